"""What else goes out by itself: notices, briefings before a meeting, and nothing in quiet hours."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from cordially import jobs
from cordially.actions import digests, followups, health, imports, rhythms
from cordially.core import quiet
from cordially.errors import WrongUse
from cordially.queries import digests as query
from cordially.viewer import Viewer
from tests.outside.certificates import library
from tests.outside.mail_server import Server, running
from tests.people import ANA, BEN, ME
from tests.web.world import fill, spot

pytestmark = pytest.mark.filterwarnings("ignore:.*imghdr.*:DeprecationWarning")  # apprise's own
NIGHT = quiet.hours("20:00-08:00")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    yield from running(monkeypatch)


class Phone:
    """A service on this machine that takes notices."""

    def __init__(self) -> None:
        got: list[dict[str, str]] = []
        self.got, self.refuses = got, False

        class Take(BaseHTTPRequestHandler):
            def do_POST(this) -> None:  # noqa: N805
                told = json.loads(this.rfile.read(int(this.headers["Content-Length"])))
                this.send_response(500 if self.refuses else 200)
                this.end_headers()
                if not self.refuses:
                    got.append({name: told[name] for name in ("title", "message")})

            def log_message(this, *_: object) -> None: ...  # noqa: N805

        self.server = HTTPServer(("127.0.0.1", 0), Take)
        self.url = f"json://me:secret@127.0.0.1:{self.server.server_port}/phone"
        Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Phone]:
    library("apprise")
    phone = Phone()
    monkeypatch.setenv("CORDIALLY_APPRISE_URLS", phone.url)
    yield phone
    phone.server.shutdown()
    phone.server.server_close()


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    """Something waits, and a meeting with Ana and Ben begins at noon."""
    fill(viewer, tmp_path, now)
    followups.write(viewer, spot(viewer, "Ben"), "send the book", on=now.date(), now=now)
    meeting(viewer, tmp_path, now.replace(hour=12), now, ANA[1], BEN[1])
    return viewer


def meeting(viewer: Viewer, folder: Path, at: datetime, now: datetime, *others: str, key: str = "lunch") -> None:
    guests = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{address}" for address in (ME[1], *others)]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", f"UID:{key}@calendar.example",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", f"DTSTART:{at:%Y%m%dT%H%M%SZ}", "DURATION:PT1H",
        f"SUMMARY:Secret {key}", f"ORGANIZER:mailto:{ME[1]}", *guests, "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    path = folder / f"{key}-{at:%H%M}.ics"
    path.write_text("\r\n".join(lines) + "\r\n")
    imports.read(viewer, [path], now=now, me_said=[ME[1]])


def body(message: Message) -> str:
    return next(p.get_payload(decode=True).decode() for p in message.walk() if p.get_content_type() == "text/plain")  # type: ignore[union-attr]


def test_a_notice_tells_numbers_only_unless_words_are_asked_for(
    world: Viewer, phone: Phone, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    digests.set_ways(world, notice=True, now=now)
    for minutes in (0, 1, 60):
        jobs.run(world, now=now + timedelta(minutes=minutes))
    (told,) = phone.got
    assert told["title"] == "Cordially" and told["message"].endswith("for today.")
    assert "Ben" not in str(told) and "book" not in str(told)
    monkeypatch.setenv("CORDIALLY_APPRISE_WORDS", "true")
    jobs.run(world, now=now + timedelta(days=1))
    assert "Ben" in phone.got[1]["title"] and "send the book" in phone.got[1]["message"]


def test_a_notice_that_did_not_arrive_is_tried_again_and_its_secrets_are_not_told(
    world: Viewer, phone: Phone, now: datetime
) -> None:
    digests.set_ways(world, notice=True, now=now)
    phone.refuses = True
    assert "was not sent" in jobs.run(world, now=now).failed[-1]
    told = [line for line in health.examine(world, now=now).advice if "notice" in line]
    assert "number 1 of your urls (json)" in told[0] and "secret" not in told[0]
    phone.refuses = False
    jobs.run(world, now=now + timedelta(minutes=6))
    assert len(phone.got) == 1


def test_where_one_of_two_services_took_it_the_other_is_named(
    world: Viewer, phone: Phone, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setenv("CORDIALLY_APPRISE_URLS", f"nonsense://x\n{phone.url}")
    digests.set_ways(world, notice=True, now=now)
    assert "Number 1 of your urls (nonsense) did not take it." in jobs.run(world, now=now).failed[-1]
    jobs.run(world, now=now + timedelta(hours=2))
    assert len(phone.got) == 1


def test_without_the_package_or_urls_a_sentence_says_so(
    world: Viewer, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    digests.set_ways(world, notice=True, now=now)
    assert "No account is told for [apprise]." in jobs.run(world, now=now).failed[-1]
    monkeypatch.setenv("CORDIALLY_APPRISE_URLS", "json://localhost")
    monkeypatch.setitem(sys.modules, "apprise", None)
    assert "pip install apprise" in jobs.run(world, now=now + timedelta(minutes=6)).failed[-1]


def briefed(viewer: Viewer, now: datetime) -> Viewer:
    digests.ask_for(viewer, ME[1], time(19, 30), now=now)
    digests.set_ways(viewer, briefs=True, now=now)
    return viewer


def test_a_briefing_comes_once_half_an_hour_before_a_meeting(world: Viewer, server: Server, now: datetime) -> None:
    briefed(world, now)
    jobs.run(world, now=now.replace(hour=11, minute=29))
    assert server.got == []
    for minute in (30, 31, 59):
        jobs.run(world, now=now.replace(hour=11, minute=minute))
    (message,) = server.got
    assert message["Subject"] == "At 12:00: Ana Silva and Ben Okri"
    assert "They wrote on 22 November: “Do you know a mentor?”" in body(message)
    assert body(message).startswith("Secret lunch")


def test_the_notice_before_a_meeting_names_nobody(world: Viewer, phone: Phone, now: datetime) -> None:
    digests.set_ways(world, notice=True, briefs=True, at=time(19, 30), now=now)
    jobs.run(world, now=now.replace(hour=11, minute=45))
    assert phone.got == [{"title": "Cordially", "message": "A meeting at 12:00 with 2 people."}]


def test_no_briefing_comes_late_or_for_what_was_moved_or_not_wanted(
    world: Viewer, server: Server, tmp_path: Path, now: datetime
) -> None:
    briefed(world, now)
    server.refuses = True
    assert "tried again from 11:55 on." in jobs.run(world, now=now.replace(hour=11, minute=50)).failed[-1]
    over = "It is not tried again: by then the meeting has begun."
    assert jobs.run(world, now=now.replace(hour=11, minute=56)).failed[-1].endswith(over)
    server.refuses = False
    jobs.run(world, now=now.replace(hour=12))
    assert server.got == []
    (one,) = query.deliveries(world)
    assert one.name == "mail before a meeting" and one.given_up_at is not None
    meeting(world, tmp_path, now.replace(hour=15), now, ANA[1], key="tea")
    digests.set_ways(world, briefs=False, now=now)
    jobs.run(world, now=now.replace(hour=14, minute=50))
    assert server.got == []


def test_nobody_is_briefed_on_a_large_meeting_or_one_without_people_of_mine(
    world: Viewer, server: Server, tmp_path: Path, now: datetime
) -> None:
    briefed(world, now)
    crowd = [f"guest{number}@many.example" for number in range(9)]
    meeting(world, tmp_path, now.replace(hour=15), now, ANA[1], *crowd, key="town hall")
    meeting(world, tmp_path, now.replace(hour=16), now, key="alone")
    for hour in (14, 15):
        jobs.run(world, now=now.replace(hour=hour, minute=45))
    assert server.got == []


def test_in_quiet_hours_nothing_goes_out_and_the_morning_s_mail_waits_until_they_end(
    world: Viewer, server: Server, phone: Phone, now: datetime
) -> None:
    rhythms.set_pace(world, quiet_hours=NIGHT, now=now - timedelta(days=1))
    digests.ask_for(world, ME[1], time(7), now=now - timedelta(days=1))
    digests.set_ways(world, notice=True, now=now - timedelta(days=1))
    jobs.run(world, now=now.replace(hour=7, minute=59))
    assert (server.got, phone.got) == ([], [])
    jobs.run(world, now=now.replace(hour=8))
    assert (len(server.got), len(phone.got)) == (1, 1)


def test_what_is_tried_again_waits_for_the_end_of_quiet_hours_too(world: Viewer, server: Server, now: datetime) -> None:
    digests.ask_for(world, ME[1], time(7), now=now)
    rhythms.set_pace(world, quiet_hours=quiet.hours("9:10-11"), now=now)
    server.refuses = True
    jobs.run(world, now=now)
    server.refuses = False
    for minutes in (15, 60, 119):
        jobs.run(world, now=now + timedelta(minutes=minutes))
        assert server.got == []
    jobs.run(world, now=now + timedelta(hours=2))
    assert len(server.got) == 1


def test_a_mail_asked_for_in_the_night_comes_when_the_night_is_over(
    world: Viewer, server: Server, now: datetime
) -> None:
    digests.ask_for(world, ME[1], time(22), now=now - timedelta(days=1))
    rhythms.set_pace(world, quiet_hours=NIGHT, now=now - timedelta(days=1))
    for hour in (7, 8, 22, 23):
        jobs.run(world, now=now.replace(hour=hour))
    assert len(server.got) == 1


def test_a_briefing_waits_for_the_end_of_quiet_hours_but_not_past_the_meeting(
    world: Viewer, server: Server, tmp_path: Path, now: datetime
) -> None:
    briefed(world, now - timedelta(days=1))
    rhythms.set_pace(world, quiet_hours=NIGHT, now=now - timedelta(days=1))
    meeting(world, tmp_path, now.replace(hour=8, minute=15), now, ANA[1], key="early")
    meeting(world, tmp_path, now.replace(hour=7, minute=55), now, BEN[1], key="too early")
    for hour, minute in ((7, 45), (7, 59), (8, 0), (8, 1)):
        jobs.run(world, now=now.replace(hour=hour, minute=minute))
    assert [one["Subject"] for one in server.got] == ["At 08:15: Ana Silva"]


def test_quiet_hours_are_those_of_where_you_are(world: Viewer, server: Server, now: datetime) -> None:
    digests.ask_for(world, ME[1], time(7), now=now - timedelta(days=1))
    rhythms.set_pace(world, quiet_hours=NIGHT, now=now - timedelta(days=1))
    jobs.run(world, now=now.replace(hour=12).astimezone(ZoneInfo("America/Los_Angeles")))  # 4 in the morning there
    assert server.got == []
    jobs.run(world, now=now.replace(hour=16).astimezone(ZoneInfo("America/Los_Angeles")))
    assert len(server.got) == 1


def test_a_briefing_needs_a_way_to_come_by(world: Viewer, now: datetime) -> None:
    with pytest.raises(WrongUse, match="a way to come by"):
        digests.set_ways(world, briefs=True, now=now)
