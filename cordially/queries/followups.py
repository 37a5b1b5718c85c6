"""The one list of follow-ups: due, coming, put off, resting and ended, each with why and a first sentence."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cordially.core import followups as core
from cordially.core import names
from cordially.core.followups import ENDED, Decided, Fact, FollowUp, Known, Said
from cordially.errors import NotFound
from cordially.models import Decision, Person, Tie
from cordially.queries import corrections, rests, rhythms
from cordially.viewer import Viewer

OF_THE_PERSON = (
    core.MET,
    core.GATHERED,
    core.RHYTHM,
    core.BIRTHDAY,
    core.ANNIVERSARY,
    core.JOB,
)  # what was said to these holds for one person only
AGAIN = 75  # days after which news of work at the same place are other news


@dataclass(frozen=True, slots=True)
class Listed:
    """A follow-up with the name of the person."""

    name: str
    what: FollowUp


def followups(viewer: Viewer, *, now: datetime, everything: bool = False) -> list[Listed]:
    """What is due first; with `everything` also what ended lately, and those at rest."""
    found = standing(viewer, rests.facts(viewer, now=now), now=now)
    hidden = () if everything else (ENDED, core.RESTING)
    return _named([one for one in found if one.state not in hidden])


def standing(viewer: Viewer, facts: Sequence[Fact], *, now: datetime) -> list[FollowUp]:
    """These facts as follow-ups, by what you said and whom they are about."""
    return core.followups(facts, _decided(viewer), _known(viewer, facts, now), now=now)


def offered(viewer: Viewer, *, now: datetime) -> list[Listed]:
    """Those for today, at the pace you set."""
    found = [one.what for one in followups(viewer, now=now)]
    return _named(core.offered(found, rhythms.pace(viewer), today=now.date()))


def of_mark(viewer: Viewer, mark: str, *, now: datetime) -> FollowUp:
    for one in followups(viewer, now=now, everything=True):
        if one.what.mark == mark:
            return one.what
    raise NotFound(f"There is no follow-up {mark}.", lists="follow-ups --all")


def _named(found: Sequence[FollowUp]) -> list[Listed]:
    called = dict(Person.objects.filter(id__in={one.person for one in found}).values_list("id", "name"))
    return [Listed(called.get(one.person, ""), one) for one in found]


def _decided(viewer: Viewer) -> Decided:
    """The last word about each, by what it rests on."""
    said: defaultdict[str, dict[int, Said]] = defaultdict(dict)
    last: dict[str, Said] = {}
    rows = Decision.objects.filter(space=viewer.space).order_by("id")
    for key, root, kind, at, until in rows.values_list("rests_on", "person__root_id", "kind", "at", "until_on"):
        last[key] = Said(kind, at, until)
        said[key][root or 0] = last[key]

    def of(fact: Fact) -> Said | None:
        if fact.kind not in OF_THE_PERSON:
            return last.get(fact.rests_on)
        found = said[fact.rests_on].get(fact.person) if fact.rests_on in said else None
        return None if found is not None and _is_old(found, fact) else found

    return of


def _is_old(said: Said, fact: Fact) -> bool:
    """Said of an earlier turn of the same."""
    if fact.kind == core.JOB:
        return (fact.since - said.at).days > AGAIN
    return fact.kind == core.RHYTHM and said.at <= fact.since


def _known(viewer: Viewer, facts: Sequence[Fact], now: datetime) -> dict[int, Known]:
    roots = {fact.person for fact in facts}
    called = dict(Person.objects.filter(id__in=roots).values_list("id", "name"))
    listed = Tie.objects.filter(person_id__in=roots).values_list("person_id", "last_out_at", "unanswered", "glance")
    ties = {root: (last, unanswered, near) for root, last, unanswered, near in listed}
    let_be = corrections.let_be(viewer)
    found = {}
    for root in roots:
        name = called.get(root, "")
        last, unanswered, near = ties.get(root, (None, 0, 0.0))
        found[root] = Known(
            called=names.parts(name)[0] or name,
            unanswered=unanswered,
            last_out_on=datetime.fromtimestamp(last, UTC).astimezone(now.tzinfo).date() if last else None,
            is_let_be=root in let_be,
            near=near,
        )
    return found
