"""A folder of everything that exports can be made to be, read in one go: in bounded time and memory, and in words."""

import random
import resource
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.people import ANA, ME, mail
from tests.sound.conftest import START
from tests.sound.processes import Home

MEGA = 1 << 20
NASTY = (
    b"\0" * 50,
    b"\xff\xfe\xed\xa0\x80",
    b"=?utf-8?q?=00=1b[31m?=" * 3,
    b"=?x-unknown?b?////?=",
    b"=?utf-8?b?" + b"QUFB" * 2000 + b"?=",
    b"<" * 3000,
    b"(" * 3000 + b")" * 10,
    b'"' * 999,
    b"a@b," * 2000,
    b"undisclosed-recipients:;",
    b"\r",
    b"\r\n\r\n",
    b"\xe2\x80\xae\xf3\xa0\x81\x81",
    b"99999999999999999999",
    b"Mon, 99 Foo 99999 99:99:99 +9999999",
    b'text/html; charset=rot13; boundary=""',
    b"multipart/mixed; boundary=" + b"x" * 5000,
    b"rfc822;" * 500,
    b"%n%s{}{0}",
    b"",
)
FIELDS = tuple(
    b"From To Cc Subject Date Message-ID References In-Reply-To Content-Type Content-Transfer-Encoding"
    b" Content-Disposition List-Unsubscribe X-Gmail-Labels".split()
)


def _mail(chance: random.Random) -> bytes:
    """A mail with up to three of its fields, or its body, replaced by what no mail program writes."""
    lines = {b"From": b"Eve <eve@evil.example>", b"To": b"lena@hart.example", b"Subject": b"Hi", b"Date": b""}
    for _ in range(chance.randint(1, 3)):
        lines[chance.choice(FIELDS)] = chance.choice(NASTY) + b" " + chance.choice(NASTY)
    head = b"".join(name + b": " + value + b"\n" for name, value in lines.items())
    return head + b"\n" + chance.choice(NASTY) + b"\n" + chance.choice(NASTY) * 20


def _deep(depth: int) -> bytes:
    """Parts within parts."""
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return b"From: eve@evil.example\nTo: lena@hart.example\nSubject: deep\n" + opened + b"\nhello\n"


def _many_parts(count: int) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "eve@evil.example", ME[1], "parts"
    message.set_content("hello")
    parts = b"".join(b"--x\nContent-Type: text/plain\n\nhello %d\n" % n for n in range(count))
    return b"From: eve@evil.example\nSubject: parts\nContent-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n"


def _html(size: int) -> bytes:
    body = b"<div>" * size + b"&#x41;" * size + b"<style>" + b"a{}" * size + b"<!--" * size
    return b"From: eve@evil.example\nSubject: html\nContent-Type: text/html; charset=utf-8\n\n" + body


def _card(chance: random.Random) -> bytes:
    value = chance.choice(NASTY)
    lines = [b"BEGIN:VCARD", b"VERSION:" + chance.choice((b"2.1", b"3.0", b"4.0", b"9", value))]
    lines += [
        chance.choice((b"FN", b"N", b"EMAIL", b"TEL", b"UID", b"ORG", b"BDAY", b"NOTE;ENCODING=QUOTED-PRINTABLE"))
        + b":"
        + chance.choice(NASTY)
        for _ in range(4)
    ]
    return b"\n".join([*lines, b"END:VCARD", b""])


def _meeting(chance: random.Random, number: int) -> bytes:
    rules = (
        b"FREQ=SECONDLY",
        b"FREQ=DAILY;COUNT=2000000000",
        b"FREQ=YEARLY;INTERVAL=0",
        b"FREQ=MINUTELY;BYSECOND=0,1,2,3,4,5;BYMONTH=2;BYMONTHDAY=30",
        b"FREQ=NEVER",
        b"FREQ=DAILY;UNTIL=99999999T999999Z",
        chance.choice(NASTY),
    )
    starts = (
        b"20260101T100000Z",
        b"00000000T000000Z",
        b"99991231T235959Z",
        b";TZID=" + chance.choice(NASTY) + b":20260101T1",
    )
    return b"\r\n".join(
        (
            b"BEGIN:VEVENT",
            b"UID:%d" % number,
            b"DTSTART:" + chance.choice(starts),
            b"RRULE:" + chance.choice(rules),
            b"SUMMARY:" + chance.choice(NASTY),
            b"ATTENDEE:mailto:" + chance.choice(NASTY),
            b"END:VEVENT",
            b"",
        )
    )


def _table(chance: random.Random, heading: bytes, rows: int) -> bytes:
    cells = [b",".join(b'"' + chance.choice(NASTY).replace(b'"', b"") + b'"' for _ in range(7)) for _ in range(rows)]
    return heading + b"\n" + b"\n".join(cells) + b'\n"never closed'


def make(folder: Path, seed: int, count: int, large: int = 1) -> None:
    """Mails one by one and in a mailbox, cards, calendars, tables, chats; broken in every way at once."""
    chance = random.Random(seed)
    folder.mkdir()
    (folder / "good.eml").write_bytes(mail(ANA, ME, START, key="good").as_bytes())
    for number in range(count):
        (folder / f"{number}.eml").write_bytes(_mail(chance))
    for name, data in (
        ("deep", _deep(1000 * large)),
        ("parts", _many_parts(500 * large)),
        ("html", _html(2000 * large)),
    ):
        (folder / f"{name}.eml").write_bytes(data)
    (folder / "long.eml").write_bytes(
        b"From: eve@evil.example\nSubject: " + b"x" * (large * MEGA // 2) + b"\n\nhello\n"
    )
    begun = b"From eve@evil.example Mon Jan  1 00:00:00 2024\n"
    (folder / "box.mbox").write_bytes(b"\n\n".join(begun + _mail(chance) for _ in range(count)))
    (folder / "one-line.mbox").write_bytes(begun + b"From: a@b.example\n\n" + b"From " * (large * MEGA // 5))
    (folder / "people.vcf").write_bytes(b"".join(_card(chance) for _ in range(count)))
    (folder / "photo.vcf").write_bytes(
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Big Photo\nEMAIL:big@photo.example\nPHOTO;ENCODING=b:"
        + b"QUFB" * (large * MEGA // 4)
        + b"\nEND:VCARD\n"
    )
    meetings = b"".join(_meeting(chance, number) for number in range(count))
    (folder / "days.ics").write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + meetings + b"END:VCALENDAR\r\n")
    (folder / "nested.ics").write_bytes(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * (2000 * large))
    tables = folder / "linkedin"
    tables.mkdir()
    heading = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    (tables / "Connections.csv").write_bytes(_table(chance, heading, count))
    heading = b"CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT"
    (tables / "messages.csv").write_bytes(_table(chance, heading, count))


SHOWN = (
    ("people", "--all", "--json"),
    ("imports", "--problems"),
    ("today",),
    ("search", "hello"),
    ("history",),
)


def _survives(home: Home, folder: Path, seconds: int, shown: tuple[tuple[str, ...], ...] = SHOWN) -> None:
    def within_bounds() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1200 * MEGA, 1200 * MEGA))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))

    done = home.run("import", "--me", ME[1], folder, before=within_bounds, seconds=10 * seconds)
    assert done.returncode in (0, 3), (done.returncode, done.stderr[-500:])
    assert home.rows("SELECT 1 FROM words WHERE subject = 'Hello'") == [(1,)]
    for words in shown:
        told = home.run(*words)
        assert told.returncode == 0, (words, told.stderr[-500:])
        assert not {"\x1b", "\0", "\u202e"} & set(told.stdout) or words[-1] == "--json"
    assert home.is_sound()
    again = home.read(folder)
    assert sum(one["new"] for one in again["imports"]) == 0
    for _ in ("the second, which added nothing", "the first"):
        assert home.run("undo").returncode == 0
    assert home.rows("SELECT count(*) FROM interaction") == [(0,)]


@pytest.mark.slow
def test_a_small_hostile_folder_is_read_within_bounds(home: Home, tmp_path: Path) -> None:
    make(tmp_path / "exports", seed=1, count=25)
    _survives(home, tmp_path / "exports", seconds=30, shown=SHOWN[:2])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_a_large_hostile_folder_is_read_within_bounds(home: Home, tmp_path: Path, seed: int) -> None:
    make(tmp_path / "exports", seed=seed, count=600, large=10)
    _survives(home, tmp_path / "exports", seconds=60)
