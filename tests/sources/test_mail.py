"""Reading one mail: every sample becomes what stands beside it."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from cordially.core.records import Message
from cordially.sources import mail

SAMPLES = Path(__file__).parent.parent / "samples" / "mail"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.eml"))


def told(message: Message) -> dict[str, object]:
    """A message as the samples write it: what is empty is not said."""
    fields = asdict(message) | {
        "at": message.at and message.at.isoformat(),
        "parties": [f"{party.role}: {party.name} <{party.value}>" for party in message.parties],
    }
    fields.pop("kind")
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_becomes_what_stands_beside_it(name: str) -> None:
    message = mail.read((SAMPLES / f"{name}.eml").read_bytes())
    assert isinstance(message, Message)
    assert told(message) == json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_make_no_difference(name: str) -> None:
    data = (SAMPLES / f"{name}.eml").read_bytes()
    message = mail.read(data)
    assert isinstance(message, Message)
    assert mail.read(data.replace(b"\n", b"\r\n")) == message
    assert mail.read(data.replace(b"\n", b"\r")) == message


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_in_the_midst_of_other_bytes_is_read_the_same(name: str) -> None:
    data = (SAMPLES / f"{name}.eml").read_bytes()
    around = bytearray(b"From: nobody\n\n" + data + b"--two\n--two--\n\n-- \nX")
    assert mail.read(around, 14, 14 + len(data)) == mail.read(data)
