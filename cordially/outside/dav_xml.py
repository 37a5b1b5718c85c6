"""What a calendar server answers, read without ever following what an answer defines or points to."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cordially.errors import Problem

DAV, CAL = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_MOST = 200_000  # elements
_DEEPEST = 60


class Unreadable(Problem):
    """The calendar server's answer cannot be read."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one address: its properties that the server could give."""

    href: str
    found: dict[str, Element]

    def text(self, name: str) -> str:
        element = self.found.get(name)
        return "" if element is None else (element.text or "").strip()

    def has(self, name: str, inner: str) -> bool:
        element = self.found.get(name)
        return element is not None and element.find(inner) is not None

    def href_in(self, name: str) -> str:
        element = self.found.get(name)
        return "" if element is None else (element.findtext(f"{DAV}href") or "").strip()


def told(body: bytes) -> list[Told]:
    """A multistatus (RFC 4918). What was not found is left out."""
    answers = []
    for response in tree(body).iter(f"{DAV}response"):
        href = (response.findtext(f"{DAV}href") or "").strip()
        found: dict[str, Element] = {}
        for part in response.iter(f"{DAV}propstat"):
            if " 200" in (part.findtext(f"{DAV}status") or " 200"):
                found |= {one.tag: one for properties in part.iter(f"{DAV}prop") for one in properties}
        if href and found:
            answers.append(Told(href, found))
    return answers


def tree(body: bytes) -> Element:
    """Refused are definitions (and so entities), what is nested without end, and too much of it."""
    parser, builder = expat.ParserCreate(namespace_separator="}"), TreeBuilder()
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > _MOST:
            raise Unreadable
        builder.start("{" + name if "}" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end("{" + name if "}" in name else name)

    def refuse(*_: object) -> None:
        raise Unreadable("The calendar server's answer defines things of its own; it was not read.")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(body, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError):
        raise Unreadable from None


def asking(root: str, properties: Iterable[str], more: str = "") -> bytes:
    """A request for properties, named as in `{DAV:}getetag`."""
    wanted = "".join(_element(name) for name in properties)
    spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    text = f'<?xml version="1.0" encoding="utf-8"?><{root} {spaces}><D:prop>{wanted}</D:prop>{more}</{root}>'
    return text.encode()


def _element(name: str) -> str:
    space, _, bare = name.rpartition("}")
    return f"<{'D' if space == '{DAV:' else 'C'}:{bare}/>"
