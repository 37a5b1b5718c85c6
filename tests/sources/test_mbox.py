"""Mail from mbox files: where one mail ends and the next begins, and how far one can go back."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cordially.core.records import LeftOut, Mark, Message, Problem, Yielded
from cordially.sources import mbox
from cordially.sources.files import File, members

FROM = b"From ana@example.org Tue Mar  5 10:00:00 2024\n"
TAKEOUT = b"From 1792345678901234567@xxx Mon Apr 07 14:31:02 +0000 2025\r\n"


def mail_of(number: int, text: bytes = b"Hello.\n", more: bytes = b"") -> bytes:
    head = b"From: Ana <ana@example.org>\nMessage-ID: <%d@example.org>\n" % number
    return head + b"Date: Tue, 5 Mar 2024 10:00:00 +0000\n" + more + b"\n" + text


def written(path: Path, *mails: bytes, envelope: bytes = FROM) -> File:
    path.write_bytes(b"".join(envelope + mail + b"\n" for mail in mails))
    return File(path)


def read(file: File, mark: str = "") -> list[Yielded]:
    assert mbox.matches(file)
    return list(mbox.read([file], mark))


def keys(found: list[Yielded]) -> list[str]:
    assert not [one for one in found if isinstance(one, Problem)]
    return [one.key for one in found if isinstance(one, Message)]


def test_every_mail_is_read_once(tmp_path: Path) -> None:
    found = read(written(tmp_path / "All mail.mbox", *(mail_of(n) for n in range(3000))))
    assert keys(found) == [f"{n}@example.org" for n in range(3000)]


def test_google_s_line_ends_and_envelopes_are_read(tmp_path: Path) -> None:
    mails = [mail_of(n, b"Hi\n\n", b"X-Gmail-Labels: Inbox\n").replace(b"\n", b"\r\n") for n in range(3)]
    found = read(written(tmp_path / "Takeout.mbox", *mails, envelope=TAKEOUT))
    assert len(keys(found)) == 3


def test_a_line_that_begins_with_from_splits_nothing(tmp_path: Path) -> None:
    text = b"From here on we walk.\n\nFrom there on we run.\n\nFrom Mon Jan 1 10:00 we rest.\n>From now.\n"
    (message, _) = read(written(tmp_path / "a.mbox", mail_of(1, text)))
    assert isinstance(message, Message)
    assert message.text == text.decode().replace(">From", "From").strip()


def test_an_envelope_within_a_text_splits_nothing(tmp_path: Path) -> None:
    injected = b"Look:\n" + FROM + b"From: Eve <eve@example.net>\n\nHa.\n\n" + FROM + b"is how a mail begins.\n"
    assert keys(read(written(tmp_path / "a.mbox", mail_of(1, injected), mail_of(2)))) == [
        "1@example.org",
        "2@example.org",
    ]


@pytest.mark.parametrize(
    "envelope",
    [
        b"From - Tue Mar 05 10:00:00 2024\n",
        b"From ana@example.org Tue Mar  5 10:00:00 UTC 2024\n",
        b"From ???@??? Tue Mar 05 10:00:00 2024\n",
        b"From ana@example.org Tue, 5 Mar 2024 10:00:00 +0000\n",
        b"From ana@example.org Tue Mar  5 10:00 2024 remote from host\n",
        b"From ana@example.org 2024-03-05 10:00:00\n",
    ],
)
def test_many_programs_envelopes_are_known(tmp_path: Path, envelope: bytes) -> None:
    assert len(keys(read(written(tmp_path / "a.mbox", mail_of(1), mail_of(2), envelope=envelope)))) == 2


def test_reading_goes_on_from_every_mark(tmp_path: Path) -> None:
    file = written(tmp_path / "a.mbox", *(mail_of(n) for n in range(1200)))
    found = read(file)
    marks = [one for one in found if isinstance(one, Mark)]
    assert len(marks) == 3
    for mark in marks:
        before = keys(found[: found.index(mark)])
        assert before + keys(read(file, mark.position)) == keys(found)


def test_a_mark_of_another_file_begins_again(tmp_path: Path) -> None:
    file = written(tmp_path / "a.mbox", mail_of(1), mail_of(2))
    for mark in ("17", "-4", "x", "9" * 30):
        assert keys(read(file, mark)) == ["1@example.org", "2@example.org"]
    assert keys(read(file, str(file.size))) == []


@pytest.mark.parametrize("size", [mbox.BLOCK - 300, mbox.BLOCK - 1, mbox.BLOCK, mbox.BLOCK + 1, 3 * mbox.BLOCK])
def test_a_mail_may_lie_across_blocks(tmp_path: Path, size: int) -> None:
    for shift in range(0, 400, 37):
        mails = [mail_of(1, b"a" * (size + shift) + b"\n"), mail_of(2), mail_of(3, b"b" * size + b"\n"), mail_of(4)]
        assert len(keys(read(written(tmp_path / "a.mbox", *mails)))) == 4


def test_drafts_spam_and_what_was_deleted_are_left_out(tmp_path: Path) -> None:
    heads = [
        b"X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe,Wichtig?=\n",
        b"X-Gmail-Labels: Spam,Unread\n",
        b"X-Gmail-Labels: Papierkorb\n",
        b"X-Mozilla-Status: 0009\n",
        b"X-Status: AT\n",
        b"X-Gmail-Labels: Inbox,Drafts of a novel\n",
    ]
    found = read(written(tmp_path / "a.mbox", *(mail_of(n, more=head) for n, head in enumerate(heads))))
    left_out = [one.what for one in found if isinstance(one, LeftOut)]
    assert left_out == ["drafts", "spam", "deleted messages", "deleted messages", "drafts"]
    assert keys(found) == ["5@example.org"]


@pytest.mark.parametrize(
    ("name", "label"),
    [("Sent", "Sent"), ("Sent Messages.mbox/mbox", "Sent Messages"), ("All mail Including Spam and Trash.mbox", "")],
)
def test_the_file_s_name_is_the_folder(tmp_path: Path, name: str, label: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    (message, _) = read(written(path, mail_of(1)))
    assert isinstance(message, Message)
    assert message.labels == ((label,) if label else ())


def test_a_mail_without_a_date_has_its_envelope_s(tmp_path: Path) -> None:
    (message, _) = read(written(tmp_path / "a.mbox", b"From: Ana <ana@example.org>\n\nHi.\n"))
    assert isinstance(message, Message)
    assert str(message.at) == "2024-03-05 10:00:00+00:00"
    assert message.key.startswith("sha:")


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    file = written(tmp_path / "a.mbox", *(mail_of(n, b"x" * 5000) for n in range(1200)))
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file.path, "Takeout/Mail/a.mbox")
    (member,) = members(tmp_path / "takeout.zip")
    found = read(member)
    assert keys(found) == keys(read(file))
    mark = next(one for one in found if isinstance(one, Mark))
    assert keys(read(member, mark.position)) == keys(found)[500:]


def test_memory_stays_small_whatever_the_size(tmp_path: Path) -> None:
    file = written(
        tmp_path / "a.mbox", *(mail_of(n, b"y" * 76 + b"\n" + (b"x" * 76 + b"\n") * 6000) for n in range(60))
    )
    assert file.size > 25_000_000
    tracemalloc.start()
    for _ in mbox.read([file]):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000


@pytest.mark.slow
def test_of_a_giant_mail_only_the_beginning_is_read(tmp_path: Path) -> None:
    giant = mail_of(1, b"Short.\n") + (b"x" * 76 + b"\n") * 2_000_000
    file = written(tmp_path / "a.mbox", giant, mail_of(2))
    tracemalloc.start()
    assert keys(read(file)) == ["1@example.org", "2@example.org"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150_000_000


def test_what_is_no_mbox_is_not_taken(tmp_path: Path) -> None:
    for number, raw in enumerate(
        (b"", b"From: ana\n\nhi", b"From Ana to Ben\n", b"From here Tue Mar 5 10:00:00 2024", b"\0" * 99)
    ):
        path = tmp_path / str(number)
        path.write_bytes(raw)
        assert not mbox.matches(File(path))
