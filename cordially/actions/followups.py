"""What you write down to turn to somebody about, and what you say to any follow-up: done, later, let go."""

from datetime import date, datetime, time

from django.db import transaction

from cordially.actions import events, keeping, people
from cordially.core import followups as core
from cordially.core.days import to_come, written
from cordially.core.followups import ENDED
from cordially.core.letters import quoted
from cordially.errors import WrongUse
from cordially.models import Ask, Decision, Event, FollowUp
from cordially.models.followup import DONE, LET_GO, SNOOZED
from cordially.queries import followups as query
from cordially.queries import known
from cordially.viewer import Viewer

LONGEST = 2000  # signs
AGAIN = 14  # days after which what you asked after comes again, if nothing has come by then


@transaction.atomic
def write(
    viewer: Viewer,
    person_id: int,
    text: str,
    *,
    on: date,
    at: time | None = None,
    zone: str = "",
    until_in_touch: bool = False,
    now: datetime,
) -> FollowUp:
    """Turn to somebody on a day, or at an hour of a zone (an IANA name)."""
    person, said = people.another(viewer, person_id), " ".join(text.split())
    if not said:
        raise WrongUse("A follow-up needs words.")
    if len(said) > LONGEST:
        raise WrongUse(f"That is too long: {len(said)} signs, where {LONGEST} fit.")
    to_come(on, now.date(), is_today_fine=True)
    event = events.begin(viewer, "follow up", f"You will turn to {person.name}: {said[:120]}", now=now)
    row = FollowUp.objects.create(
        space=viewer.space,
        person=person,
        text=said,
        on=on,
        at=at,
        zone=zone if at else "",
        until_in_touch=until_in_touch,
        written_at=now,
        event=event,
    )
    events.added(event, row)
    return row


@transaction.atomic
def followed(viewer: Viewer, mark: str, *, now: datetime) -> Event:
    """It is done. What you asked somebody after comes again later, while nothing has come."""
    one = _open(viewer, mark, now)
    if one.kind == core.PROMISED:
        return keeping.keep(viewer, int(one.mark[1:]), now=now)
    if one.kind == core.OWED:
        return _answered(viewer, int(one.mark[1:]), now=now)
    if one.kind in (core.THEIRS, core.AWAITED):
        until = date.fromordinal(now.date().toordinal() + AGAIN)
        what = f"You asked after it; it comes again on {written(until, now.date())}, if nothing has come by then."
        return _decide(viewer, one, SNOOZED, what, until, now=now)
    return _decide(viewer, one, DONE, f"It is done: {one.first[:120]}", None, now=now)


@transaction.atomic
def later(viewer: Viewer, mark: str, *, until: date, now: datetime) -> Event:
    """Not before that day."""
    one = _open(viewer, mark, now)
    to_come(until, now.date())
    day = max(until, one.on)  # it is not brought forward
    what = f"Put off until {written(day, now.date())}: {one.first[:120]}"
    return _decide(viewer, one, SNOOZED, what, until, now=now)


@transaction.atomic
def let_go(viewer: Viewer, mark: str, *, now: datetime) -> Event:
    """It shall not be followed any more."""
    one = _open(viewer, mark, now)
    if one.kind in (core.PROMISED, core.THEIRS):
        return keeping.let_go(viewer, "promise", int(one.mark[1:]), now=now)
    if one.kind in (core.OWED, core.AWAITED):
        return keeping.let_go(viewer, "ask", int(one.mark[1:]), now=now)
    return _decide(viewer, one, LET_GO, f"You let it go: {one.first[:120]}", None, now=now)


def _open(viewer: Viewer, mark: str, now: datetime) -> core.FollowUp:
    one = query.of_mark(viewer, mark.strip().lower(), now=now)
    if one.state == ENDED:
        raise WrongUse(f"{one.mark} has ended: {one.ended_how}.")
    return one


def _answered(viewer: Viewer, number: int, *, now: datetime) -> Event:
    ask = keeping.of(viewer, "ask", number)
    event = events.begin(viewer, "answer", f"You said that it was answered: {quoted(ask.text)}", now=now)
    waiting = known.waiting(Ask, viewer, now=now).filter(mine=False, person__root_id=ask.person.root_id)
    for row in waiting.filter(said_at__lte=ask.said_at):
        events.change(event, row, answered_at=int(now.timestamp()))
    return event


def _decide(viewer: Viewer, one: core.FollowUp, kind: str, what: str, until: date | None, *, now: datetime) -> Event:
    event = events.begin(viewer, f"follow-up {kind}", what, now=now)
    row = Decision.objects.create(
        space=viewer.space,
        rests_on=one.rests_on,
        person_id=one.home,
        kind=kind,
        until_on=until,
        at=now,
        event=event,
    )
    events.added(event, row)
    return event
