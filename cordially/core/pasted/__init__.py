"""A text as somebody pastes it: sentences, a mail with what it quotes, its page or its source, a chat of several."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_string
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import formataddr, getaddresses, parseaddr, parsedate_to_datetime

from cordially.core import bodies, markup
from cordially.core.letters import lines
from cordially.core.pasted import chats, dates, greetings, heads, older
from cordially.core.pasted.part import Pasted as Pasted

LONGEST_HEAD = 2000  # signs of one line of a mail's head
MOST_PARTS = 100
_HEAD = re.compile(r"\A(?:From .{1,200}\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}\n")
_HTML = re.compile(r"\s{0,99}<(?:\?xml|!doctype html|html|head|body|div|p|span|table|meta|br|b)\b", re.IGNORECASE)
_TAG = re.compile(r"</(?:p|div|span|td|body|li|blockquote)>", re.IGNORECASE)
_FIELDS = re.compile(r"^(?:From|Date|Sent|Subject|Message-ID|MIME-Version|Received|To):", re.IGNORECASE | re.MULTILINE)


def messages(text: str, *, near: datetime | None = None, by: str = "") -> list[Pasted]:
    """All that was pasted: each message of a chat, each mail of a conversation, each that a mail quotes, else the one.

    A chat's messages come in its order, a mail comes before those that it quotes. `by` says "I" in the newest mail.
    """
    if _HTML.match(text) or len(_TAG.findall(text[:20_000])) > 4:
        text = markup.text_of(text)
    if _source(text) is not None:
        return _of_source(text, near, by)
    said = chats.read(text, near=near)
    if said:
        return [_of_chat(one, text) for one in said]
    shown = heads.of_gmail(text, near=near)
    if not shown:
        newest = read(text, near=near)
        head = heads.top(text, near=near)
        return older.beside(_by(newest, by), head.end if head else 0, len(text), near=near)
    ends = [head.begin for head in shown[1:]] + [len(text)]
    found: list[Pasted] = []
    for head, end in zip(shown, ends, strict=True):
        found += older.beside(_part(text, head.end, end, head), head.end, end, near=near)
    return [replace(one, is_of_thread=len(found) > 1) for one in found]


def read(text: str, *, near: datetime | None = None) -> Pasted:
    """Take one mail apart; whatever it is, this takes time in proportion to its length. `near` is today."""
    source = _source(text)
    if source is None:
        head = heads.top(text, near=near)
        return _part(text, head.end if head else 0, len(text), head)
    told = _told(source)
    body = bodies.split(told)
    own = body.new or told.strip()
    starts, places = _aligned(own, text)
    if -1 in (place for start, place in zip(starts, places, strict=True) if own[start : start + 1].strip()):
        text, (starts, places) = told, _aligned(own, told)
    by, to, at = _person(source["From"]), _people(source), _date(source["Date"])
    return Pasted(own, text, starts, places, by, to, at, bool(body.new and body.quoted))


def _of_source(text: str, near: datetime | None, by: str) -> list[Pasted]:
    """Lines stand where they stand in the source, or where it is encoded, in the text that it holds."""
    newest, message = _by(read(text), by), _source(text)
    told = _told(message) if message is not None else ""
    begin = newest.text.find(told)
    if begin >= 0:
        return older.beside(newest, begin, begin + len(told), near=near)
    starts, places = _aligned(newest.own, told)
    found = older.beside(replace(newest, text=told, starts=starts, places=places), 0, len(told), near=near)
    return found if len(found) > 1 else [newest]


def _by(newest: Pasted, by: str) -> Pasted:
    return replace(newest, by=by) if by else newest


def _part(text: str, begin: int, end: int, head: heads.Head | None) -> Pasted:
    """What stands between, as one mail; who it is by and to are told by its head, else by how it begins and ends."""
    told = text[begin:end]
    body = bodies.split(told)
    own = body.new or ("" if head and head.end >= len(text) else told.strip())
    starts, places = _aligned(own, told)
    places = tuple(place + begin if place >= 0 else place for place in places)
    by, to, at = (head.by, head.to, head.at) if head else ("", (), None)
    by, to = by or greetings.signed(own, body.signature), to or greetings.greeted(own)
    return Pasted(own, text, starts, places, by, to, at, bool(body.new and body.quoted))


def _of_chat(one: chats.Message, text: str) -> Pasted:
    starts, length = [], 0
    for line in one.lines:
        starts.append(length)
        length += len(line.text) + 1
    own = "\n".join(line.text for line in one.lines)
    return Pasted(own, text, tuple(starts), tuple(line.start for line in one.lines), one.by, one.to, one.at)


def _source(text: str) -> "Message | None":
    head = _HEAD.match(text[:200_000])
    fields = {found.group().casefold() for found in _FIELDS.finditer(head.group())} if head else set()
    if len(fields) < 2 or "sent:" in fields:  # as Outlook shows a head, not as a mail has it
        return None
    try:
        return message_from_string(text)
    except (MessageError, ValueError, LookupError, RecursionError):
        return None


def _told(message: "Message") -> str:
    """The text of a mail, from its plain part, else from its page."""
    pages = ""
    for number, part in enumerate(_parts(message)):
        if number > MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or part.get_filename():
            continue
        if kind == "text/plain":
            return _decoded(part)
        pages = pages or markup.text_of(_decoded(part))
    return pages


def _parts(message: "Message") -> Iterator["Message"]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        else:
            yield part


def _decoded(part: "Message") -> str:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("", "7bit", "8bit", "binary"):
        return str(part.get_payload())
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
    except LookupError:
        return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def _person(field: object) -> str:
    name, address = parseaddr(str(field or "")[:LONGEST_HEAD])
    try:
        told = str(make_header(decode_header(name)))
    except (ValueError, LookupError, MessageError):
        told = name
    return " ".join(told.split()) or address


def _people(message: "Message") -> tuple[str, ...]:
    """All to whom it is addressed; to a crowd, nobody in particular."""
    addressed = getaddresses([str(message["To"] or "")[:LONGEST_HEAD]])
    named = tuple(dict.fromkeys(filter(None, (_person(formataddr(one)) for one in addressed))))
    return named if len(named) <= heads.MOST_PEOPLE else ()


def _date(field: object) -> datetime | None:
    try:
        return parsedate_to_datetime(str(field or "")[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return dates.read(str(field or ""))


def _aligned(own: str, text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Each line of the author's words beside the same line of what was pasted, both read from above."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for start, line in lines(text):
        known[line.strip()].append(start + len(line) - len(line.lstrip()))
    starts, places, here = [], [], -1
    for start, line in lines(own):
        same = known.get(line.strip(), []) if line.strip() else []
        number = bisect_right(same, here)
        starts.append(start)
        if number == len(same):
            places.append(-1)
            continue
        here = same[number]
        places.append(here - (len(line) - len(line.lstrip())))
    return tuple(starts), tuple(places)
