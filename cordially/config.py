"""Every setting once: its name, its default, what it is for."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cordially.errors import Problem


class NotATime(Problem):
    """CORDIALLY_NOW is not a time."""

    help = "Write it as 2026-11-25T09:00:00, with a zone if you like, or leave it out."


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    default: str
    help: str

    @property
    def value(self) -> str:
        return os.environ.get(self.name) or self.default


HOME = Setting("CORDIALLY_HOME", "", "The folder that holds your data; else the platform's own.")
NOW = Setting("CORDIALLY_NOW", "", "The time to take for now, as ISO 8601; else the clock.")
PORT = Setting("CORDIALLY_PORT", "8150", "Where the page listens on this machine.")
REGION = Setting("CORDIALLY_REGION", "", "Two letters of the country whose phone numbers lack a prefix, such as PT.")
ZONE = Setting("CORDIALLY_ZONE", "", "Your time zone, such as Europe/Lisbon; else this machine's own.")

SETTINGS = (HOME, NOW, PORT, REGION, ZONE)


def home() -> Path:
    """The data folder; the store makes it when it is first needed."""
    if HOME.value:
        return Path(HOME.value).expanduser()
    from platformdirs import user_data_path

    return user_data_path("cordially", appauthor=False)


def now() -> datetime:
    """The present, aware, in this machine's zone."""
    if not NOW.value:
        return datetime.now(UTC).astimezone()
    try:
        return datetime.fromisoformat(NOW.value).astimezone()
    except ValueError:
        raise NotATime from None


def zone() -> str:
    """The IANA name of the zone in which an hour is meant: "Europe/Lisbon"."""
    from zoneinfo import available_timezones

    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    for name in (ZONE.value, os.environ.get("TZ", "").removeprefix(":"), linked):
        if name and name in available_timezones():
            return name
    return "UTC"
