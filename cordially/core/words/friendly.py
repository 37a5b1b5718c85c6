"""Which questions ask after how somebody is and how it went, and ask for nothing."""

import re
from functools import cache
from importlib.resources import files

from cordially.core.words.sentences import sentences

LONGEST = 500  # characters that are read
_SIGNS = dict.fromkeys(map(ord, "’‘´`ʼ"), "'")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+){0,3}|[?,;:!.]")


def is_friendly(text: str) -> bool:
    """Whether a question asks after the other's life or work ("How did the talk go?") and not for something.

    Of a text with several questions all must be so. English and German; about a hundred thousandth of a second.
    """
    asked = [line for sentence in sentences(text[:LONGEST]) if "?" in (line := _plain(sentence.text))]
    return bool(asked) and all(map(_is_after_the_other, asked))


def _plain(text: str) -> str:
    words = " ".join(_WORD.findall(text.translate(_SIGNS).lower()))
    return f" {words} ".replace("'s ", " 's ").replace(" whats ", " what 's ").replace(" hows ", " how 's ")


def _is_after_the_other(line: str) -> bool:
    after, for_something = _phrases()
    return bool(after.search(line)) and not for_something.search(line)


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What asks after the other, and what makes it an ask for something all the same."""
    found: dict[str, list[str]] = {"after": [], "for": []}
    short: dict[str, str] = {}
    for line in (files(__package__) / "friendly.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, pattern = line.split("\t")
            for key, value in short.items():
                pattern = pattern.replace(f"{{{key}}}", value)
            if name in found:
                found[name].append(pattern)
            else:
                short[name] = pattern
    begin = r"(?:^|[,;:!.]|\b(?:and|so|but|und|na|ok|well|also|hey|hi|hallo))"
    return re.compile(f"{begin}(?:{'|'.join(found['after'])})"), re.compile("|".join(found["for"]))
