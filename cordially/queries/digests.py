"""The mail in the morning: whether it is wanted, what it says, and what became of those before."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import escape

from cordially.core import followups as core
from cordially.core.today import FOLLOW, OWED, PROMISED
from cordially.models import Delivery, Digest
from cordially.models.delivery import DIGEST, MAIL, NOTICE
from cordially.queries import followups, rhythms, today
from cordially.queries.followups import Listed
from cordially.queries.steps import Item
from cordially.viewer import Viewer

_SAID_ALREADY = (core.OWED, core.AWAITED, core.RHYTHM)  # of whom Today names anyway
LONGEST = 600  # signs of one line
LATE = timedelta(hours=1)  # after which a mail that nobody sent is worth a word


@dataclass(frozen=True, slots=True)
class Content:
    """What one day's mail says: whom to turn to, and what else waits."""

    on: date
    items: tuple[Item, ...]
    waiting: tuple[Listed, ...]

    @property
    def names(self) -> list[str]:
        named = [item.person.name for item in self.items] + [one.name for one in self.waiting]
        return list(dict.fromkeys(_plain(name) for name in named))


@dataclass(frozen=True, slots=True)
class Sent:
    """One day's mail, and how it went."""

    kind: str  # DIGEST, BRIEF
    by: str  # MAIL, NOTICE
    on: date
    tries: int
    sent_at: datetime | None
    given_up_at: datetime | None
    next_at: datetime
    failed_why: str
    is_wanted: bool = True  # still asked for

    @property
    def name(self) -> str:
        what = "mail" if self.by == MAIL else "notice"
        return what if self.kind == DIGEST else f"{what} before a meeting"

    @property
    def waits(self) -> bool:
        return self.sent_at is None and self.given_up_at is None and self.is_wanted

    @property
    def tried(self) -> str:
        return "not tried yet" if not self.tries else "tried once" if self.tries == 1 else f"tried {self.tries} times"

    @property
    def state(self) -> str:
        """How it ended, or that it has not."""
        if self.sent_at is not None:
            return f"sent {self.sent_at:%H:%M}"
        if self.given_up_at is not None:
            return "given up"
        return "waits" if self.is_wanted else "not asked for any more"


def last(viewer: Viewer) -> Digest | None:
    """What was said of it last."""
    return Digest.objects.filter(space=viewer.space).order_by("-id").first()


def wanted(viewer: Viewer) -> Digest | None:
    """The same, where anything is to go out."""
    row = last(viewer)
    return row if row is not None and (row.to or row.notice) else None


def needs(viewer: Viewer) -> dict[str, str]:
    """Accounts without which what was asked for cannot go out: by section, what it is."""
    row = wanted(viewer)
    if row is None:
        return {}
    return {
        name: what
        for name, what, is_asked in (
            ("smtp", "a mail is asked for", row.to),
            ("apprise", "notices are asked for", row.notice),
        )
        if is_asked
    }


def content(viewer: Viewer, *, now: datetime) -> Content:
    items = today.today(viewer, now=now)
    said = {(item.person.id, item.kind) for item in items}
    named, marks = {person for person, _ in said}, {item.mark for item in items}
    waiting = [
        one
        for one in followups.offered(viewer, now=now)
        if one.what.mark not in marks and ((one.what.person, PROMISED) not in said or one.what.kind != core.PROMISED)
        if one.what.person not in named or one.what.kind not in _SAID_ALREADY
    ]
    return Content(now.date(), tuple(items), tuple(waiting))


def marks(found: Content) -> list[str]:
    """The follow-ups in it, of which it can be said in a link that they are done."""
    named = [item.mark for item in found.items if item.mark and item.kind in (FOLLOW, OWED, PROMISED)]
    return [*named, *(one.what.mark for one in found.waiting)]


def ways(kept: Digest | None) -> list[str]:
    """By which ways it goes out."""
    return [] if kept is None else [MAIL] * bool(kept.to) + [NOTICE] * kept.notice


def is_asked(kept: Digest | None, row: Delivery) -> bool:
    """Is this still asked for?"""
    return row.by in ways(kept) and (row.kind == DIGEST or (kept is not None and kept.briefs))


def deliveries(viewer: Viewer, *, most: int = 14) -> list[Sent]:
    """The newest first."""
    kept = wanted(viewer)
    return [
        Sent(
            row.kind,
            row.by,
            row.on,
            row.tries,
            _at(row.sent_at),
            _at(row.given_up_at),
            _at(row.next_at) or _NEVER,
            row.failed_why,
            is_asked(kept, row),
        )
        for row in Delivery.objects.filter(space=viewer.space).order_by("-on", "-id")[:most]
    ]


def again(viewer: Viewer, row: Delivery, *, now: datetime) -> str:
    """When what failed is tried again, in a sentence."""
    at = next_try(viewer, datetime.fromtimestamp(row.next_at, now.tzinfo))
    if row.until is not None and at.timestamp() >= row.until:
        return "It is not tried again: by then the meeting has begun."
    return f"It is tried again from {hour(at, now)} on."


def next_try(viewer: Viewer, at: datetime) -> datetime:
    """Not before then, and not in quiet hours."""
    quiet = rhythms.pace(viewer).quiet_hours
    if not quiet.holds(at.time()):
        return at
    ended = datetime.combine(at.date(), quiet.end, at.tzinfo)
    return ended if ended >= at else ended + timedelta(days=1)


def hour(at: datetime, now: datetime) -> str:
    """ "09:05"; on another day with the day."""
    local = at.astimezone(now.tzinfo)
    return f"{local:%H:%M}" if local.date() == now.date() else f"{local:%H:%M} on {local.day} {local:%B}"


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _at(stamp: int | None) -> datetime | None:
    return None if stamp is None else datetime.fromtimestamp(stamp, UTC).astimezone()


def troubles(viewer: Viewer, *, now: datetime) -> list[str]:
    """What is not as it should be, in words."""
    kept = wanted(viewer)
    if kept is None:
        return []
    said = []
    newest: dict[tuple[str, str], Sent] = {}
    for one in deliveries(viewer, most=50):
        newest.setdefault((one.kind, one.by), one)
    for one in newest.values():
        if one.failed_why and one.waits:
            next_ = f"{one.tried}, again from {hour(next_try(viewer, one.next_at.astimezone(now.tzinfo)), now)} on"
            said.append(f"The {one.name} of {_day(one)} was not sent ({next_}): {_plain(one.failed_why)}")
        elif one.failed_why and one.sent_at is None and one.is_wanted:
            said.append(f"The {one.name} of {_day(one)} was not sent ({one.tried}): {_plain(one.failed_why)}")
        elif one.failed_why and one.sent_at is not None:
            said.append(f"The {one.name} of {_day(one)} did not arrive everywhere: {_plain(one.failed_why)}")
    if _is_late(viewer, kept, [one.on for one in newest.values() if one.kind == DIGEST], now):
        help_ = "keep “cordially serve” open, or run “cordially jobs run” by a timer"
        said.append(f"This morning's mail was not sent: {help_}.")
    return said


def _day(one: Sent) -> str:
    return f"{one.on.day} {one.on:%B}"


def _is_late(viewer: Viewer, kept: Digest, went_on: list[date], now: datetime) -> bool:
    """More than an hour has passed since it should have gone, and nobody tried."""
    due = datetime.combine(now.date(), rhythms.pace(viewer).quiet_hours.after(kept.at), now.tzinfo)
    is_over = now > due + LATE and now - kept.made_at > LATE
    return is_over and max(went_on, default=date.min) < now.date() and bool(content(viewer, now=now).names)


def text(found: Content, links: dict[str, str] | None = None) -> str:
    """As plain words. `links`: by mark, where the page runs."""
    lines = []
    for item in found.items:
        lines += [_plain(item.person.name), f"  {_plain(item.why)}", f"  {_plain(item.first_step)}"]
        lines += [f"  Done: {links[item.mark]}"] if links and item.mark in links else []
        lines.append("")
    if found.waiting:
        lines += ["Also waiting", ""]
    for one in found.waiting:
        lines += [_plain(one.name), f"  {_plain(one.what.why)}", f"  {_plain(one.what.first)}"]
        lines += [f"  Done: {links[one.what.mark]}"] if links and one.what.mark in links else []
        lines.append("")
    return "\n".join(lines)


def short(found: Content) -> str:
    """A line for each: the name and a first sentence."""
    told = [(item.person.name, item.first_step) for item in found.items]
    told += [(one.name, one.what.first) for one in found.waiting]
    return "\n".join(f"{_plain(name)}: {core.shortened(_plain(step), 120)}" for name, step in told[:8])


def page(found: Content, links: dict[str, str] | None = None) -> str:
    """The same as HTML, with nothing in it that a mail program would fetch."""
    parts = [_paragraph(item.person.name, item.why, item.first_step, _done(links, item.mark)) for item in found.items]
    if found.waiting:
        parts.append("<h2>Also waiting</h2>")
    parts += [_paragraph(one.name, one.what.why, one.what.first, _done(links, one.what.mark)) for one in found.waiting]
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>"


def _done(links: dict[str, str] | None, mark: str) -> str:
    link = (links or {}).get(mark, "")
    return f'<br><a href="{escape(link)}">Done, or later</a>' if link else ""


def _paragraph(name: str, why: str, step: str, more: str = "") -> str:
    told = (escape(_plain(each)) for each in (name, why, step))
    return "<p><strong>{}</strong><br>{}<br>{}{}</p>".format(*told, more)


def _plain(text: str) -> str:
    """One line of signs that show."""
    return core.shortened("".join(sign if sign.isprintable() else " " for sign in text), LONGEST)
