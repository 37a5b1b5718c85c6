"""People by hand: adding, naming, saying what they do, joining two that are one, and taking that back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from cordially.actions import events
from cordially.core import addresses, names
from cordially.core.records import EMAIL, LINKEDIN, NAME, PHONE
from cordially.errors import NotFound, WrongUse
from cordially.models import Correction, Event, Identity, Link, Person, Position
from cordially.models.correction import DIFFERENT
from cordially.models.person import HATS
from cordially.store import closing, me, rows
from cordially.store.identities import Identities
from cordially.store.people import connect
from cordially.store.settle import everything, settle
from cordially.viewer import Viewer

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def plain(said: str) -> tuple[str, str]:
    """(kind, value) of an address as somebody types it."""
    said = said.strip()
    if "linkedin.com/" in said.lower() or said.lower().startswith("in/"):
        return LINKEDIN, addresses.linkedin(said)
    if "@" in said and addresses.email(said):
        return EMAIL, addresses.email(said)
    if sum(sign.isdigit() for sign in said) >= 5 and addresses.phone(said):
        return PHONE, addresses.phone(said)
    raise WrongUse(f"“{said}” is no e-mail address, phone number or LinkedIn page.")


def of(viewer: Viewer, person_id: int) -> Person:
    """The root of a person that the viewer may see."""
    person = Person.objects.filter(space=viewer.space, id=person_id).select_related("root").first()
    if person is None:
        raise NotFound(f"There is no person {person_id}.", lists="people --all")
    return person.root or person


def another(viewer: Viewer, person_id: int) -> Person:
    """The same, but not of oneself: nobody turns to, promises to or introduces themselves."""
    person = of(viewer, person_id)
    if viewer.space.me is not None and person.id == (viewer.space.me.root_id or viewer.space.me.id):
        raise WrongUse("That is you yourself.")
    return person


@dataclass(frozen=True, slots=True)
class Added:
    """Who was added, or was here already, and what was new of it, in words; without an event where nothing was."""

    person: Person
    event: Event | None
    what: str


@transaction.atomic
def add(
    viewer: Viewer,
    name: str,
    *,
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    pages: Sequence[str] = (),
    works: str = "",
    hats: Sequence[str] = (),
    now: datetime,
) -> Added:
    """Somebody you know, by hand. An address that is known already brings the name to whoever bears it."""
    tidy = names.display(name)
    if not tidy:
        raise WrongUse("A person needs a name.")
    keys = [plain(said) for said in (*emails, *phones, *pages)]
    held = _held(viewer, keys)
    known = next(iter(held.values()), None)
    news = _news(known, held, keys, tidy, works, hats) if known else []
    if known and not news:
        return Added(known, None, f"{known.name} is here already, number {known.id}; nothing in that was new.")
    what = f"You added to {known.name}: {', '.join(news)}." if known else f"You added {tidy}."
    event = events.begin(viewer, "add", what, now=now)
    person = _add(viewer, event, keys or [(NAME, f"{tidy} (by hand {event.id})")], tidy, now=now)
    events.change(event, person, named=tidy)
    if works and not (known and _does(known, works)):
        _employ(event, person, works, "")
    if hats:
        _dress(event, person, [*filter(None, person.hats.split(",")), *hats])
    _reckon(viewer, person, event, now=now)
    person = of(viewer, person.id)
    if known:
        what = f"{person.name} was here already, number {person.id}. New: {', '.join(news)}."
    else:
        what = f"{person.name} is number {person.id}.{_namesakes(viewer, person)}"
    return Added(person, event, what)


def _held(viewer: Viewer, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Person]:
    """Who bears these addresses already."""
    found = Identity.objects.filter(space=viewer.space, value__in=[value for _, value in keys])
    by_key = {(one.kind, one.value): one.person.root or one.person for one in found.select_related("person__root")}
    return {key: by_key[key] for key in keys if key in by_key}


def _news(
    known: Person,
    held: dict[tuple[str, str], Person],
    keys: Sequence[tuple[str, str]],
    name: str,
    works: str,
    hats: Sequence[str],
) -> list[str]:
    """What is not known of them yet."""
    said = [value for kind, value in keys if (kind, value) not in held]
    said += [f"the name {name}"] if name not in (known.name, known.named) else []
    said += [f"“{works.strip()}”"] if works.strip() and not _does(known, works) else []
    said += [hat for hat in hats if hat not in known.hats.split(",")]
    others = {one.id for one in held.values()} - {known.id}
    return said + [f"that number {other} is the same person" for other in sorted(others)]


def _does(person: Person, works: str) -> bool:
    title, organisation = _job(works)
    same = Position.objects.filter(person__root=person, title__iexact=title, organisation__iexact=organisation)
    return same.filter(until="").exists()


def _add(viewer: Viewer, event: Event, keys: Sequence[tuple[str, str]], name: str, *, now: datetime) -> Person:
    """These addresses as one person of that name."""
    identities = Identities(viewer.space.id, event.id)
    identities.ensure(keys)
    found = [identities.of(key) for key in keys]
    for identity in found:
        identities.name(identity, name)
    identities.flush()
    homes = list(dict.fromkeys(identities.home(identity) for identity in found))
    for other in homes[1:]:
        _link(viewer, homes[0], other, "you added them as one", event)
    settle(viewer.space.id, found, event_id=event.id, now=int(now.timestamp()))
    return of(viewer, homes[0])


def _namesakes(viewer: Viewer, person: Person) -> str:
    """A name alone joins nobody; but that it is there already is worth a word."""
    same = Person.objects.filter(space=viewer.space, name_key=person.name_key, root=F("id")).exclude(id=person.id)
    other = same.order_by("id").values_list("id", flat=True).first()
    if not person.name_key or other is None:
        return ""
    return f" Number {other} has the same name; if they are one person: cordially merge {other} {person.id}"


@transaction.atomic
def rename(viewer: Viewer, person_id: int, name: str, *, now: datetime) -> Event:
    """Call a person by the name you give them, whatever the sources say."""
    person = of(viewer, person_id)
    tidy = names.display(name)
    if not tidy:
        raise WrongUse("A person needs a name.")
    event = events.begin(viewer, "rename", f"You named {person.name} {tidy}.", now=now)
    events.change(event, person, named=tidy)
    _reckon(viewer, person, event, now=now)
    return event


@transaction.atomic
def employ(viewer: Viewer, person_id: int, text: str, *, since: str = "", now: datetime) -> Event:
    """Say where a person works: "Recruiter, Acme"."""
    person = of(viewer, person_id)
    event = events.begin(viewer, "employ", f"You noted what {person.name} does: {text}.", now=now)
    if not _employ(event, person, text, since):
        raise WrongUse("Say what they do, where: “Recruiter, Acme”.")
    return event


def _employ(event: Event, person: Person, text: str, since: str) -> Position | None:
    if since and not _DAY.fullmatch(since):
        raise WrongUse(f"“{since}” is no year, month or day: write 2023, 2023-05 or 2023-05-17.")
    title, organisation = _job(text)
    if not (title or organisation):
        return None
    position = Position.objects.create(person=person, title=title, organisation=organisation, since=since, event=event)
    events.added(event, position)
    return position


def _job(text: str) -> tuple[str, str]:
    """(title, organisation) of "Recruiter, Acme"."""
    title, _, organisation = text.strip().rpartition(",")
    return title.strip(), organisation.strip()


@transaction.atomic
def dress(viewer: Viewer, person_id: int, hats: Sequence[str], *, now: datetime) -> Event:
    """Say which hats a person wears: candidate, recruiter, hiring manager; several or none."""
    person = of(viewer, person_id)
    said = " and ".join(f"a {hat}" for hat in hats) or "neither a candidate, a recruiter nor a hiring manager"
    event = events.begin(viewer, "dress", f"You noted that {person.name} is {said}.", now=now)
    _dress(event, person, hats)
    return event


def _dress(event: Event, person: Person, hats: Sequence[str]) -> None:
    unknown = [hat for hat in hats if hat not in HATS]
    if unknown:
        raise WrongUse(f"“{unknown[0]}” is not one of: {', '.join(HATS)}.")
    worn = ",".join(hat for hat in HATS if hat in hats)
    if worn != person.hats:
        events.change(event, person, hats=worn)


@transaction.atomic
def merge(viewer: Viewer, first: int, second: int, *, now: datetime) -> Event:
    """Say that two are one person. Can be undone at any later time."""
    one, other = of(viewer, first), of(viewer, second)
    if one.id == other.id:
        raise WrongUse(f"{one.name} and {other.name} are one person already.")
    event = events.begin(viewer, "merge", f"You said that {one.name} and {other.name} are one person.", now=now)
    for said in Correction.objects.filter(kind=DIFFERENT, person__root__in=(one, other), other__root__in=(one, other)):
        events.remove(event, said)
    _link(viewer, one.id, other.id, "you said so", event)
    connect([one.id, other.id])
    _reckon(viewer, one, event, now=now)
    for row, fields in closing.look_at(of(viewer, one.id).id, until=int(now.timestamp())):
        events.change(event, row, **fields)  # what the one was promised may have come to the other
    return event


@transaction.atomic
def apart(viewer: Viewer, first: int, second: int, *, now: datetime) -> Event:
    """Say that two are not one person; it is not asked again."""
    one, other = of(viewer, first), of(viewer, second)
    event = events.begin(viewer, "apart", f"You said that {one.name} and {other.name} are two people.", now=now)
    _say_apart(event, one, other, now=now)
    _reckon(viewer, one, event, now=now)
    _reckon(viewer, other, event, now=now)
    return event


def split(viewer: Viewer, person_id: int, said: Sequence[str], *, now: datetime) -> Event:
    """Take some of a person's addresses out into a person of their own."""
    person = of(viewer, person_id)
    held = {(i.kind, i.value): i for i in Identity.objects.filter(person__root=person)}
    found = []
    for address in said:
        identity = next((i for key, i in held.items() if address in (key[1], str(i.id))), None)
        if identity is None:
            kind, value = plain(address)
            identity = held.get((kind, value))
        if identity is None:
            raise NotFound(f"{address} is not among the addresses of {person.name}.")
        found.append(identity)
    if not found or len({i.id for i in found}) == len(held):
        raise WrongUse(f"Name some of the addresses of {person.name}, not all and not none.")
    what = f"You took {', '.join(said)} out of {person.name}."
    with transaction.atomic():
        event = split_off(viewer, found, what, now=now)
        _settle(viewer, [i.id for i in held.values()], event, now=now)
        for root in {of(viewer, identity.person_id).id for identity in held.values()}:
            for row, fields in closing.look_anew(root, until=int(now.timestamp())):
                events.change(event, row, **fields)  # what the one had kept was promised to the other
    return event


def split_off(viewer: Viewer, identities: Sequence[Identity], what: str, *, now: datetime) -> Event:
    """Cut every link between these identities and the rest, keep the rest together, and say that they differ."""
    event = events.begin(viewer, "split", what, now=now)
    root = of(viewer, identities[0].person_id)
    out = {identity.person_id for identity in identities}
    stay = [p for p in Person.objects.filter(root=root) if p.id not in out]
    for link in Link.objects.filter(person__root=root):
        if (link.person_id in out) != (link.other_id in out):
            events.remove(event, link)
    for other in stay[1:]:
        _link(viewer, stay[0].id, other.id, "they stayed together when an address was taken out", event)
    for home in sorted(out)[1:]:
        _link(viewer, min(out), home, "they were taken out together", event)
    if stay:
        _say_apart(event, stay[0], Person.objects.get(id=min(out)), now=now)
    connect([*out, *(person.id for person in stay)])
    return event


def _say_apart(event: Event, one: Person, other: Person, *, now: datetime) -> None:
    said = Correction.objects.create(person=one, other=other, kind=DIFFERENT, at=now, event=event)
    events.added(event, said)


def _link(viewer: Viewer, one: int, other: int, reason: str, event: Event) -> None:
    link = Link.objects.create(
        space=viewer.space, person_id=one, other_id=other, sure=1.0, reasons=[reason], event=event
    )
    events.added(event, link)


def _reckon(viewer: Viewer, person: Person, event: Event, *, now: datetime) -> None:
    sql = (
        "SELECT i.id FROM identity i JOIN person p ON p.id = i.person_id"
        " JOIN person q ON q.root_id = p.root_id WHERE q.id = ?"
    )
    _settle(viewer, [row[0] for row in rows.select(sql, (person.id,))], event, now=now)


def _settle(viewer: Viewer, identities: Sequence[int], event: Event, *, now: datetime) -> None:
    """What follows for these; where I am among them, for everybody, since whose message was whose may have changed."""
    mine = me.mine(viewer.space.id)
    if set(identities) & set(mine):
        me.direct(mine)
        everything(viewer.space.id, event_id=event.id, now=int(now.timestamp()))
    else:
        settle(viewer.space.id, identities, event_id=event.id, now=int(now.timestamp()))
