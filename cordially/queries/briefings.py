"""Half an hour before a meeting: which begins soon, and what to know before it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from cordially.core.followups import shortened
from cordially.errors import NotFound
from cordially.models import Interaction, Participant
from cordially.models.interaction import DECLINED
from cordially.queries import brief_lines, briefs, people
from cordially.queries.briefs import Ahead, Brief
from cordially.viewer import Viewer

BEFORE = timedelta(minutes=30)
FEW = 6  # in it, with me; of a larger one nobody is briefed on
_DAY = 86_400  # seconds: what lasts as long is a day and no meeting


@dataclass(frozen=True, slots=True)
class Soon:
    """A meeting that begins soon. `about`: the same until it is moved."""

    about: str
    at: datetime
    meeting: Ahead


def soon(viewer: Viewer, *, now: datetime) -> list[Soon]:
    """Those that begin within half an hour, with one to a few people of mine."""
    first, last = int(now.timestamp()), int((now + BEFORE).timestamp())
    found = Interaction.objects.filter(space=viewer.space, kind__in=("meeting", "call"), cancelled_at=None)
    rows = {row.id: row for row in found.filter(at__gt=first, at__lte=last, crowd__lte=FEW) if _is_mine(viewer, row)}
    if not rows:
        return []
    ahead = briefs.ahead(viewer, now=now, most=len(rows) + 10)
    return [Soon(_about(rows[one.id]), one.at, one) for one in ahead if one.id in rows]


def _is_mine(viewer: Viewer, row: Interaction) -> bool:
    """I did not decline, and it is no whole day."""
    mine = Participant.objects.filter(interaction_id=row.id, identity__person__root_id__in=people.spaces_me(viewer))
    return (row.seconds or 0) < _DAY and not mine.filter(answer=DECLINED).exists()


def _about(row: Interaction) -> str:
    return f"{bytes(row.key).hex()} {row.at}"


def of(viewer: Viewer, about: str, *, now: datetime) -> Ahead:
    for one in soon(viewer, now=now):
        if one.about == about:
            return one.meeting
    raise NotFound("The meeting was moved or cancelled.")


def names(meeting: Ahead) -> str:
    named = [shortened(one.person.name, 60) for one in meeting.briefs]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def hour(meeting: Ahead, now: datetime) -> str:
    return f"{meeting.at.astimezone(now.tzinfo):%H:%M}"


def text(meeting: Ahead) -> str:
    parts = [_line(meeting.title, meeting.place)]
    parts += ["\n".join([_name(one), *(f"  {line}" for line in lines(one, meeting))]) for one in meeting.briefs]
    return "\n\n".join(part for part in parts if part)


def page(meeting: Ahead) -> str:
    """The same as HTML, with nothing in it that a mail program would fetch."""
    parts = [f"<p>{escape(_line(meeting.title, meeting.place))}</p>"]
    for one in meeting.briefs:
        told = "".join(f"<br>{escape(line)}" for line in lines(one, meeting))
        parts.append(f"<p><strong>{escape(_name(one))}</strong>{told}</p>")
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>"


def _name(one: Brief) -> str:
    return _line(one.person.name, one.person.works)


def _line(*words: str) -> str:
    return ", ".join(_plain(word, 120) for word in words if word)


def lines(one: Brief, meeting: Ahead) -> Iterator[str]:
    """What to know, a line each."""
    return (_plain(line, 220) for line in brief_lines.lines(one, meeting.at.date()))


def _plain(words: str, most: int) -> str:
    """One line of signs that show."""
    return shortened("".join(sign if sign.isprintable() else " " for sign in words), most)
