"""The page that tells whether all is well."""

from datetime import datetime, time, timedelta

from cordially.actions import deliveries, digests
from cordially.viewer import Viewer
from tests.web.world import Browser


def test_it_tells_what_is_covered_and_what_is_missing(world: Viewer, browser: Browser) -> None:
    told = browser.get("/doctor").content.decode()
    assert "50 messages and meetings" in told
    assert "Not imported yet: a LinkedIn archive." in told


def test_a_mail_that_failed_is_told_with_why_and_as_words(world: Viewer, browser: Browser, now: datetime) -> None:
    digests.ask_for(world, "lena@example.org", time(7, 0), now=now)
    later = now.replace(hour=9) + timedelta(days=1)
    deliveries.enqueue(world, now=later)
    row = deliveries.claim(world, now=later)
    assert row is not None
    deliveries.note_failed(row, "<b>refused</b>")
    told = browser.get("/doctor").content.decode()
    assert "it waits for the next try" in told and "&lt;b&gt;refused" in told and "<b>refused" not in told
