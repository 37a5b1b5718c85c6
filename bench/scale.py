"""A large life: 1,000,000 interactions with 50,000 people. How much CPU do the everyday questions take?

    python bench/scale.py HOME [--interactions 1000000] [--people 50000]

builds the database in HOME (once), then prints CPU times of cold processes and of warm calls, medians of several.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOW = "2026-11-25T09:00:00+00:00"
ME = "me@example.org"
COMMON = (
    "the to and of a in that for it you we on with this be have are will not can from our meeting week plan".split()
)
RARE = [f"word{number}" for number in range(20_000)]


def cpu(who: int = resource.RUSAGE_SELF) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def build(interactions: int, people: int) -> None:
    """Write everything through the store's own writer, as an import does."""
    from cordially.cli.opening import opened

    viewer, now = opened()
    from django.db import transaction

    from cordially.actions import mine
    from cordially.models import Event, Import
    from cordially.store import me, settle, sqlite
    from cordially.store.bulk import Counts, Writer

    event = Event.objects.create(space=viewer.space, kind="import", what="A large life", at=now)
    reading = Import.objects.create(event=event, source="mbox", path="a large life", ended_at=now, new=interactions)
    mine.add(viewer, [ME], now=now)
    writer, counts = Writer(viewer.space.id, event.id, me.mine(viewer.space.id)), Counts()
    stream = messages(interactions, people)
    with sqlite.many_rows():
        for start in range(0, interactions, 2000):
            with transaction.atomic():
                writer.write([next(stream) for _ in range(min(2000, interactions - start))], counts)
    reading.first_at, reading.last_at = counts.first_at, counts.last_at
    reading.save()
    with transaction.atomic():
        settle.everything(viewer.space.id, event_id=event.id, now=int(now.timestamp()))


def messages(count: int, people: int):
    """Power-law correspondents over eight years; half of each pair's mail is mine; one in three answers a thread."""
    from cordially.core.records import Message, Party

    rng = random.Random(5)
    names = [f"{rng.choice('Ana Ben Chloe Dora Emil Fay Gus Hal Ida Jon'.split())} Person{n}" for n in range(people)]
    weights = [1 / (n + 1) ** 0.75 for n in range(people)]
    order = rng.choices(range(people), weights, k=count - people) + list(range(people))
    rng.shuffle(order)
    start = datetime(2018, 11, 25, tzinfo=UTC)
    step = timedelta(days=365.25 * 8) / count
    last: dict[int, str] = {}
    for number, who in enumerate(order):
        other = Party("from", "email", f"p{who}@x{who % 997}.example", names[who])
        own = Party("from", "email", ME, "Me Myself")
        sender, to = (own, other) if rng.random() < 0.5 else (other, own)
        key = f"{number}@bench.example"
        before = last.get(who, "") if rng.random() < 0.6 else ""
        last[who] = key
        text = " ".join(rng.choices(COMMON, k=25) + rng.choices(RARE, k=6)) + ("?" if number % 7 == 0 else ".")
        yield Message(
            key=key,
            kind="mail",
            at=start + step * number,
            parties=(sender, Party("to", to.kind, to.value, to.name)),
            subject=f"About {rng.choice(RARE)}",
            text=text,
            words=31,
            answers=before,
            references=(before,) if before else (),
        )


def cold(*command: str, times: int = 5) -> float:
    """Median CPU seconds of a whole process."""
    taken = []
    for _ in range(times):
        before = cpu(resource.RUSAGE_CHILDREN)
        subprocess.run([str(Path(sys.executable).with_name("cordially")), *command], check=True, capture_output=True)
        taken.append(cpu(resource.RUSAGE_CHILDREN) - before)
    return statistics.median(taken)


def warm(call, times: int = 7) -> float:
    """Median CPU milliseconds of a call, after one for the caches."""
    call()
    taken = []
    for _ in range(times):
        before = time.process_time()
        call()
        taken.append(time.process_time() - before)
    return statistics.median(taken) * 1000


def report() -> None:
    from cordially import config
    from cordially.cli.opening import opened

    viewer, now = opened()
    from cordially.actions import days
    from cordially.queries import people, person, search, timeline, today

    ranked = people.people(viewer, now=now, limit=50)
    middle = people.people(viewer, now=now, limit=400)[-1]
    print("| question | CPU | limit |\n| --- | --- | --- |")
    for name, limit, command in (
        ("`cordially --help`, cold", 0.1, ["--help"]),
        ("`cordially today`, cold", 0.5, ["today"]),
        ("`cordially people`, cold", 0.5, ["people"]),
        ("`cordially person` (the busiest), cold", 0.5, ["person", str(ranked[0].id)]),
        ("`cordially search`, cold", 0.5, ["search", "word77"]),
    ):
        print(f"| {name} | {cold(*command):.3f} s | {limit} s |")
    for name, limit, call in (
        ("today, warm", 100, lambda: today.today(viewer, now=config.now())),
        ("today with its keeping, warm", 100, lambda: days.draw(viewer, now=config.now())),
        ("the 50 warmest people, warm", 100, lambda: people.people(viewer, now=now, limit=50)),
        ("a person's page (the busiest), warm", 50, lambda: page(viewer, ranked[0].id, now, person, timeline)),
        ("a person's page (the 400th), warm", 50, lambda: page(viewer, middle.id, now, person, timeline)),
        ("search for a rare word, warm", 100, lambda: search.find(viewer, "word77", now=now)),
        ("search for a common word, warm", 100, lambda: search.find(viewer, "meeting", now=now)),
        ("search for two words, warm", 100, lambda: search.find(viewer, "meeting word77", now=now)),
        ("search for a name, warm", 100, lambda: search.find(viewer, "Person4711", now=now)),
    ):
        print(f"| {name} | {warm(call):.1f} ms | {limit} ms |")


def page(viewer, person_id: int, now: datetime, person, timeline) -> None:
    person.page(viewer, person_id, now=now)
    timeline.timeline(viewer, person_id, limit=50)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--interactions", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=50_000)
    asked = parser.parse_args()
    os.environ |= {"CORDIALLY_HOME": str(asked.home), "CORDIALLY_NOW": NOW}
    os.environ["DJANGO_SETTINGS_MODULE"] = "cordially.settings"
    if not (asked.home / "cordially.db").exists():
        before = cpu()
        build(asked.interactions, asked.people)
        print(f"built in {cpu() - before:.0f} s of CPU, {(asked.home / 'cordially.db').stat().st_size / 1e6:.0f} MB")
    report()


if __name__ == "__main__":
    main()
