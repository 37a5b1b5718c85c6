"""Mail from Maildirs: folders become labels, flags say what is left out, and a mail is known again by its name."""

import zipfile
from pathlib import Path

from cordially.core.records import LeftOut, Message
from cordially.sources import find, maildir
from cordially.sources.files import File, members

MAIL = b"From: Ana <ana@example.org>\nMessage-ID: <%s@example.org>\nDate: Tue, 5 Mar 2024 10:00:00 +0000\n\nHello.\n"


def put(root: Path, folder: str, name: str, key: str) -> File:
    for place in ("cur", "new", "tmp"):
        (root / folder / place).mkdir(parents=True, exist_ok=True)
    path = root / folder / ("cur" if ":2," in name else "new") / name
    path.write_bytes(MAIL % key.encode())
    return File(path)


def test_folders_become_labels(tmp_path: Path) -> None:
    root = tmp_path / "Maildir"
    files = [
        put(root, "", "1.host:2,S", "inbox"),
        put(root, "", "2.host", "new"),
        put(root, ".Sent", "3.host:2,S", "sent"),
        put(root, ".Work.Acme", "4.host:2,", "acme"),
        put(root, "Archive", "5.host:2,RS", "archive"),
    ]
    assert all(maildir.matches(file) for file in files)
    found = [one for one in maildir.read(files) if isinstance(one, Message)]
    assert [(one.key.partition("@")[0], one.labels) for one in found] == [
        ("inbox", ()),
        ("new", ()),
        ("sent", ("Sent",)),
        ("acme", ("Work/Acme",)),
        ("archive", ("Archive",)),
    ]


def test_maildirs_beside_each_other_are_folders_too(tmp_path: Path) -> None:
    files = [put(tmp_path, "INBOX", "1.host:2,S", "a"), put(tmp_path, "Sent", "2.host:2,S", "b")]
    assert [one.labels for one in maildir.read(files) if isinstance(one, Message)] == [(), ("Sent",)]


def test_drafts_and_what_was_deleted_are_left_out(tmp_path: Path) -> None:
    names = ("1.host:2,DS", "2.host:2,ST", "3.host:2,FRS")
    files = [put(tmp_path, "", name, name[0]) for name in names]
    files += [put(tmp_path, ".Drafts", "4.host:2,S", "4"), put(tmp_path, ".Junk", "5.host:2,S", "5")]
    left_out = [one.what for one in maildir.read(files) if isinstance(one, LeftOut)]
    assert left_out == ["drafts", "deleted messages", "drafts", "spam"]


def test_a_mail_is_known_again_when_its_flags_change(tmp_path: Path) -> None:
    before = maildir.fingerprint(put(tmp_path, "", "1.host:2,", "a"))
    assert maildir.fingerprint(put(tmp_path, "", "1.host:2,FRS", "a")) == before
    assert maildir.fingerprint(put(tmp_path, "", "1.host:2,ST", "a")) != before
    assert maildir.fingerprint(put(tmp_path, "", "2.host:2,", "a")) != before


def test_only_what_lies_in_a_maildir_is_taken(tmp_path: Path) -> None:
    put(tmp_path, "", "1.host:2,S", "a")
    lone = tmp_path / "elsewhere" / "cur" / "1.host:2,S"
    lone.parent.mkdir(parents=True)
    lone.write_bytes(b"x")
    hidden = tmp_path / "cur" / ".uidvalidity"
    hidden.write_bytes(b"x")
    assert not maildir.matches(File(lone))
    assert not maildir.matches(File(hidden))


def test_a_maildir_in_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        archive.writestr("Mail/cur/1.host:2,S", MAIL % b"a")
        archive.writestr("Mail/.Sent/cur/2.host:2,S", MAIL % b"b")
    files = list(members(tmp_path / "mail.zip"))
    assert all(maildir.matches(file) for file in files)
    assert [one.labels for one in maildir.read(files) if isinstance(one, Message)] == [(), ("Sent",)]


def test_a_whole_maildir_is_one_reading(tmp_path: Path) -> None:
    for number in range(3):
        put(tmp_path, ".Sent" if number else "", f"{number}.host:2,S", str(number))
    (found,) = find([tmp_path]).found
    assert found.source.NAME == "maildir"
    assert len(found.files) == 3


def test_a_long_mail_leaves_nothing_behind_for_the_next(tmp_path: Path) -> None:
    files = [put(tmp_path, "", f"{number}.host:2,S", str(number)) for number in range(2)]
    files[0].path.write_bytes(MAIL % b"0" + b"More.\n" * 200_000)
    long, short = (one for one in maildir.read(files) if isinstance(one, Message))
    assert (len(long.text) > 100_000, short.text) == (True, "Hello.")
