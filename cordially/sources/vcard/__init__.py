"""People from a vCard file, as every phone and address book exports it."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from cordially.core import addresses, names
from cordially.core.records import (
    EMAIL,
    LINKEDIN,
    PHONE,
    Address,
    Anniversary,
    Card,
    LeftOut,
    Position,
    Problem,
    Yielded,
)
from cordially.sources.content_lines import Line, fields, text
from cordially.sources.files import File
from cordially.sources.vcard.cards import cards
from cordially.sources.vcard.dates import birthday
from cordially.sources.vcard.region import region_of

NAME = "vcard"
LABEL = "Address book (vCard)"
EXPECTS = "An address book as a vCard file (.vcf), of any phone, Google, Apple or Outlook."
GROUPED = False

MOST_ADDRESSES = 100  # of one kind, on one card
LONGEST_NOTE = 20_000
LONGEST_LABEL = 40
MOST_DAYS = 20  # on one card, beside the birthday

_START = re.compile(r"\s*BEGIN\s*:\s*VCARD\b", re.IGNORECASE)
_ANYWHERE = re.compile(r"^\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_OWN_LABELS = re.compile(r"_\$!<(.*)>!\$_")
_ANNIVERSARIES = (
    "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY", "X-MS-ANNIVERSARY",
    "X-ABDATE",
)  # fmt: skip
_BORN = "3"  # the type that Android gives to birthdays
_LABELS_OF_ALL = frozenset(("mycontacts", "my contacts", "starred", "unfiled", "* mycontacts"))


def matches(file: File) -> bool:
    encoding = "utf-16" if file.head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    head = file.head.decode(encoding, "replace").lstrip("\ufeff").replace("\r", "\n")
    return bool(_START.match(head) or (file.name.lower().endswith((".vcf", ".vcard")) and _ANYWHERE.search(head)))


def read(files: Sequence[File], mark: str = "") -> Iterator[Yielded]:
    for file in files:
        number, region = 0, region_of(file)
        with file.open() as stream:
            for number, lines in enumerate(cards(stream), start=1):
                yield _read_one(lines, region, f"{file.label}, entry {number}")
        if not number:
            yield Problem(file.label, "holds no vCard")


def _read_one(lines: list[Line], region: str, where: str) -> Yielded:
    try:
        return _card(_Lines(lines), region, where)
    except (ValueError, LookupError, RecursionError) as error:  # kept for what nobody has thought of
        return Problem(where, f"could not be read: {error}")


class _Lines:
    """A card's lines by name, and the labels that Apple keeps on lines of their own."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines: dict[str, list[Line]] = {}
        for line in lines:
            self._lines.setdefault(line.name, []).append(line)
        self.labels = {line.group: text(line.value) for line in self.all("X-ABLABEL") if line.group}

    def all(self, *wanted: str) -> list[Line]:
        return [line for name in wanted for line in self._lines.get(name, ())]

    def first(self, *wanted: str) -> str:
        return next((value for line in self.all(*wanted) if (value := text(line.value))), "")

    def own_label(self, line: Line) -> str:
        """As it was written, or small where it is one of Apple's: _$!<Anniversary>!$_."""
        own = self.labels.get(line.group, "")
        found = _OWN_LABELS.fullmatch(own)
        return (found[1].lower() if found else " ".join(own.split()))[:LONGEST_LABEL]

    def label(self, line: Line) -> str:
        if own := self.own_label(line):
            return own.lower()
        return next((kind for kind in line.types if kind not in ("internet", "pref", "voice", "x400", "text")), "")[:40]


def _card(lines: _Lines, region: str, where: str) -> Yielded:
    kind = lines.first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    if kind == "group":
        return LeftOut("groups of an address book")
    if kind in ("location", "application", "device"):
        return LeftOut("cards of places and things")
    reached, pages = _addresses(lines, region)
    name, is_organisation = _name(lines, reached)
    if not name:
        return Problem(where, "has no name")
    return Card(
        key=_key(lines, name, reached),
        name=name,
        addresses=reached,
        positions=_positions(lines, is_organisation=is_organisation),
        nickname=_nickname(lines),
        birthday=_birthday(lines),
        anniversaries=_anniversaries(lines),
        place=_place(lines),
        note="\n".join(note for line in lines.all("NOTE") if (note := text(line.value)))[:LONGEST_NOTE],
        labels=_labels(lines),
        pages=pages,
        is_organisation=is_organisation or kind == "org",
    )


def _key(lines: _Lines, name: str, reached: tuple[Address, ...]) -> str:
    """The card's own id; else one from its content, the same wherever the same book exports the same card again.

    Two books (a telephone's, version 2.1, and Google's, 3.0) tell of the same person in two cards.
    """
    own = lines.first("UID").removeprefix("urn:uuid:")
    if own and len(own) <= 200:
        return own
    first = reached[0].value if reached else lines.first("ORG", "BDAY", "NOTE")
    first = first[-8:] if reached and reached[0].kind == PHONE else first  # with and without its country
    book = f"{lines.first('VERSION')} {lines.first('PRODID')}"
    told = f"{book}\0{names.key(name) or name}\0{first}"
    return "card:" + hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=12).hexdigest()


def _name(lines: _Lines, reached: tuple[Address, ...]) -> tuple[str, bool]:
    """The name, and whether it is a company's."""
    organisation = next((piece for line in lines.all("ORG") for piece in fields(line.value) if piece), "")
    structured = _structured_name(lines)
    full = lines.first("FN", "X-EVOLUTION-FILE-AS") if not structured or "," not in lines.first("FN") else structured
    shown = names.display(full) or names.display(structured)
    as_company = lines.first("X-ABSHOWAS").upper() == "COMPANY"
    if shown and (as_company or (shown == names.display(organisation) and not structured)):
        return shown, True
    if shown:
        return shown, False
    if nickname := names.display(_nickname(lines)):
        return nickname, False
    if organisation:
        return organisation[: names.LONGEST], True
    mail = next((one.value for one in reached if one.kind == EMAIL), "")
    return names.from_email(mail) or mail, False


def _structured_name(lines: _Lines) -> str:
    for line in lines.all("N"):
        family, given, middle, *_ = [*fields(line.value), "", "", ""]
        if not (family or given):
            continue
        if names.is_eastern(family) and names.is_eastern(given):
            return f"{family} {given}"
        return " ".join(" ".join((given, middle.replace(",", " "), family)).split())
    return ""


def _nickname(lines: _Lines) -> str:
    found = next((piece for line in lines.all("NICKNAME") for piece in fields(line.value, ",") if piece), "")
    return (found or _of_android(lines, "nickname"))[: names.LONGEST]


def _of_android(lines: _Lines, kind: str, number: str = "") -> str:
    """What Android keeps in a property of its own: X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nan;1."""
    for line in lines.all("X-ANDROID-CUSTOM"):
        what, value, told, *_ = [*fields(line.value), "", "", ""]
        if what == f"vnd.android.cursor.item/{kind}" and (not number or told == number):
            return value
    return ""


def _birthday(lines: _Lines) -> str:
    found = (_day(line) for line in lines.all("BDAY"))
    return next(filter(None, found), "") or birthday(_of_android(lines, "contact_event", "3"))


def _day(line: Line) -> str:
    return birthday(text(line.value), (line.params.get("X-APPLE-OMIT-YEAR") or [""])[0])


def _anniversaries(lines: _Lines) -> tuple[Anniversary, ...]:
    """Days of every year but the birthday, each once, by the label that Apple, Google and Android give them."""
    told = [(_day(line), lines.own_label(line)) for line in lines.all(*_ANNIVERSARIES)]
    told += [(birthday(value), label) for kind, value, label in _events_of_android(lines) if kind != _BORN]
    found = dict.fromkeys(Anniversary(day, label) if label else Anniversary(day) for day, label in told if day)
    return tuple(found)[:MOST_DAYS]


def _events_of_android(lines: _Lines) -> Iterator[tuple[str, str, str]]:
    """(type, day, label) of X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-17;0;Graduation."""
    for line in lines.all("X-ANDROID-CUSTOM"):
        what, value, kind, label, *_ = [*fields(line.value), "", "", "", ""]
        if what == "vnd.android.cursor.item/contact_event":
            yield kind, value, label[:LONGEST_LABEL] if kind == "0" else ""


def _positions(lines: _Lines, *, is_organisation: bool) -> tuple[Position, ...]:
    organisations = [next((piece for piece in fields(line.value) if piece), "") for line in lines.all("ORG")]
    titles = [text(line.value) for line in lines.all("TITLE")] or [text(line.value) for line in lines.all("ROLE")]
    count = min(max(len(organisations), len(titles)), 20)
    paired = zip(organisations + [""] * count, titles + [""] * count, strict=False)
    found = [Position(where[:200], title[:200]) for where, title in list(paired)[:count] if where or title]
    return () if is_organisation and not titles else tuple(dict.fromkeys(found))


def _place(lines: _Lines) -> str:
    homes = sorted(lines.all("ADR"), key=lambda line: "home" not in line.types)
    for line in homes:
        pieces = [*fields(line.value), *[""] * 7]
        if found := ", ".join(dict.fromkeys(" ".join(piece.split()) for piece in (pieces[3], pieces[6]) if piece)):
            return found[:200]
    return ""


def _labels(lines: _Lines) -> tuple[str, ...]:
    found = [piece for line in lines.all("CATEGORIES", "X-CATEGORIES") for piece in fields(line.value, ",") if piece]
    return tuple(dict.fromkeys(label[:100] for label in found if label.lower() not in _LABELS_OF_ALL))


def _addresses(lines: _Lines, region: str) -> tuple[tuple[Address, ...], tuple[str, ...]]:
    """How the person is reached, each once, the preferred first; and the pages that are no address."""
    mails = [
        Address(EMAIL, addresses.email(text(line.value)), lines.label(line)) for line in _preferred(lines.all("EMAIL"))
    ]
    phones = [
        Address(PHONE, addresses.phone(text(line.value), region), lines.label(line))
        for line in _preferred(_phones(lines))
    ]
    profiles: list[Address] = []
    pages: list[str] = []
    for line in lines.all(
        "URL", "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "IMPP", "X-SKYPE", "X-SKYPE-USERNAME"
    ):
        page = _page(line)
        profile = addresses.linkedin(page)
        if profile:
            profiles.append(Address(LINKEDIN, profile))
        elif page:
            pages.append(page)
    phones = _told_once(phones)
    kept = {(one.kind, one.value): one for one in reversed(mails + phones + profiles) if one.value}
    return tuple(reversed(kept.values()))[: 3 * MOST_ADDRESSES], tuple(dict.fromkeys(pages))[:MOST_ADDRESSES]


def _told_once(phones: list[Address]) -> list[Address]:
    """Without those that stand there again without their country's sign."""
    whole = {phone.value.lstrip("+") for phone in phones if phone.value.startswith("+")}
    return [phone for phone in phones if not (phone.value[:1] == addresses.LOCAL_MARK and phone.value[1:] in whole)]


def _phones(lines: _Lines) -> list[Line]:
    """No faxes, no pagers: behind them is no person."""
    return [
        line
        for line in lines.all("TEL")
        if not {"fax", "pager"} & set(line.types) or {"voice", "cell"} & set(line.types)
    ]


def _preferred(lines: list[Line]) -> list[Line]:
    return sorted(lines[:MOST_ADDRESSES], key=lambda line: "pref" not in line.types and "PREF" not in line.params)


def _page(line: Line) -> str:
    value = text(line.value)
    if len(value) > 500:
        return ""
    user = (line.params.get("X-USER") or [""])[0] or value.removeprefix("x-apple:")
    is_linkedin = (
        line.name == "X-LINKEDIN"
        or "linkedin" in line.types
        or "linkedin" in str(line.params.get("SERVICE-TYPE")).lower()
    )
    if is_linkedin and not addresses.linkedin(value) and re.fullmatch(r"[\w%.-]{2,100}", user):
        return f"https://www.linkedin.com/in/{user}"
    if line.name.startswith("X-SKYPE") and ":" not in value:
        return f"skype:{value}" if value else ""
    return value
