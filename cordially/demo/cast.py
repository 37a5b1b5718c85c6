"""The people of the story: who they are, how they write, and by which addresses they are known."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from zoneinfo import ZoneInfo

from cordially.demo.letters import Mailbox

ME = "me"
WORK, HOME = "work", "home"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the story, in months before its end: from `first` (longer ago) to `last`."""

    first: float
    last: float

    def holds(self, months_ago: float) -> bool:
        return self.last <= months_ago < self.first


@dataclass(frozen=True, slots=True)
class Email:
    kind: str
    address: str
    used: Window


@dataclass(frozen=True, slots=True)
class Job:
    organisation: str
    title: str
    used: Window


@dataclass(frozen=True, slots=True)
class Talk:
    """How many threads a month there are between this person and me, and when."""

    used: Window
    threads: float


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    also: tuple[str, ...] = ()
    emails: tuple[Email, ...] = ()
    phones: tuple[str, ...] = ()
    page: str = ""
    jobs: tuple[Job, ...] = ()
    talks: tuple[Talk, ...] = ()
    circles: tuple[str, ...] = ()
    client: str = "gmail"
    language: str = "en"
    hi: str = "Hi {you},"
    bye: str = "Best,"
    short: str = ""
    place: str = ""
    pace: float = 8.0  # hours until they usually answer
    birthday: str = ""
    timezone: str = "Europe/Berlin"
    meets: tuple[Talk, ...] = ()
    books: tuple[str, ...] = ()  # where the person stands: google, phone, linkedin
    nickname: str = ""  # in the phone

    @cached_property
    def first_name(self) -> str:
        return self.short or self.name.split()[0]

    def circles_at(self, months_ago: float) -> set[str]:
        """The circles this person is in by then; "list@13" is since thirteen months before the end."""
        told = (circle.partition("@") for circle in self.circles)
        return {name for name, _, since in told if months_ago <= float(since or 999)}

    @property
    def is_near(self) -> bool:
        """Whether one can meet for lunch."""
        return self.timezone == "Europe/Berlin" and self.place in ("", "Berlin, Germany")

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def job(self, months_ago: float) -> Job | None:
        return next((job for job in self.jobs if job.used.holds(months_ago)), None)

    def mailbox(self, months_ago: float, kind: str = HOME, name: str = "") -> Mailbox:
        """The address this person would use then: of the asked kind if there is one."""
        if not self.emails:
            return Mailbox(name or self.name, "")
        valid = [email for email in self.emails if email.used.holds(months_ago)] or list(self.emails[-1:])
        chosen = next((email for email in valid if email.kind == kind), valid[0])
        return Mailbox(name or self.name, chosen.address)


def load() -> dict[str, Person]:
    """The whole cast by key, me included."""
    table = tomllib.loads(files("cordially.demo").joinpath("cast.toml").read_text("utf-8"))
    return {entry["key"]: _person(entry) for entry in table["person"]}


def _person(entry: dict[str, object]) -> Person:
    known = dict(entry)
    known["emails"] = tuple(_email(line) for line in _lines(known.get("emails")))
    known["jobs"] = tuple(_job(line) for line in _lines(known.get("jobs")))
    known["talks"] = tuple(_talk(part) for part in str(known.pop("talk", "")).split())
    known["meets"] = tuple(_talk(part) for part in str(known.get("meets", "")).split())
    for key in ("also", "phones", "circles", "books"):
        known[key] = tuple(_lines(known.get(key)))
    return Person(**known)  # type: ignore[arg-type]


def _lines(value: object) -> Sequence[str]:
    return value if isinstance(value, list) else str(value or "").split()


def _email(line: str) -> Email:
    kind, address, *window = line.split()
    return Email(kind, address, _window(window[0] if window else ""))


def _job(line: str) -> Job:
    organisation, title, window = (part.strip() for part in line.split(";"))
    return Job(organisation, title, _window(window))


def _talk(part: str) -> Talk:
    window, threads = part.split(":")
    return Talk(_window(window), float(threads))


def _window(text: str) -> Window:
    first, _, last = text.partition("-")
    return Window(float(first or 999), float(last or -999) if last != "0" else -999.0)
