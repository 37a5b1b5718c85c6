"""Calendars of every kind become meetings, each occurrence once, and nothing in them runs away."""

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.records import LeftOut, Meeting, Problem, Yielded
from cordially.sources import ical
from cordially.sources.files import File
from cordially.sources.ical import zones
from cordially.sources.ical.words import cleaned, is_call

SAMPLES = Path(__file__).parent.parent / "samples" / "ical"


def read(path: Path) -> list[Yielded]:
    return list(ical.read([File(path)]))


def reading(folder: Path, *lines: str) -> list[Yielded]:
    path = folder / "work.ics"
    path.write_text("\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR")))
    return read(path)


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:u", "DTSTAMP:20240601T000000Z", *lines, "END:VEVENT")


def meetings(found: list[Yielded]) -> list[Meeting]:
    return [record for record in found if isinstance(record, Meeting)]


def plain(record: Yielded) -> dict[str, object]:
    told = {name: value for name, value in asdict(record).items() if value not in ("", (), None, False)}
    return {type(record).__name__: told}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.ics")), ids=lambda path: path.stem)
def test_an_export_is_read_as_expected(sample: Path) -> None:
    expected = json.loads(sample.with_name(sample.name + ".json").read_text())
    assert json.loads(json.dumps([plain(record) for record in read(sample)], default=str)) == expected


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.ics")), ids=lambda path: path.stem)
def test_an_export_is_known_by_its_content(sample: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "export"
    elsewhere.write_bytes(sample.read_bytes())
    assert ical.matches(File(elsewhere))


def test_other_files_are_not_taken_for_a_calendar(tmp_path: Path) -> None:
    page = tmp_path / "work.ics"
    page.write_text("<html>Sign in</html>")
    assert not ical.matches(File(page))


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(tmp_path: Path) -> None:
    found = meetings(
        reading(tmp_path, *event("DTSTART;TZID=Europe/Lisbon:20240324T090000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    )
    assert found[0].start.hour == found[1].start.hour == 9
    assert found[0].start.utcoffset() != found[1].start.utcoffset()


def test_what_repeats_without_end_is_followed_to_two_years_after_the_file_was_written(tmp_path: Path) -> None:
    found = meetings(reading(tmp_path, *event("DTSTART:20240101T090000Z", "RRULE:FREQ=MONTHLY")))
    assert found[-1].start.strftime("%Y-%m") == "2026-06"


def test_until_a_day_includes_that_day(tmp_path: Path) -> None:
    lines = event("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY;UNTIL=20240103", "SUMMARY:Trip")
    assert [one.start.day for one in meetings(reading(tmp_path, *lines))] == [1, 2, 3]


def test_days_may_be_taken_out_and_put_in(tmp_path: Path) -> None:
    lines = event(
        "DTSTART:20240101T090000Z",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20240102T090000Z",
        "RDATE:20240105T090000Z,20240106T090000Z",
    )
    assert [one.start.day for one in meetings(reading(tmp_path, *lines))] == [1, 3, 5, 6]


def test_a_moved_occurrence_keeps_its_key(tmp_path: Path) -> None:
    series = event("DTSTART:20240101T090000Z", "RRULE:FREQ=DAILY;COUNT=2")
    moved = event("DTSTART:20240102T150000Z", "RECURRENCE-ID:20240102T090000Z")
    before = meetings(reading(tmp_path, *series))
    after = meetings(reading(tmp_path, *moved, *series))
    assert {one.key for one in before} == {one.key for one in after}
    assert len(after) == 2
    assert any(one.start.hour == 15 for one in after)


def test_a_strangers_cancellation_takes_nothing_back() -> None:
    found = read(SAMPLES / "cancel.ics")
    assert LeftOut("answers and cancellations sent by others") in found
    assert [one.key for one in meetings(found) if one.is_cancelled] == ["real"]


def test_an_event_without_an_id_has_a_key_from_its_content(tmp_path: Path) -> None:
    lines = ("BEGIN:VEVENT", "DTSTART:20240101T090000Z", "SUMMARY:Lunch", "END:VEVENT")
    first, second = meetings(reading(tmp_path, *lines)), meetings(reading(tmp_path, *lines))
    assert first[0].key == second[0].key != ""


@pytest.mark.parametrize(
    ("line", "kind", "value", "name"),
    [
        ("ATTENDEE;CN=Ana:mailto:Ana@Example.org", "email", "ana@example.org", "Ana"),
        ("ATTENDEE;CN=ana@example.org:mailto:ana@example.org", "email", "ana@example.org", ""),
        ('ATTENDEE;CN="Silva, Ana";EMAIL=ana@example.org:/aMTIz/principal/', "email", "ana@example.org", "Silva, Ana"),
        ("ATTENDEE;CN=Ana ^'Nan^' Silva:mailto:ana@example.org", "email", "ana@example.org", 'Ana "Nan" Silva'),
        ("ATTENDEE;CN=Ana:invalid:nomail", "name", "Ana", "Ana"),
        ("ATTENDEE;CN=Ana:tel:+351912345678", "phone", "+351912345678", "Ana"),
    ],
)
def test_a_guest_is_known_by_their_address(tmp_path: Path, line: str, kind: str, value: str, name: str) -> None:
    (found,) = meetings(reading(tmp_path, *event("DTSTART:20240101T090000Z", line)))
    assert [(one.kind, one.value, one.name) for one in found.parties] == [(kind, value, name)]


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ORGANIZER:mailto:unknownorganizer@calendar.google.com",
        "ORGANIZER:mailto:abc@group.calendar.google.com",
        "ATTENDEE:",
    ],
)
def test_a_room_is_no_guest(tmp_path: Path, line: str) -> None:
    (found,) = meetings(reading(tmp_path, *event("DTSTART:20240101T090000Z", line)))
    assert found.parties == ()


@pytest.mark.parametrize(
    ("title", "place", "rest", "expected"),
    [
        ("Coffee", "Café Central", "https://meet.google.com/abc", False),
        ("Coffee", "", "https://meet.google.com/abc", True),
        ("Coffee", "https://zoom.us/j/123", "", True),
        ("Coffee", "Zoom", "", True),
        ("Call with Ana", "", "", True),
        ("Coffee", "", "", False),
    ],
)
def test_a_call_is_told_from_a_meeting(title: str, place: str, rest: str, expected: bool) -> None:
    assert is_call(title, place, rest) is expected


def test_links_to_join_are_no_words_of_anybody() -> None:
    told = "Bring the draft.\n\nAna is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\nhttps://zoom.us/j/1\n"
    told += (
        "Meeting ID: 123 456\nPasscode: 1\nOne tap mobile\n+16465588656,,123# US (New York)\nDial by your location\n"
    )
    assert cleaned(told + "Find your local number: https://zoom.us/u/1\n\nSee you!") == "Bring the draft.\n\nSee you!"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Lisbon", "Europe/Lisbon"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("GMT+01:00", "UTC+01:00"),
        ("(UTC+01:00) Amsterdam, Berlin", "UTC+01:00"),
        ("../../etc/passwd", "None"),
        ("Europe", "None"),
        ("", "None"),
    ],
)
def test_a_zone_is_known_by_its_names(name: str, known: str) -> None:
    assert str(zones.zone(name)) == known


@pytest.mark.parametrize(
    "lines",
    [
        event("DTSTART:20240101T000000Z", "RRULE:FREQ=SECONDLY"),
        event("DTSTART:20240101T000000Z", "RRULE:FREQ=DAILY;COUNT=2000000000"),
        event("DTSTART:20240101T000000Z", "RRULE:FREQ=DAILY;INTERVAL=0"),
        event("DTSTART:19000101T000000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        event("DTSTART:20240101T000000Z", *["RRULE:FREQ=DAILY"] * 1000),
        event("DTSTART:20240101T000000Z", "EXDATE:" + ",".join(["20240101T000000Z"] * 50_000)),
        event("DTSTART:20240101T000000Z", *["ATTENDEE:mailto:a@x.org"] * 100_000),
        event("DTSTART:20240101T000000Z", "DESCRIPTION:" + "<" * 100_000),
        event("DTSTART:20240101T000000Z", "DESCRIPTION:<br>" + "<style>" * 10_000),
        event("DTSTART:20240101T000000Z", "DESCRIPTION:" + "- \\n" * 20_000),
        event("DTSTART:20240101T000000Z", "SUMMARY" + ';X="a:b' * 20_000 + ":x"),
        ("BEGIN:VEVENT",) * 50_000,
        ("BEGIN:VALARM",) * 50_000,
        ("BEGIN:VTIMEZONE", "TZID:x", "BEGIN:DAYLIGHT", "RRULE:FREQ=SECONDLY", "TZOFFSETTO:+9999", "END:VTIMEZONE"),
    ],
    ids=range(14),
)
def test_a_bomb_goes_off_within_bounds(tmp_path: Path, lines: tuple[str, ...]) -> None:
    start = time.process_time()
    assert len(reading(tmp_path, *lines)) <= 50_001
    assert time.process_time() - start < 4


@pytest.mark.slow
def test_many_series_are_followed_within_bounds(tmp_path: Path) -> None:
    lines: list[str] = []
    for number in range(3000):
        lines += ["BEGIN:VEVENT", f"UID:{number}", "DTSTART:19900101T000000Z", "RRULE:FREQ=DAILY", "END:VEVENT"]
    start = time.process_time()
    found = reading(tmp_path, *lines)
    assert len(meetings(found)) < 320_000
    assert any("too many" in record.what for record in found if isinstance(record, Problem))
    assert time.process_time() - start < 60


LINES = (
    *(b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VALARM", b"END:VALARM", b"UID:a"),
    *(
        b"DTSTART:20240101T000000Z",
        b"DTSTART;VALUE=DATE:20240230",
        b"DTSTART;TZID=Mars:20240101T000000",
        b"METHOD:REPLY",
    ),
    *(
        b"RRULE:FREQ=DAILY",
        b"RRULE:FREQ=YEARLY;UNTIL=9",
        b"RECURRENCE-ID:20240102T000000Z",
        b"EXDATE:,",
        b"DURATION:-P1W",
    ),
    *(
        b"ATTENDEE:mailto:",
        b"ORGANIZER;CN=^:x",
        b"X-WR-TIMEZONE:../..",
        b"BEGIN:VTIMEZONE",
        b"TZOFFSETTO:+2500",
        b"DTEND:1",
    ),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES) | st.binary(max_size=40), max_size=40))
def test_whatever_comes_never_raises(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"\n".join(lines))
    ical.matches(File(path))
    for record in read(path):
        assert isinstance(record, Meeting | LeftOut | Problem)
        json.dumps(plain(record), default=str).encode()
        if isinstance(record, Meeting):
            assert record.start.tzinfo


def test_a_guests_name_in_a_parameter_is_read_in_its_own_letters() -> None:
    from cordially.sources.content_lines import _line

    line = _line("ATTENDEE;CN=Emre Aydın:mailto:emre@example.org".encode().decode("latin-1"))
    assert line is not None
    assert line.params["CN"] == ["Emre Aydın"]
