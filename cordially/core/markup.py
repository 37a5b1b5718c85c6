"""The text of an HTML mail: without scripts, styles and hidden lines, its quoted parts marked with "> "."""

import re
from html import unescape

LONGEST = 1 << 20  # characters that are looked at
MOST_HIDDEN = 50
LONGEST_HIDDEN = 20_000

_GONE = re.compile(r"<([sS](?i:tyle|cript|vg)|[hH](?i:ead)|[tT](?i:itle|emplate)|[xX](?i:ml)|[nN](?i:oscript))\b")
_TAGS = re.compile(  # always ends, for what would close it is put at the end of the text
    r"(<(?:!--.*?--|[a-zA-Z/!?][^>]*)>(?:\s*<(?:!--.*?--|[a-zA-Z/!?][^>]*)>)*)", re.DOTALL
)
_END = "-->"
_APART = " \x0e "
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RUNS = re.compile(r">[\s]*([^\s<][^<]*)<")
_BREAKS = re.compile(r"<(?:/?(?:div|tr|li|ul|ol|table|h[1-6]|section|article|blockquote|pre|dd|dt)|br|hr)\b")
_CELL = re.compile(r"<t[dh]\b")
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none", re.IGNORECASE)
_VOID = {"img", "input", "br", "hr", "meta", "link"}
_NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,15})[^>]*$")
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200d\u2060\ufeff]+")

# Where a mail program begins to quote. OPEN and CLOSE stand for it until the lines are marked.
OPEN, CLOSE = "\x0e", "\x0f"
_QUOTE = re.compile(r"<(/?)blockquote\b([^>]*)>", re.IGNORECASE)
_INDENT = re.compile(r"border\s{0,5}:\s{0,5}(?:none|0|medium none)|webkit-indent-blockquote", re.IGNORECASE)
_REST = (
    "divRplyFwdMsg", "divRpF", "yahoo_quoted", "OLK_SRC_BODY_SECTION", "OutlookMessageHeader", "appendonsend",
    "mail-editor-reference-message-container", "ms-outlook-mobile-reference-message", "protonmail_quote",
    "zmail_extra", "stopSpelling", 'name="quote"', "border:none;border-top:solid #B5C4DF 1.0pt",
    "border:none;border-top:solid #E1E1E1 1.0pt", "border-top:solid #B5C4DF 1.0pt",
)  # fmt: skip


def words_of(html: str) -> str:
    """Only the words, a line for each run of them: for pages that are searched and not read, several times as fast."""
    html = _without_hidden(_without_gone(html[:LONGEST].replace(OPEN, "")))
    html = _COMMENT.sub("", html + _END).removesuffix(_END)
    text = _unescaped(_APART.join(_RUNS.findall(f">{html}<")).replace("&nbsp;", " "))
    return " ".join(text.split()).replace(_APART, "\n")


def text_of(html: str) -> str:
    """The lines a reader sees; those that a mail program quoted begin with "> "."""
    html = _without_hidden(_without_gone(html[:LONGEST].replace(OPEN, "").replace(CLOSE, "")))
    html = _with_quotes(html)
    pieces = _TAGS.split(html.replace("\n", " ").replace("&nbsp;", " ") + _END)
    pieces[1::2] = [_between(tags) for tags in pieces[1::2]]
    return _plain("".join(pieces).removesuffix(_END))


def _plain(text: str) -> str:
    text = _unescaped(text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if OPEN in text or CLOSE in text:
        lines = _marked(lines)
    return _joined(lines)


def _unescaped(text: str) -> str:
    if "&" in text:
        text = unescape(text)
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _without_gone(html: str) -> str:
    """Without heads, styles and scripts, up to where they end; what never ends goes to the end."""
    kept, place = [], 0
    found = _GONE.search(html)
    while found:
        kept.append(html[place : found.start()])
        end = html.find(f"</{found[1]}", found.end())
        place = html.find(">", end) + 1 if end >= 0 else 0
        if not place:
            return " ".join(kept)
        found = _GONE.search(html, place)
    return " ".join([*kept, html[place:]]) if kept else html


def _without_hidden(html: str) -> str:
    """Lines that are there only for the preview in a list of mails."""
    place = html.find("display")
    for _ in range(MOST_HIDDEN):
        if place < 0:
            break
        begin = max(0, html.rfind("<", 0, place))
        name = _NAME.match(html, begin, place) if _HIDDEN.match(html, place) else None
        if name:
            html, place = html[:begin] + " " + html[_end_of(html, begin, name[1]) :], begin
        place = html.find("display", place + 1)
    return html


def _end_of(html: str, begin: int, name: str) -> int:
    """Where the element that begins there ends."""
    depth, end = 0, min(len(html), begin + LONGEST_HIDDEN)
    inside = html.find(">", begin) + 1 or end
    if name.lower() in _VOID:
        return inside
    for tag in re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE).finditer(html, begin, end):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return inside


def _with_quotes(html: str) -> str:
    if "quote" in html or "QUOTE" in html:
        html = _QUOTE.sub(_Quotes().mark, html)
    places = [html.rfind("<", 0, place) for place in map(html.find, _REST) if place > 0]
    begin = min((begin for begin in places if begin >= 0), default=-1)
    return f"{html[:begin]}<br>{OPEN}{OPEN}<br>{html[begin:]}" if begin >= 0 else html


class _Quotes:
    """Puts marks where quotes open and close, and none around what is only moved to the right."""

    def __init__(self) -> None:
        self.open: list[bool] = []

    def mark(self, found: re.Match[str]) -> str:
        if found[1]:
            return f"<br>{CLOSE}<br>" if self.open and self.open.pop() else "<br>"
        self.open.append("gmail_quote" in found[2] or not _INDENT.search(found[2]))
        return f"<br>{OPEN}<br>" if self.open[-1] else "<br>"


def _between(tags: str) -> str:
    """What a row of tags looks like in plain text."""
    tags = tags.lower()
    if "<p" in tags or "</p" in tags or "<h" in tags or _has_empty_line(tags):
        return "\n\n"
    if _BREAKS.search(tags):
        return "\n"
    return " " if tags[-1] == " " or "> <" in tags or _CELL.search(tags) else ""


def _has_empty_line(tags: str) -> bool:
    place = tags.find("<br")
    return place >= 0 and (tags.find("<br", place + 3) >= 0 or 0 <= tags.find("</div") < place)


def _marked(lines: list[str]) -> list[str]:
    depth, marked = 0, []
    for line in lines:
        if OPEN in line or CLOSE in line:
            depth = max(0, depth + line.count(OPEN) - line.count(CLOSE))
            line = line.replace(OPEN, "").replace(CLOSE, "").strip()
            if not line:
                continue
        marked.append(f"{'>' * min(depth, 5)} {line}".rstrip() if depth else line)
    return marked


def _joined(lines: list[str]) -> str:
    """At most one empty line between two others, none around."""
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()
