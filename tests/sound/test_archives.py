"""Archives and folders made to climb out, to blow up or to hang: the rest is read, and nothing is written elsewhere."""

import os
import socket
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.people import ANA, BEN, ME, mail
from tests.sound.conftest import START
from tests.sound.processes import Home

GOOD = mail(ANA, ME, START, key="good").as_bytes()
ALSO = mail(BEN, ME, START, key="also").as_bytes()
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Silva\r\nEMAIL:ana@acme.example\r\nEND:VCARD\r\n"


@contextmanager
def nothing_written_beside(home: Home, tree: Path) -> Iterator[None]:
    """Every file and folder under `tree`, but for the data folder, stays as it is."""
    before = _tree(home, tree)
    yield
    assert _tree(home, tree) == before


def _tree(home: Home, tree: Path) -> set[tuple[str, int]]:
    return {
        (str(path), path.lstat().st_mtime_ns if not path.is_dir() else 0)
        for path in tree.rglob("*")
        if not path.is_relative_to(home.folder)
    }


def _read(home: Home, tree: Path, path: Path) -> str:
    """Import what lies there; the good mail is in, and what was said is printable. Returns it."""
    with nothing_written_beside(home, tree):
        done = home.run("import", "--me", ME[1], path, seconds=60)
    said = done.stdout + done.stderr
    assert done.returncode in (0, 3), said
    assert all(sign.isprintable() or sign == "\n" for sign in said)
    assert len(home.rows("SELECT 1 FROM words WHERE subject = 'Hello'")) >= 1, said
    return said


def test_members_that_would_climb_out_are_only_names(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "climbing.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("good.eml", "../../up.eml", "/tmp/cordially-absolute.eml", "C:\\windows\\evil.eml", "a\x00b.eml"):
            archive.writestr(name, mail(ANA, ME, START, key=name.replace("\x00", "")).as_bytes())
        link = zipfile.ZipInfo("loop.eml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("\x1b[31mred\u202e.vcf", CARD)
    _read(home, tmp_path, path)
    assert not Path("/tmp/cordially-absolute.eml").exists()
    assert home.rows("SELECT 1 FROM words WHERE text LIKE '%root:%'") == []


@pytest.mark.slow
def test_bombs_are_named_and_the_rest_is_read(home: Home, tmp_path: Path) -> None:
    path, inner = tmp_path / "bomb.zip", tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.eml", GOOD)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.eml", GOOD)
        with archive.open("bomb.mbox", "w") as member:
            member.write(b"From a@b.example Mon Jan  1 00:00:00 2024\nFrom: a@b.example\n\n")
            for _ in range(60):
                member.write(b"\0" * (1 << 20))
        archive.write(inner, "inner.zip")
        archive.writestr("after.eml", ALSO)
    said = _read(home, tmp_path, path)
    assert "bomb.mbox" in said
    assert len(home.rows("SELECT 1 FROM interaction")) == 2


def test_what_is_encrypted_cut_off_or_broken_is_named(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "good.eml").write_bytes(GOOD)
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("also.eml", ALSO)
        archive.writestr("more.eml", ALSO * 50)
    data = whole.read_bytes()
    (folder / "cut.zip").write_bytes(data[: len(data) // 2])
    locked = bytearray(data)
    for start in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        locked[start] |= 1
    (folder / "locked.zip").write_bytes(locked)
    broken = bytearray(data)
    broken[60:80] = b"\xff" * 20
    (folder / "broken.zip").write_bytes(broken)
    (folder / "empty.zip").write_bytes(b"")
    (folder / "named.zip").write_bytes(b"not an archive at all")
    said = _read(home, tmp_path, folder)
    for name in ("cut.zip", "locked.zip", "broken.zip", "empty.zip", "named.zip"):
        assert name in said


def test_a_tree_with_loops_pipes_sockets_and_strange_names_is_read_to_its_end(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "deep" / "good.eml").write_bytes(GOOD)
    (folder / "deep" / "deeper" / "up").symlink_to(folder)
    (folder / "nowhere.eml").symlink_to(folder / "missing")
    (folder / "self.eml").symlink_to("self.eml")
    (folder / "device.eml").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.mbox")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(os.path.relpath(folder / "socket.eml"))
    for name in (b"caf\xe9.eml", b"new\nline.eml", b"bell\x07\x1b[31m.eml", "\u202egnp.eml".encode()):
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_bytes(
            mail(BEN, ME, START, key=name.hex()).as_bytes()
        )
    forbidden = folder / "forbidden.eml"
    forbidden.write_bytes(ALSO)
    forbidden.chmod(0)
    _read(home, tmp_path, folder)
    assert len(home.rows("SELECT 1 FROM interaction")) >= 5
    assert home.run("imports", "--problems", "--json").returncode == 0
    assert home.run("history").returncode == 0
    listening.close()


@pytest.mark.slow
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_never_ends_is_not_begun(home: Home, tmp_path: Path, make: object) -> None:
    make(tmp_path / "endless.mbox")  # type: ignore[operator]
    done = home.run("import", tmp_path / "endless.mbox", seconds=20)
    assert done.returncode == 1
    assert "endless.mbox" in done.stderr


@pytest.mark.slow
def test_a_hundred_thousand_tiny_members_take_a_bounded_time(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.eml", GOOD)
        for number in range(100_000):
            archive.writestr(f"{number}.txt", b"x")
    with nothing_written_beside(home, tmp_path):
        done = home.run("import", path, seconds=120)
    assert done.returncode in (0, 3)
