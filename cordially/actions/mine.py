"""Which identities are mine: said by me, told by a source, or seen from whose mailbox it is."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from cordially.actions import events, people
from cordially.core.records import NAME
from cordially.errors import NotFound
from cordially.models import Event, Identity, Link, Person
from cordially.store import me
from cordially.store.identities import Identities
from cordially.store.people import connect
from cordially.store.settle import everything
from cordially.viewer import Viewer


def take(viewer: Viewer, said: Sequence[str], own: Sequence[int], senders: Counter[int], event_id: int) -> bool:
    """Settle who is me after an import, as far as it is not known. Returns whether anything about that changed."""
    before = set(me.mine(viewer.space.id))
    found, reason = _said(viewer, said, event_id), "you said so"
    if not found and own:
        found, reason = list(own), "its source says that this is its owner"
    is_known = Identity.objects.filter(id__in=before).exclude(kind=NAME).exists()
    if not found and not is_known:
        found, reason = me.guess(senders), "the mailbox is theirs, by who wrote and got most of it"
    elif not is_known:
        found = [*found, *me.guess_more(found)]
    _join(viewer, [identity for identity in found if identity not in before], reason, event_id)
    return set(me.mine(viewer.space.id)) != before


@transaction.atomic
def add(viewer: Viewer, said: Sequence[str], *, now: datetime) -> Event:
    """Say that these addresses are mine."""
    event = events.begin(
        viewer, "me", f"You said that {' and '.join(said)} {'is' if len(said) == 1 else 'are'} yours.", now=now
    )
    _join(viewer, _said(viewer, said, event.id), "you said so", event.id)
    _reckon(viewer, event, now=now)
    return event


@transaction.atomic
def drop(viewer: Viewer, said: str, *, now: datetime) -> Event:
    """Say that an address is not mine after all."""
    kind, value = people.plain(said)
    identity = Identity.objects.filter(space=viewer.space, kind=kind, value=value).first()
    if identity is None or identity.id not in me.mine(viewer.space.id):
        raise NotFound(f"{said} is not among your addresses.")
    event = people.split_off(viewer, [identity], f"You said that {said} is not yours.", now=now)
    _reckon(viewer, event, now=now)
    return event


def _said(viewer: Viewer, said: Sequence[str], event_id: int) -> list[int]:
    keys = [people.plain(address) for address in said]
    identities = Identities(viewer.space.id, event_id)
    identities.ensure(keys)
    return [identities.of(key) for key in keys]


def _reckon(viewer: Viewer, event: Event, *, now: datetime) -> None:
    me.direct(me.mine(viewer.space.id))
    everything(viewer.space.id, event_id=event.id, now=int(now.timestamp()))


def _join(viewer: Viewer, identities: Sequence[int], reason: str, event_id: int) -> None:
    space = viewer.space
    homes = list(dict.fromkeys(Identity.objects.filter(id__in=identities).values_list("person_id", flat=True)))
    if not homes:
        return
    before = space.me_id
    if before is None or not Identity.objects.filter(person__root__below=before).exclude(kind=NAME).exists():
        events.change(Event(id=event_id), space, me_id=homes[0])
    first = space.me_id or homes[0]
    for home in (before, *homes):
        if home is not None and home != first and not _are_linked(home, first):
            Link.objects.create(
                space=space, person_id=first, other_id=home, sure=1.0, reasons=[reason], event_id=event_id
            )
            connect([first, home])
    viewer.space.refresh_from_db()


def _are_linked(first: int, second: int) -> bool:
    return len(set(Person.objects.filter(id__in=(first, second)).values_list("root_id", flat=True))) == 1
