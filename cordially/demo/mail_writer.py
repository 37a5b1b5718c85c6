"""Writing letters as the bytes that travel: headers, encodings, alternatives, attachments; as mbox and as Maildir."""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

from cordially.demo import clients
from cordially.demo.calendar_writer import invitation
from cordially.demo.letters import Letter, Mailbox

CHARSETS = {"outlook": "windows-1252", "outlook-de": "iso-8859-1", "thunderbird": "utf-8", "japanese": "iso-2022-jp"}
AGENTS = {
    "apple": ("X-Mailer", "Apple Mail (2.3776.700.51)"),
    "phone": ("X-Mailer", "Phone Mail (21F90)"),
    "outlook": ("X-Mailer", "Microsoft Outlook 16.0"),
    "outlook-de": ("X-Mailer", "Microsoft Outlook 16.0"),
    "thunderbird": ("User-Agent", "Mozilla Thunderbird"),
}
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "zip": "application/zip",
    "ics": "text/calendar",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BEGINNINGS = {"pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"}


def message(letter: Letter, extra: Iterable[tuple[str, str]] = ()) -> bytes:
    """One whole mail; lines end in a bare line feed, as mbox and Maildir keep them on most systems."""
    content, body = _content(letter)
    charset = CHARSETS.get(letter.client, "utf-8")
    head = [
        *extra,
        ("Date", format_datetime(letter.at)),
        ("From", _mailboxes([letter.sender], charset)),
        ("To", _mailboxes(letter.to, charset)),
    ]
    if letter.cc:
        head.append(("Cc", _mailboxes(letter.cc, charset)))
    head += [("Message-ID", f"<{letter.id}>"), ("Subject", encoded(letter.subject, charset))]
    if letter.answers:
        head += [
            ("In-Reply-To", f"<{letter.answers.id}>"),
            ("References", "\n ".join(f"<{key}>" for key in letter.ancestors)),
        ]
    if letter.client in AGENTS:
        head.append(AGENTS[letter.client])
    head += [*letter.headers, ("MIME-Version", "1.0"), *content]
    return "".join(f"{name}: {value}\n" for name, value in head).encode("utf-8") + b"\n" + body


def _content(letter: Letter) -> tuple[list[tuple[str, str]], bytes]:
    parts = _alternatives(letter)
    if letter.invites:
        text = invitation(letter.invites).encode()
        parts.append(([("Content-Type", 'text/calendar; charset="UTF-8"; method=REQUEST'), _BASE64], _base64(text)))
    content = parts[0] if len(parts) == 1 else _multipart(letter, "alternative", parts)
    if not letter.attachments:
        return content
    return _multipart(letter, "mixed", [content, *(_attachment(name) for name in letter.attachments)])


_BASE64 = ("Content-Transfer-Encoding", "base64")
_Part = tuple[list[tuple[str, str]], bytes]


def _alternatives(letter: Letter) -> list[_Part]:
    parts = []
    if letter.text:
        parts.append(_text(letter, clients.plain(letter), "plain"))
    if letter.html or _sends_html(letter):
        parts.append(_text(letter, clients.page(letter), "html"))
    return parts


def _sends_html(letter: Letter) -> bool:
    return letter.client in ("gmail", "outlook", "outlook-de", "apple")


def _text(letter: Letter, text: str, kind: str) -> _Part:
    charset, data = _bytes(text, CHARSETS.get(letter.client, "utf-8"))
    if letter.client == "thunderbird" or charset == "iso-2022-jp":
        way, body = ("8bit" if charset == "utf-8" else "7bit"), data
    elif data.isascii() and max(map(len, data.split(b"\n"))) < 900:
        way, body = "7bit", data
    elif letter.client == "apple" and kind == "html":
        way, body = "base64", _base64(data)
    else:
        way, body = "quoted-printable", binascii.b2a_qp(data, istext=True)
    flowed = "; format=flowed" if letter.client == "thunderbird" and kind == "plain" else ""
    head = [("Content-Type", f'text/{kind}; charset="{charset}"{flowed}'), ("Content-Transfer-Encoding", way)]
    return head, body.rstrip(b"\n") + b"\n"


def _bytes(text: str, charset: str) -> tuple[str, bytes]:
    try:
        return charset, text.encode(charset)
    except UnicodeEncodeError:
        return "utf-8", text.encode()


def _multipart(letter: Letter, kind: str, parts: Sequence[_Part]) -> _Part:
    code = hashlib.blake2b(f"{kind}{letter.id}".encode(), digest_size=14).hexdigest()
    mark = f"----=_Part_{code}" if letter.client.startswith("outlook") else f"000000000000{code[:16]}"
    blocks = [
        f"--{mark}\n".encode() + "".join(f"{name}: {value}\n" for name, value in head).encode() + b"\n" + body
        for head, body in parts
    ]
    return [("Content-Type", f'multipart/{kind}; boundary="{mark}"')], b"\n".join(blocks) + f"\n--{mark}--\n".encode()


def _attachment(name: str) -> _Part:
    kind = name.rpartition(".")[2].lower()
    head = [
        ("Content-Type", f'{TYPES.get(kind, "application/octet-stream")}; name="{encoded(name)}"'),
        ("Content-Disposition", f'attachment; filename="{encoded(name)}"'),
        _BASE64,
    ]
    return head, _file(name, kind)


@lru_cache
def _file(name: str, kind: str) -> bytes:
    noise = hashlib.shake_256(name.encode()).digest(1500 + len(name) * 60)
    return _base64(_BEGINNINGS.get(kind, b"PK\x03\x04") + noise)


def _base64(data: bytes) -> bytes:
    return base64.encodebytes(data)


def _mailboxes(mailboxes: Iterable[Mailbox], charset: str) -> str:
    return ",\n ".join(_mailbox(box.name, box.address, charset) for box in mailboxes)


@lru_cache(maxsize=4096)
def _mailbox(name: str, address: str, charset: str) -> str:
    if not name:
        return address
    if not name.isascii():
        return f"{encoded(name, charset)} <{address}>"
    return f'"{name}" <{address}>' if any(sign in name for sign in ',.()@:;"') else f"{name} <{address}>"


@lru_cache(maxsize=4096)
def encoded(text: str, charset: str = "utf-8") -> str:
    """A header's value; beyond ASCII as encoded words, in UTF-8 if the charset lacks a sign."""
    if text.isascii():
        return text
    return Header(text, _bytes(text, charset)[0], maxlinelen=70).encode(linesep="\n")


def write_mbox(path: Path, letters: Iterable[tuple[Letter, tuple[str, ...]]]) -> None:
    """A mailbox as Google Takeout writes it; each letter with its labels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        for letter, labels in letters:
            number = _number(letter.id)
            thread = _number(letter.thread or letter.id)
            extra = (("X-GM-THRID", str(thread)), ("X-Gmail-Labels", _labels(labels)))
            at = letter.at.astimezone(UTC)
            stream.write(f"From {number}@xxx {_asctime(at)}\n".encode())
            stream.write(_shielded(message(letter, extra)) + b"\n")


def _labels(labels: Sequence[str]) -> str:
    text = ",".join(f'"{label}"' if "," in label else label for label in labels)
    return encoded(text)


def _number(text: str) -> int:
    return 1_600_000_000_000_000_000 + int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big")


def _asctime(at: datetime) -> str:
    days, months = "Mon Tue Wed Thu Fri Sat Sun".split(), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    return f"{days[at.weekday()]} {months[at.month - 1]} {at:%d %H:%M:%S} +0000 {at.year}"


def _shielded(data: bytes) -> bytes:
    """A line that begins with "From " would begin a new mail."""
    return data.replace(b"\nFrom ", b"\n>From ")


def write_maildir(folder: Path, letters: Iterable[tuple[Letter, str]]) -> None:
    """Each letter as a file, in the folder ("" is the inbox) that it lay in."""
    for letter, name in letters:
        place = folder / name if name else folder
        for part in ("cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
        code = int(hashlib.blake2b(letter.id.encode(), digest_size=4).hexdigest(), 16) % 10**6
        flags = "RS" if letter.answers else "S"
        file = f"{int(letter.at.timestamp())}.M{code:06}P2112.laptop:2,{flags}"
        (place / "cur" / file).write_bytes(message(letter))
