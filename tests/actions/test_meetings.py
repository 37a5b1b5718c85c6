"""Meetings from a calendar: who came, who declined, who was in a crowd."""

from datetime import datetime
from pathlib import Path

import pytest

from cordially.actions import imports
from cordially.queries import people
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mbox, talk

START = datetime.fromisoformat("2026-06-01T09:00:00+02:00")


@pytest.mark.parametrize(
    ("mine", "theirs", "met"), [("ACCEPTED", "ACCEPTED", 1), ("DECLINED", "ACCEPTED", 0), ("ACCEPTED", "DECLINED", 0)]
)
def test_what_one_of_us_declined_is_no_meeting(
    mine: str, theirs: str, met: int, viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    mails = mbox(tmp_path / "a.mbox", [*talk(ANA, START, times=4, every=3), *talk(BEN, START, times=4, every=3)])
    event = f"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@calendar.example
DTSTAMP:20260601T000000Z
DTSTART:20260610T100000Z
DTEND:20260610T110000Z
SUMMARY:Coffee
ORGANIZER:mailto:{BEN[1]}
ATTENDEE;PARTSTAT={mine}:mailto:{ME[1]}
ATTENDEE;PARTSTAT={theirs}:mailto:{ANA[1]}
END:VEVENT
END:VCALENDAR
"""
    (tmp_path / "me.ics").write_text(event.replace("\n", "\r\n"))
    imports.read(viewer, [mails, tmp_path / "me.ics"], now=now, me_said=[ME[1]])
    ana = people.line(viewer, people.find(viewer, ANA[1], now=now), now=now)
    assert ana.meetings == met
