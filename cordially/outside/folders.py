"""Names of mail folders: as they stand in the protocol (RFC 3501, modified UTF-7), and which one holds drafts."""

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

_LISTED = re.compile(rb'\((?P<flags>[^)]{0,2000})\) (?:"\\?(?P<sign>.)"|NIL) (?P<name>.*)', re.DOTALL | re.IGNORECASE)
_CODED = re.compile(rb"&([A-Za-z0-9+,]{0,2000})-")
_DRAFTS = (
    "drafts", "draft", "entwürfe", "entwurf", "brouillons", "borradores", "rascunhos", "bozze", "concepten", "utkast",
    "kladder", "luonnokset", "szkice", "robocze", "koncepty", "taslaklar", "черновики", "下書き", "草稿箱", "草稿",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folder:
    """`raw` is its name as the protocol wants it."""

    raw: bytes
    name: str
    flags: frozenset[str]
    sign: str  # between it and those inside it


def listed(answers: Iterable[object]) -> list[Folder]:
    """The folders that a LIST told of; what cannot be understood is left out."""
    found = []
    for answer in answers:
        line, literal = (answer[0], answer[1]) if isinstance(answer, tuple) else (answer, None)
        told = _LISTED.match(line) if isinstance(line, bytes) else None
        if told is None:
            continue
        raw = literal if isinstance(literal, bytes) else _bare(told["name"].strip())
        if not raw.isascii() or not raw.decode("ascii").isprintable():
            continue
        flags = frozenset(told["flags"].decode("ascii", "replace").lower().split())
        found.append(Folder(raw, decoded(raw), flags, (told["sign"] or b"").decode("ascii", "replace")))
    return found


def drafts(folders: Iterable[Folder]) -> Folder | None:
    """The one that says so (RFC 6154); else one that is called so, the nearest to the top."""
    able = [one for one in folders if not one.flags & {"\\noselect", "\\nonexistent"}]
    said = next((one for one in able if "\\drafts" in one.flags), None)
    called = [one for one in able if _last(one).casefold() in _DRAFTS]
    return said or min(called, key=lambda one: (len(one.name), one.name), default=None)


def _last(one: Folder) -> str:
    return one.name.rpartition(one.sign)[2] if one.sign else one.name


def _bare(word: bytes) -> bytes:
    """A name without its quotes."""
    if len(word) > 1 and word[:1] == word[-1:] == b'"':
        return re.sub(rb"\\(.)", rb"\1", word[1:-1], flags=re.DOTALL)
    return word


def quoted(raw: bytes) -> str:
    """For a command: always in quotes."""
    plain = raw.decode("ascii")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def decoded(raw: bytes) -> str:
    """Modified UTF-7 as text; servers that speak UTF-8 are understood too."""
    return _CODED.sub(_text, raw).decode("utf-8", "replace")


def _text(piece: "re.Match[bytes]") -> bytes:
    if not piece[1]:
        return b"&"
    try:
        told = base64.b64decode(piece[1].replace(b",", b"/") + b"=" * (-len(piece[1]) % 4))
        return told.decode("utf-16-be").encode("utf-8")
    except ValueError:
        return piece[0]


def encoded(name: str) -> bytes:
    """Text as modified UTF-7."""
    pieces = re.split(r"([^\x20-\x7e]+)", name)
    return b"".join(_coded(piece) if at % 2 else piece.replace("&", "&-").encode() for at, piece in enumerate(pieces))


def _coded(piece: str) -> bytes:
    told = base64.b64encode(piece.encode("utf-16-be", "surrogatepass")).rstrip(b"=").replace(b"/", b",")
    return b"&" + told + b"-"
