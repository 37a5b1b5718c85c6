"""Each older mail that a pasted one quotes, with its author, its day and whom it was written to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from cordially.core.bodies import signatures
from cordially.core.pasted import greetings, threads
from cordially.core.pasted.chats import Line
from cordially.core.pasted.part import Pasted

RULE = " -_=*~"  # signs of a line that is drawn


def beside(newest: Pasted, begin: int, end: int, *, near: datetime | None = None) -> list[Pasted]:
    """The newest mail, and below it those that are quoted in what stands between; only it where none is."""
    (top, *quoted), is_cut = threads.read(newest.text[begin:end], near=near)
    own = set(_places(newest)) if top.pieces else set()
    read = {top: newest}
    for mail in quoted:
        read[mail] = _read(mail, read[mail.above or top], newest.text, begin, own)
    parts = [one for mail, one in read.items() if one.own and (mail is not top or top.pieces)]
    if not parts or parts == [newest]:
        return [newest]
    if not newest.to:
        answered = next((read[mail].by for mail in quoted if mail.above is top and mail.is_answered), "")
        parts = [replace(one, to=_but(answered, one.by)) if one is newest else one for one in parts]
    return _named(replace(one, is_quoting=is_cut, is_of_thread=True) for one in parts)


def _places(newest: Pasted) -> Iterator[int]:
    """Where the first word of each line stands."""
    for place, line in zip(newest.places, newest.own.split("\n"), strict=True):
        if place >= 0:
            yield place + len(line) - len(line.lstrip())


def _read(mail: threads.Mail, above: Pasted, text: str, begin: int, taken: set[int]) -> Pasted:
    """Whose it is tells the head, else how it ends, else whom the mail above answers."""
    lines, signature = _own(mail)
    kept = [line for line in lines if line.start + begin not in taken or not line.text]
    own = "\n".join(line.text for line in kept)
    starts = [0]
    for line, _ in pairwise(kept):
        starts.append(starts[-1] + len(line.text) + 1)
    head = mail.head
    by = (head.by if head else "") or greetings.signed(own, signature)
    is_guessed = not by and not head and len(above.to) == 1
    by = above.to[0] if is_guessed else by
    to = (head.to if head else ()) or greetings.greeted(own) or _but(above.by, by)
    places = tuple(line.start + begin if line.text else -1 for line in kept)
    at = head.at if head else None
    return Pasted(own if own.strip() else "", text, tuple(starts), places, by, to, at, is_guessed=is_guessed)


def _own(mail: threads.Mail) -> tuple[list[Line], str]:
    """The lines of its pieces, without signatures."""
    found: list[Line] = []
    signed = ""
    for number, piece in enumerate(mail.pieces):
        while piece and not piece[0].text:
            piece = piece[1:]
        while piece and not piece[-1].text.strip(RULE):
            piece = piece[:-1]
        text, signature = signatures.cut("\n".join(line.text for line in piece), is_below=number > 0)
        found += [*([Line(0, "")] if found and text else []), *(piece[: text.count("\n") + 1] if text else [])]
        signed = signature or signed
    return found, signed


def _but(name: str, by: str) -> tuple[str, ...]:
    return (name,) if name and name != by else ()


def _named(parts: Iterable[Pasted]) -> list[Pasted]:
    """ "Ana" is Ana Silva, where only one Ana is named in full."""
    parts = list(parts)
    full = defaultdict(set)
    for one in parts:
        for name in (one.by, *one.to):
            full[name.split(" ")[0]].add(name)
    known = {first: names - {first} for first, names in full.items()}

    def called(name: str) -> str:
        return next(iter(known[name])) if len(known.get(name, ())) == 1 else name

    return [replace(one, by=called(one.by), to=tuple(map(called, one.to))) for one in parts]
