"""Collecting from the played scenes what was planted in them."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files

from cordially.demo import robots
from cordially.demo.cast import ME, Person
from cordially.demo.letters import Letter, Meeting
from cordially.demo.phrases import offset
from cordially.demo.screenplay import Mark, keys, marks
from cordially.demo.stage import Played, Stage
from cordially.demo.truth import Answer, Introduction, Promise, Same, Saying, Truth


def truth(stage: Stage, meetings: tuple[Meeting, ...]) -> Truth:
    """Everything that later pieces should find in this history."""
    told = tomllib.loads(files("cordially.demo").joinpath("truth.toml").read_text("utf-8"))
    return Truth(
        promises=tuple(_promises(stage, meetings)),
        sayings=tuple(_sayings(stage)),
        answers=tuple(_answers(stage)),
        introductions=tuple(_introductions(stage)),
        people=tuple(_same(person) for person in stage.cast.values() if person.key != "list"),
        robots=robots.addresses(("newsletter", "notice", "spam")),
        lists=tuple(email.address for email in stage.cast["list"].emails),
        shared=(*robots.addresses(("shared",)), *told.pop("shared_homes")),
        namesakes=tuple((first, second) for first, second in told.pop("namesakes")),
        **{key: tuple(value) for key, value in told.items()},
    )


def _marked(stage: Stage) -> Iterator[tuple[Played, Mark]]:
    for played in stage.played:
        for mark in marks(played.text):
            yield played, mark


def _promises(stage: Stage, meetings: tuple[Meeting, ...]) -> Iterator[Promise]:
    evidence = {(played.scene, played.take, played.number): played.letter.id for played in stage.played}
    held = {meeting.uid.partition("@")[0]: meeting.uid for meeting in meetings}
    for played, mark in _marked(stage):
        if mark.kind == "promise":
            letter = played.letter
            yield Promise(
                by=mark.options.get("by") or letter.who,
                to=mark.options.get("to") or reader(stage, letter),
                sentence=mark.sentence,
                message=letter.id,
                at=letter.at,
                due_on=_due(stage, letter, mark),
                kept_by=_kept(played, mark.options.get("kept", ""), evidence, held),
                channel=letter.channel,
            )


def _kept(played: Played, kept: str, evidence: Mapping[tuple[str, str, int], str], held: Mapping[str, str]) -> str:
    """ "3" is the third letter of the same scene, "other:1" the first of another, "meeting:uid" a meeting."""
    if not kept:
        return ""
    where, _, what = kept.rpartition(":")
    if where == "meeting":
        return held[what]
    return evidence[where or played.scene, "" if where else played.take, int(what)]


def _due(stage: Stage, letter: Letter, mark: Mark) -> date | None:
    due = mark.options.get("due")
    return offset(due, at=letter.at.date(), today=stage.today) if due else None


def _sayings(stage: Stage) -> Iterator[Saying]:
    for played, mark in _marked(stage):
        if mark.kind != "promise":
            letter = played.letter
            yield Saying(
                kind=_KINDS.get(mark.kind, mark.kind),
                by=mark.options.get("by") or letter.who,
                to=mark.options.get("to") or reader(stage, letter),
                sentence=mark.sentence,
                message=letter.id,
                at=letter.at,
                due_on=_due(stage, letter, mark),
                channel=letter.channel,
            )


_KINDS = {"life": "life event"}


def _answers(stage: Stage) -> Iterator[Answer]:
    for played in stage.played:
        letter = played.letter
        if "owed" in played.line.options:
            yield Answer("owed", letter.who, letter.id, letter.at, letter.channel)
        if "awaited" in played.line.options:
            yield Answer("awaited", reader(stage, letter), letter.id, letter.at, letter.channel)


def waiting(stage: Stage) -> Iterator[tuple[str, Letter]]:
    """The people with whom a letter waits for an answer, on either side."""
    for played in stage.played:
        if "owed" in played.line.options:
            yield played.letter.who, played.letter
        if "awaited" in played.line.options:
            yield reader(stage, played.letter), played.letter


def open_promises(stage: Stage) -> Iterator[tuple[str, Letter]]:
    """The people with whom something promised is still open, on either side."""
    for played, mark in _marked(stage):
        if mark.kind == "promise" and "kept" not in mark.options:
            mine = played.letter.who == ME
            yield (mark.options.get("to") or reader(stage, played.letter)) if mine else played.letter.who, played.letter


def _introductions(stage: Stage) -> Iterator[Introduction]:
    for played in stage.played:
        if "introduces" in played.line.options:
            one, other = keys(played.line.options, "introduces")
            yield Introduction(played.letter.who, (one, other), played.letter.id, played.letter.at)


def reader(stage: Stage, letter: Letter) -> str:
    """The key of whom a letter is for, first of all."""
    return _keys(stage).get(letter.to[0].address, "")


def _keys(stage: Stage) -> dict[str, str]:
    known = {email.address: key for key, person in stage.cast.items() for email in person.emails}
    return known | {person.page: key for key, person in stage.cast.items() if person.page}


def _same(person: Person) -> Same:
    emails = tuple(email.address for email in person.emails)
    return Same(person.key, person.name, person.also, emails, person.phones, person.page)
