"""The files of the demo are what they say they are: Python's own readers take them."""

import csv
import hashlib
import io
import json
import mailbox
import re
import zipfile
from email import message_from_binary_file, message_from_bytes, policy
from pathlib import Path

from cordially.demo import Story, write
from tests.demo.conftest import NOW


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def test_the_same_bytes_are_written_each_time(story: Story, folder: Path, tmp_path: Path) -> None:
    write(tmp_path, now=NOW)
    assert _digest(tmp_path) == _digest(folder)


def test_the_truth_is_written_only_where_asked(folder: Path, story: Story, tmp_path: Path) -> None:
    assert not list(folder.rglob("*.json"))
    write(tmp_path / "exports", now=NOW, truth=tmp_path / "story.json")
    assert json.loads((tmp_path / "story.json").read_text("utf-8"))["never_answered"] == ["brent"]


def test_every_mail_of_the_takeout_can_be_read(takeout: Path, story: Story) -> None:
    box = mailbox.mbox(takeout / "Mail" / "All mail Including Spam and Trash.mbox")
    known = {letter.id: letter for letter in story.letters}
    for key in box.keys()[::9]:  # all of them would take half a minute
        mail = message_from_bytes(box.get_bytes(key), policy=policy.default)
        parts = list(mail.walk())
        assert not any(part.defects for part in parts)
        letter = known[str(mail["Message-ID"]).strip("<>")]
        assert mail["Date"].datetime == letter.at.replace(microsecond=0)
        assert " ".join(str(mail["Subject"]).split()) == " ".join(letter.subject.split())
        assert mail["From"].addresses[0].addr_spec == letter.sender.address
        assert mail["X-GM-THRID"].isdigit()
        if letter.text and not letter.html:
            text = next(part for part in parts if part.get_content_type() == "text/plain").get_content()
            assert text.replace("\r\n", "\n").removeprefix(">").startswith(letter.text)
    box.close()


def test_the_takeout_holds_spam_and_drafts(takeout: Path, story: Story) -> None:
    labels = re.findall(rb"^X-Gmail-Labels: (.*)$", _mbox(takeout), re.MULTILINE)
    assert any(label == b"Spam" for label in labels)
    assert any(label == b"Drafts" for label in labels)
    assert any(label.startswith(b"Sent") for label in labels)


def _mbox(takeout: Path) -> bytes:
    return (takeout / "Mail" / "All mail Including Spam and Trash.mbox").read_bytes()


def test_the_old_laptop_overlaps_and_holds_older_mail(folder: Path, takeout: Path, story: Story) -> None:
    ids = set(re.findall(rb"^Message-ID: <(.*)>$", _mbox(takeout), re.MULTILINE))
    found = set()
    for path in (folder / "old-laptop" / "Maildir").rglob("*:2,*"):
        with path.open("rb") as stream:
            found.add(str(message_from_binary_file(stream)["Message-ID"]).strip("<>").encode())
    assert len(found & ids) > 100
    assert len(found - ids) > 20


def test_the_address_books_hold_people_twice_and_in_odd_spellings(folder: Path, takeout: Path) -> None:
    everyone = (takeout / "Contacts" / "All Contacts" / "All Contacts.vcf").read_text("utf-8")
    friends = (takeout / "Contacts" / "Freunde" / "Freunde.vcf").read_text("utf-8")
    phone = (folder / "contacts.vcf").read_text("utf-8")
    assert everyone.count("BEGIN:VCARD") == everyone.count("END:VCARD") > 40
    assert "FN:Zoë van den Berg" in everyone and "FN:Zoë van den Berg" in friends
    assert "UID" not in everyone
    assert "VERSION:2.1" in phone and "ENCODING=QUOTED-PRINTABLE" in phone
    assert max(map(len, phone.splitlines())) < 160


def test_the_calendar_is_folded_and_knows_time_zones(takeout: Path) -> None:
    data = (takeout / "Calendar" / "lena.ics").read_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    text = data.replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 100
    for sign in ("RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin", "STATUS:CANCELLED", "PARTSTAT=DECLINED"):
        assert sign in text


def test_the_linkedin_archive_has_its_sheets(folder: Path, story: Story) -> None:
    with zipfile.ZipFile(next(folder.glob("Complete_LinkedInDataExport_*.zip"))) as archive:
        sheets = {name: archive.read(name).decode() for name in archive.namelist()}
    notes, _, rows = sheets["Connections.csv"].partition("\n\n")
    connections = list(csv.DictReader(io.StringIO(rows)))
    assert notes.startswith("Notes:")
    assert len(connections) > 40
    assert sum(not row["Email Address"] for row in connections) > 0.7 * len(connections)
    messages = list(csv.DictReader(io.StringIO(sheets["messages.csv"])))
    assert len(messages) == len(story.chats)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", row["DATE"]) for row in messages)
    assert "Jobs/Job Applications.csv" in sheets


def test_mail_comes_in_many_dresses(takeout: Path) -> None:
    data = _mbox(takeout)
    for sign in (
        b"Content-Transfer-Encoding: quoted-printable",
        b"Content-Transfer-Encoding: base64",
        b'charset="windows-1252"',
        b'charset="iso-2022-jp"',
        b"schrieb",
        b"wrote:",
        b"-----" if b"-----Original" in data else b"Sent: ",
        b"Auto-Submitted: auto-replied",
        b"List-Id: ",
        b"multipart/mixed",
        b"text/calendar",
    ):
        assert sign in data, sign
