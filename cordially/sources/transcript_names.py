"""The names before what was said: "Ana Silva: Hello" against "Note: bring the keys"."""

import re
from collections import Counter
from collections.abc import Iterable

from cordially.core.letters import visible

LONGEST = 80  # characters of a name
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?"
_LINE = re.compile(
    rf"^[ \t*_>-]{{0,6}}(?:[\[(]?({_CLOCK})(?:[ \t]?[AaPp][Mm])?[\])]?[ \t-]{{1,4}})?"  # a time before the name
    r"(?P<name>[^\W\d_][^\n:<>{}\[\]()|=/\\;!?\"]{0,79}?)[ \t*_]{0,4}"
    rf"(?:[ \t]{{0,3}}[\[(]({_CLOCK})[\])])?[ \t]{{0,3}}:[*_]{{0,4}}(?:[ \t\xa0]{{1,4}}|$)"  # or behind it
)
_SMALL = frozenset("van von de der den del della di da dos du la le el al bin ibn ter ten y e und and the".split())
_NO_NAME = frozenset(
    "note notes ps p.s. todo example question answer warning tip subject from to cc bcc date sent reply-to re fw fwd "
    "http https mailto attendees participants transcript summary agenda action actions next title author version name "
    "description email e-mail phone tel fax address url dn cn objectclass received mime-version content-type "
    "message-id "
    "in-reply-to references return-path delivered-to duration language meeting time place location step what "
    "when why who how file package source "
    "license copyright files default type".split()
)
_ROLE = re.compile(
    r"[ \t]*[\[(](?:guest|host|co-?host|me|you|external|unverified|organi[sz]er|presenter|gast|"
    r"(?:she|he|they|sie|er)/[\w/]{1,20})[\])]$",
    re.IGNORECASE,
)


def speaker(name: str) -> str:
    """A name as it is kept: without marks and roles."""
    clean = " ".join(visible(name).split()).strip(" *_-:")[:LONGEST]
    return _ROLE.sub("", clean)


def split(line: str) -> tuple[str, str, str]:
    """The name, the time and the words of a line "Name: words"; the name is empty where none stands there."""
    match = _LINE.match(line[:400])
    if not match or not _may_be_name(match["name"]):
        return "", "", line
    return speaker(match["name"]), match[1] or match[3] or "", line[match.end() :].strip()


def named(line: str, names: frozenset[str]) -> tuple[str, str]:
    """The name and the words, where the name is one of `names`."""
    name, _time, words = split(line)
    return (name, words) if name in names else ("", line.strip())


def names(lines: Iterable[str]) -> frozenset[str]:
    """Who speaks in these lines: written like a name, or standing before words again and again."""
    counted = Counter(name for line in lines if (name := split(line)[0]))
    if counted.total() < 2:
        return frozenset()
    return frozenset(name for name, count in counted.items() if _is_name(name) or (count > 1 and " " not in name))


def _may_be_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= 6 and name.strip(" *_").lower() not in _NO_NAME


def _is_name(name: str) -> bool:
    return all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in name.replace("-", " ").split()
    )
