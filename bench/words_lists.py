"""Sentences of real mail to the lists of two programs, with our labels: for the final check, never learned from.

The mails are the test corpora in the sources of notmuch (Debian: apt-get source notmuch), under test/corpora. Of each
mail only its author's own new text is taken, without what it quotes, the signature and a patch below it.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path
from zlib import crc32

from words_data import Example, gist, labelled, labels_of

from cordially.core.bodies import split
from cordially.core.words.kinds import COURTESY, KINDS, OFFER, PROMISE, REQUEST
from cordially.core.words.sentences import sentences

LABELLED = (PROMISE, REQUEST, COURTESY, OFFER)
PATCH = re.compile(r"^(?:---$|diff --git|--- a/)", re.MULTILINE)


def notmuch(folder: Path) -> list[Example]:
    """The sentences of the mails that were read; what was said before, and lines without two words, are left out."""
    places: dict[str, dict[str, frozenset[str]]] = {}
    for mail, mark, words in labels_of("notmuch"):
        places.setdefault(mail, {})[mark] = words
    examples, seen = [], set()
    for mail, marks in places.items():
        for text in _texts(folder / mail):
            if gist(text) not in seen and len(re.findall("[a-z]{2}", text.lower())) >= 2:
                seen.add(gist(text))
                examples.append(_example(text, marks.pop(_mark(text), frozenset()), mail))
    missed = sum(len(marks.keys() - {"-"}) for marks in places.values())
    if missed:
        print(f"{missed} labels found no sentence: mails are cut differently now")
    return examples


def _example(text: str, words: frozenset[str], mail: str) -> Example:
    example = labelled(text, words, "notmuch", mail)
    return Example(text, example.kinds, "notmuch", mail, frozenset(KINDS) - set(LABELLED), example.doubtful)


def _texts(file: Path) -> Iterator[str]:
    text = _plain(file.read_bytes())
    patch = PATCH.search(text)
    for sentence in sentences(split(text[: patch.start()] if patch else text).new):
        yield sentence.text


def _plain(raw: bytes) -> str:
    for part in message_from_bytes(raw).walk():
        if part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            text = data if isinstance(data, bytes) else b""
            return text.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
    return ""


def _mark(text: str) -> str:
    """Stands for a sentence in the list of labels, which holds no texts."""
    return f"{crc32(re.sub('[^a-z]+', '', text.lower()).encode()):08x}"
