"""Address books of every phone become people, and what cannot be read is named."""

import json
import time
import tracemalloc
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.records import Card, LeftOut, Problem, Yielded
from cordially.sources import vcard
from cordially.sources.files import File
from cordially.sources.vcard.dates import birthday

SAMPLES = Path(__file__).parent.parent / "samples" / "vcard"


def read(path: Path) -> list[Yielded]:
    return list(vcard.read([File(path)]))


def reading(folder: Path, text: str | bytes) -> list[Yielded]:
    path = folder / "holiday.vcf"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path)


def card(folder: Path, *lines: str, version: str = "3.0") -> Card:
    (found,) = reading(folder, "\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")))
    assert isinstance(found, Card)
    return found


def plain(record: Yielded) -> dict[str, object]:
    told = {name: value for name, value in asdict(record).items() if value not in ("", (), None, False)}
    return {type(record).__name__: told}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.vcf")), ids=lambda path: path.stem)
def test_an_export_is_read_as_expected(sample: Path) -> None:
    expected = json.loads(sample.with_name(sample.name + ".json").read_text())
    assert json.loads(json.dumps([plain(record) for record in read(sample)])) == expected


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.vcf")), ids=lambda path: path.stem)
def test_an_export_is_known_by_its_content(sample: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "people.txt"
    elsewhere.write_bytes(sample.read_bytes())
    assert vcard.matches(File(elsewhere))


def test_other_files_are_not_taken_for_an_address_book(tmp_path: Path) -> None:
    page = tmp_path / "people.vcf"
    page.write_text("<html>Sign in to see your contacts</html>")
    assert not vcard.matches(File(page))


def test_an_entry_without_a_name_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        "BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nTEL:1234\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n",
    )
    assert [record.name for record in found if isinstance(record, Card)] == ["Ana", "Ben"]
    assert Problem("holiday.vcf, entry 2", "has no name") in found


def test_the_same_card_in_every_label_folder_has_one_key(tmp_path: Path) -> None:
    google = read(SAMPLES / "google.vcf")[0]
    again = card(tmp_path, "N:Costa;Ben;;;", "FN:Ben Costa", "CATEGORIES:Climbing", "EMAIL:BEN@example.org")
    assert isinstance(google, Card)
    assert again.key == google.key


def test_two_people_of_one_name_have_two_keys(tmp_path: Path) -> None:
    assert card(tmp_path, "FN:Ana", "EMAIL:a@x.org").key != card(tmp_path, "FN:Ana", "EMAIL:b@x.org").key


def test_a_name_is_found_where_the_card_has_one(tmp_path: Path) -> None:
    assert card(tmp_path, "N:Silva;Ana;;;").name == "Ana Silva"
    assert card(tmp_path, "FN:Silva, Ana", "N:Silva;Ana;;;").name == "Ana Silva"
    assert card(tmp_path, "NICKNAME:Nan").name == "Nan"
    assert card(tmp_path, "EMAIL:ana.silva@example.org").name == "Ana Silva"
    assert card(tmp_path, "EMAIL:xkcd@example.org").name == "xkcd@example.org"


def test_a_card_of_a_company_alone_is_no_person(tmp_path: Path) -> None:
    assert card(tmp_path, "ORG:Acme;People").is_organisation
    assert card(tmp_path, "FN:Acme", "ORG:Acme").is_organisation
    assert not card(tmp_path, "FN:Ana Silva", "N:Silva;Ana", "ORG:Acme").is_organisation


def test_a_number_without_its_country_has_that_of_most_others(tmp_path: Path) -> None:
    others = "".join(f"BEGIN:VCARD\nFN:Ana {digit}\nTEL:+351 91234567{digit}\nEND:VCARD\n" for digit in range(5))
    local = "BEGIN:VCARD\nFN:Ben\nTEL:912 345 679\nEND:VCARD\n"
    *_, alone = reading(tmp_path, local)
    *_, among = reading(tmp_path, others + local)
    assert isinstance(alone, Card)
    assert isinstance(among, Card)
    assert (alone.addresses[0].value, among.addresses[0].value) == ("~912345679", "+351912345679")
    assert alone.key == among.key


def test_a_linkedin_page_is_an_address_wherever_it_stands(tmp_path: Path) -> None:
    lines = [
        "URL:linkedin.com/in/Ana",
        "X-SOCIALPROFILE;TYPE=linkedin:ana",
        "X-SOCIALPROFILE;type=linkedin;x-user=ana:x",
    ]
    for line in lines:
        found = card(tmp_path, "FN:Ana", line)
        assert [one.value for one in found.addresses] == ["in/ana"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("1980-05-17", "1980-05-17"),
        ("19800517", "1980-05-17"),
        ("1980-05-17T00:00:00Z", "1980-05-17"),
        ("--05-17", "--05-17"),
        ("--0517", "--05-17"),
        ("1604-05-17", "--05-17"),
        ("0000-05-17", "--05-17"),
        ("1604-02-29", "--02-29"),
        ("17.5.1980", "1980-05-17"),
        ("1980-13-40", ""),
        ("in May", ""),
        ("", ""),
    ],
)
def test_a_birthday_has_one_form(told: str, day: str) -> None:
    assert birthday(told) == day


def test_the_ends_of_lines_may_be_of_any_machine(tmp_path: Path) -> None:
    text = "BEGIN:VCARD{0}FN:Ana{0}END:VCARD{0}BEGIN:VCARD{0}FN:Ben{0}END:VCARD"
    for ends in ("\n", "\r\n", "\r"):
        assert len(reading(tmp_path, text.format(ends))) == 2


def test_hidden_signs_and_half_characters_do_not_get_in(tmp_path: Path) -> None:
    found = card(tmp_path, "FN:\u202eAna\u200b", "NOTE:a\x00b")
    assert found.name == "Ana"
    assert found.note == "ab"
    json.dumps(plain(found)).encode()


def test_cards_within_cards_are_passed_over_however_deep(tmp_path: Path) -> None:
    deep = "AGENT:\nBEGIN:VCARD\nFN:Inner\n" * 3000
    found = reading(tmp_path, f"BEGIN:VCARD\nFN:Outer\n{deep}" + "END:VCARD\n" * 3001)
    assert [record.name for record in found if isinstance(record, Card)] == ["Outer"]


def test_a_card_inside_a_card_on_its_own_line_does_not_rename_it(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nFN:Outer\nAGENT:BEGIN:VCARD\nFN:Inner\nEND:VCARD\nEMAIL:o@x.org\nEND:VCARD\n"
    (found,) = reading(tmp_path, text)
    assert isinstance(found, Card)
    assert (found.name, found.addresses[0].value) == ("Outer", "o@x.org")


@pytest.mark.slow
def test_a_huge_picture_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:Ana\nPHOTO;ENCODING=b:" + b"A" * 30_000_000 + b"\nEMAIL:a@x.org\nEND:VCARD\n")
    tracemalloc.start()
    (found,) = read(path)
    assert isinstance(found, Card)
    assert found.addresses[0].value == "a@x.org"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@pytest.mark.slow
def test_two_hundred_thousand_cards_flow_through(tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    with path.open("w") as file:
        for number in range(200_000):
            file.write(f"BEGIN:VCARD\nVERSION:3.0\nFN:Ana {number}\nEMAIL:ana{number}@x.org\nEND:VCARD\n")
    start = time.process_time()
    assert sum(isinstance(record, Card) for record in vcard.read([File(path)])) == 200_000
    assert time.process_time() - start < 120


@pytest.mark.parametrize(
    "bomb",
    [
        b"BEGIN:VCARD\nFN:" + b"A;" * 500_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:Ana\n" + b"NOTE:x\n" * 200_000 + b"END:VCARD\n",
        b"BEGIN:VCARD\nFN:Ana\nNOTE:" + b"\\" * 200_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN" + b';X="' * 100_000 + b":Ana\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:Ana\nEMAIL:" + b"a@" * 100_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:Ana\n" + b"TEL:+351912345678\n" * 4_000 + b"END:VCARD\n",
        b"BEGIN:VCARD\n" * 20_000,
        b"BEGIN:VCARD\nFN;CHARSET=idna;ENCODING=QUOTED-PRINTABLE:" + b"xn--a" * 12_000 + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:" + b"(" * 60_000 + b"\nEND:VCARD\n",
    ],
    ids=range(9),
)
def test_a_bomb_goes_off_within_bounds(tmp_path: Path, bomb: bytes) -> None:
    start = time.process_time()
    reading(tmp_path, bomb)
    assert time.process_time() - start < 2


LINES = (
    *(b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"FN:Ana", b"N:;;;;", b"AGENT:", b" folded", b"KIND:group"),
    *(b"NOTE;QUOTED-PRINTABLE:a=", b"PHOTO;BASE64:AAAA", b"item1.X-ABLABEL:_$!<Home>!$_", b"BDAY:--0230", b"TEL:;;"),
    *(b'EMAIL;TYPE="a:b', b"ORG:;", b"URL:http://[", b"CATEGORIES:,,", b"UID:", b"X-ANDROID-CUSTOM:;"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.binary(max_size=40), max_size=40))
def test_whatever_comes_never_raises(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.vcf"
    path.write_bytes(b"\n".join(lines))
    vcard.matches(File(path))
    for record in read(path):
        assert isinstance(record, Card | LeftOut | Problem)
        json.dumps(plain(record)).encode()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["ANNIVERSARY:20100617"], [("2010-06-17", "anniversary")]),
        (["X-EVOLUTION-ANNIVERSARY:2010-06-17", "X-ANNIVERSARY:20100617"], [("2010-06-17", "anniversary")]),
        (["item1.X-ABDATE:2010-06-17", "item1.X-ABLabel:_$!<Anniversary>!$_"], [("2010-06-17", "anniversary")]),
        (["item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-02-29", "item1.X-ABLabel:Jubiläum"], [("--02-29", "Jubiläum")]),
        (["X-ABDATE:2010-06-17"], [("2010-06-17", "anniversary")]),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--06-17;1;;"], [("--06-17", "anniversary")]),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-09-01;0;Exam"], [("2001-09-01", "Exam")]),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-05-17;3;;"], []),
        (["ANNIVERSARY:soon", "X-ABDATE:", "ANNIVERSARY:20100230"], []),
    ],
)  # fmt: skip
def test_days_of_every_year_are_read_with_their_label(
    tmp_path: Path, lines: list[str], told: list[tuple[str, str]]
) -> None:
    found = card(tmp_path, "FN:Ana", *lines)
    assert [(one.day, one.label) for one in found.anniversaries] == told
