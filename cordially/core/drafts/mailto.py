"""A link that opens a letter in one's own mail program (RFC 6068)."""

from urllib.parse import quote

LONGEST = 1900  # signs; longer ones are cut off by some systems


def link(to: str | tuple[str, ...], subject: str, body: str) -> str:
    """It begins with mailto:, and is empty without an address. What would be too long is shortened."""
    if not to:
        return ""
    start = f"mailto:{','.join(quote(one, safe='@') for one in ((to,) if isinstance(to, str) else to))}"
    told = {"subject": " ".join(subject.split())[:200], "body": ""}
    lines = body.replace("\r\n", "\n").strip().split("\n")
    while True:
        told["body"] = "\r\n".join(lines)
        found = start + "?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in told.items() if value)
        if len(found) <= LONGEST:
            return found if any(told.values()) else start
        longest = max(range(len(lines)), key=lambda at: len(lines[at]))
        if len(lines[longest]) > 40:
            lines[longest] = lines[longest][: len(lines[longest]) * 2 // 3].rstrip() + "…"
        elif lines:
            lines.pop()
