"""Data folders, and a mailbox that takes a while."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.people import ANA, ANA_AT_HOME, BEN, CHLOE, ME, NEWS, mail, mbox, talk
from tests.sound.processes import Home

START = datetime.fromisoformat("2025-01-05T09:00:00+01:00")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "data")


def large(path: Path, people: int, each: int) -> Path:
    """A mailbox of people who each write a while, an address book's worth of names, and a newsletter."""
    messages = [*talk(ANA, START, times=each, every=3), *talk(ANA_AT_HOME, START, times=each, every=5)]
    messages += [*talk(BEN, START, times=each, every=4), *talk(CHLOE, START, times=each, every=6)]
    for number in range(people):
        other = (f"Person {chr(65 + number % 26)}{'abcdefgh'[number % 8]}son", f"p{number}@place{number % 9}.example")
        messages += talk(other, START + timedelta(hours=number), times=each, every=2 + number % 11)
    messages += [mail(NEWS, ME, START + timedelta(days=n), List_Unsubscribe="<https://x.example>") for n in range(20)]
    return mbox(path, messages)


@pytest.fixture(scope="session")
def a_hundred(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield large(tmp_path_factory.mktemp("mail") / "hundred.mbox", people=12, each=12)


@pytest.fixture(scope="session")
def some_hundred(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield large(tmp_path_factory.mktemp("mail") / "hundreds.mbox", people=30, each=12)


@pytest.fixture(scope="session")
def some_thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield large(tmp_path_factory.mktemp("mail") / "thousands.mbox", people=120, each=36)
