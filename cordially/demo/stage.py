"""Playing scenes: each written line becomes a letter with its day, its addresses and its place in the thread."""

import hashlib
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from importlib.resources import files

from cordially.demo import cast as people
from cordially.demo.cast import HOME, ME, WORK, Person
from cordially.demo.clients import ID_STYLES
from cordially.demo.letters import Letter, Mailbox
from cordially.demo.phrases import Phrases, on_workday
from cordially.demo.screenplay import Line, Scene, keys, unmarked

DAYS_A_MONTH = 30.44
_AGO = re.compile(r"(\d+)d(?: (\d\d:\d\d))?")
_YEARLY = re.compile(r"y(\d) (\d\d)-(\d\d)(?: (\d\d:\d\d))?")
_LATER = re.compile(r"\+(\d+)([dhm])(?: (\d\d:\d\d))?")


class Stage:
    """Where the story is played. Everything follows from `now` and `seed`."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.cast = people.load()
        self.now = now.astimezone(self.cast[ME].zone)
        self.seed = seed
        self.played: list[tuple[str, int, Letter, str]] = []  # scene, line, letter, the text with its marks
        self.letters: list[Letter] = []

    @cached_property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def slots(self) -> dict[str, list[str]]:
        return tomllib.loads(files("cordially.demo").joinpath("words.toml").read_text("utf-8"))

    def chance(self, *parts: object) -> random.Random:
        """Dice of its own for each thing, so that a change in one place leaves all others as they are."""
        return random.Random("/".join(map(str, (self.seed, *parts))))  # noqa: S311

    def months_ago(self, at: datetime) -> float:
        return (self.now - at).total_seconds() / 86400 / DAYS_A_MONTH

    def digest(self, *parts: object, length: int = 24) -> str:
        text = "/".join(map(str, (self.seed, *parts)))
        return hashlib.blake2b(text.encode(), digest_size=(length + 1) // 2).hexdigest()[:length]

    def play(self, scene: Scene, roles: Mapping[str, str], *, start: datetime | None = None, take: str = "") -> bool:
        """Add the scene's letters; False, and nothing added, if it would not be over before the end of the story."""
        rng = self.chance(scene.key, take)
        phrases = Phrases(rng, self.today, self.slots)
        letters: list[tuple[Letter, str]] = []
        for number, line in enumerate(scene.lines, start=1):
            before = letters[-1][0] if letters else None
            at = self._time(line, before, roles, rng, start)
            if at > self.now - timedelta(minutes=20):
                return False
            letters.append(self._letter(scene, take, number, line, roles, at, before, phrases, rng))
        self.played += [(scene.key, n, letter, text) for n, (letter, text) in enumerate(letters, start=1)]
        self.letters += [letter for letter, _ in letters]
        return True

    def _time(
        self, line: Line, before: Letter | None, roles: Mapping[str, str], rng: random.Random, start: datetime | None
    ) -> datetime:
        person = self.cast[roles.get(line.sender, line.sender)]
        if before is None:
            return (start or self._first(line.when)).replace(second=rng.randrange(60)).astimezone(person.zone)
        if line.when == "~":
            hours = min(96.0, person.pace * rng.lognormvariate(0, 0.8))
            return _awake((before.at + timedelta(hours=hours)).astimezone(person.zone), rng)
        return self._later(line.when, before.at.astimezone(person.zone), rng)

    def _first(self, when: str) -> datetime:
        if found := _YEARLY.fullmatch(when):
            day = date(self.today.year, int(found[2]), int(found[3]))
            years = int(found[1]) + (day > self.today - timedelta(days=12))
            return self._clock(day.replace(year=day.year - years), found[4])
        found = _AGO.fullmatch(when)
        if not found:
            raise ValueError(f"no day in {when!r}")
        return self._clock(on_workday(self.today - timedelta(days=int(found[1])), forward=False), found[2])

    def _clock(self, day: date, clock: str | None) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock or "09:30"), self.now.tzinfo)

    def _later(self, when: str, before: datetime, rng: random.Random) -> datetime:
        found = _LATER.fullmatch(when)
        if not found:
            raise ValueError(f"no time in {when!r}")
        if found[2] == "d":
            day = on_workday(before.date() + timedelta(days=int(found[1])), forward=True)
            return datetime.combine(day, time.fromisoformat(found[3] or "10:20"), before.tzinfo) + timedelta(
                seconds=rng.randrange(60)
            )
        step = timedelta(hours=int(found[1])) if found[2] == "h" else timedelta(minutes=int(found[1]))
        return before + step + timedelta(seconds=rng.randrange(60))

    def _letter(
        self,
        scene: Scene,
        take: str,
        number: int,
        line: Line,
        roles: Mapping[str, str],
        at: datetime,
        before: Letter | None,
        phrases: Phrases,
        rng: random.Random,
    ) -> tuple[Letter, str]:
        sender = self.cast[roles.get(line.sender, line.sender)]
        to = [self.cast[roles.get(key, key)] for key in line.to]
        kind = WORK if "work" in scene.tags or "via" in line.options else HOME
        channel = "linkedin" if "linkedin" in scene.tags else "mail"
        names = _names(sender, to, rng, german="de" in scene.tags)
        marked = phrases.fill(line.text, at.date(), names)
        subject = phrases.fill(line.options.get("subject", scene.subject), at.date(), names)
        answers = None if "new" in line.options else before
        client, code = self._client(sender, at), self.digest(scene.key, take, number, length=48)
        return Letter(
            id=ID_STYLES[client](code, sender.mailbox(0).address, at) if channel == "mail" else f"chat-{code[:20]}",
            at=at,
            sender=self._mailbox(sender, at, kind, channel, rng),
            to=tuple(self._mailbox(person, at, kind, channel, rng) for person in to),
            cc=tuple(self._mailbox(self.cast[key], at, kind, channel, rng) for key in keys(line.options, "cc")),
            subject=f"{_re(client)} {subject}" if answers and "subject" not in line.options else subject,
            text=unmarked(marked),
            who=sender.key,
            signature=self._signature(sender, at, kind) if channel == "mail" else "",
            client=client,
            answers=answers,
            thread=f"{scene.key}/{take}",
            attachments=keys(line.options, "attach"),
            labels=keys(line.options, "label"),
            channel=channel,
        ), marked

    def _mailbox(self, person: Person, at: datetime, kind: str, channel: str, rng: random.Random) -> Mailbox:
        if channel == "linkedin":
            return Mailbox(person.name, person.page)
        name = rng.choice(person.also) if person.also and rng.random() < 0.15 else person.name
        return person.mailbox(self.months_ago(at), kind, name)

    def _client(self, sender: Person, at: datetime) -> str:
        return "thunderbird" if sender.key == ME and self.months_ago(at) > 40 else sender.client

    def _signature(self, sender: Person, at: datetime, kind: str) -> str:
        job = sender.job(self.months_ago(at))
        if kind != WORK or job is None or self._client(sender, at) == "phone":
            return ""
        return "\n".join(line for line in (sender.name, f"{job.title}, {job.organisation}", *sender.phones[:1]) if line)


def _names(sender: Person, to: Sequence[Person], rng: random.Random, *, german: bool) -> dict[str, str]:
    you = " and ".join(person.first_name for person in to[:3]) or "all"
    hi, bye = ("Hallo {you},", "Liebe Grüße,/Bis bald,") if german and sender.key == ME else (sender.hi, sender.bye)
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
    """Nobody in the story writes between midnight and half past six, unless a scene says so."""
    if at.hour < 7:
        return at.replace(hour=rng.randrange(7, 10), minute=rng.randrange(60))
    return at
