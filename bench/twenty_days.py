"""Twenty days of Today over the demo's story: who comes when, whether anybody comes too often, and whether it is true.

    CORDIALLY_HOME=… python bench/twenty_days.py [--days 20] [--from 2026-11-05]

reads what was imported (by `python -m cordially.demo`, for one), draws the list of each day as of its morning, and
rolls all of it back. Whoever is on the list is left as they are: nothing is ever answered, so the same reasons stay.
"""

import argparse
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


@dataclass
class Told:
    """What twenty days showed."""

    named: dict[date, list[tuple[int, str, str]]] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    too_often: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)
    shown: int = 0  # pieces of evidence


def twenty_days(viewer, *, first: datetime, days: int = 20) -> Told:
    """The caller rolls back what this keeps."""
    from cordially.actions import days as actions

    told, last = Told(), {}
    for now in (first + timedelta(days=n) for n in range(days)):
        others = _waiting(viewer, now, last)
        items = actions.draw(viewer, now=now)
        told.named[now.date()] = [(item.person.id, item.person.name, item.kind) for item in items]
        told.kinds.update(item.kind for item in items)
        firm = _firm(viewer, now)
        _look_for_repeats(told, items, last, others, firm, now)
        named = {item.person.id for item in items}
        told.missed += [f"{now.date()}: {person}" for person in firm if person not in named][: max(0, 5 - len(named))]
        for item in items:
            told.untrue += _untrue(told, viewer, item, now)
        last |= dict.fromkeys(named, now.date())
    return told


def _waiting(viewer, now: datetime, last: dict[int, date]) -> set[int]:
    """Those with a reason who were not named lately."""
    from cordially.queries import today

    found = {one.candidate.person for one in today._reasons(viewer, now)}
    return {person for person in found if (now.date() - last.get(person, date.min)).days > 3}


def _firm(viewer, now: datetime) -> set[int]:
    from cordially.queries import today

    return {one.candidate.person for one in today._reasons(viewer, now) if one.candidate.is_firm}


def _look_for_repeats(
    told: Told, items, last: dict[int, date], others: set[int], firm: set[int], now: datetime
) -> None:
    named = {item.person.id for item in items}
    for item in items:
        days = (now.date() - last.get(item.person.id, date.min)).days
        if days <= 3 and item.person.id not in firm and others - named:
            told.too_often.append(f"{now.date()}: {item.person.name}, last {days} days before")


def _untrue(told: Told, viewer, item, now: datetime) -> list[str]:
    """Evidence that is not there, is of somebody else, is still to come, or does not hold what is quoted."""
    from cordially.queries import timeline

    found = []
    for proof in item.evidence:
        told.shown += 1
        entries = timeline.entries(viewer, [proof.id])
        if not entries:
            found.append(f"{now.date()} {item.person.name}: no interaction {proof.id}")
            continue
        entry = entries[0]
        whole = " ".join(f"{entry.subject} {entry.text}".split())
        if item.person.id not in {person for person, _ in entry.with_}:
            found.append(f"{now.date()} {item.person.name}: {proof.id} is not with them")
        if " ".join(proof.quote.split()) not in whole:
            found.append(f"{now.date()} {item.person.name}: {proof.id} does not say “{proof.quote}”")
        if entry.at and entry.at > now:
            found.append(f"{now.date()} {item.person.name}: {proof.id} is still to come")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--from", dest="first", type=date.fromisoformat)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "cordially.settings"
    from cordially.cli.opening import opened

    viewer, now = opened()
    from django.db import transaction

    from cordially.models import Day

    first = now if asked.first is None else datetime.combine(asked.first, now.timetz())
    with transaction.atomic():
        Day.objects.filter(space=viewer.space, kind="shown").delete()
        told = twenty_days(viewer, first=first, days=asked.days)
        transaction.set_rollback(True)
    for day, named in told.named.items():
        print(f"{day:%a %d %b}  " + "; ".join(f"{name} ({kind})" for _, name, kind in named))
    print(f"\n{sum(told.kinds.values())} named, {len({p for n in told.named.values() for p, _, _ in n})} people:")
    print(", ".join(f"{kind} {count}" for kind, count in told.kinds.most_common()))
    print(f"named too often: {len(told.too_often)}; on its day but not named: {len(told.missed)};")
    print(f"of {told.shown} pieces of evidence not so: {len(told.untrue)}")
    for line in (*told.too_often, *told.missed, *told.untrue):
        print(" ", line)


if __name__ == "__main__":
    main()
