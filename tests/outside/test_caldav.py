"""Speaking with calendar servers: finding the calendar, and nothing bad from one that is odd or hostile."""

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cordially.errors import Problem
from cordially.outside import caldav, dav_wire, dav_xml
from cordially.outside.caldav import Calendar, Server
from cordially.outside.dav_wire import Account, Wire
from tests.outside.certificates import Certificates
from tests.outside.odd_calendar_server import Answer, Asked, multistatus, serving

CALENDAR = "<resourcetype><collection/><c:calendar/></resourcetype>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
TEXT = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def usual(asked: Asked) -> Answer | None:
    """A server whose calendars are found by way of the well-known address (RFC 6764)."""
    method, path, _, body = asked
    if path == "/.well-known/caldav":
        return 301, {"Location": "/dav/"}, b""
    if path == "/dav/" and b"principal" in body:
        return multistatus(
            ("/dav/", "<current-user-principal><href>/dav/p/lena%40hart/</href></current-user-principal>")
        )
    if path == "/dav/p/lena%40hart/":
        return multistatus((path, "<c:calendar-home-set><href>/dav/c/lena/</href></c:calendar-home-set>"))
    if path == "/dav/c/lena/" and method == "PROPFIND":
        events = '<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>'
        return multistatus(
            (path, "<resourcetype><collection/></resourcetype>"),
            ("/dav/c/lena/one/", f"{CALENDAR}<displayname>Cordially</displayname>{events}"),
            ("/dav/c/lena/two/", f"{CALENDAR}<displayname>cordially</displayname>"),
        )
    return None


OPENED: list[Server | Wire] = []


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()


def server(url: str, **told: str) -> Server:
    OPENED.append(found := Server(Account(url, "lena", "sésame", **told)))
    return found


def folder(url: str) -> Calendar:
    OPENED.append(wire := Wire(Account(url)))
    return Calendar(wire, "/c/")


def test_the_calendar_is_found_by_its_name_where_it_takes_todos() -> None:
    with serving(usual) as odd:
        assert server(odd.url).calendar().path == "/dav/c/lena/two/"
    expected = "Basic " + base64.b64encode("lena:sésame".encode()).decode()
    assert {headers["Authorization"] for _, _, headers, _ in odd.asked} == {expected}


def test_one_that_is_not_there_is_made_under_the_next_free_address() -> None:
    made: list[str] = []

    def answers(asked: Asked) -> Answer | None:
        method, path, _, body = asked
        if method == "MKCALENDAR":
            assert b"<D:displayname>Lena &amp; &lt;Co&gt;</D:displayname>" in body
            made.append(path)
            return (405, {}, b"") if len(made) == 1 else (201, {}, b"")
        return multistatus((path, CALENDAR)) if path in made[1:] else usual(asked)

    with serving(answers) as odd:
        found = server(odd.url, calendar="Lena & <Co>").calendar()
    assert (found.path, found.is_new) == ("/dav/c/lena/lena-co-2/", True)


@pytest.mark.parametrize(
    "elsewhere", ["http://localhost:{port}/", "https://127.0.0.1:{port}/", "//evil.example/", "http://127.0.0.1:1/"]
)
def test_another_server_is_never_asked_and_never_told_the_password(elsewhere: str) -> None:
    with serving(lambda _: None) as odd:
        told = elsewhere.format(port=odd.port)
        odd.answers = lambda _: (302, {"Location": told}, b"")
        with pytest.raises(Problem, match="points to another server"):
            server(odd.url).calendar()
        odd.answers = lambda asked: multistatus(
            (asked[1], f"<current-user-principal><href>{told}</href></current-user-principal>")
        )
        with pytest.raises(Problem, match="points to another server"):
            server(odd.url).calendar()
        assert len(odd.asked) == 3


def test_a_circle_of_addresses_ends() -> None:
    with serving(lambda _: (302, {"Location": "/round"}, b"")) as odd, pytest.raises(Problem, match="without end"):
        server(odd.url).calendar()


def test_a_writing_request_is_not_sent_on() -> None:
    with serving(lambda _: (307, {"Location": "/other"}, b"")) as odd, pytest.raises(Problem, match="did not take"):
        folder(odd.url).put("one", TEXT)
    assert len(odd.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        ENTITIES,
        ENTITIES.decode().encode("utf-16"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<a>" * 100_000,
        b"<x>" + b"<a/>" * 250_000 + b"</x>",
        b"",
        b"no xml",
        b'<?xml version="1.0" encoding="utf-7"?><x/>',
        b'<?xml version="1.0" encoding="nonsense"?><x/>',
        b"\x00" * 1000,
    ],
    ids=range(10),
)
def test_an_answer_that_defines_things_or_has_no_end_is_not_read(body: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(Problem):
        dav_xml.told(body)
    with serving(lambda _: (207, {}, body)) as odd, pytest.raises(Problem):
        server(odd.url).calendar()
    assert time.monotonic() - begun < 5


def test_an_answer_that_is_too_large_broken_off_or_too_slow_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dav_wire, "MOST", 1000)
    with serving(lambda _: (207, {}, b"x" * 2000)) as odd, pytest.raises(Problem, match="more than fits"):
        server(odd.url).calendar()
    monkeypatch.setattr(dav_wire, "_LONGEST", 0.3)
    with serving(lambda _: (207, {"Content-Length": "900"}, b"x")) as odd, pytest.raises(Problem):
        server(odd.url).calendar()


def test_only_what_is_named_as_ours_is_listed_and_what_is_large_is_not_read() -> None:
    tag = "<getetag>W/&quot;1&quot;</getetag>"
    text = "<c:calendar-data>BEGIN:VCALENDAR</c:calendar-data>"
    hrefs = [
        "/c/abc-1.ics",
        "abc.ics",
        "/c/../abc.ics",
        "/c/a%2Fb.ics",
        "/c/%0d%0aX.ics",
        "/other/abc.ics",
        "/c/abc.txt",
    ]

    def answers(asked: Asked) -> Answer | None:
        if asked[0] == "PROPFIND":
            return multistatus(*[(href, tag) for href in hrefs])
        if asked[0] == "GET":
            return 200, {"ETag": '"2"'}, b"x" * (caldav.LARGEST + 1 if "large" in asked[1] else 10)
        return multistatus(("/c/abc-1.ics", tag + text), ("/c/evil.ics", tag + text))

    with serving(answers) as odd:
        calendar = folder(odd.url)
        assert calendar.tags() == {"abc-1": '"1"'}
        found = calendar.read(["abc-1", "large", "small"])
    assert found == {"abc-1": (b"BEGIN:VCALENDAR", '"1"'), "small": (b"x" * 10, '"2"')}


def test_nothing_is_written_over_what_somebody_else_changed() -> None:
    with serving(lambda _: (412, {}, b"")) as odd:
        calendar = folder(odd.url)
        assert calendar.put("one", TEXT) is None
        assert calendar.put("one", TEXT, tag='"1"') is None
        assert calendar.remove("one", tag='"1"') is False
    conditions = [(headers.get("If-None-Match"), headers.get("If-Match")) for _, _, headers, _ in odd.asked]
    assert conditions == [("*", None), (None, '"1"'), (None, '"1"')]


def test_what_is_wrong_is_said() -> None:
    with serving(lambda _: (401, {"WWW-Authenticate": 'Digest realm="x"'}, b"")) as odd:
        with pytest.raises(Problem, match="a way of logging in that is not known here: Digest"):
            server(odd.url).calendar()
        odd.answers = lambda _: (401, {"WWW-Authenticate": "Basic"}, b"")
        with pytest.raises(Problem, match=r"did not take the name and password of \[caldav\]"):
            server(odd.url).calendar()
        odd.answers = lambda _: (503, {}, b"")
        with pytest.raises(Problem, match=r"cannot answer now \(503\)"):
            server(odd.url).calendar("/known/")
        odd.answers = lambda _: None
        with pytest.raises(Problem, match="no calendars of lena were found"):
            server(odd.url).calendar()
    for url in (
        "http://dav.example/",
        "ftp://127.0.0.1/",
        "nonsense",
        "https://",
        "http://[",
        "http://127.0.0.1:99999/",
    ):
        with pytest.raises(Problem):
            server(url)
    with pytest.raises(Problem, match="Nothing answers"):
        server("http://127.0.0.1:1/").calendar()


def test_a_certificate_is_checked(tmp_path: Path) -> None:
    certificates = Certificates(tmp_path)
    with serving(usual, certificates.context("127.0.0.1")) as odd:
        url = odd.url.replace("http:", "https:")
        with pytest.raises(Problem, match=r"certificate of 127\.0\.0\.1 was refused"):
            server(url).calendar()
        assert server(url, trust=certificates.trust).calendar().path == "/dav/c/lena/two/"
    with serving(usual, certificates.context("other.example")) as odd:
        url = odd.url.replace("http:", "https:")
        with pytest.raises(Problem, match=r"certificate of 127\.0\.0\.1 was refused"):
            server(url, trust=certificates.trust).calendar()


def test_the_account_is_told_in_the_private_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORDIALLY_HOME", str(tmp_path))
    assert caldav.account() is None
    assert caldav.connect() is None
    path = tmp_path / "accounts.toml"
    path.write_text('[caldav]\nurl = "https://dav.example/"\nuser = "lena"\npassword = "secret"\n')
    path.chmod(0o600)
    found = caldav.account()
    assert found == Account("https://dav.example/", "lena", "secret", "Cordially")
    assert "secret" not in repr(found)
