"""Short texts that may be written as HTML, read as plain text."""

import re

from cordially.core.markup import text_of

_MARKED = re.compile(r"<(?:br|p|div|span|a|b|i|u|ul|li|ol|html|body|table|strong|em)\b[^<>]{0,500}>", re.IGNORECASE)


def unmarked(text: str) -> str:
    """`text` without its tags where it has any; its lines stay lines, as programs mix both."""
    return text_of(text.replace("\n", "<br>"), quotes=False) if _MARKED.search(text) else text
