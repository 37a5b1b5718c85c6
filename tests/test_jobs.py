"""The morning's mail over real SMTP: once a day, again after a failure or a kill, and its links."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from email.message import Message
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest

from cordially import jobs
from cordially.actions import deliveries, digests, events, followups, health, rhythms
from cordially.core import quiet
from cordially.errors import WrongUse
from cordially.models import Delivery, Event
from cordially.queries import digests as query
from cordially.viewer import Viewer
from cordially.web.opening import Door
from tests.outside.mail_server import Server, running
from tests.web.served import COMMAND, Served
from tests.web.world import HOST, PORT, Browser, fill, spot

ME = "lena@hart.example"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    yield from running(monkeypatch)


@pytest.fixture
def morning(viewer: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    """A world in which something waits, and the mail is asked for."""
    fill(viewer, tmp_path, now)
    followups.write(viewer, spot(viewer, "Ben"), "send the book", on=now.date(), now=now)
    followups.write(viewer, spot(viewer, "Mallory"), "x\r\nBcc: a@b.example <b>", on=now.date(), now=now)
    digests.ask_for(viewer, ME, time(7, 30), now=now)
    return viewer


@pytest.fixture
def stranger(now: datetime) -> Browser:
    """A browser that has not come in."""
    return Browser(Door(PORT, lambda: now))


def body(message: Message, kind: str) -> str:
    return next(p.get_payload(decode=True).decode() for p in message.walk() if p.get_content_type() == kind)  # type: ignore[union-attr]


def test_the_mail_goes_once_a_day_from_its_hour_on(morning: Viewer, server: Server, now: datetime) -> None:
    jobs.run(morning, now=now.replace(hour=7, minute=29))
    assert server.got == []
    for minutes in (0, 1, 600, -600):  # also when the clock is set back
        jobs.run(morning, now=now + timedelta(minutes=minutes))
    (message,) = server.got
    assert (message["To"], message["Auto-Submitted"], message["Bcc"]) == (ME, "auto-generated", None)
    assert "send the book" in body(message, "text/plain")
    assert "&lt;b&gt;" in body(message, "text/html")
    assert "<b>" not in body(message, "text/html")
    assert "/link/" not in body(message, "text/plain")
    jobs.run(morning, now=now + timedelta(days=1))
    assert len({one["Message-ID"] for one in server.got}) == len(server.got) == 2


def test_what_was_refused_is_tried_again_with_growing_waits_and_the_doctor_says_so(
    morning: Viewer, server: Server, now: datetime
) -> None:
    server.refuses = True
    tried = [n for n in range(0, 300, 5) if jobs.run(morning, now=now + timedelta(minutes=n))]
    assert tried == [0, 5, 20, 65, 185]
    told = health.examine(morning, now=now + timedelta(minutes=200)).advice
    assert any("was not sent" in line and "tried 5 times" in line for line in told)
    server.refuses = False
    jobs.run(morning, now=now + timedelta(hours=10))
    assert len(server.got) == 1
    assert not [line for line in health.examine(morning, now=now + timedelta(hours=11)).advice if "not sent" in line]


def test_what_failed_is_told_with_when_it_is_tried_again(morning: Viewer, server: Server, now: datetime) -> None:
    server.refuses = True
    (told,) = jobs.run(morning, now=now).failed
    assert "451 Not now. It may take it later." in told
    assert told.endswith("It is tried again from 09:05 on.")
    rhythms.set_pace(morning, quiet_hours=quiet.hours("09:15-11"), now=now)
    (told,) = jobs.run(morning, now=now + timedelta(minutes=6)).failed
    assert told.endswith("It is tried again from 11:00 on.")
    (line,) = [line for line in health.examine(morning, now=now).advice if "not sent" in line]
    assert "(tried 2 times, again from 11:00 on)" in line


def test_what_is_no_longer_asked_for_waits_for_nothing_and_goes_if_it_is_asked_for_again(
    morning: Viewer, server: Server, now: datetime
) -> None:
    event = digests.set_ways(morning, at=time(8), now=now)
    server.refuses = True
    jobs.run(morning, now=now)
    server.refuses = False
    for undone in (event.id, event.id - 1):
        events.undo(morning, undone, now=now)
    (one,) = query.deliveries(morning)
    assert (one.state, one.waits) == ("not asked for any more", False)
    assert not jobs.run(morning, now=now + timedelta(hours=2))
    assert server.got == []
    digests.ask_for(morning, ME, time(7, 30), now=now + timedelta(hours=3))
    jobs.run(morning, now=now + timedelta(hours=3))
    jobs.run(morning, now=now + timedelta(hours=9))
    assert len(server.got) == 1


def test_all_that_is_asked_for_at_once_is_one_event_and_what_is_not_said_stays(viewer: Viewer, now: datetime) -> None:
    digests.ask_for(viewer, ME, time(6), notice=True, briefs=True, now=now)
    event = digests.ask_for(viewer, "other@hart.example", now=now)
    asked = "You asked for a mail to other@hart.example and a notice at 06:00, and half an hour before a meeting."
    assert event.what == asked
    assert Event.objects.filter(kind="digest").count() == 2
    assert digests.ask(viewer, digests.wish(viewer), now=now) is None


@pytest.mark.slow
def test_the_exit_code_says_that_a_mail_was_not_sent(tmp_path: Path) -> None:
    served = Served(tmp_path)
    served.environment |= {
        "CORDIALLY_SMTP_HOST": "127.0.0.1",
        "CORDIALLY_SMTP_PORT": "1",
        "CORDIALLY_SMTP_SECURITY": "none",
    }
    served.run("add", "Ana Silva", "--email", "ana@acme.example")
    served.run("follow-up", "Ana", "send the book", "--on", "today")
    served.run("digest", "--to", ME)
    command = [*COMMAND, "jobs", "run"]
    done = subprocess.run(command, env=served.environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing answers at 127.0.0.1, port 1." in done.stderr and "It is tried again from" in done.stderr


@pytest.mark.slow
def test_a_mail_is_not_asked_for_where_no_account_could_send_it(tmp_path: Path) -> None:
    served = Served(tmp_path)
    for words, section in ((("--to", ME), "smtp"), (("--notices",), "apprise")):
        command = [*COMMAND, "digest", *words]
        done = subprocess.run(command, env=served.environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 1
        assert f"No account is told for [{section}]." in done.stderr and "docs/accounts.md" in done.stderr
    assert "No mail is asked for." in served.run("digest")


def test_of_days_on_which_nothing_could_be_sent_only_the_last_one_comes(
    morning: Viewer, server: Server, now: datetime
) -> None:
    server.refuses = True
    for day in range(4):
        jobs.run(morning, now=now + timedelta(days=day))
    server.refuses = False
    jobs.run(morning, now=now + timedelta(days=3, hours=5))
    assert len(server.got) == 1
    states = [(one.on.day, one.sent_at is not None, one.given_up_at is not None) for one in query.deliveries(morning)]
    assert states == [(28, True, False), (27, False, True), (26, False, True), (25, False, True)]


def test_one_that_was_broken_off_is_claimed_again_later_with_the_same_name(morning: Viewer, now: datetime) -> None:
    deliveries.enqueue(morning, now=now)
    first = deliveries.claim(morning, now=now)
    assert deliveries.claim(morning, now=now) is None  # nobody else takes it meanwhile
    again = deliveries.claim(morning, now=now + timedelta(minutes=6))
    assert first and again and first.message == again.message
    back = deliveries.claim(morning, now=now - timedelta(hours=12))  # the clock was set back by half a day
    assert back is not None and Delivery.objects.count() == 1


def test_nothing_goes_out_while_you_are_away_or_when_nothing_waits(
    morning: Viewer, server: Server, now: datetime
) -> None:
    rhythms.set_pace(morning, away_until=now.date() + timedelta(3), now=now)
    jobs.run(morning, now=now)
    digests.stop(morning, now=now)
    jobs.run(morning, now=now + timedelta(days=4))
    assert server.got == []


@pytest.mark.parametrize("address", ["", "lena", "a@b.example\r\nBcc: x@y.example", "a@b.example, c@d.example"])
def test_the_mail_goes_to_one_plain_address_only(morning: Viewer, now: datetime, address: str) -> None:
    with pytest.raises(WrongUse):
        digests.ask_for(morning, address, time(7), now=now)


def linked(viewer: Viewer, server: Server, now: datetime) -> str:
    jobs.run(viewer, page=f"http://{HOST}", now=now)
    told = body(server.got[-1], "text/plain")
    return next(word for word in told.split() if "/link/" in word).partition(HOST)[2]


def test_a_link_acts_only_when_its_button_is_pressed(
    morning: Viewer, server: Server, stranger: Browser, now: datetime
) -> None:
    link = linked(morning, server, now)
    mark = link.split("/")[-1].split(".")[0]
    for _ in range(2):  # a mail program looks ahead
        assert stranger.get(link).status_code == 200
    assert _state(morning, mark, now) == "due"
    assert stranger.post(link, {"what": "done"}, HTTP_ORIGIN="https://evil.example").status_code == 403
    assert stranger.post(link, {"what": "done"}, HTTP_ORIGIN=f"http://{HOST}").status_code == 200
    assert _state(morning, mark, now) == "ended"
    assert stranger.post(link, {"what": "done"}, HTTP_ORIGIN=f"http://{HOST}").status_code == 404


def test_a_link_that_was_changed_or_has_ended_does_nothing(
    morning: Viewer, server: Server, stranger: Browser, now: datetime
) -> None:
    link = linked(morning, server, now)
    mark, until, sign = link.removeprefix("/link/").split(".")
    others = (f"f9.{until}.{sign}", f"{mark}.{until}9.{sign}", f"{mark}.{until}.{'0' * 64}")
    for other in (*others, f"{mark}.{until}.", "x", "é.1.é"):
        assert stranger.post(f"/link/{other}", {"what": "done"}).status_code == 404
    with pytest.raises(Exception, match="ended"):
        digests.linked(link.removeprefix("/link/"), now=now + timedelta(days=8))
    digests.ask_for(morning, ME, time(8), now=now)
    assert stranger.get(link).status_code == 404


def _state(viewer: Viewer, mark: str, now: datetime) -> str:
    from cordially.queries import followups as listed

    return listed.of_mark(viewer, mark, now=now).state


def test_units_name_this_program(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from cordially.cli import main; main()", "jobs", "units", str(tmp_path / "user")]
    environment = os.environ | {"CORDIALLY_HOME": str(tmp_path / "home")}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    units = {path.name: path.read_text() for path in (tmp_path / "user").iterdir()}
    assert set(units) == {"cordially.service", "cordially-jobs.service", "cordially-jobs.timer"}
    assert not [name for name, told in units.items() if "@PROGRAM@" in told]


def calendar(folder: Path, starts: list[datetime]) -> Path:
    """Meetings of an hour with Ana."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for at in starts:
        lines += [
            "BEGIN:VEVENT", f"UID:{at:%Y%m%d}@calendar.example", f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{at:%Y%m%dT%H%M%SZ}", "DURATION:PT1H", "SUMMARY:Coffee", f"ORGANIZER:mailto:{ME}",
            f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ME}", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@acme.example",
            "END:VEVENT",
        ]  # fmt: skip
    path = folder / "coffee.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n")
    return path


@pytest.mark.slow
def test_a_killed_run_loses_no_mail_and_repeats_it_under_the_same_name(tmp_path: Path, server: Server) -> None:
    """At least once: a kill between the server's answer and our note of it sends the same mail, so named, again."""
    environment = os.environ | {"CORDIALLY_HOME": str(tmp_path / "home")}
    start = datetime.fromisoformat("2026-11-25T08:00:00+00:00")

    def command(*words: str, at: datetime, kill_after: float = 60) -> None:
        told = environment | {"CORDIALLY_NOW": at.isoformat()}
        process = subprocess.Popen([*COMMAND, *words], env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=kill_after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    command("add", "Ana Silva", "--email", "ana@acme.example", at=start)
    command("follow-up", "Ana", "send the book", "--on", "today", at=start)
    command("digest", "--to", ME, "--at", "7:30", "--briefs", at=start)
    command("me", "add", ME, at=start)
    command("import", str(calendar(tmp_path, [start + timedelta(days=day, hours=3) for day in range(6)])), at=start)
    for day in range(6):
        for again, patience in enumerate((0.15 + 0.09 * day, 0.3 + 0.06 * day, 60)):
            command("jobs", "run", at=start + timedelta(days=day, hours=2 * again), kill_after=patience)
        before = start + timedelta(days=day, hours=2, minutes=32)
        for again, patience in enumerate((0.2 + 0.09 * day, 0.35 + 0.06 * day, 60)):
            command("jobs", "run", at=before + timedelta(minutes=9 * again), kill_after=patience)
        command("jobs", "run", at=before + timedelta(minutes=26))  # both were claimed, and killed before they went
    names = {one["Message-ID"]: str(one["Subject"]) for one in server.got}
    for what in ("Cordially: Ana Silva", "At 11:00: Ana Silva"):
        days = sorted(name[1:11] for name, subject in names.items() if subject == what)
        assert days == [f"2026-11-{25 + day}" for day in range(6)]
    assert len(names) == 12
    with sqlite3.connect(tmp_path / "home" / "cordially.db") as database:
        assert database.execute("SELECT count(*), count(sent_at) FROM delivery").fetchone() == (12, 12)
    database.close()


@pytest.mark.slow
def test_while_the_page_is_served_the_mail_goes_by_itself_and_its_links_lead_there(
    tmp_path: Path, server: Server
) -> None:
    served = Served(tmp_path)
    served.run("add", "Ana Silva", "--email", "ana@acme.example")
    served.run("follow-up", "Ana", "send the book", "--on", "today")
    served.run("digest", "--to", ME, "--at", "7:30")
    served.start()
    try:
        limit = monotonic() + 3 * jobs.EVERY
        while not server.got and monotonic() < limit:
            sleep(0.5)
        (message,) = server.got
        link = next(word for word in body(message, "text/plain").split() if "/link/" in word)
        assert link.startswith(served.address)
        with urlopen(link) as page:
            assert "send the book" in page.read().decode()
    finally:
        served.stop()
