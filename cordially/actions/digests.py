"""The mail in the morning: asking for it, writing it, and what a link in it does."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.db import transaction

from cordially.actions import days, events, followups
from cordially.core import addresses
from cordially.errors import NotFound, WrongUse
from cordially.models import Delivery, Digest, Event
from cordially.queries import digests as query
from cordially.queries import followups as followup_query
from cordially.queries import spaces
from cordially.queries.followups import Listed
from cordially.viewer import Viewer

LASTS = timedelta(days=7)  # a link
USUAL = time(7, 30)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to go out, and how."""

    to: str = ""
    at: time = USUAL
    notice: bool = False
    briefs: bool = False

    @property
    def words(self) -> str:
        ways = [f"a mail to {self.to}"] * bool(self.to) + ["a notice"] * self.notice
        if not ways:
            return "Nothing goes out any more."
        before = ", and half an hour before a meeting" if self.briefs else ""
        return f"You asked for {' and '.join(ways)} at {self.at:%H:%M}{before}."


def wish(viewer: Viewer) -> Wish:
    """What was asked for last."""
    kept = query.last(viewer)
    return Wish(kept.to, kept.at, kept.notice, kept.briefs) if kept else Wish()


@transaction.atomic
def ask(viewer: Viewer, wanted: Wish, *, now: datetime) -> Event | None:
    """From now on this; None where it is as it was. Links of earlier mails go on, unless the address is another."""
    old = wish(viewer)
    wanted = replace(wanted, to=_tidy(wanted.to) if wanted.to else "")
    if wanted == old:
        return None
    return _kept(viewer, wanted, has_new_links=wanted.to != old.to, now=now)


@transaction.atomic
def ask_for(
    viewer: Viewer,
    to: str,
    at: time | None = None,
    *,
    notice: bool | None = None,
    briefs: bool | None = None,
    now: datetime,
) -> Event:
    """Every morning at that hour, to your own address. Links of earlier mails end. What is not said stays as it is."""
    wanted = replace(_changed(wish(viewer), at, notice, briefs), to=_tidy(to))
    return _kept(viewer, wanted, has_new_links=True, now=now)


@transaction.atomic
def set_ways(
    viewer: Viewer, *, notice: bool | None = None, briefs: bool | None = None, at: time | None = None, now: datetime
) -> Event:
    """Whether it comes as a notice too, and whether there is a briefing half an hour before a meeting."""
    return _kept(viewer, _changed(wish(viewer), at, notice, briefs), has_new_links=False, now=now)


def _changed(old: Wish, at: time | None, notice: bool | None, briefs: bool | None) -> Wish:
    return Wish(
        old.to, at or old.at, old.notice if notice is None else notice, old.briefs if briefs is None else briefs
    )


def _tidy(to: str) -> str:
    tidy = addresses.email(to)
    if not tidy:
        raise WrongUse(f"“{to}” is no e-mail address.")
    return tidy


@transaction.atomic
def stop(viewer: Viewer, *, now: datetime) -> Event:
    kept = query.wanted(viewer)
    if kept is None:
        raise NotFound("No mail was asked for.")
    return _kept(viewer, Wish(at=kept.at), has_new_links=True, now=now)


def _kept(viewer: Viewer, wanted: Wish, *, has_new_links: bool, now: datetime) -> Event:
    if not wanted.to and not wanted.notice and wanted.briefs:
        raise WrongUse("A briefing needs a way to come by: say to which address mail goes, or ask for notices.")
    old = query.last(viewer)
    event = events.begin(viewer, "digest", wanted.words, now=now)
    row = Digest.objects.create(
        space=viewer.space,
        to=wanted.to,
        at=wanted.at,
        notice=wanted.notice,
        briefs=wanted.briefs,
        key=secrets.token_hex(32) if has_new_links or old is None else old.key,
        made_at=now,
        event=event,
    )
    events.added(event, row)
    return event


def compose(viewer: Viewer, delivery: Delivery, *, sender: str = "", page: str = "", now: datetime) -> EmailMessage:
    """The day's mail. `page`: where the page runs, for links; without it there are none."""
    kept = query.wanted(viewer)
    if kept is None or not kept.to:
        raise NotFound("No mail was asked for.")
    found = query.content(viewer, now=now)
    days.keep_shown(viewer, [(item.person.id, item.kind) for item in found.items], now=now)
    links = {mark: f"{page}/link/{_token(kept, mark, now=now)}" for mark in query.marks(found)} if page else {}
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender or kept.to, kept.to
    message["Subject"] = _subject(found.names)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = delivery.message
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(query.text(found, links) or "Nothing waits for you any more.")
    message.add_alternative(query.page(found, links), subtype="html")
    return message


def notice(viewer: Viewer, *, has_words: bool, now: datetime) -> tuple[str, str]:
    """Title and text of the same in short; without `has_words` nothing that a passer-by could learn from."""
    found = query.content(viewer, now=now)
    days.keep_shown(viewer, [(item.person.id, item.kind) for item in found.items], now=now)
    if has_words:
        return _subject(found.names), query.short(found) or "Nothing waits for you any more."
    many = len(set(found.names))
    return (
        "Cordially",
        "Nobody waits today." if not many else f"{many} {'person' if many == 1 else 'people'} for today.",
    )


def _subject(names: list[str]) -> str:
    if not names:
        return "Cordially: nothing today"
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Cordially: {', '.join(name[:60] for name in names[:3])}{rest}"


def _token(kept: Digest, mark: str, *, now: datetime) -> str:
    """What a link says, signed, with the time at which it ends."""
    said = f"{mark}.{int((now + LASTS).timestamp())}"
    return f"{said}.{_sign(kept.key, said)}"


def _sign(key: str, said: str) -> str:
    return hmac.new(bytes.fromhex(key), said.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Linked:
    viewer: Viewer
    what: Listed


def linked(said: str, *, now: datetime) -> Linked:
    """The follow-up that a link is about. Looking at it does nothing."""
    viewer, (mark, until, sign) = spaces.own(), (*said.split(".", 2), "", "")[:3]
    kept = None if viewer is None else query.wanted(viewer)
    if viewer is None or kept is None or not until.isdecimal() or not _is_signed(kept, f"{mark}.{until}", sign):
        raise NotFound("This link is none of ours, or a newer one took its place.")
    if len(until) > 12 or int(until) < now.timestamp():
        raise NotFound("This link has ended; the next mail brings another.")
    for one in followup_query.followups(viewer, now=now, everything=True):
        if one.what.mark == mark:
            return Linked(viewer, one)
    raise NotFound("What this link was about is not there any more.")


def _is_signed(kept: Digest, said: str, sign: str) -> bool:
    return hmac.compare_digest(_sign(kept.key, said).encode(), sign.encode("utf-8", "replace"))


def act(said: str, what: str, *, until: date | None = None, now: datetime) -> Event:
    """After a person confirmed it on the page: "done", or "later" until a day."""
    found = linked(said, now=now)
    if what == "done":
        return followups.followed(found.viewer, found.what.what.mark, now=now)
    day = until or now.date() + timedelta(7)
    return followups.later(found.viewer, found.what.what.mark, until=day, now=now)
