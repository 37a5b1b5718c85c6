"""What can be shared, and how kinds of things are recognised by their words."""

from dataclasses import dataclass

from cordially.core.letters import folded, visible

IDEA, RESOURCE, PERSON = "idea", "resource", "person"
LONGEST = 300  # characters of a title
_RESOURCES = frozenset(
    """book books template templates room rooms tool tools desk laptop camera kit spreadsheet checklist course licence
    license ticket tickets software app repository library dataset slides guide handbook workbook plugin font fonts
    buch bücher vorlage vorlagen raum werkzeug kurs""".split()
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to put on the shelf."""

    title: str
    kind: str = ""  # IDEA or RESOURCE; empty: told by its words
    about: str = ""
    link: str = ""


def kind_of(title: str) -> str:
    """A book, a template or a room is a resource; everything else is an idea."""
    return RESOURCE if _RESOURCES & set(folded(title).replace(",", " ").split()) else IDEA


def tidy(text: str, longest: int = LONGEST) -> str:
    """One line without hidden signs, none too long."""
    return " ".join(visible(text[: 4 * longest]).split())[:longest]


def is_link(text: str) -> bool:
    """Only what a browser opens as a page; never a script or a file."""
    return text.lower().startswith(("https://", "http://")) and not any(sign.isspace() for sign in text)


def title_of(link: str) -> str:
    """A link without a name is called by its place: "example.org, portfolio review"."""
    bare = link.split("://", 1)[-1].split("?", 1)[0].split("#", 1)[0]
    place, _, path = bare.partition("/")
    words = path.rstrip("/").rpartition("/")[2].rpartition(".")
    last = (words[0] or words[2]).replace("-", " ").replace("_", " ").strip()
    return tidy(f"{place}, {last}" if last else place)


def same(one: str) -> str:
    """Equal for two titles that say the same."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded(one)).split())
