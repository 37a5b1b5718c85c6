"""What a time together or a mail was called, where that says something: not "Lena / Marcus", not "How are you?"."""

import re
from collections.abc import Collection

from cordially.core.letters import folded

_WORD = re.compile(r"[^\W\d_]+")
_TIMES = ("lunch", "coffee", "breakfast", "dinner", "tea", "walk", "drinks", "call", "interview", "visit")
_GENERIC = frozenset(
    """catch catchup up with and the a an of at on in for re aw fw fwd und mit meeting meet chat sync weekly monthly
    kaffee mittagessen treffen anruf telefonat zoom teams video phone online intro""".split()
)
_SAYS_NOTHING = frozenset(
    """how are you all hello hi hey hallo dear thank thanks danke many so much again long time no see news good quick
    question note short greetings gruss grusse hope well day week quiet happy new year it is been ages re your our my
    a the to from of for checking in touch base wie geht dir ihnen lange nicht gesehen everyone""".split()
)


def together(title: str, names: Collection[str]) -> str:
    """ "“Portfolio Night”"; "the lunch" where only names stand beside it; "the time together" where nothing does."""
    known = {word for name in names for word in _WORD.findall(folded(name))}
    words = [word for word in _WORD.findall(folded(title)) if word not in known]
    kind = next((word for word in _TIMES if word in words), "")
    if all(word in _GENERIC or word == kind for word in words):
        return f"the {kind}" if kind else "the time together"
    return f"“{title}”"


def says_something(subject: str) -> bool:
    """Whether a subject names anything that one could ask after."""
    return any(word not in _SAYS_NOTHING for word in _WORD.findall(folded(subject)))
