"""A mail's text taken apart: what its author wrote, what is quoted from others, and the signature."""

import re
from dataclasses import dataclass

from cordially.core.bodies import quotes, signatures

_PACKED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

LONGEST = 500_000  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Body:
    """The author's own new text, all that was quoted, the signature; inline where answers stand below quoted lines."""

    new: str
    quoted: str = ""
    signature: str = ""
    inline: bool = False


def split(text: str) -> Body:
    """Take a mail's plain text apart. Quoted lines begin with ">" or stand below what opens a quote."""
    text = text[:LONGEST].strip()
    if not text:
        return NOTHING
    own, quoted = quotes.part(quotes.without_banner(text))
    if len(own) == 1:
        new, signature = signatures.cut(own[0])
        return Body(new, quoted, signature)
    signed = [signatures.cut(piece, is_below=number > 0) for number, piece in enumerate(own) if piece]
    new = "\n\n".join(piece for piece, _ in signed if piece)
    signature = max((signature for _, signature in signed), key=len, default="")
    return Body(new, quoted, signature, any(own[1:]))


NOTHING = Body("")


def count(text: str) -> int:
    """How many words. Where words are not set apart, as in Japanese, two signs count as one."""
    number = len(text.split())
    return number if text.isascii() else number + len(_PACKED.findall(text)) // 2
