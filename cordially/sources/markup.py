"""Short texts that are written as HTML, read as plain text."""

import html
import re

_MARKED = re.compile(r"<(?:br|p|div|span|a|b|i|u|ul|li|ol|html|body|table|strong|em)\b[^<>]{0,500}>", re.IGNORECASE)


def unmarked(text: str) -> str:
    """`text` without its tags where it has any."""
    if not _MARKED.search(text):
        return text
    text = re.sub(r"<(style|script)\b[^<>]{0,200}>[^<]{0,20000}</\1>", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"</?(?:br|p|div|li|tr|h\d)\b[^<>]{0,500}>", "\n", text, flags=re.IGNORECASE)
    return html.unescape(re.sub(r"<[^<>]{0,2000}>", "", text)).replace("\xa0", " ")
