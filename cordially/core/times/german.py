"""How German names a day: übermorgen, bis Freitag, Ende nächster Woche, am 12. März, in 14 Tagen."""

import re
from datetime import date

from cordially.core.times import calendar as on
from cordially.core.times import dates, english, periods
from cordially.core.times.lexicon import GERMAN_MONTHS, GERMAN_WEEKDAYS, number, pattern
from cordially.core.times.reading import BACK, Base, Reckon, Rule

RULES: tuple[Rule, ...] = ()
