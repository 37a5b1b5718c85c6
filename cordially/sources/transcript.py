"""Calls from their transcripts: Teams, Zoom, Meet, Otter, subtitles, and "Name: words" as people write them."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from hashlib import blake2b
from itertools import islice
from pathlib import PurePosixPath

from cordially.core.records import Problem, Talk, Turn, Yielded
from cordially.sources import transcript_cues, transcript_lines
from cordially.sources.files import File
from cordially.sources.transcript_names import names

NAME = "transcript"
LABEL = "Call transcripts"
EXPECTS = (
    "A call's transcript: WebVTT or SRT, as Teams, Zoom and Meet save it, Otter's text, or lines of “Name: words”."
)
GROUPED = False

LARGEST = 32 * 2**20  # bytes; a day of talk is less than one mebibyte
_ENDINGS = {"", ".txt", ".text", ".md", ".vtt", ".srt", ".sbv", ".transcript", ".cc"}
_MOST_PARTS = 60  # cues that become one turn
_GAP, _PAUSE = 0.5, 2.0  # seconds between cues of one breath, and inside one sentence
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
_SIGNS = re.compile(
    rb"BEGIN:V|<html|<\?xml|^From |^%PDF|^PK\x03|^\{|^\[\{|^(?:return-path|received|delivered-to|message-id|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def matches(file: File) -> bool:
    if PurePosixPath(file.name).suffix.lower() not in _ENDINGS or _SIGNS.search(file.head[:200]):
        return False
    if b"\0" in file.head and file.head[:2] not in _WIDE:
        return False
    form = _form(_lines(file.head, cut=True))
    return bool(form) and not (form == "plain" and PurePosixPath(file.name).suffix == "")


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    for file in files:
        if file.size > LARGEST:
            yield Problem(file.label, "is larger than any call's transcript")
            continue
        with file.open() as stream:
            lines = _lines(stream.read(LARGEST + 1))
        turns = tuple(_joined(_turns(lines)))
        if turns:
            yield Talk(_key(turns), _at(lines, file), _title(lines, file), turns)
        else:
            yield Problem(file.label, "holds no spoken words")


def _lines(raw: bytes, *, cut: bool = False) -> list[str]:
    text = _decoded(raw)
    lines = re.split(r"\r\n|\r|\n|\x0b|\u2028", text.lstrip("\ufeff").replace("\0", ""))
    return lines[:-1] if cut and len(lines) > 1 and len(raw) >= 4096 else lines


def _decoded(raw: bytes) -> str:
    if raw[:2] in _WIDE:
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return raw.decode("utf-8" if error.end >= len(raw) - 3 else "cp1252", "replace")


def _form(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("WEBVTT"):
        return "cues"
    if any(transcript_cues.TIMING.match(line[:400]) for line in islice(lines, 40)):
        return "cues"
    return transcript_lines.form(lines)


def _turns(lines: list[str]) -> Iterator[Turn]:
    kind = _form(lines)
    if kind == "cues":
        known = names(transcript_cues.plain(line) for line in transcript_cues.texts(lines))
        return transcript_cues.turns(lines, known)
    return transcript_lines.turns(lines, kind) if kind else iter(())


def _joined(turns: Iterator[Turn]) -> Iterator[Turn]:
    """Cues that one breath or one sentence runs through become one turn."""
    held: Turn | None = None
    parts: list[str] = []
    for turn in turns:
        if held and len(parts) < _MOST_PARTS and _goes_on(held, parts[-1], turn):
            parts.append(turn.text)
            held = Turn(held.speaker, "", held.start, turn.end)
            continue
        if held:
            yield Turn(held.speaker, " ".join(parts), held.start, held.end)
        held, parts = turn, [turn.text]
    if held:
        yield Turn(held.speaker, " ".join(parts), held.start, held.end)


def _goes_on(held: Turn, said: str, turn: Turn) -> bool:
    if turn.speaker != held.speaker:
        return False
    if held.end is None or turn.start is None:
        return held.start is None
    if turn.end is None:
        return False  # the last: what came before it keeps its known end
    return turn.start - held.end <= (_GAP if said[-1:] in ".?!…" else _PAUSE)


def _key(turns: tuple[Turn, ...]) -> str:
    digest = blake2b(digest_size=16)
    for turn in turns:
        digest.update(f"{turn.speaker}\0{turn.text}\0".encode(errors="replace"))
    return digest.hexdigest()


_STAMP = re.compile(
    r"(?P<gmt>GMT)?(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>[01]\d)[-_.]?(?P<d>[0-3]\d)"
    r"(?:[-_ T,]{1,3}(?:at )?(?P<h>[0-2]\d)[:._-]?(?P<min>[0-5]\d)(?:[:._-]?(?P<s>[0-5]\d))?)?(?!\d)"
    r"(?: ?(?:GMT|UTC)(?P<zone>[+-]\d{1,2})?(?::?(?P<half>\d\d))?)?"
)


def _at(lines: list[str], file: File) -> datetime | None:
    """When the talk was: told by its first lines, or by the name of its file or folder."""
    for text in (*(line[:200] for line in lines[:6]), file.name, PurePosixPath(file.folder).name):
        for match in _STAMP.finditer(text):
            found = _moment(match)
            if found:
                return found
    return None


def _moment(match: re.Match[str]) -> datetime | None:
    """Without a zone it is read as UTC, without an hour as noon."""
    hour = int(match["h"]) if match["h"] else 12
    zone = timezone(timedelta(hours=int(match["zone"]))) if match["zone"] else UTC
    try:
        day = (int(match["y"]), int(match["m"]), int(match["d"]))
        return datetime(*day, hour, int(match["min"] or 0), int(match["s"] or 0), tzinfo=zone)
    except ValueError:
        return None


_CLUTTER = re.compile(
    r"\.(?:transcript|cc|txt|md|vtt|srt|sbv|text)\b|[-_ ]*\bGMT\d{8}-\d{6}\w*|[-_ ]*(?:meeting )?(?:recording"
    r"|transcript|otter[._]ai)\b"
    r"|meeting_saved_(?:closed_)?caption|(?<= )\d{9,11}$|\(20\d\d[^)]{0,40}\)"
    r"|[-_ ]*20\d\d[-_.]?\d\d[-_.]?\d\d(?:[-_ T]\d\d[:._-]?\d\d(?:[:._-]?\d\d)?)?",
    re.IGNORECASE,
)


def _title(lines: list[str], file: File) -> str:
    """A heading above the talk, else what the file's name says beyond time and kind."""
    folder = PurePosixPath(file.folder.rpartition("!")[2]).name
    for text in (_heading(lines), file.name, folder if _STAMP.match(folder) else ""):
        clean = " ".join(_CLUTTER.sub(" ", text).replace("_", " ").split()).strip(" -–—.,")
        if clean and not clean.isdecimal():
            return clean[:200]
    return ""


def _heading(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("WEBVTT"):
        return first[6:].lstrip(" -\t")[:200]
    is_words = transcript_lines.HEADED.match(first) or transcript_lines.ZOOM.match(first)
    return "" if is_words or names([first]) or any(map(str.isdigit, first[:1])) else first[:200]
