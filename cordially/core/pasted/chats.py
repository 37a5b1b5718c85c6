"""A chat as somebody copies it: WhatsApp, Telegram, Teams, Slack, LinkedIn. Who said what, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from cordially.core.letters import lines
from cordially.core.pasted import dates

MOST_LINES = 60_000
LONGEST_LINE = 300  # signs in which a head is looked for
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_PERSON = r"[^\s\[\]:,\d][^\[\]:\n\t]{0,60}?"
_BRACKETED = re.compile(
    rf"\[(?P<when>[^\[\]]{{0,24}}{_TIME}[^\[\]]{{0,14}})\] (?P<name>[^:\n\[\]]{{1,60}})(?:: ?(?P<text>.*))?"
)
_DASHED = re.compile(
    rf"(?P<when>\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},? {_TIME}) [-\u2013] (?:(?P<name>[^:\n]{{1,60}}): )?(?P<text>.*)"
)
_BEFORE = re.compile(rf"(?P<name>{_PERSON}), \[(?P<when>[^\[\]]{{0,24}}{_TIME}[^\[\]]{{0,14}})\]:?(?P<text>)")
_BESIDE = re.compile(rf"(?P<name>{_PERSON})(?:[ ]{{2,}}|[ ]*\t[ \t]*)(?P<when>{_TIME})(?P<text>)[ \t]*")
_RULED = re.compile(rf"(?P<name>{_PERSON}) [—–] (?P<when>[^\[\]:]{{0,24}}{_TIME})(?P<text>)")
_DAY = r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?,? "
_ABOVE = re.compile(rf"(?:[ ]{{2,}}|\t)?(?P<when>(?P<day>{_DAY})?{_TIME})[ \t]*")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]*"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:v[oa]n|de[nrl]?|d[aiou]s?|la|al|{_CAPITAL})){{0,4}}(?: \([^()]{{1,30}}\))?")
_NOISE = re.compile(
    r"<[^<>]{1,40}>|\W*(?:image|video|audio|sticker|gif|document|contact card|bild|foto|vidéo|imagen) "
    r"(?:omitted|weggelassen|absente|omitid[oa])|(?:this message was|you) deleted.*|diese nachricht wurde gelöscht.*"
    r"|:[\w+-]+:|\d{1,4}|\d+ repl(?:y|ies)|last reply .*|view thread|\(edited\)|new|today|yesterday|heute|gestern"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:, .{1,20})?|view .{1,60} profile"
    r"|.{1,60} sent the following messages? at .{1,12}",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"[ \t]*(?P<name>{_NAME.pattern}): +(?P<text>\S.*)")
_FORMS = (_DASHED, _BRACKETED, _BEFORE, _BESIDE, _RULED)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message and where it stands in the text."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    by: str
    to: tuple[str, ...]
    at: datetime | None  # none where only an hour is told
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Said:
    by: str
    when: str
    lines: list[Line]


def read(text: str, *, near: datetime | None = None) -> list[Message]:
    """Its messages in order; none where it is no chat."""
    said = list(_said(text))
    first = next((line for _, line in _lines(text) if line.strip()), "")
    speakers = list(dict.fromkeys(one.by for one in said if one.by))
    heads = sum(bool(one.by) for one in said)
    if heads < 2 and not (heads and _head(first)):
        said = _labelled(text)
        speakers = list(dict.fromkeys(one.by for one in said))
    month_first = dates.is_month_first([one.when for one in said])
    found = []
    for one in said:
        others = tuple(name for name in speakers if name != one.by)
        at = dates.read(one.when, near=near, is_month_first=month_first)
        if one.lines:
            found.append(Message(one.by, others if len(others) == 1 else (), at, tuple(one.lines)))
    return found


def _labelled(text: str) -> list[_Said]:
    """ "Ana: words" on each line, as people write down who said what; one of them speaks again."""
    found = []
    for start, line in _lines(text):
        said = _LABELLED.fullmatch(line.rstrip()) if line.strip() else None
        if said:
            found.append(_Said(said["name"], "", [Line(start + said.start("text"), said["text"])]))
        elif line.strip():
            return []
    names = {one.by for one in found}
    return found if 2 <= len(names) < len(found) else []


def _said(text: str) -> Iterator[_Said]:
    held, before = _Said("", "", []), ""
    for start, line in _lines(text):
        head = _head(line)
        apart = None if head else _ABOVE.fullmatch(line[:LONGEST_LINE].rstrip())
        if head:
            name = _plain(head["name"] or "")
            yield _without_name(held, before) if before == name else held
            held = _Said(name, head["when"], [])
            words = (head["text"] or "") if head["name"] else ""  # "Messages are encrypted" is said by nobody
            _add(held, start + line.rfind(words) if words else start, words)
        elif apart and (apart["day"] or _is_clock(line)) and (held.by or _NAME.fullmatch(before)):
            yield _without_name(held, before)
            held = _Said(before if _NAME.fullmatch(before) else held.by, apart["when"], [])
        else:
            _add(held, start, line)
        before = _clean(line)
    yield held


def _without_name(held: _Said, before: str) -> _Said:
    """Without the name of whoever speaks next, which Slack and LinkedIn set on a line of its own above the time."""
    if held.lines and held.lines[-1].text == before and _NAME.fullmatch(before):
        held.lines.pop()
    return held


def _add(held: _Said, start: int, line: str) -> None:
    words = _clean(line)
    if words and words != held.by and not _NOISE.fullmatch(words):
        held.lines.append(Line(start + (len(line) - len(line.lstrip(" \t\u200e"))), line.strip(" \t\u200e")))


def _head(line: str) -> "re.Match[str] | None":
    line = line.lstrip("\u200e\ufeff ")
    if not line or line[0] in ">-*":
        return None
    return next((found for form in _FORMS if (found := form.fullmatch(line.rstrip()))), None)


def _is_clock(line: str) -> bool:
    """Set apart as Slack does it, or with AM or PM: an hour of an agenda is none."""
    return line[:1] == "\t" or line[:2] == "  " or line.rstrip()[-1:] in "mM."


def _plain(name: str) -> str:
    name = " ".join(name.strip(" \u200e~").split())
    last, comma, first = name.removesuffix(" (External)").partition(", ")
    return f"{first} {last}" if comma else last


def _clean(line: str) -> str:
    return line.strip(" \t\u200e\u200f\ufeff")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return islice(lines(text), MOST_LINES + 1)
