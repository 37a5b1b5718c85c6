"""First texts of an introduction: one for each side, then one for both. Short; sent by nobody but you."""

from dataclasses import dataclass

LONGEST_NEED = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, with what may be told to the other: name and work."""

    name: str
    called: str
    works: str = ""  # "Researcher, Acme"
    email: str = ""
    need: str = ""  # what they told me; never told to the other
    opening: str = ""  # how my last letter to them began


@dataclass(frozen=True, slots=True)
class Text:
    """A letter to be sent by hand."""

    to: tuple[str, ...]
    subject: str
    body: str

    @property
    def link(self) -> str:
        """Opens in one's own mail program; empty where nobody's address is known."""
        if not self.to:
            return ""
        from cordially.core.drafts import mailto

        return mailto.link(self.to, self.subject, self.body)


def question(to: Side, other: Side, *, why: str = "", me: str = "") -> Text:
    """Ask one side whether they would like it. Of the other it tells no more than name and work, and your why."""
    lines = [_opening(to), ""]
    if to.need:
        lines.append(f"You wrote: “{_short(to.need)}” I thought of {_who(other)}.")
    else:
        lines.append(f"I thought of you and {_who(other)}.")
    if why:
        lines.append(_sentence(why))
    lines.append(f"Would you like me to introduce you to {other.called}? A no is fine, and stays between us.")
    return Text(_addresses(to), f"May I introduce you to {other.name}?", _letter(lines, me))


def both(one: Side, other: Side, *, why: str = "", me: str = "") -> Text:
    """The introduction itself, for when both said yes."""
    lines = [f"Hello {one.called}, hello {other.called},", ""]
    lines.append(f"{one.called}, this is {_who(other)}. {other.called}, this is {_who(one)}.")
    if why:
        lines.append(_sentence(why))
    lines.append("I leave it to the two of you, and would love to hear how it went.")
    return Text(_addresses(one, other), f"{one.called}, meet {other.called}", _letter(lines, me))


def rest(to: Side, *, me: str = "") -> Text:
    """For a side that was asked, when it comes to nothing: it says nothing about anybody."""
    lines = [
        _opening(to),
        "",
        "The introduction I had in mind does not fit just now. I will think of you when it does.",
    ]
    return Text(_addresses(to), "About the introduction", _letter(lines, me))


def afterwards(to: Side, other: Side, *, me: str = "") -> Text:
    """A few words some time after."""
    lines = [_opening(to), "", f"Did you and {other.called} get to speak? I would love to hear how it went."]
    return Text(_addresses(to), f"You and {other.called}", _letter(lines, me))


def _opening(to: Side) -> str:
    first = to.opening.strip()
    is_greeting = to.called and to.called.casefold() in first.casefold() and len(first.split()) <= 4
    return first if is_greeting else f"Hello {to.called},"


def _who(side: Side) -> str:
    return f"{side.name} ({side.works})" if side.works else side.name


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_NEED else plain[:LONGEST_NEED].rsplit(" ", 1)[0] + " …"


def _sentence(why: str) -> str:
    plain = " ".join(why.split())
    first = plain[:1].upper() + plain[1:]
    return first if first.endswith((".", "!", "?", "…")) else f"{first}."


def _addresses(*sides: Side) -> tuple[str, ...]:
    return tuple(side.email for side in sides if side.email)


def _letter(lines: list[str], me: str) -> str:
    return "\n".join([*lines, "", me] if me else lines)
