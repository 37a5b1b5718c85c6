"""Bookmarks files and tables for the shelf, as browsers and spreadsheets write them, and as nobody should."""

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.giving import RESOURCE, Thing
from cordially.core.records import Problem
from cordially.sources import bookmarks, shelf_table

FILE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1">Design &amp; type</H3>
    <DL><p>
        <DT><A HREF="https://example.org/a?x=1&amp;y=2" ICON="data:image/png;base64,AAAA">On case studies</A>
        <DT><H3>Colour</H3>
        <DL><p>
            <DT><A HREF='https://example.org/colour-for-all'></A>
        </DL><p>
    </DL><p>
    <DT><A HREF="javascript:alert(1)">Run me</A>
    <DT><A HREF="https://example.org/b">Plain</A>
</DL><p>
"""


def things(path: Path) -> list[Thing]:
    return [one for one in bookmarks.read(path) if isinstance(one, Thing)]


def test_links_come_with_their_folders(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    path.write_text(FILE, "utf-8")
    assert things(path) == [
        Thing("On case studies", about="Design & type", link="https://example.org/a?x=1&y=2"),
        Thing("example.org, colour for all", about="Design & type, Colour", link="https://example.org/colour-for-all"),
        Thing("Plain", link="https://example.org/b"),
    ]


def test_what_is_no_page_is_left_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    path.write_text(FILE, "utf-8")
    problems = [one for one in bookmarks.read(path) if isinstance(one, Problem)]
    assert [one.what for one in problems] == ["1 bookmarks are no web pages and were left out."]


def test_a_hostile_file_costs_time_in_proportion_only(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    begin = time.process_time()
    for text in (
        "<" * 300_000,
        "<a href=" * 60_000,
        "<dl>" * 100_000,
        "<a href='" + "x" * 500_000,
        "<a " + ">" * 200_000,
    ):
        path.write_text(text, "utf-8")
        list(bookmarks.read(path))
    assert time.process_time() - begin < 4


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(told: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(b"title,link\n" + told)
        list(shelf_table.read(path))
        list(bookmarks.read(path))


def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "shelf.csv"
    path.write_text(
        "Title;Kind;About;URL\nA quiet room;room;evenings;\n;;;https://example.org/a-b\n;;nothing;\n", "utf-8"
    )
    told = list(shelf_table.read(path))
    assert told[0] == Thing("A quiet room", RESOURCE, "evenings")
    assert told[1] == Thing("example.org, a b", link="https://example.org/a-b")
    assert isinstance(told[2], Problem)
    assert told[2].what == "has no title."


def test_a_table_without_titles_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "shelf.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    assert [one.what for one in shelf_table.read(path) if isinstance(one, Problem)] == ["has no column called title."]
