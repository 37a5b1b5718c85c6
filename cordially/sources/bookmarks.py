"""Links from a browser's bookmarks file, as every browser exports it (Netscape HTML)."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

from cordially.core.giving import Thing, is_link, tidy, title_of
from cordially.core.records import Problem

LONGEST_FILE = 64 << 20  # characters that are read
LONGEST_LINK = 2000
MOST = 20_000  # links of one file
MOST_FOLDERS = 50  # one in another


def matches(head: bytes) -> bool:
    lower = head[:4096].lower()
    return b"netscape-bookmark-file" in lower or (b"<dl" in lower and b"<dt" in lower)


def read(path: Path) -> Iterator[Thing | Problem]:
    """Each link with the folders that it lies in. What is no page of the web is passed over, and said."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        text = stream.read(LONGEST_FILE)
    found, strange = 0, 0
    for link, title, folders in _links(text):
        if not is_link(link) or len(link) > LONGEST_LINK:
            strange += 1
            continue
        found += 1
        if found > MOST:
            yield Problem(path.name, f"holds more than {MOST:,} links; the rest was left out.")
            return
        yield Thing(tidy(title) or title_of(link), about=tidy(", ".join(folders)), link=link)
    if strange:
        yield Problem(path.name, f"{strange} bookmarks are no web pages and were left out.")
    if not found:
        yield Problem(path.name, "No links were found in it.")


def _links(text: str) -> Iterator[tuple[str, str, list[str]]]:
    folders: list[str] = []
    named, link = "", ""
    for name, tag, words in _tags(text):
        if name == "h3":
            named = tidy(unescape(words[:2000]))
        elif name == "dl":
            if len(folders) < MOST_FOLDERS:
                folders.append(named)
            named = ""
        elif name == "/dl" and folders:
            folders.pop()
        elif name == "a":
            link = _href(tag)
            yield link, unescape(words[:2000]), [folder for folder in folders if folder]


def _tags(text: str) -> Iterator[tuple[str, str, str]]:
    """(name, the whole tag, the words after it); once through the text."""
    start = text.find("<")
    while start >= 0:
        end = text.find(">", start)
        if end < 0:
            return
        after = text.find("<", end)
        tag = text[start + 1 : end]
        name = tag[:12].split(maxsplit=1)[0].lower() if tag[:12].strip() else ""
        yield name, tag, text[end + 1 : after if after >= 0 else len(text)]
        start = after


def _href(tag: str) -> str:
    place = tag[:10_000].lower().find("href=")
    if place < 0:
        return ""
    rest = tag[place + 5 : place + 5 + LONGEST_LINK + 10]
    quote = rest[:1]
    value = rest[1:].partition(quote)[0] if quote in ('"', "'") else rest.split(maxsplit=1)[0] if rest.strip() else ""
    return unescape(value).strip()
