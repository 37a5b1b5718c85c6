"""Mails saved one by one are known by what they hold."""

from pathlib import Path

import pytest

from cordially.core.records import Message
from cordially.sources import eml
from cordially.sources.files import File

MAIL = b"From: Ana <ana@example.org>\nTo: mara@example.org\nMessage-ID: <a@example.org>\n\nHello.\n"


def file_of(path: Path, data: bytes) -> File:
    path.write_bytes(data)
    return File(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hello.eml", MAIL),
        ("hello.EML", b"\xef\xbb\xbf" + MAIL.replace(b"\n", b"\r\n")),
        ("no name", b"\n" + MAIL),
        ("1234.emlx", b"%d       \n" % len(MAIL) + MAIL + b"<?xml version='1.0'?><plist/>"),
    ],
)
def test_a_mail_is_read_however_it_was_saved(tmp_path: Path, name: str, data: bytes) -> None:
    file = file_of(tmp_path / name, data)
    assert eml.matches(file)
    (message,) = eml.read([file])
    assert isinstance(message, Message)
    assert (message.key, message.text) == ("a@example.org", "Hello.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("card.vcf", b"BEGIN:VCARD\nVERSION:3.0\nN:Silva;Ana\nEND:VCARD\n"),
        ("calendar.ics", b"BEGIN:VCALENDAR\nVERSION:2.0\n"),
        ("notes.txt", b"To: do\nFrom: here\n\nto there\n"),
        ("list.csv", b"From,To,Date\na,b,c\n"),
        ("empty.eml", b""),
        ("._hello.eml", MAIL),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_other_files_are_left_to_others(tmp_path: Path, name: str, data: bytes) -> None:
    assert not eml.matches(file_of(tmp_path / name, data))
