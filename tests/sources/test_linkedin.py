"""LinkedIn archives of every generation become people and messages, and say so where they are none."""

import csv
import io
import json
import time
import tracemalloc
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.records import Address, Card, LeftOut, Message, Problem, Yielded
from cordially.sources import linkedin
from cordially.sources.files import File, members
from cordially.sources.linkedin import dates
from cordially.sources.linkedin.archive import people
from cordially.sources.tables import mended

SAMPLES = Path(__file__).parent.parent / "samples" / "linkedin"
Record = TypeVar("Record")
CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
MESSAGES = [
    "CONVERSATION ID",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
]


def read(*paths: Path) -> list[Yielded]:
    files = [File(file) for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.csv")))]
    return list(linkedin.read([file for file in files if linkedin.matches(file)]))


def written(folder: Path, name: str, *rows: list[str]) -> Path:
    path = folder / name
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def of(kind: type[Record], found: list[Yielded]) -> list[Record]:
    return [record for record in found if isinstance(record, kind)]


def plain(record: Yielded) -> dict[str, object]:
    told = {name: value for name, value in asdict(record).items() if value not in ("", (), None, False)}
    return {type(record).__name__: told}


@pytest.mark.parametrize("generation", ["complete", "older"])
def test_an_archive_is_read_as_expected(generation: str) -> None:
    expected = json.loads((SAMPLES / f"{generation}.json").read_text())
    assert json.loads(json.dumps([plain(record) for record in read(SAMPLES / generation)], default=str)) == expected


def test_a_zip_is_read_as_its_folder_is(tmp_path: Path) -> None:
    path = tmp_path / "Complete_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((SAMPLES / "complete").rglob("*.csv")):
            archive.write(file, f"Complete_LinkedInDataExport/{file.relative_to(SAMPLES / 'complete')}")
    found = list(linkedin.read([file for file in members(path) if linkedin.matches(file)]))
    assert found == read(SAMPLES / "complete")


def test_every_table_is_known_by_its_columns_under_any_name(tmp_path: Path) -> None:
    for number, file in enumerate(sorted((SAMPLES / "complete").rglob("*.csv"))):
        elsewhere = tmp_path / f"{number}.data"
        elsewhere.write_bytes(file.read_bytes())
        assert linkedin.matches(File(elsewhere)) or file.name == "Skills.csv"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Given Name,Family Name,E-mail 1 - Value\nAna,Ana,Silva,a@x.org\n",
        "date,amount\n",
        "From: a@x.org\n\nHi",
        "",
        "\0",
    ],
)
def test_other_tables_are_not_taken_for_linkedin(tmp_path: Path, text: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(text)
    assert not linkedin.matches(File(path))


@pytest.mark.parametrize("before", [[], [["Notes:"], ["a long sentence, with a comma"], []], [[], [], []]])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_connections_are_read_with_and_without_what_stands_before_them(
    tmp_path: Path, before: list[list[str]], ends: str, encoding: str
) -> None:
    text = io.StringIO()
    out = csv.writer(text, lineterminator=ends)
    out.writerows([*before, CONNECTIONS, ["José", "Silva", "", "", "Acme", "Boss", "07 Dec 2025"], [""] * 7])
    path = tmp_path / "Connections.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    (found,) = of(Card, read(path))
    assert (found.name, str(found.connected_on), found.positions[0].title) == ("José Silva", "2025-12-07", "Boss")


def test_a_table_saved_again_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(";".join(CONNECTIONS) + "\nAna;Silva;linkedin.com/in/ana;;Acme;Boss;07 Dec 2025\n")
    (found,) = of(Card, read(path))
    assert found.addresses == (Address("linkedin", "in/ana"),)


def test_columns_may_come_in_any_order(tmp_path: Path) -> None:
    path = written(
        tmp_path, "Connections.csv", CONNECTIONS[::-1], ["07 Dec 2025", "Boss", "Acme", "", "", "Silva", "Ana"]
    )
    (found,) = of(Card, read(path))
    assert (found.name, found.positions[0].organisation) == ("Ana Silva", "Acme")


def test_a_web_page_in_place_of_a_table_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("<!doctype html><html>Please sign in</html>")
    (found,) = of(Problem, read(path))
    assert (found.where, found.what.split(";")[0]) == ("Connections.csv", "is a web page and no table")


def test_the_guide_alone_is_said_not_to_be_the_messages() -> None:
    (found,) = read(SAMPLES / "complete" / "guide_messages.csv")
    assert found == Problem("guide_messages.csv", "is LinkedIn's guide, not the messages; these are in messages.csv")


def test_a_message_has_the_same_key_in_a_later_archive(tmp_path: Path) -> None:
    row = ["1", "Ana", "", "Max", "", "2025-01-01 10:00:00 UTC", "", "Hello"]
    first = of(Message, read(written(tmp_path, "messages.csv", MESSAGES, row)))
    later = of(Message, read(written(tmp_path, "messages.csv", MESSAGES, ["2", *row[1:]], row)))
    assert first[0].key == later[1].key
    assert later[0].key != later[1].key


def test_without_a_profile_the_one_in_all_conversations_is_the_owner(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "messages.csv",
        MESSAGES,
        ["1", "Ana", "", "Max Demo", "", "2025-01-01 10:00:00 UTC", "", "Hello"],
        ["2", "Max Demo", "", "Ben", "", "2025-01-01 10:00:00 UTC", "", "Hello"],
        ["3", "Carol", "", "Max Demo", "", "2025-01-01 10:00:00 UTC", "", "Hello"],
    )
    (me,) = of(Card, read(path))
    assert (me.is_me, me.name, me.addresses) == (True, "Max Demo", (Address("name", "Max Demo"),))


def test_without_a_profile_the_invitations_tell_the_owner(tmp_path: Path) -> None:
    columns = ["From", "To", "Sent At", "Message", "Direction"]
    path = written(tmp_path, "Invitations.csv", columns, ["Max Demo", "Ana", "9/1/26, 10:00 AM", "", "OUTGOING"])
    (me,) = of(Card, read(path))
    assert (me.is_me, me.name) == (True, "Max Demo")


def test_an_unasked_offer_is_bulk_until_it_is_answered(tmp_path: Path) -> None:
    others = [
        ["2", "Ana", "", "Max", "", "2025-01-01 10:00:00 UTC", "", "Hello"],
        ["3", "Ben", "", "Max", "", "2025-01-01 10:00:00 UTC", "", "Hello"],
    ]
    offer = ["1", "Rita", "", "Max", "", "2025-01-01 10:00:00 UTC", "A role", "Hello"]
    answer = ["1", "Max", "", "Rita", "", "2025-01-02 10:00:00 UTC", "A role", "Thank you"]
    before = of(Message, read(written(tmp_path, "messages.csv", MESSAGES, offer, *others)))
    after = of(Message, read(written(tmp_path, "messages.csv", MESSAGES, offer, answer, *others)))
    assert before[0].signs == ("bulk",)
    assert after[0].signs == ()


def test_a_name_that_two_connections_share_leads_to_no_page(tmp_path: Path) -> None:
    connections = written(
        tmp_path,
        "Connections.csv",
        CONNECTIONS,
        ["Ana", "Silva", "linkedin.com/in/ana", "", "", "", ""],
        ["Ana", "Silva", "linkedin.com/in/ana2", "", "", "", ""],
        ["Ben", "Costa", "linkedin.com/in/ben", "", "", "", ""],
    )
    columns = ["First Name", "Last Name", "Text", "Creation Date"]
    received = written(
        tmp_path,
        "Recommendations_Received.csv",
        columns,
        ["Ana", "Silva", "x", "1/1/23"],
        ["Ben", "Costa", "x", "1/1/23"],
    )
    ana, ben = of(Message, read(connections, received))
    assert ana.parties[0].kind == "name"
    assert ben.parties[0].value == "in/ben"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("07 Dec 2025", "2025-12-07 00:00:00+00:00"),
        ("2025-03-04 10:00:00 UTC", "2025-03-04 10:00:00+00:00"),
        ("9/1/26, 10:00 AM", "2026-09-01 10:00:00+00:00"),
        ("9/1/26, 12:05\u202fAM", "2026-09-01 00:05:00+00:00"),
        ("06/01/25 12:00 PM", "2025-06-01 12:00:00+00:00"),
        ("1/1/23", "2023-01-01 00:00:00+00:00"),
        ("31/12/22, 9:41 PM", "2022-12-31 21:41:00+00:00"),
        ("2026/08/01 10:00:00 UTC", "2026-08-01 10:00:00+00:00"),
        ("2021-05-04T10:00:00.000Z", "2021-05-04 10:00:00+00:00"),
        ("Tue Mar 01 09:30:00 UTC 2022", "2022-03-01 09:30:00+00:00"),
        ("Jan 15, 2014", "2014-01-15 00:00:00+00:00"),
        ("7 déc. 2025", "2025-12-07 00:00:00+00:00"),
        ("7. Dez. 2025", "2025-12-07 00:00:00+00:00"),
        ("30 Feb 2025", "None"),
        ("soon", "None"),
        ("", "None"),
    ],
)
def test_a_moment_is_read_in_every_form(told: str, expected: str) -> None:
    assert str(dates.moment(told)) == expected


def test_a_part_of_a_date_stays_a_part() -> None:
    assert [dates.partial(told) for told in ("Jan 2023", "2023", "15 Jan 2023", "soon", "")] == [
        *("2023-01", "2023", "2023-01-15", "", "")
    ]


def test_a_degree_is_no_recipient() -> None:
    assert people("Ana Silva, MBA, Ben Costa, Carol") == ["Ana Silva", "Ben Costa", "Carol"]


def test_letters_taken_for_others_are_mended_only_where_that_is_certain() -> None:
    assert mended("JosÃ© GarcÃ\xada â€“ atÃ© jÃ¡") == "José García – até já"
    assert mended("Ângela São Tomé") == "Ângela São Tomé"


@pytest.mark.slow
def test_huge_cells_and_nulls_are_problems_of_their_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    huge = b"Huge," + b"x" * 10_000_000 + b",,,,,\n"
    good = b"Ana,Sil\0va,,,,,07 Dec 2025\n"
    path.write_bytes(",".join(CONNECTIONS).encode() + b"\n" + good + huge + b'"' + b"y" * 3_000_000 + b"\n" + good)
    tracemalloc.start()
    found = read(path)
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    assert of(Card, found)[0].name == "Ana Silva"
    assert of(Problem, found)


@pytest.mark.slow
def test_a_hundred_thousand_messages_flow_through(tmp_path: Path) -> None:
    rows = [
        [
            f"{number % 2000}",
            f"Ana {number % 900}",
            "",
            "Max Demo",
            "",
            "2025-01-01 10:00:00 UTC",
            "",
            f"Hello {number}",
        ]
        for number in range(100_000)
    ]
    start = time.process_time()
    assert len(of(Message, read(written(tmp_path, "messages.csv", MESSAGES, *rows)))) == 100_000
    assert time.process_time() - start < 60


HEADERS = [CONNECTIONS, MESSAGES, ["From", "To", "Sent At", "Message", "Direction"], ["Name"]]


@settings(deadline=None)
@given(
    st.sampled_from(HEADERS),
    st.lists(st.lists(st.text(max_size=20) | st.just("LinkedIn Member"), max_size=9), max_size=9),
)
def test_whatever_stands_in_the_rows_never_raises(
    tmp_path_factory: pytest.TempPathFactory, header: list[str], rows: list[list[str]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    path = tmp_path_factory.getbasetemp() / "Skills.csv"
    path.write_bytes(text.getvalue().encode("utf-8", "replace"))
    for record in read(path):
        assert isinstance(record, Card | Message | LeftOut | Problem)
        json.dumps(plain(record), default=str).encode()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_whatever_comes_never_raises(tmp_path_factory: pytest.TempPathFactory, rest: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "messages.csv"
    path.write_bytes(",".join(MESSAGES).encode() + b"\n" + rest)
    read(path)
