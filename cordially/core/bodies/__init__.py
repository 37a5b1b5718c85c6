"""A mail's text taken apart: what its author wrote, what is quoted from others, and the signature."""

from dataclasses import dataclass

from cordially.core.bodies import quotes, signatures

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
    text = quotes.without_banner(text[:LONGEST].strip())
    own, rest = quotes.cut(text)
    if not quotes.has_marks(own):
        new, signature = signatures.cut(own)
        return Body(new, rest, signature)
    pieces, marked = quotes.unmarked(own)
    signed = [signatures.cut(piece) for piece in pieces]
    new = "\n\n".join(piece for piece, _ in signed if piece)
    is_inline = any(piece for piece, _ in signed[1:])
    return Body(
        new, "\n".join(filter(None, (marked, rest))), max((s for _, s in signed), key=len, default=""), is_inline
    )


def count(text: str) -> int:
    """How many words. Where words are not set apart, as in Japanese, two signs count as one."""
    if text.isascii():
        return len(text.split())
    packed = sum("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in text)
    return len(text.split()) + packed // 2
