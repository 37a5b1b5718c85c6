"""What people said happens to them: a good word before, a question after; news of work; goals that name a day."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Q

from cordially.core import followups as core
from cordially.core.followups import Fact
from cordially.models import Need
from cordially.queries.rests.contacts import DAY, Stamps, ended_by, first_after, moment, words_of_mine
from cordially.queries.rests.said import Ended, fact, of_humans, rests_on
from cordially.viewer import Viewer

if TYPE_CHECKING:
    from cordially.core.times import Due

TOLD, AHEAD = 80 * DAY, 400 * DAY  # how far back; where a day is named, farther
OVER = 60  # days after its day for which it is kept on the list
EVENING = time(17)  # by which an interview is over: a word of mine before is no question of how it went
FARTHEST = 370  # days ahead that a sentence may name
NEAR = 3  # days before its day in which a word of mine is a good word for it
_WAIT = 3  # days after which to ask, where no day was named
_TRIAL = re.compile(
    r"\b(?:(?:job |final )?interviews?|exams?|driving test|viva|defen[cs]e|audition|talk|keynote|presentation|operation"
    r"|surgery|marathon|premiere|race|trial day|probearbeiten|\w{0,14}gespräch|prüfung|\w{1,14}prüfung|klausur|vortrag"
    r"|operiert|\w{0,14}operation|op|verteidigung|aufführung|vorsingen|vorsprechen)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\bnew (?:job|role|position)\b|\b(?:got|accepted|landed) the (?:job|offer|position|role)\b|\bpromot(?:ed|ion)\b"
    r"|\bi(?:’m|'m| am|’ll|'ll| will)? (?:be )?(?:start|starting|started|join|joining|joined) (?:at|as|with|my new)\b"
    r"|\bneue[nr]? (?:stelle|job|arbeit|rolle)\b|\bbefördert\b|\bhabe die (?:stelle|zusage)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s*(?:she|he|they|we|my \w+|our \w+|sie|er|wir|mein\w{0,2} \w+)\b", re.IGNORECASE)
_FAR = re.compile(r"\d|\b(?:jan|feb|m[aä]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz]|next|nächst)", re.IGNORECASE)
_SEASON = re.compile(r"year|spring|summer|autumn|fall|winter|jahr|frühling|frühjahr|sommer|herbst", re.IGNORECASE)
LIFE_EVENT = "life event"
_KINDS = (LIFE_EVENT, "goal", "challenge")


def told(viewer: Viewer, now: datetime, *, most: int | None = None) -> Iterator[Fact]:
    """Of all, or of the newest `most`."""
    stamp = int(now.timestamp())
    days = _days(viewer, now, most)
    rows = list(of_humans(Need.objects.filter(id__in=days)).order_by("id")) if days else []
    written = words_of_mine(viewer, {row.person.root_id or 0 for row in rows}, stamp - AHEAD, stamp)
    for row in rows:
        yield from _of(row, days[row.id], written, now)


def _days(viewer: Viewer, now: datetime, most: int | None) -> dict[int, date | None]:
    """What is not long over, by number: the day that it names, or none."""
    stamp, today = int(now.timestamp()), now.date()
    rows = Need.objects.filter(space=viewer.space, kind__in=_KINDS, mine=False, dismissed_at=None, said_at__lte=stamp)
    rows = rows.filter(Q(sure=True) | Q(chance__gte=0.5) | Q(confirmed_at__isnull=False), said_at__gte=stamp - AHEAD)
    newest = rows.order_by("-said_at", "-id")[:most]
    found: dict[int, date | None] = {}
    for id_, kind, text, said_at in newest.values_list("id", "kind", "text", "said_at"):
        is_fresh = said_at >= stamp - TOLD
        day = named_day(text, moment(said_at, now)) if is_fresh or _FAR.search(text) else None
        is_near = day is None and kind == LIFE_EVENT and is_fresh and not _is_far_off(text, moment(said_at, now))
        if is_near or (day is not None and (today - day).days <= OVER):
            found[id_] = day
    return found


@lru_cache(maxsize=8192)
def _named(text: str, since: datetime) -> "Due | None":
    from cordially.core import times

    return times.due(text, at=since)


def named_day(text: str, since: datetime) -> date | None:
    """The day to come that the sentence names, as it stood when it was said."""
    named = _named(text, since)
    if named is None or named.day is None or named.is_vague:
        return None
    return named.day if 0 < (named.day - since.date()).days < FARTHEST else None


def _is_far_off(text: str, since: datetime) -> bool:
    """Whether it names a season or a year to come, which has no day to ask after."""
    named = _named(text, since)
    if named is None:
        return False
    if named.day is not None:
        return (named.day - since.date()).days >= FARTHEST
    return bool(_SEASON.search(named.text))


def _of(row: Need, day: date | None, written: Stamps, now: datetime) -> Iterator[Fact]:
    is_news = row.kind == LIFE_EVENT and bool(_NEWS.search(row.text)) and not _OTHERS.match(row.text)
    mine = written[row.person.root_id or 0]
    if is_news:
        yield _news(row, day, mine, now)
    if day is None:
        if not is_news:
            yield fact(row, core.LIFE, f"n{row.id}", _WAIT, _end(first_after(mine, row.said_at), now), now)
        return
    if row.kind == LIFE_EVENT and _TRIAL.search(row.text):
        yield _before(row, day, mine, now)
    over = datetime.combine(day, EVENING, now.tzinfo).timestamp()
    wait = (day - moment(row.said_at, now).date()).days + 1
    step = "" if row.kind == LIFE_EVENT else core.GOAL
    yield fact(row, core.LIFE, f"n{row.id}", wait, _end(first_after(mine, over), now), now, step=step)


def _news(row: Need, day: date | None, mine: list[int], now: datetime) -> Fact:
    """Once: where a day is named, how it went is asked apart from it."""
    mark, rests = (f"n{row.id}", rests_on(row)) if day is None else (f"c{row.id}", f"news {rests_on(row)}")
    return fact(row, core.JOB, mark, 1, _end(first_after(mine, row.said_at), now), now, rests_on=rests)


def _before(row: Need, day: date, mine: list[int], now: datetime) -> Fact:
    eve = max(day - timedelta(1), moment(row.said_at, now).date())
    near = datetime.combine(day - timedelta(NEAR), time(), now.tzinfo).timestamp()
    ended = _end(first_after(mine, max(row.said_at, near)), now)
    wait = (eve - day).days
    rests = f"before {rests_on(row)}"
    return fact(row, core.BEFORE, f"w{row.id}", wait, ended, now, rests_on=rests, due_on=day)


def _end(stamp: int | None, now: datetime) -> Ended:
    told = ended_by(stamp, now)
    return (told["ended_at"], told["ended_how"]) if told else None
