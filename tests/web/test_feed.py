"""The calendar at its secret address: who reads it, what it holds, and that real calendar programs show it."""

import os
import shutil
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from cordially.actions import feeds, followups
from cordially.queries import feeds as query
from cordially.viewer import Viewer
from tests.web.served import Served
from tests.web.world import Browser, spot

HOSTILE = "send it\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:file:///etc/passwd, \\n; \u202egpj \x00"


@pytest.fixture
def secret(world: Viewer, now: datetime) -> str:
    on = now.date() + timedelta(2)
    followups.write(world, spot(world, "Ana"), "send the book", on=on, now=now)
    followups.write(world, spot(world, "Ben"), "call him", on=on, at=time(15, 30), zone="Asia/Tokyo", now=now)
    followups.write(world, spot(world, "Mallory"), HOSTILE, on=on, now=now)
    return feeds.renew(world, now=now)


def entries(content: bytes, noun: str = "VEVENT") -> dict[str, object]:
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(content).walk(noun)}


def test_a_calendar_program_reads_it_without_a_session(stranger: Browser, secret: str) -> None:
    response = stranger.get(f"/feed/{secret}.ics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    found = entries(response.content)
    assert found["Ana Silva: send the book"]["DTSTART"].dt == date(2026, 11, 27)  # type: ignore[index]
    at = found["Ben Okri: call him"]["DTSTART"].dt  # type: ignore[index]
    assert at == datetime.fromisoformat("2026-11-27T06:30:00+00:00")
    assert "Ana Silva: send the book" in entries(stranger.get(f"/feed/{secret}.ics?kind=todo").content, "VTODO")


def test_what_has_not_changed_is_not_sent_again(stranger: Browser, secret: str) -> None:
    tag = stranger.get(f"/feed/{secret}.ics")["ETag"]
    assert stranger.get(f"/feed/{secret}.ics", HTTP_IF_NONE_MATCH=tag).status_code == 304


def test_nobody_else_reads_it_and_it_can_be_ended(world: Viewer, stranger: Browser, secret: str, now: datetime) -> None:
    for other in (secret[:-1], secret + "x", "x", "%00", "../../people"):
        assert stranger.get(f"/feed/{other}.ics").status_code in (401, 404)
    address = f"/feed/{secret}.ics"
    assert stranger.post(address).status_code == 405
    assert stranger.get(address, HTTP_HOST="evil.example").status_code == 421
    assert stranger.get(address, HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="cors").status_code == 403
    again = feeds.renew(world, now=now)
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"/feed/{again}.ics").status_code == 200
    feeds.revoke(world, now=now)
    assert stranger.get(f"/feed/{again}.ics").status_code == 404


def test_hostile_words_stay_words(world: Viewer, secret: str, now: datetime) -> None:
    content = query.calendar(world, now=now)
    assert b"\r" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert b"BEGIN:VALARM" not in lines
    assert not [line for line in lines if line.startswith(b"ATTACH")]
    assert len([line for line in lines if line == b"END:VEVENT"]) == content.count(b"\r\nUID:")
    assert all(len(line) <= 75 for line in lines)
    assert not [one for one in Calendar.from_ical(content).walk() if one.errors]


def test_an_entry_keeps_its_name_when_it_is_put_off(world: Viewer, secret: str, now: datetime) -> None:
    before = entries(query.calendar(world, now=now))["Ana Silva: send the book"]
    followups.later(world, "f1", until=now.date() + timedelta(9), now=now)
    after = entries(query.calendar(world, now=now))["Ana Silva: send the book"]
    assert before["UID"] == after["UID"]  # type: ignore[index]
    assert after["DTSTART"].dt == now.date() + timedelta(9)  # type: ignore[index]


def peer(name: str) -> str:
    own = Path(sys.prefix, "peers", "bin")  # where `make test-slow` puts them
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}{os.pathsep}{own}")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing, which the calendar is tried with here.")
        pytest.skip(f"{name} is not installed; “pip install khal vdirsyncer” in a place of their own brings it.")
    return found


@pytest.mark.slow
def test_khal_shows_what_vdirsyncer_brings_from_the_address(tmp_path: Path) -> None:
    khal, vdirsyncer = peer("khal"), peer("vdirsyncer")
    served = Served(tmp_path)
    served.run("add", "Ana Silva", "--email", "ana@acme.example")
    served.run("follow-up", "Ana", "send the book; and, perhaps, the map", "--on", "27 November")
    served.run("follow-up", "Ana", HOSTILE.replace("\x00", ""), "--on", "28 November")
    address = served.run("feed").split()[0]
    served.start()
    try:
        address = f"{served.address}/feed/{address.rpartition('/')[2]}"
        (tmp_path / "sync").write_text(_SYNC.format(folder=tmp_path, address=address))
        (tmp_path / "khal").write_text(_KHAL.format(folder=tmp_path))
        configured = [vdirsyncer, "-c", str(tmp_path / "sync")]
        subprocess.run([*configured, "discover"], input="y\n" * 5, text=True, check=True, capture_output=True)
        subprocess.run([*configured, "sync"], check=True, capture_output=True)
        shown = [khal, "-c", str(tmp_path / "khal"), "list", "2026-11-20", "30d"]
        told = subprocess.run(
            shown, capture_output=True, text=True, check=True, env=os.environ | {"HOME": str(tmp_path)}
        )
    finally:
        served.stop()
    assert "Ana Silva: send the book; and, perhaps, the map" in told.stdout
    assert "Ana Silva: send it END:VEVENT" in told.stdout


_SYNC = """\
[general]
status_path = "{folder}/status"
[pair cordially]
a = "feed"
b = "files"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{address}"
[storage files]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
"""
_KHAL = """\
[calendars]
[[cordially]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
