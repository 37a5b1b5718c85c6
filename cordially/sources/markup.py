"""Short texts that may be written as HTML, read as plain text: what a meeting is about, a message."""

import html
import re

_MARKED = re.compile(r"<(?:br|p|div|span|a|b|i|u|ul|li|ol|html|body|table|strong|em)\b[^<>]{0,500}>", re.IGNORECASE)
_GONE = re.compile(r"<(style|script)\b[^<>]{0,200}>[^<]{0,20000}</\1>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|div|li|tr|h\d)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")


def unmarked(text: str) -> str:
    """`text` without its tags where it has any; its lines stay lines, as programs mix both."""
    if not _MARKED.search(text):
        return text
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", _GONE.sub(" ", text)))).replace("\xa0", " ")
