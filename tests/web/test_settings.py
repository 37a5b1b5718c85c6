"""Pace, what goes out and accounts as a page: each change an event, each refusal beside the form, no password shown."""

from collections.abc import Iterator
from datetime import date, datetime, time
from html import unescape
from pathlib import Path

import pytest

from cordially.actions import digests, events, rhythms
from cordially.models import Event
from cordially.queries import rhythms as query
from cordially.viewer import Viewer
from tests.outside.callers import port
from tests.outside.mail_server import Server, running
from tests.web.world import HOST, SCRIPT, Browser, digest

PACE = {"daily": "3", "off": ["5", "6"], "from": "20:00", "to": "08:00", "away": "3 December"}
MAIL = {"address": "lena@hart.example", "at": "06:45", "briefs": "1"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    yield from running(monkeypatch)


def shown(browser: Browser) -> str:
    return unescape(browser.get("/settings").content.decode())


def test_looking_changes_nothing(world: Viewer, browser: Browser, toml: Path) -> None:
    before = digest()
    page = shown(browser)
    assert 'name="daily" type="number" min="1" max="20" required value="5"' in page
    assert page.count("Not set up.") == 4 and str(toml) in page
    assert digest() == before


def test_a_pace_is_kept_as_one_event_that_is_shown_and_undone(world: Viewer, browser: Browser, toml: Path) -> None:
    assert browser.send("/settings/pace", **PACE).status_code == 303
    kept = query.pace(world)
    assert (kept.daily, kept.quiet_days, kept.away_until) == (3, frozenset({5, 6}), date(2026, 12, 3))
    assert kept.quiet_hours.words == "20:00 to 08:00"
    page = shown(browser)
    assert "Your pace: 3 people a day, quiet on Saturday, Sunday, quiet from 20:00 to 08:00, away until" in page
    assert 'name="from" type="time" value="20:00"' in page and 'value="5" checked' in page
    event = Event.objects.get(kind="pace")
    assert f'action="/undo/{event.id}"' in page
    browser.send(f"/undo/{event.id}")
    assert query.pace(world).daily == 5


def test_what_is_so_already_is_no_event(world: Viewer, browser: Browser, toml: Path, server: Server) -> None:
    for path, fields in (("/settings/pace", PACE), ("/settings/mail", MAIL)):
        for _ in range(2):
            browser.send(path, **fields)
        assert "It is so already." in shown(browser)
    assert [event.kind for event in Event.objects.order_by("id").exclude(kind="import")] == ["pace", "digest"]


def test_an_empty_field_ends_being_away_and_the_quiet_hours(world: Viewer, browser: Browser, toml: Path) -> None:
    browser.send("/settings/pace", **PACE)
    browser.send("/settings/pace", daily="3")
    kept = query.pace(world)
    assert (kept.quiet_days, kept.away_until, kept.quiet_hours.words) == (frozenset(), None, "00:00 to 00:00")


@pytest.mark.parametrize(
    ("path", "fields", "why"),
    [
        ("/settings/pace", PACE | {"daily": "0"}, "Between 1 and 20 people a day"),
        ("/settings/pace", PACE | {"daily": SCRIPT}, "Between 1 and 20 people a day"),
        ("/settings/pace", PACE | {"from": ""}, "a beginning and an end"),
        ("/settings/pace", PACE | {"to": "25:99"}, "are no hours"),
        ("/settings/pace", PACE | {"away": "yesterweek"}, "yesterweek"),
        ("/settings/mail", MAIL | {"address": "lena@hart.example\r\nBcc: a@b.example"}, "no e-mail address"),
        ("/settings/mail", MAIL | {"address": SCRIPT}, "no e-mail address"),
        ("/settings/mail", MAIL | {"at": "x"}, "is no hour"),
        ("/settings/mail", MAIL | {"address": ""}, "a way to come by"),
    ],
    ids=range(9),
)
def test_what_cannot_be_is_said_beside_the_form_and_changes_nothing(
    world: Viewer, browser: Browser, toml: Path, server: Server, path: str, fields: dict[str, str], why: str
) -> None:
    before = digest()
    answer = browser.send(path, **fields)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert why in unescape(page) and SCRIPT not in page
    assert digest() == before
    if path.endswith("pace") and fields["daily"] == "3":
        assert 'name="daily" type="number" min="1" max="20" required value="3"' in page


def test_a_mail_needs_an_account_and_what_was_asked_for_stays_without_one(
    world: Viewer, browser: Browser, toml: Path, now: datetime
) -> None:
    answer = browser.send("/settings/mail", **MAIL)
    assert answer.status_code == 400 and "No account is told for [smtp]" in answer.content.decode()
    assert 'value="lena@hart.example"' in answer.content.decode()
    digests.ask_for(world, "lena@hart.example", time(7), now=now)
    assert "a mail is asked for, but it is not set up" in shown(browser)
    assert "a mail is asked for, but it is not set up" in unescape(browser.get("/doctor").content.decode())
    assert browser.send("/settings/mail", **MAIL).status_code == 303
    assert digests.wish(world).words.startswith("You asked for a mail to lena@hart.example at 06:45, and half an hour")
    browser.send("/settings/mail", address="", at="06:45")
    assert digests.wish(world).words == "Nothing goes out any more."


def test_another_hour_leaves_the_links_of_earlier_mails(world: Viewer, browser: Browser, server: Server) -> None:
    from cordially.queries import digests as kept

    keys = []
    for fields in (MAIL, MAIL | {"at": "08:00"}, MAIL | {"address": "other@hart.example"}):
        browser.send("/settings/mail", **fields)
        row = kept.last(world)
        assert row is not None
        keys.append(row.key)
    assert keys[0] == keys[1] != keys[2]


def test_accounts_are_shown_without_their_passwords_and_tried_only_when_asked(
    world: Viewer, browser: Browser, toml: Path
) -> None:
    with port(b"220 no mailbox\r\n") as number:
        toml.write_text(
            f'[imap]\nhost = "127.0.0.1"\nport = {number}\nsecurity = "none"\nuser = "lena"\npassword = "geheim"\n'
        )
        page = shown(browser)
        assert f"127.0.0.1, port {number}, as lena" in page and "no server that" not in page
        tried = unescape(browser.send("/settings/try").content.decode())
    assert "no server that keeps a mailbox" in tried
    assert "geheim" not in page + tried
    toml.write_text("[smtp\n")
    assert "cannot be read" in shown(browser)


def test_only_our_own_form_changes_anything(
    world: Viewer, browser: Browser, stranger: Browser, toml: Path, now: datetime
) -> None:
    before = digest()
    for path, fields in (("/settings/pace", PACE), ("/settings/mail", MAIL), ("/settings/try", {})):
        assert stranger.post(path, fields, HTTP_ORIGIN=f"http://{HOST}").status_code == 401
        assert browser.post(path, fields, HTTP_ORIGIN=f"http://{HOST}").status_code == 403
        assert browser.post(path, fields, HTTP_ORIGIN="https://evil.example").status_code == 403
        assert browser.get(path).status_code == 303
    assert digest() == before
    rhythms.set_pace(world, daily=4, now=now)
    events.undo(world, now=now)
