"""How things are put into words on a page: filters and small pictures that every template knows."""

from datetime import date, datetime
from typing import Any

from django.template import Library

from cordially.core import times
from cordially.core.letters import visible
from cordially.core.warmth import Warmth
from cordially.queries import brief_lines
from cordially.queries.briefs import Brief
from cordially.queries.people import Line
from cordially.queries.timeline import Entry
from cordially.web import assets, telling

register = Library()
for _told in telling.FILTERS:
    register.filter(_told.__name__, _told)

SOURCES = {
    "mbox": "Mailbox",
    "maildir": "Mail folder",
    "eml": "Mail files",
    "vcard": "Address book",
    "ical": "Calendar",
    "linkedin": "LinkedIn archive",
}
_SHORT = 220
# Signs that turn the direction of other text or hide words: controls, overrides and isolates, halves and tags.
_CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HIDING = (*range(0xD800, 0xE000), *range(0xE0000, 0xE0080))
_HIDDEN = dict.fromkeys((*_CONTROLS, *_TURNING, *_HIDING))


@register.filter
def plain(text: object) -> str:
    """A name or a subject in one line: without signs that show nothing or turn others round."""
    return " ".join(visible(str(text)).translate(_HIDDEN).split())


@register.filter
def letter(text: str) -> str:
    """Text of several lines, without signs that hide or turn others round."""
    return turned(text).strip()


@register.filter
def turned(text: str) -> str:
    """Some of such a text, its spaces kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN)


@register.filter
def opening(text: str) -> str:
    """How a text begins, in one line."""
    line = " ".join(text[: 4 * _SHORT].translate(_HIDDEN).split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} …"


@register.filter
def ago(then: datetime | None, now: datetime) -> str:
    return "" if then is None else times.ago(then, now)


@register.filter
def day(then: date | datetime | None, now: datetime | None = None) -> str:
    """ "3 March", on the calendar of where it was told; with the year where it is another than now."""
    if then is None:
        return "on a day unknown"
    return f"{then.day} {then:%B}" if now is not None and then.year == now.year else f"{then.day} {then:%B %Y}"


@register.filter
def weekday(then: date | datetime) -> str:
    return f"{then:%A}, {then.day} {then:%B}"


@register.filter
def hour(then: datetime | None) -> str:
    return "" if then is None else f"{then:%H:%M}"


@register.filter
def short(then: datetime | None) -> str:
    """The day under its year's heading."""
    return "" if then is None else f"{then.day} {then:%b}"


@register.filter
def partial(said: str) -> str:
    """A date that may lack its day or month: "2023-01" is "January 2023"; "--05-17" is "17 May"."""
    form = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}.get(len(said))
    try:
        if said.startswith("--"):
            then = datetime.strptime(f"2000{said[1:]}", "%Y-%m-%d")  # noqa: DTZ007
            return f"{then.day} {then:%B}"
        then = datetime.strptime(said, form or "%Y")  # noqa: DTZ007
    except ValueError:
        return plain(said)
    return {4: f"{then:%Y}", 7: f"{then:%B %Y}"}.get(len(said), day(then))


@register.inclusion_tag("interactions/who.html")
def who(entry: Entry, most: int = 4, of: int = 0) -> dict[str, Any]:
    """Who was in touch with whom: "You wrote to Ana and 2 others"; on somebody's own page (`of`), "You wrote"."""
    if [person for person, _ in entry.with_] == [of]:
        return {"alone": f"{speaker(entry)} wrote" if sign(entry) in ("in", "out") else speaker(entry)}
    verb = {"meeting": "You met", "call": "You spoke with"}.get(entry.kind)
    if entry.is_cancelled or entry.is_to_come:
        verb = "You were to meet" if entry.is_cancelled else "You are to meet"
    if verb is None:
        verb = {"out": "You wrote to", "in": "", "among": ""}[entry.direction]
    shown = entry.with_[:most]
    first, others = ((), shown) if verb else (shown[:1], shown[1:])
    return {"verb": verb, "first": first, "others": others, "rest": len(entry.with_) - len(shown)}


@register.filter
def sign(entry: Entry) -> str:
    """The name of the small sign beside an entry."""
    return "met" if entry.kind in ("meeting", "call") else {"out": "out", "in": "in"}.get(entry.direction, "among")


@register.filter
def speaker(entry: Entry) -> str:
    """Who spoke, in a word or two."""
    if sign(entry) in ("met", "out"):
        if entry.is_cancelled or entry.is_to_come:
            return "You were to meet" if entry.is_cancelled else "You are to meet"
        return {"meeting": "You met", "call": "You spoke"}.get(entry.kind, "You")
    return entry.with_[0][1] if entry.with_ else "Somebody"


@register.filter
def sections(brief: Brief, now: datetime) -> list[brief_lines.Section]:
    """What to know before a meeting, a heading each."""
    return brief_lines.sections(brief, now.date())


@register.filter
def source(name: str) -> str:
    return SOURCES.get(name, name)


@register.filter
def kind(nature: str) -> str:
    """What somebody is who is no human being."""
    what = {"robot": "A program writes from here", "list": "A mailing list", "shared": "A mailbox of several"}
    return f"{what.get(nature, 'No person')}, so it is not among your people."


@register.filter
def address(line: Line) -> str:
    """By which namesakes are told apart."""
    ways = dict(reversed(line.identities))
    return ways.get("email") or next(iter(ways.values()), "")


@register.filter
def feeling(warmth: Warmth) -> str:
    """The warmth in one or two words; that it cools, the one word says already."""
    return f"{warmth.word}, {warmth.trend}" if warmth.trend == "warming" else warmth.word


@register.inclusion_tag("people/ember.html")
def ember(warmth: Warmth) -> dict[str, Any]:
    """A quiet bar beside the word; the word says it, the bar only shows it."""
    return {"width": round(60 * warmth.degree, 1), "is_asleep": warmth.word in ("asleep", "no relationship")}


@register.simple_tag
def asset(name: str) -> str:
    """The address of one of our own files, which changes when the file does."""
    return assets.address(name)
