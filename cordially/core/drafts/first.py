"""First lines of a letter to one person: your own way to begin and end, what it is about, and room for your words."""

from dataclasses import dataclass
from datetime import date

from cordially.core import followups as core
from cordially.core.drafts.manner import GERMAN, Manner
from cordially.core.followups import shortened

YOURS = "…"  # where your own words go
_QUOTED = 240
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_ENGLISH = {
    core.PROMISED: "As I promised (“{quote}”):\n\n…",
    core.THEIRS: "You wrote on {day}: “{quote}”\n\nHow is it going? There is no hurry.",
    core.OWED: "You asked: “{quote}”\n\n…",
    core.AWAITED: "On {day} I wrote: “{quote}”\n\nHave you had time to think about it? No hurry, and a no is fine.",
    core.MET: "Thank you for the time on {day}; it was good to talk.\n\n…",
    core.GATHERED: "It was good to see you at “{quote}” on {day}.\n\n…",
    core.LIFE: "You wrote on {day}: “{quote}”\n\nHow did it go?",
    core.BEFORE: "You wrote on {day}: “{quote}”\n\nAll the best for it!",
    core.JOB: "You wrote on {day}: “{quote}”\n\nCongratulations! What do you look forward to most?",
    core.RHYTHM: "You wrote on {day}: “{quote}”\n\nHow is it going?",
    core.BIRTHDAY: "Happy birthday!\n\n…",
    core.ANNIVERSARY: "Today I am thinking of you.\n\n…",
}
_DU = {
    core.PROMISED: "Wie versprochen („{quote}“):\n\n…",
    core.THEIRS: "Du hast am {day} geschrieben: „{quote}“\n\nWie steht es damit? Es eilt nicht.",
    core.OWED: "Du hast gefragt: „{quote}“\n\n…",
    core.AWAITED: "Am {day} habe ich geschrieben: „{quote}“\n\n"
    "Konntest du schon darüber nachdenken? Es eilt nicht, und ein Nein ist in Ordnung.",
    core.MET: "Danke für deine Zeit am {day}; es war schön, mit dir zu sprechen.\n\n…",
    core.GATHERED: "Es war schön, dich am {day} bei „{quote}“ zu sehen.\n\n…",
    core.LIFE: "Du hast am {day} geschrieben: „{quote}“\n\nWie ist es gelaufen?",
    core.BEFORE: "Du hast am {day} geschrieben: „{quote}“\n\nAlles Gute dafür!",
    core.JOB: "Du hast am {day} geschrieben: „{quote}“\n\nHerzlichen Glückwunsch! Worauf freust du dich am meisten?",
    core.RHYTHM: "Du hast am {day} geschrieben: „{quote}“\n\nWie geht es damit?",
    core.BIRTHDAY: "Alles Gute zum Geburtstag!\n\n…",
    core.ANNIVERSARY: "Heute denke ich an dich.\n\n…",
}
_SIE = _DU | {
    core.ANNIVERSARY: "Heute denke ich an Sie.\n\n…",
    core.THEIRS: "Sie haben am {day} geschrieben: „{quote}“\n\nWie steht es damit? Es eilt nicht.",
    core.OWED: "Sie haben gefragt: „{quote}“\n\n…",
    core.AWAITED: "Am {day} habe ich geschrieben: „{quote}“\n\n"
    "Konnten Sie schon darüber nachdenken? Es eilt nicht, und ein Nein ist in Ordnung.",
    core.MET: "Danke für Ihre Zeit am {day}; es war schön, mit Ihnen zu sprechen.\n\n…",
    core.GATHERED: "Es war schön, Sie am {day} bei „{quote}“ zu sehen.\n\n…",
    core.LIFE: "Sie haben am {day} geschrieben: „{quote}“\n\nWie ist es gelaufen?",
    core.BEFORE: "Sie haben am {day} geschrieben: „{quote}“\n\nAlles Gute dafür!",
    core.JOB: "Sie haben am {day} geschrieben: „{quote}“\n\nHerzlichen Glückwunsch! Worauf freuen Sie sich am meisten?",
    core.RHYTHM: "Sie haben am {day} geschrieben: „{quote}“\n\nWie geht es damit?",
}
_BARE = {  # without words of theirs or mine to quote, or the name of an event
    "en": {
        core.PROMISED: "As I promised:\n\n…",
        core.RHYTHM: "How are you?\n\n…",
        core.GATHERED: "It was good to see you on {day}.\n\n…",
    },
    "de": {
        core.PROMISED: "Wie versprochen:\n\n…",
        core.RHYTHM: "Wie geht es dir?\n\n…",
        core.GATHERED: "Es war schön, dich am {day} zu sehen.\n\n…",
    },
    "sie": {
        core.PROMISED: "Wie versprochen:\n\n…",
        core.RHYTHM: "Wie geht es Ihnen?\n\n…",
        core.GATHERED: "Es war schön, Sie am {day} zu sehen.\n\n…",
    },
}
_SUBJECTS = {
    "en": {core.MET: "Thank you", core.RHYTHM: "How are you?", core.BIRTHDAY: "Happy birthday"},
    "de": {core.MET: "Danke", core.RHYTHM: "Wie geht es dir?", core.BIRTHDAY: "Alles Gute"},
    "sie": {core.MET: "Danke", core.RHYTHM: "Wie geht es Ihnen?", core.BIRTHDAY: "Alles Gute"},
}
_TABLES = {"en": _ENGLISH, "de": _DU, "sie": _SIE}


@dataclass(frozen=True, slots=True)
class About:
    """What the letter is for: the kind of follow-up, and the words and the day that it rests on, if it does."""

    kind: str
    quote: str = ""  # words that really were written between the two
    on: date | None = None
    subject: str = ""  # of the letter that is answered


def first(about: About, manner: Manner) -> tuple[str, str]:
    """Subject and body. Never longer than a few lines; “…” is for your own words."""
    table = "sie" if manner.is_formal else manner.language
    form = _TABLES[table].get(about.kind, YOURS)
    if "{quote}" in form and not about.quote:
        form = _BARE[table].get(about.kind, YOURS)
    quote = shortened(about.quote.replace("“", "‘").replace("”", "’").replace("„", "‚"), _QUOTED)
    body = form.format(quote=quote, day=_day(about.on, manner.language))
    subject = f"Re: {about.subject}" if about.subject else _SUBJECTS[table].get(about.kind, "")
    return subject, "\n".join([manner.opening, "", body, "", manner.closing]).strip()


def _day(on: date | None, language: str) -> str:
    if on is None:
        return ""
    return f"{on.day}. {_MONTHS[on.month - 1]}" if language == GERMAN else f"{on.day} {on:%B}"
