"""Who wrote and who got it: the addresses of a header, with the names beside them."""

import re

from cordially.core.addresses import email
from cordially.core.records import EMAIL, Party
from cordially.sources.mail.encoded import decoded, tidy

MOST = 2000  # addresses of one header; whoever writes to more writes to nobody
LONGEST_NAME = 200
LONGEST = 1 << 17  # bytes of a header that are looked at

Named = tuple[str, str]  # the address in its one form, the name shown with it

_SIMPLE = re.compile(rb'\s*(?:"([^"\\]*)"|([^"<>,;:()\\@]*?))\s*<([^<>@\s,;:()"]{1,64}@[A-Za-z0-9.-]{1,255})>\s*')
_BARE = re.compile(rb'\s*([^<>@\s,;:()"=?]{1,64}@[A-Za-z0-9.-]{1,255})\s*')
_TOKEN = re.compile(
    rb"""(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,2000}\?=)
    |"(?P<quoted>(?:[^"\\]|\\.){0,500})"
    |\((?P<comment>(?:[^()\\]|\\.){0,500})\)
    |<(?P<angle>[^<>]{0,1000})>
    |(?P<end>[,;])
    |(?P<group>:)
    |(?P<blank>\s+)
    |(?P<atom>[^\s"(<,;:=]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)")
_known: dict[tuple[str, bytes], tuple[Party, ...]] = {}
_MOST_KNOWN = 20_000


def parties(role: str, raw: bytes) -> tuple[Party, ...]:
    """Everybody with an address in that header, in order. What is no address is left out."""
    found = _known.get((role, raw))
    if found is None:
        found = tuple([Party(role, EMAIL, address, name) for address, name in named(raw)])
        if len(raw) < 500:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[role, raw] = found
    return found


def named(raw: bytes) -> tuple[Named, ...]:
    """Every address with its name."""
    return _read(raw[:LONGEST])


def _read(raw: bytes) -> tuple[Named, ...]:
    simple = _SIMPLE.fullmatch(raw)
    if simple:
        return _one(simple[3], simple[1] if simple[1] is not None else simple[2])
    bare = _BARE.fullmatch(raw)
    return _one(bare[1], b"") if bare else tuple(_Reading().of(raw))


def _one(address: bytes, name: bytes) -> tuple[Named, ...]:
    value = email(address.decode("ascii", "replace"))
    return ((value, _name(decoded(name), value)),) if value else ()


def _name(told: str, address: str) -> str:
    if "\\" in told:
        told = _ESCAPED.sub(r"\1", told)
    name = told.strip(" '\"")[:LONGEST_NAME].strip()
    return "" if name.lower() == address else name


class _Reading:
    """Takes a list of addresses to pieces, sign by sign."""

    def __init__(self) -> None:
        self.found: list[Named] = []
        self.phrase: list[bytes] = []
        self.angle: bytes | None = None
        self.comment = b""

    def of(self, raw: bytes) -> list[Named]:
        for token in _TOKEN.finditer(raw):
            self._take(token.lastgroup or "", token[token.lastgroup or 0])
            if len(self.found) >= MOST:
                return self.found
        self._close()
        return self.found

    def _take(self, kind: str, value: bytes) -> None:
        if kind in ("atom", "quoted", "blank", "word"):
            self.phrase.append(b" " if kind == "blank" else value)
        elif kind == "angle":
            if self.angle is not None:
                self._close()
            self.angle = value
        elif kind == "comment":
            self.comment = value
        elif kind == "end":
            self._close()
        else:
            self._after_colon()

    def _after_colon(self) -> None:
        """A group's name goes before the colon; "mailto:" may too."""
        self.phrase.clear()

    def _close(self) -> None:
        phrase = b"".join(self.phrase).strip()
        if self.angle is not None:
            address, name = self.angle, phrase
        else:
            address, name = _address_in(phrase), self.comment
        value = email(decoded(address)) if b"@" in address else ""
        if not value and b"@" in phrase:
            value = email(decoded(_address_in(phrase)))
        if value:
            self.found.append((value, _name(tidy(decoded(name)), value)))
        self.phrase, self.angle, self.comment = [], None, b""


def _address_in(phrase: bytes) -> bytes:
    """The last thing in it with an "@"; an address may itself be written as an encoded word."""
    if b"=?" in phrase:
        phrase = decoded(phrase).encode()
    return next((piece for piece in reversed(phrase.split()) if b"@" in piece), b"")
