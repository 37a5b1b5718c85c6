"""Collecting from the played scenes what was planted in them."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files

from cordially.demo import robots
from cordially.demo.cast import Person
from cordially.demo.letters import Letter, Meeting
from cordially.demo.phrases import offset
from cordially.demo.screenplay import Mark, marks, scenes
from cordially.demo.stage import Stage
from cordially.demo.truth import Answer, Introduction, Promise, Same, Saying, Truth


def truth(stage: Stage, meetings: tuple[Meeting, ...]) -> Truth:
    """Everything that later pieces should find in this history."""
    evidence = {f"{scene}:{number}": letter.id for scene, number, letter, _ in stage.played if "/" not in letter.id}
    evidence |= {f"meeting:{meeting.uid.partition('@')[0]}": meeting.uid for meeting in meetings}
    told = tomllib.loads(files("cordially.demo").joinpath("truth.toml").read_text("utf-8"))
    return Truth(
        promises=tuple(_promises(stage, evidence)),
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


def _marked(stage: Stage) -> Iterator[tuple[str, Letter, str, Mark]]:
    for scene, _, letter, text in stage.played:
        for mark in marks(text):
            to = mark.options.get("to") or _reader(stage, letter)
            yield scene, letter, to, mark


def _reader(stage: Stage, letter: Letter) -> str:
    """The key of whom a letter is for, first of all."""
    by_address = _keys(stage.cast)
    return by_address.get(letter.to[0].address, "")


def _keys(cast: Mapping[str, Person]) -> dict[str, str]:
    known = {email.address: key for key, person in cast.items() for email in person.emails}
    return known | {person.page: key for key, person in cast.items() if person.page}


def _promises(stage: Stage, evidence: Mapping[str, str]) -> Iterator[Promise]:
    for scene, letter, to, mark in _marked(stage):
        if mark.kind != "promise":
            continue
        kept = mark.options.get("kept", "")
        by = mark.options.get("by") or letter.who
        yield Promise(
            by,
            to,
            mark.sentence,
            letter.id,
            letter.at,
            _due(stage, letter, mark),
            _kept(scene, letter, kept, stage, evidence),
            letter.channel,
        )


def _kept(scene: str, letter: Letter, kept: str, stage: Stage, evidence: Mapping[str, str]) -> str:
    if not kept:
        return ""
    if kept.isdigit():
        return next(
            other.id
            for key, number, other, _ in stage.played
            if key == scene and number == int(kept) and other.thread == letter.thread
        )
    return evidence[kept]


def _due(stage: Stage, letter: Letter, mark: Mark) -> date | None:
    due = mark.options.get("due")
    return offset(due, at=letter.at.date(), today=stage.today) if due else None


def _sayings(stage: Stage) -> Iterator[Saying]:
    for _, letter, to, mark in _marked(stage):
        if mark.kind != "promise":
            by = mark.options.get("by") or letter.who
            yield Saying(
                mark.kind, by, to, mark.sentence, letter.id, letter.at, _due(stage, letter, mark), letter.channel
            )


def _options(stage: Stage) -> Iterator[tuple[Letter, dict[str, str]]]:
    written: dict[tuple[str, int], dict[str, str]] = {}
    from cordially.demo.story import WRITTEN

    for name in WRITTEN:
        for scene in scenes(name):
            written |= {(scene.key, number): line.options for number, line in enumerate(scene.lines, start=1)}
    for scene_key, number, letter, _ in stage.played:
        yield letter, written.get((scene_key, number), {})


def _answers(stage: Stage) -> Iterator[Answer]:
    for letter, options in _options(stage):
        if "owed" in options:
            yield Answer("owed", letter.who, letter.id, letter.at, letter.channel)
        if "awaited" in options:
            yield Answer("awaited", _reader(stage, letter), letter.id, letter.at, letter.channel)


def _introductions(stage: Stage) -> Iterator[Introduction]:
    for letter, options in _options(stage):
        if "introduces" in options:
            one, other = (key.strip() for key in options["introduces"].split(","))
            yield Introduction(letter.who, (one, other), letter.id, letter.at)


def _same(person: Person) -> Same:
    emails = tuple(email.address for email in person.emails)
    return Same(person.key, person.name, person.also, emails, person.phones, person.page)
