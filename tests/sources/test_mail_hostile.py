"""Mail made to break the reader: every one is read within bounds, and nothing that comes out can hurt a database."""

import time
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.records import LeftOut, Message
from cordially.sources import mail

HEAD = (
    b"From: Ana <ana@example.org>\nTo: mara@example.org\n"
    b"Date: Tue, 5 Mar 2024 10:00:00 +0000\nMessage-ID: <x@example.org>\n"
)
SECONDS, BYTES = 2.0, 256 << 20


def nested(depth: int) -> bytes:
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return HEAD + opened + b"\ntext\n" + b"".join(b"--b%d--\n" % n for n in reversed(range(depth)))


def messages_in_messages(depth: int) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\n\n" * depth + b"text"


def text(raw: bytes, kind: bytes = b"text/plain", encoding: bytes = b"8bit") -> bytes:
    return HEAD + b"Content-Type: " + kind + b"\nContent-Transfer-Encoding: " + encoding + b"\n\n" + raw


MADE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "only line ends": lambda: b"\r\n\n\r" * 1000,
    "nesting 3000 deep": lambda: nested(3000),
    "messages within messages": lambda: messages_in_messages(3000),
    "20,000 encoded words": lambda: b"Subject: " + b" ".join([b"=?utf-8?Q?=C3=A9?="] * 20_000) + b"\n" + HEAD,
    "20,000 encoded words of many charsets": lambda: (
        b"Subject:" + b"".join(b" =?x%d?B?/w==?=" % n for n in range(20_000))
    ),
    "a head of 5 MB": lambda: b"X-Long: " + b"a" * (5 << 20) + b"\n" + HEAD + b"\ntext",
    "a folded head of 5 MB": lambda: b"To: mara@example.org,\n" + b" x\n" * (5 << 19) + HEAD + b"\ntext",
    "a million headers": lambda: b"A: b\n" * 1_000_000 + HEAD + b"\ntext",
    "100,000 recipients": lambda: (
        b"Cc: " + b",\n ".join(b"P <p%d@example.org>" % n for n in range(100_000)) + b"\n" + HEAD
    ),
    "100,000 openings of comments": lambda: b"To: " + b"(" * 100_000 + b'"' * 100_000 + b"\\" * 100_000 + b"\n" + HEAD,
    "quotes that never end": lambda: b"To: " + b'\\"' * 50_000 + b'"\\' * 50_000 + b"\n" + HEAD,
    "angles that never end": lambda: b"From: " + b"<a@b" * 50_000 + b"\n" + HEAD,
    "parameters without end": lambda: b"Content-Type: text/plain" + b'; a="' * 50_000 + b"\n" + HEAD + b"\nx",
    "names in a thousand pieces": lambda: (
        HEAD + b"Content-Type: a/b" + b"".join(b"; name*%d*=%%41" % n for n in range(9000))
    ),
    "unknown charset": lambda: text("é".encode(), b"text/plain; charset=x-no-such"),
    "a codec that is no charset": lambda: text(b"x" * 1000, b"text/plain; charset=zip"),
    "a slow codec": lambda: text(b"a" * 200_000 + b"-" + b"b" * 200_000, b"text/plain; charset=punycode"),
    "utf-7 with half characters": lambda: text(b"+2AA- +3AA- +AAA-", b"text/plain; charset=utf-7"),
    "utf-16 with half characters": lambda: text(b"\x00\xd8\x00\x00\x00\xdc" * 9, b"text/plain; charset=utf-16-le"),
    "NULs everywhere": lambda: HEAD.replace(b"Ana", b"A\0na").replace(b"x@", b"x\0@") + b"Subject: \0\0\n\na\0b\0",
    "bare CR": lambda: HEAD.replace(b"\n", b"\r") + b"\rtext\r" * 1000,
    "halves of characters": lambda: HEAD + "Subject: \ud800\udfff x\n\n\ud83d".encode("utf-8", "surrogatepass"),
    "broken base64": lambda: text(b"=" * 1000 + b"QUJD*&^%" * 100_000 + b"=A", encoding=b"base64"),
    "broken quoted-printable": lambda: text(b"=\n=" * 300_000 + b"=ZZ=", encoding=b"quoted-printable"),
    "boundaries without end": lambda: HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 200_000,
    "a boundary that is missing": lambda: (
        HEAD + b"Content-Type: multipart/mixed\n\n--x\nContent-Type: text/plain\n\ny\n"
    ),
    "an empty boundary": lambda: HEAD + b'Content-Type: multipart/mixed; boundary=""\n\n' + b"--\n\nx\n" * 9,
    "a boundary that begins another": lambda: nested(3).replace(b"b1", b"b0b"),
    "twice from": lambda: b"From: Eve <eve@example.net>\n" + HEAD + b"\nx",
    "a date of no time": lambda: HEAD.replace(b"5 Mar 2024", b"99 Mar 99999") + b"\nx",
    "a zone of no place": lambda: HEAD.replace(b"+0000", b"+9999") + b"\nx",
    "a year before mail": lambda: HEAD.replace(b"2024", b"0001") + b"\nx",
    "digits without end": lambda: HEAD.replace(b"2024", b"9" * 100_000) + b"\nx",
    "a million tags": lambda: text(b"<a<b><c " * 250_000, b"text/html"),
    "tags that never end": lambda: text(b"<a " * 300_000, b"text/html"),
    "comments that never end": lambda: text(b"<!-- " * 300_000, b"text/html"),
    "styles that never end": lambda: text(b"<style>" * 200_000, b"text/html"),
    "hidden within hidden": lambda: text(b"<div style='display:none'>" * 50_000, b"text/html"),
    "quotes within quotes": lambda: text(b"<blockquote>" * 100_000 + b"x", b"text/html"),
    "a million entities": lambda: text(b"&amp;&#0;&#xD800;&nosuch;" * 40_000, b"text/html"),
    "a million quoted lines": lambda: text(b">" * 1000 + b"\n> x" * 300_000),
    "a million colons": lambda: text(b"From: a\nwrote:\n" * 100_000),
    "openings without end": lambda: text(b"On Monday, 4 March 2024, Ana wrote:\n" * 50_000),
    "dashes without end": lambda: text(b"-" * 300_000 + b"\n--" * 100_000 + b"\n-- \n" * 50_000),
    "closings without end": lambda: text(b"Best regards,\n" * 100_000),
    "blanks without end": lambda: text(b"x" + b" \t" * 300_000 + b"\n" * 300_000 + b"y"),
    "one line of 5 MB": lambda: text(b"word " * (1 << 20)),
    "references without end": lambda: b"References: " + b"<a@b> " * 50_000 + b"\n" + HEAD + b"\nx",
    "labels without end": lambda: b'X-Gmail-Labels: "' + b"a,," * 50_000 + b"\n" + HEAD + b"\nx",
    "an id of 1 MB": lambda: HEAD.replace(b"x@", b"x" * (1 << 20) + b"@") + b"\nx",
}  # fmt: skip


def strings(message: Message) -> Iterator[str]:
    yield from (message.key, message.subject, message.text, message.signature, message.answers, message.thread)
    yield from (*message.references, *message.attachments, *message.labels, *message.signs)
    for party in message.parties:
        yield from (party.value, party.name)


def check(message: Message | LeftOut) -> None:
    if isinstance(message, LeftOut):
        return
    assert message.key
    assert message.at is None or message.at.utcoffset() is not None
    for told in strings(message):
        assert "\0" not in told
        told.encode("utf-8")


@pytest.mark.parametrize("name", MADE)
def test_it_is_read_within_bounds(name: str) -> None:
    data = MADE[name]()
    begun = time.process_time()
    message = mail.read(data)
    assert time.process_time() - begun < SECONDS
    check(message)


@pytest.mark.slow
@pytest.mark.parametrize("name", MADE)
def test_it_takes_bounded_memory(name: str) -> None:
    data = MADE[name]()
    tracemalloc.start()
    mail.read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < BYTES


PIECES = st.sampled_from(
    [
        b"From: ",
        b"To: ",
        b"Cc:",
        b"Date: ",
        b"Subject: ",
        b"Message-ID: <",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Type: text/html\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%ff",
        b"charset=utf-7",
        b"=?utf-8?Q?=ff?=",
        b"=?gb2312?B?/w==?=",
        b"\n\n",
        b"\r\n",
        b"\r",
        b"\n ",
        b"--b\n",
        b"--b--",
        b"<",
        b">",
        b'"',
        b"(",
        b";",
        b":",
        b",",
        b"a@b.c",
        b"\0",
        b"\xff",
        b"Tue, 5 Mar 2024 10:00:00 +0000",
        b"On 5 Mar 2024 a@b.c wrote:\n",
        b"> ",
        b"-- \n",
        b"<blockquote>",
        b"<style>",
        b"display:none",
        b"&#xd800;",
        b"-----Original Message-----",
        b"From: x\nSent: y\nTo: z\nSubject: w\n",
        b"\xed\xa0\x80",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=60))
def test_whatever_the_bytes_a_mail_is_read(pieces: list[bytes]) -> None:
    check(mail.read(b"".join(pieces)))


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=20)), max_size=200))
def test_whatever_the_bytes_a_mail_is_read_many_times(pieces: list[bytes]) -> None:
    check(mail.read(b"".join(pieces)))
