"""One telling of a scene: each written line becomes a letter with its day, its addresses and its thread."""

import random
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cordially.demo.cast import HOME, ME, WORK, Person
from cordially.demo.clients import ID_STYLES
from cordially.demo.letters import Letter, Mailbox
from cordially.demo.phrases import Phrases, capitalised, on_workday
from cordially.demo.screenplay import Line, Scene, keys, unmarked

if TYPE_CHECKING:
    from cordially.demo.stage import Stage

LONGEST_WAIT = 44.0  # hours until small talk is answered
_AGO = re.compile(r"(\d+)d(?: (\d\d:\d\d))?")
_YEARLY = re.compile(r"y(\d) (\d\d)-(\d\d)(?: (\d\d:\d\d))?")
_LATER = re.compile(r"\+(\d+)([dhm])(?: (\d\d:\d\d))?")


class Telling:
    """A scene, who plays whom in it, and when it starts (else as its first line says)."""

    def __init__(
        self, stage: "Stage", scene: Scene, roles: Mapping[str, str], start: datetime | None, take: str
    ) -> None:
        self._stage, self._scene, self._roles, self._start, self._take = stage, scene, roles, start, take
        self._rng = stage.chance(scene.key, take)
        self._phrases = Phrases(self._rng, stage.today, stage.slots)
        self._kind = self._address_kind()
        self._thread, self._subject = f"{scene.key}/{take}", ""

    def letter(self, number: int, line: Line, before: Letter | None) -> tuple[Letter, str]:
        """The letter, and its text with the marks still in it."""
        sender, to = self._person(line.sender), [self._person(key) for key in line.to]
        at = self._time(line, before)
        answers = None if "new" in line.options else before
        names = _names(sender, to, self._rng, german="de" in self._scene.tags)
        text, subject = self._words(line, names, self._start.date() if self._start else at.date(), answers)
        if answers is None and number > 1:
            self._thread += f"/{number}"
        client = self._client(sender, at)
        return Letter(
            id=self._id(client, number, sender, at),
            at=at,
            sender=self._mailbox(sender, at),
            to=tuple(self._mailbox(person, at) for person in to),
            cc=tuple(self._mailbox(self._person(key), at) for key in keys(line.options, "cc")),
            subject=f"{_re(client)} {subject}" if answers else subject,
            text=unmarked(text),
            who=sender.key,
            signature=self._signature(sender, at),
            client=client,
            answers=answers,
            thread=self._thread,
            attachments=keys({"names": self._phrases.fill(line.options.get("attach", ""), at.date(), names)}, "names"),
            labels=keys(line.options, "label"),
            headers=AUTOMATIC if "auto" in line.options else (),
            channel=self._channel,
            is_draft="draft" in line.options,
        ), text

    @property
    def _channel(self) -> str:
        return "linkedin" if "linkedin" in self._scene.tags else "mail"

    def _person(self, key: str) -> Person:
        return self._stage.cast[self._roles.get(key, key)]

    def _address_kind(self) -> str:
        """Small talk goes to either address, what is written by hand to the one that its scene names."""
        if "work" not in self._scene.tags:
            return HOME
        among_colleagues = all("work" in self._stage.cast[key].circles or key == ME for key in self._roles.values())
        return WORK if not self._take or (among_colleagues and self._rng.random() < 0.5) else HOME

    def _words(self, line: Line, names: Mapping[str, str], day: date, answers: Letter | None) -> tuple[str, str]:
        if answers is None:
            self._subject = self._phrases.fill(line.options.get("subject", self._scene.subject), day, names)
            self._subject = self._subject[:1].upper() + self._subject[1:]
        text = self._phrases.fill(line.text, day, names)
        return (text if "de" in self._scene.tags else capitalised(text, sentences=bool(self._take))), self._subject

    def _id(self, client: str, number: int, sender: Person, at: datetime) -> str:
        code = self._stage.digest(self._scene.key, self._take, number, length=48)
        if self._channel == "linkedin":
            return f"chat-{code[:20]}"
        return ID_STYLES[client](code, sender.mailbox(0).address, at)

    def _mailbox(self, person: Person, at: datetime) -> Mailbox:
        if self._channel == "linkedin":
            return Mailbox(person.name, person.page)
        name = self._rng.choice(person.also) if person.also and self._rng.random() < 0.15 else person.name
        return person.mailbox(self._stage.months_ago(at), self._kind, name)

    def _client(self, sender: Person, at: datetime) -> str:
        return "thunderbird" if sender.key == ME and self._stage.months_ago(at) > 40 else sender.client

    def _signature(self, sender: Person, at: datetime) -> str:
        job = sender.job(self._stage.months_ago(at))
        if self._channel != "mail" or self._kind != WORK or job is None or self._client(sender, at) == "phone":
            return ""
        return "\n".join(line for line in (sender.name, f"{job.title}, {job.organisation}", *sender.phones[:1]) if line)

    def _time(self, line: Line, before: Letter | None) -> datetime:
        zone = self._person(line.sender).zone
        if before is None:
            start = self._start or self._first(line.when)
            return start.replace(second=self._rng.randrange(60), microsecond=0).astimezone(zone)
        if line.when == "~":
            hours = min(LONGEST_WAIT, self._person(line.sender).pace * self._rng.lognormvariate(0, 0.8))
            return _awake((before.at + timedelta(hours=hours)).astimezone(zone), self._rng).replace(microsecond=0)
        return self._later(line.when, before.at.astimezone(zone))

    def _first(self, when: str) -> datetime:
        today = self._stage.today
        if found := _YEARLY.fullmatch(when):
            day = date(today.year, int(found[2]), int(found[3]))
            years = int(found[1]) + (day > today - timedelta(days=12))
            return self._clock(day.replace(year=day.year - years), found[4])
        if found := _AGO.fullmatch(when):
            return self._clock(on_workday(today - timedelta(days=int(found[1])), forward=False), found[2])
        raise ValueError(f"no day in {when!r}")

    def _clock(self, day: date, clock: str | None) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock or "09:30"), self._stage.now.tzinfo)

    def _later(self, when: str, before: datetime) -> datetime:
        found = _LATER.fullmatch(when)
        if not found:
            raise ValueError(f"no time in {when!r}")
        seconds = timedelta(seconds=self._rng.randrange(60))
        if found[2] == "d":
            day = on_workday(before.date() + timedelta(days=int(found[1])), forward=True)
            return datetime.combine(day, time.fromisoformat(found[3] or "10:20"), before.tzinfo) + seconds
        step = timedelta(hours=int(found[1])) if found[2] == "h" else timedelta(minutes=int(found[1]))
        return before + step + seconds


AUTOMATIC = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"), ("Precedence", "auto_reply"))


def _names(sender: Person, to: Sequence[Person], rng: random.Random, *, german: bool) -> dict[str, str]:
    you = " and ".join(person.first_name for person in to[:3]) or "all"
    hi, bye = sender.hi, sender.bye
    if sender.key == ME and {circle for person in to for circle in person.circles} & {"friend", "family"}:
        bye = "Lots of love,/Love,/Hugs,/Yours,"
    if sender.key == ME and german:
        hi, bye = "Hallo {you},", "Liebe Grüße,/Bis bald,"
    elif sender.key == ME and any("mentor" in person.circles for person in to):
        hi = "Dear {you},"
    end = rng.choice(bye.split("/"))
    return {
        "hi": rng.choice(hi.split("/")).replace("{you}", you),
        "bye": end if sender.first_name in end else f"{end}\n{sender.first_name}",
        "you": you,
        "number": str(rng.randrange(1000, 9999)),
        "i": sender.first_name,
    }


def _re(client: str) -> str:
    return {"outlook": "RE:", "outlook-de": "AW:"}.get(client, "Re:")


def _awake(at: datetime, rng: random.Random) -> datetime:
    """Nobody in the story writes small talk between midnight and half past six."""
    return at.replace(hour=rng.randrange(7, 10), minute=rng.randrange(60)) if at.hour < 7 else at
