"""What you say to a person on today's list: later, done; and keeping whom a day has named."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from cordially.actions import events
from cordially.core import names
from cordially.core.days import to_come, written
from cordially.core.letters import quoted
from cordially.errors import NotFound, WrongUse
from cordially.models import Day, Decision, Event, Person
from cordially.models.day import DONE, SHOWN, SNOOZED
from cordially.models.day import LET_GO as SILENT
from cordially.models.followup import DONE as HELPED
from cordially.models.followup import LET_GO
from cordially.models.said import Said
from cordially.queries import matches, turning
from cordially.queries import today as query
from cordially.queries.steps import Item
from cordially.viewer import Viewer


@transaction.atomic
def snooze(viewer: Viewer, person_id: int, *, until: date, mark: str | None = None, now: datetime) -> Event:
    """Not before that day; neither the person, nor what they are on the list for (None: found out)."""
    from cordially.actions import people

    person = people.another(viewer, person_id)
    to_come(until, now.date())
    event = _put_off(viewer, _mark(viewer, person.id, mark, now), until, now)
    what = f"You put {person.name} off until {written(until, now.date())}."
    event = event or events.begin(viewer, "snooze", what, now=now)
    _keep(viewer, event, person.id, SNOOZED, until, now=now)
    return event


def _put_off(viewer: Viewer, mark: str, until: date, now: datetime) -> Event | None:
    if not mark or mark[0] == "h":
        return None
    from cordially.actions import followups

    try:
        return followups.later(viewer, mark, until=until, now=now)
    except NotFound:
        return None


@transaction.atomic
def done(viewer: Viewer, person_id: int, *, mark: str | None = None, now: datetime) -> Event:
    """Looked after: a promise is kept, an answer given, help given, a follow-up done. Not again without a new reason.

    `mark` is that of the item (None: found out from today's list).
    """
    from cordially.actions import people

    person = people.another(viewer, person_id)
    found = _mark(viewer, person.id, mark, now)
    if not found and Day.objects.filter(person__root_id=person.id, kind=DONE, on=now.date()).exists():
        raise WrongUse(f"You turned to {person.name} already today; “cordially undo” takes it back.")
    event = _ended(viewer, person.id, found, now)
    event = event or events.begin(viewer, "done", f"You turned to {person.name}.", now=now)
    _keep(viewer, event, person.id, DONE, None, now=now)
    return event


@transaction.atomic
def let_go(viewer: Viewer, person_id: int, *, mark: str | None = None, now: datetime) -> Event:
    """Not this: it is not on the list any more; the person may be, for another reason.

    `mark` is that of the item, empty for a silence (None: found out from today's list).
    """
    from cordially.actions import followups, people

    person = people.another(viewer, person_id)
    if mark is None:
        item = query.of(viewer, person.id, now=now)
        if item is None:
            raise WrongUse(f"{person.name} is not on today's list; “cordially not-suggested” is about the person.")
        mark = item.mark
    if not mark:
        return _let_be(viewer, person, now)
    need = turning.need_of(viewer, mark)
    if mark[:1] != "h":
        return followups.let_go(viewer, mark, now=now)
    if need is None or need.person.root_id != person.id:
        raise NotFound(f"There is nothing that {mark} stands for.")
    event = events.begin(viewer, "help", f"You let it go: {quoted(need.text)}", now=now)
    _decide(viewer, event, need, LET_GO, now)
    return event


def _let_be(viewer: Viewer, person: Person, now: datetime) -> Event:
    """Their silence is no reason any more until you were in touch."""
    called = names.parts(person.name)[0] or person.name
    what = f"You let the silence be. {called} may come for another reason, or once you were in touch again."
    event = events.begin(viewer, "let go", what, now=now)
    _keep(viewer, event, person.id, SILENT, None, now=now)
    return event


def _mark(viewer: Viewer, person: int, mark: str | None, now: datetime) -> str:
    if mark is not None:
        return mark
    item = query.of(viewer, person, now=now)
    return item.mark if item else ""


def _ended(viewer: Viewer, person: int, mark: str, now: datetime) -> Event | None:
    if not mark:
        return None
    from cordially.actions import followups, keeping

    if mark[0] == "h":
        return _helped(viewer, person, mark, now)
    if mark[0] == "p" and mark[1:].isdecimal():
        return keeping.keep(viewer, int(mark[1:]), now=now)
    return followups.followed(viewer, mark, now=now)


def _helped(viewer: Viewer, person: int, mark: str, now: datetime) -> Event:
    """What was given is written down, or an introduction is begun; this need is not offered help again."""
    from cordially.actions import gifts, introductions

    need = turning.need_of(viewer, mark)
    found = matches.helps(viewer, now=now, person=person)
    one = next((help_ for help_ in found if f"h{help_.need.mark}" == mark), None)
    if need is None or one is None:
        raise NotFound(f"There is nothing that {mark} stands for.")
    give = turning.best(one)
    if give.person is not None:
        event = introductions.introduce(viewer, person, give.person[0], now=now).event  # their words stay with them
    else:
        event = gifts.give(viewer, person, give.mark or give.title, on=now.date(), now=now).event
    _decide(viewer, event, need, HELPED, now)
    return event


def _decide(viewer: Viewer, event: Event, need: Said, kind: str, now: datetime) -> None:
    row = Decision.objects.create(
        space=viewer.space, rests_on=turning.rests_on(need), person=need.person, kind=kind, at=now, event=event
    )
    events.added(event, row)


def _keep(viewer: Viewer, event: Event, person_id: int, kind: str, until: date | None, *, now: datetime) -> None:
    row = Day.objects.create(
        space=viewer.space, person_id=person_id, kind=kind, on=now.date(), until_on=until, event=event
    )
    events.added(event, row)


def draw(viewer: Viewer, *, now: datetime) -> list[Item]:
    """Today's list; whom it names is kept, so that tomorrow others come first."""
    items = query.today(viewer, now=now)
    keep_shown(viewer, [(item.person.id, item.kind) for item in items], now=now)
    return items


@transaction.atomic
def keep_shown(viewer: Viewer, shown: Sequence[tuple[int, str]], *, now: datetime) -> None:
    today = Day.objects.filter(space=viewer.space, kind=SHOWN, on=now.date())
    known = set(today.values_list("person_id", flat=True))
    Day.objects.bulk_create(
        Day(space=viewer.space, person_id=person, kind=SHOWN, why=why, on=now.date())
        for person, why in shown
        if person not in known
    )
