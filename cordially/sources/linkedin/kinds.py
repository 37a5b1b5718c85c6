"""Which of LinkedIn's tables a file is, by the names of its columns; by its own name only where these do not tell."""

import re
from dataclasses import dataclass

from cordially.sources.files import File
from cordially.sources.tables import bare, columns

GUIDE, UNKNOWN = "guide", "unknown"

_COLUMNS: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "connections": "firstname lastname connectedon",
        "messages": "conversationid from to date content",
        "invitations": "from to sentat direction",
        "recommendations": "firstname lastname text creationdate",
        "endorsements received": "endorsementdate skillname endorserfirstname endorserlastname",
        "endorsements given": "endorsementdate skillname endorseefirstname endorseelastname",
        "contacts": "firstname lastname emails phonenumbers",
        "profile": "firstname lastname headline",
        "positions": "companyname title startedon",
        "email addresses": "emailaddress confirmed primary",
        "phone numbers": "extension number type",
        "job applications": "applicationdate companyname jobtitle",
        "saved jobs": "saveddate joburl jobtitle",
        "companies followed": "organization followedon",
        "people followed": "date status fullname",
        "schools": "schoolname startdate enddate",
    }.items()
}
_SIGNS = re.compile(
    rb"connected on|conversation id|sent at|creation date|endorsement date|phonenumbers|headline|company name"
    rb"|email address|extension|application date|saved date|followed on|fullname|school name|^\W*name\W*$|^\W*<",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES = (
    *(
        "connections",
        "messages",
        "invitations",
        "recommendationsgiven",
        "recommendationsreceived",
        "profile",
        "contacts",
    ),
    *("endorsementreceivedinfo", "endorsementgiveninfo"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A file, what it is, and the names of its columns."""

    file: File
    kind: str
    header: tuple[str, ...] = ()


def table(file: File) -> Table | None:
    """None for a file that is not LinkedIn's; UNKNOWN for one that has the name of a table but is none."""
    name = bare(file.name.rsplit(".", 1)[0])
    is_wide = file.head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not is_wide and not _SIGNS.search(file.head):
        return Table(file, GUIDE) if name.startswith("guidemessages") else None
    for header in columns(file):
        found = set(header)
        kind = next((kind for kind, wanted in _COLUMNS.items() if wanted <= found), "")
        if header == ["name"] and name.startswith("skills"):
            kind = "skills"
        if kind:
            return Table(file, GUIDE if name.startswith("guide") and kind == "messages" else kind, tuple(header))
    return _by_name(file, name)


def _by_name(file: File, name: str) -> Table | None:
    if name.startswith("guidemessages"):
        return Table(file, GUIDE)
    is_page = file.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    is_named = any(name == known or name.rstrip("0123456789") == known for known in _NAMES)
    return Table(file, UNKNOWN) if is_page and is_named and file.name.lower().endswith(".csv") else None
