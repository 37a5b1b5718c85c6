"""How sensible it is what would be shown: for each need things and people, judged good, good in a pinch, or silly.

python -m bench.giving

bench/giving/first.tsv is the world the rule was found on, held.tsv was not looked at until it was done. Both were
written for this, with things and people that share odd words with what they have nothing to do with, and with sentences
that are no needs, as a reader of letters takes some for needs. One mind wrote all of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cordially.core.matching import Index, Nearness, enough_for
from cordially.core.meaning import Near, packed, vectors
from cordially.store import meanings

HERE = Path(__file__).parent / "giving"
MOST_THINGS, MOST_OTHERS, OTHERS_FIT = 2, 2, 0.15  # as cordially/queries/matches.py has it


@dataclass
class World:
    things: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # of the firms they work at
    needs: list[tuple[str, bool, str, set[str]]] = field(default_factory=list)


def world(name: str) -> World:
    found = World()
    for line in (HERE / name).read_text("utf-8").splitlines():
        row = line.split("\t")
        if row[0] == "thing":
            found.things[row[1]] = row[3]
        elif row[0] == "person":
            found.names[row[1]] = row[2].split(" | ")[0].partition(", ")[2]
            found.people[row[1]] = "\n".join(row[2].split(" | "))
        elif row[0] == "need":
            found.needs.append((row[1], row[2] == "sure", row[3], set(row[4].split())))
    return found


Shown = Callable[[tuple[str, bool, str, set[str]]], list[tuple[str, str]]]


def ours(here: World, *, with_meaning: bool) -> Shown:
    things, people = Index(here.things.items()), Index(here.people.items(), names=here.names)
    lines = [(key, line) for key, text in here.people.items() for line in text.split("\n")]
    near = {"things": nearness(list(here.things.items())), "people": nearness(lines)} if with_meaning else {}

    def shown(need: tuple[str, bool, str, set[str]]) -> list[tuple[str, str]]:
        enough = enough_for(need[0], need[2], is_sure=need[1])
        if not enough:
            return []
        one = near["things"](need[2]) if near else None
        two = near["people"](need[2]) if near else None
        given = things.best(need[2], most=MOST_THINGS, enough=enough, near=one)
        others = people.best(need[2], most=MOST_OTHERS, least=OTHERS_FIT, enough=enough, near=two)
        return [(fit.key, fit.reason) for fit in (*given, *others)]

    return shown


def nearness(rows: list[tuple[str, str]]) -> Callable[[str], Nearness[str]]:
    model = meanings.model()
    near = Near(zip([key for key, _ in rows], packed(vectors(model, [text for _, text in rows])), strict=True))
    return lambda need: near.to(packed(vectors(model, [need]))[0])


def judged(here: World, shown: Shown, *, aloud: bool = False) -> str:
    good = pinch = silly = helped = could = first = first_good = people = people_good = 0
    for need in here.needs:
        found = shown(need)
        wanted = need[3]
        worth = [2 if key in wanted else 1 if f"?{key}" in wanted else 0 for key, _ in found]
        good, pinch, silly = good + worth.count(2), pinch + worth.count(1), silly + worth.count(0)
        could += any(one[0] != "?" for one in wanted)
        helped += 2 in worth
        if found:
            best = max(range(len(found)), key=lambda n: (bool(found[n][1]), found[n][1].count("“")))
            first, first_good = first + 1, first_good + (worth[best] > 0)
        others = [mark for (key, _), mark in zip(found, worth, strict=True) if key[0] == "p"]
        people, people_good = people + len(others), people_good + sum(mark > 0 for mark in others)
        if aloud:
            print(f"\n{need[2]}")
            told = here.things | here.people
            for (key, reason), mark in zip(found, worth, strict=True):
                print(
                    f"   {'silly ' if not mark else 'pinch ' if mark == 1 else 'good  '} {key} {told[key]!r}: {reason}"
                )
            for key in wanted - {key for key, _ in found}:
                print(f"   -      {key} {told.get(key, '')}") if key[0] != "?" else None
    total = good + pinch + silly
    return (
        f"shown {total:3}: good {good}, in a pinch {pinch}, silly {silly} ({share(good + pinch, total)} sensible);"
        f" people {share(people_good, people)} of {people}; first of each {share(first_good, first)} of {first};"
        f" helped {helped} of {could}"
    )


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> None:
    for name in ("first.tsv", "held.tsv"):
        for with_meaning in (False, True) if meanings.is_there() else (False,):
            here = world(name)
            told = judged(here, ours(here, with_meaning=with_meaning))
            print(f"{name:<10} {'with the extra' if with_meaning else 'default':<14} {told}")


if __name__ == "__main__":
    main()
