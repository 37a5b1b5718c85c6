"""Very many files are kept as names and sizes, and are the same files when their turn comes."""

import os
import zipfile
from pathlib import Path

from cordially.sources import find
from cordially.sources.files import File, members
from cordially.sources.listing import Listing, OnDisk


def test_a_file_of_a_listing_is_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "über mich.eml"
    path.write_bytes(b"hello")
    file, plain = OnDisk(str(tmp_path), path.name, 5), File(path)
    for name in ("path", "name", "folder", "label", "place", "size", "head", "fingerprint"):
        assert getattr(file, name) == getattr(plain, name), name


def test_it_keeps_order_and_what_lies_in_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in.eml", "x")
    (packed,) = members(tmp_path / "a.zip")
    listing = Listing()
    for file in (OnDisk("/one", "a", 1), packed, OnDisk("/two", "b", 2), OnDisk("/one", "c", 3)):
        listing.append(file)
    assert [(file.place, file.size) for file in listing] == [("/one/a", 1), ("in.eml", 1), ("/two/b", 2), ("/one/c", 3)]
    assert [file.place for file in listing[2:]] == ["/two/b", "/one/c"]
    assert listing[1] is packed


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    for place in ("cur", "new"):
        (tmp_path / "Maildir" / place).mkdir(parents=True)
    name = os.fsdecode(b"1.h\xff\xfest:2,S")
    (tmp_path / "Maildir" / "cur" / name).write_bytes(b"From: a@x.example\n\nHello.\n")
    (found,) = find([tmp_path]).found
    assert found.files[0].size == 26
    assert found.files[0].head.startswith(b"From:")
