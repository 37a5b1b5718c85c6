"""How you begin and end when you write to one person, and in which language: read off your own letters to them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cordially.core.letters import words

ENGLISH, GERMAN = "en", "de"
_LONGEST = 60  # signs of an opening or a closing line
_SEEN = 4000  # signs of a letter that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GREETINGS = words(
    """hi hello hey hiya dear good morning afternoon evening my dearest hola buenos días querida querido salut bonjour
    cher chère ciao cara caro olá hallo hallöchen liebe lieber liebes moin servus guten tag morgen abend grüß gruß dich
    gott sehr geehrte geehrter frau herr mr mrs ms dr prof again there"""
)
_CLOSINGS = words(
    """best regards kind warm warmly warmest wishes cheers love hugs hug yours sincerely truly thanks thank you many
    take care see soon until then talk all the with fondly as ever always and my very a big xx xo x viele liebe beste
    herzliche herzlich grüße gruß grüsse lg vg mfg mit freundlichen freundliche alles gute bis bald dann danke dir
    ihnen deine dein ihr ihre umarmung sonnige schöne un abrazo saludos abraços bises bisous amitiés"""
)
_COMMON = {
    ENGLISH: words("the and you i to is of for it that was with have your are what we me my be this how so will"),
    GERMAN: words(
        "der die das und ich nicht ist du dir dich sie ihnen wir mit auf für ein eine es zu wie von habe dein"
    ),
}
_DU, _SIE = re.compile(r"\b(?:[Dd]u|[Dd]ir|[Dd]ich|[Dd]eine?[mnrs]?)\b"), re.compile(r"\b(?:Ihnen|Ihre?[mnrs]?|Sie)\b")


@dataclass(frozen=True, slots=True)
class Manner:
    """What I write before and after what I have to say."""

    opening: str
    closing: str  # lines
    language: str = ENGLISH
    is_formal: bool = False  # German "Sie"


def manner(letters: Sequence[str], *, name: str, called: str, me: str) -> Manner:
    """From my letters to them, the newest first. `name`, `called`: theirs; `me`: my full name."""
    texts = [text[:_SEEN] for text in letters]
    language = _language(texts)
    mine, theirs = _plain(me), _plain(f"{name} {called}")
    opening = _usual(_opening(text, theirs) for text in texts)
    closing = _usual(_closing(text[-_SEEN:], mine) for text in letters)
    is_formal = language == GERMAN and _is_formal(texts, opening)
    greeting = f"{'Hallo' if language == GERMAN else 'Hello'} {called},".replace(" ,", ",")
    return Manner(opening or greeting, closing or (me.split() or [""])[0], language, is_formal)


def usual_opening(letters: Sequence[str], *, name: str) -> str:
    """How my letters to them usually begin; empty where they begin in no usual way."""
    theirs = _plain(name)
    return _usual(_opening(text[:_SEEN], theirs) for text in letters)


def _plain(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _usual(lines: Iterable[str]) -> str:
    """The most frequent; of those as frequent the newest."""
    counted = Counter(line for line in lines if line)
    return max(counted, key=lambda line: counted[line], default="")


def _opening(text: str, theirs: list[str]) -> str:
    line = text.strip().split("\n", 1)[0].strip()
    said = _plain(line)
    is_one = 0 < len(said) <= 6 and len(line) <= _LONGEST and not line.endswith("?")
    return line if is_one and all(word in _GREETINGS or word in theirs for word in said) else ""


def _closing(text: str, mine: list[str]) -> str:
    """My name, with the words before it; or these alone."""
    lines = [line.strip() for line in text.strip().split("\n")][-4:]
    ends = [line for line in lines if line][-2:]
    if not ends or any(len(line) > _LONGEST for line in ends):
        return ""
    signed = _plain(ends[-1])
    is_name = 0 < len(signed) <= 3 and all(word in mine or [word] == [part[:1] for part in mine[:1]] for word in signed)
    if not is_name:
        return ends[-1] if _is_closing(ends[-1]) and len(lines) > 1 else ""
    return "\n".join(ends) if len(ends) > 1 and _is_closing(ends[0]) else ends[-1]


def _is_closing(line: str) -> bool:
    said = _plain(line)
    return 0 < len(said) <= 5 and all(word in _CLOSINGS for word in said) and not line.endswith("?")


def _language(texts: Sequence[str]) -> str:
    counted = Counter(word for text in texts for word in _plain(text))
    many = {language: sum(counted[word] for word in common) for language, common in _COMMON.items()}
    return GERMAN if many[GERMAN] > many[ENGLISH] else ENGLISH


def _is_formal(texts: Sequence[str], opening: str) -> bool:
    if opening.casefold().startswith("sehr geehrte"):
        return True
    return sum(len(_SIE.findall(text)) for text in texts) > 2 * sum(len(_DU.findall(text)) for text in texts)
