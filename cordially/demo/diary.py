"""The calendar of the story: coffees and calls, weekly rounds, a big town hall, what was cancelled, what comes next."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from cordially.demo.cast import HOME, ME, Person
from cordially.demo.letters import Guest, Mailbox, Meeting
from cordially.demo.phrases import on_workday
from cordially.demo.stage import DAYS_A_MONTH, Stage

HOST = "calendar.example.com"


def meetings(stage: Stage) -> tuple[Meeting, ...]:
    """All entries, oldest first."""
    text = files("cordially.demo").joinpath("diary.toml").read_text("utf-8")
    table = tomllib.loads(text)
    planned = [_planned(stage, entry) for entry in table["meeting"]]
    casual = [meeting for person in stage.cast.values() for meeting in _casual(stage, person, table)]
    return tuple(sorted([*planned, *casual], key=lambda meeting: (meeting.start, meeting.uid)))


def _planned(stage: Stage, entry: dict[str, Any]) -> Meeting:
    start = _start(stage, entry["when"])
    guests = [*_guests(stage, entry, start), *_crowd(stage, entry)]
    without = [start + timedelta(weeks=week) for week in entry.get("without", [])]
    rule = entry.get("rule", "")
    if rule and "until" in entry:
        until = stage.now - timedelta(days=entry["until"])
        rule += f";UNTIL={until:%Y%m%d}T225959Z"
    return Meeting(
        uid=f"{entry['uid']}@{HOST}",
        start=start,
        minutes=entry.get("minutes", 60),
        title=entry["title"],
        organizer=_mailbox(stage, entry.get("by", ME), start, entry.get("kind", HOME)) if guests else None,
        guests=tuple(guests),
        place=entry.get("place", ""),
        text=entry.get("text", ""),
        rule=rule,
        without=tuple(without),
        is_cancelled=entry.get("cancelled", False),
        is_all_day=entry.get("all_day", False),
        who=tuple(part.partition("=")[0] for part in entry.get("who", [])),
    )


def _start(stage: Stage, when: str) -> datetime:
    """ "-40 18:30" is forty days before the end of the story, "2 10:00" two days after it; never on a weekend."""
    days, clock = when.split()
    day = on_workday(stage.today + timedelta(days=int(days)), forward=int(days) >= 0)
    return _clock(stage, day, time.fromisoformat(clock))


def _clock(stage: Stage, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, stage.now.tzinfo)


def _guests(stage: Stage, entry: dict[str, Any], start: datetime) -> list[Guest]:
    guests, kind = [], entry.get("kind", HOME)
    for part in entry.get("who", []):
        key, _, answer = part.partition("=")
        guests.append(Guest(_mailbox(stage, key, start, kind), (answer or "accepted").upper()))
    mine = entry.get("mine", "accepted").upper()
    return [Guest(_mailbox(stage, ME, start, kind), mine), *guests] if guests or "crowd" in entry else []


def _mailbox(stage: Stage, key: str, at: datetime, kind: str = HOME) -> Mailbox:
    return stage.cast[key].mailbox(stage.months_ago(at), kind)


def _crowd(stage: Stage, entry: dict[str, Any]) -> list[Guest]:
    """Strangers of a big company, who count little."""
    rng = stage.chance("crowd", entry["uid"])
    firsts, lasts = stage.slots["crowd_first"], stage.slots["crowd_last"]
    named = {f"{rng.choice(firsts)} {rng.choice(lasts)}" for _ in range(entry.get("crowd", 0))}
    host = entry.get("host", "bruecke.example")
    answers = ("ACCEPTED", "ACCEPTED", "NEEDS-ACTION", "TENTATIVE", "DECLINED")
    return [
        Guest(Mailbox(name, f"{name.lower().replace(' ', '.')}@{host}"), rng.choice(answers)) for name in sorted(named)
    ]


def _casual(stage: Stage, person: Person, table: dict[str, Any]) -> Iterator[Meeting]:
    rng = stage.chance("meets", person.key)
    for meets in person.meets:
        gap = DAYS_A_MONTH / meets.threads
        ago = meets.used.first * DAYS_A_MONTH - rng.random() * gap
        while ago > max(meets.used.last, 0) * DAYS_A_MONTH + 3:
            day = on_workday(stage.today - timedelta(days=round(ago)), forward=False)
            kind = rng.choice(table["casual"])
            yield _coffee(stage, person, _clock(stage, day, time.fromisoformat(rng.choice(kind["at"]))), kind)
            ago -= gap * rng.uniform(0.6, 1.4)


def _coffee(stage: Stage, person: Person, start: datetime, kind: dict[str, Any]) -> Meeting:
    rng = stage.chance("coffee", person.key, start.isoformat())
    host, guest = _mailbox(stage, ME, start), _mailbox(stage, person.key, start)
    title = rng.choice(kind["titles"]).format(you=person.first_name)
    return Meeting(
        uid=f"{stage.digest('coffee', person.key, start.isoformat(), length=26)}@{HOST}",
        start=start,
        minutes=kind["minutes"],
        title=title,
        organizer=rng.choice((host, guest)),
        guests=(Guest(host), Guest(guest)),
        place=rng.choice(kind["places"]),
        who=(person.key,),
    )
