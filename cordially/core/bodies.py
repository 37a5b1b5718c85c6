"""A mail's text taken apart: what its author wrote, what is quoted from others, and the signature."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """The author's own new text; all that was quoted; the signature; whether answers stand between quoted lines."""

    new: str
    quoted: str = ""
    signature: str = ""
    inline: bool = False


_WROTE = re.compile(r"^On .{1,200}wrote:\s*$|^-{3,} ?Original Message ?-{3,}", re.MULTILINE)


def split(text: str) -> Body:
    found = _WROTE.search(text)
    new, quoted = (text[: found.start()], text[found.start() :]) if found else (text, "")
    new, _, signature = new.partition("\n-- \n")
    new = "\n".join(line for line in new.split("\n") if not line.startswith(">"))
    return Body(new.strip(), quoted, signature.strip()[:600])


def count(text: str) -> int:
    """How many words."""
    return len(text.split())
