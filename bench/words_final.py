"""The final check: real sentences that neither training nor whoever made the finder has seen, judged as it ships."""

from collections.abc import Callable

from words_count import Count, between, counted
from words_data import Example

from cordially.core.words import KINDS
from cordially.core.words.features import parts
from cordially.core.words.finding import judged

Measure = Callable[[Count], float]
FEW = 8  # of fewer sentences nothing can be said


def final_check(examples: list[Example], what: str) -> None:
    """Every figure with where nine in ten draws of these sentences would put it; some kinds are too few to say much."""
    judgements = [{kind: sure for kind, sure, _ in judged(parts(example.text))} for example in examples]
    print(f"\nFinal check, {len(examples):,} {what}. Found: maybe and sure; in brackets: nine in ten draws of them")
    print("| kind | there | F1 | right | found | sure: right | sure: found | F1 without the doubtful |")
    for kind in KINDS:
        rows = [(e, j) for e, j in zip(examples, judgements, strict=True) if kind not in e.unknown]
        if any(kind in example.kinds or kind in judgement for example, judgement in rows):
            print(f"| {kind} | {' | '.join(_cells(kind, rows))} |")


def _cells(kind: str, rows: list[tuple[Example, dict[str, bool]]]) -> list[str]:
    groups = [example.group for example, _ in rows]
    so = [kind in example.kinds for example, _ in rows]
    found = [kind in judgement for _, judgement in rows]
    sure = [judgement.get(kind, False) for _, judgement in rows]
    if sum(so) < FEW:
        return [str(sum(so)), "too few", _of(counted(found, so)), "", _of(counted(sure, so)), "", ""]
    return [
        str(sum(so)),
        _figure(groups, found, so, _f1),
        _share(groups, found, so),
        _figure(groups, found, so, _found),
        _share(groups, sure, so),
        _figure(groups, sure, so, _found),
        _clear(kind, rows),
    ]


def _clear(kind: str, rows: list[tuple[Example, dict[str, bool]]]) -> str:
    clear = [(example, judgement) for example, judgement in rows if kind not in example.doubtful]
    count = counted((kind in judgement for _, judgement in clear), (kind in example.kinds for example, _ in clear))
    return f"{count.f1:.2f} ({count.there})"


def _share(groups: list[str], found: list[bool], so: list[bool]) -> str:
    if not any(found):
        return "none found"
    return f"{_of(counted(found, so))}: {_figure(groups, found, so, _right)}"


def _of(count: Count) -> str:
    return f"{count.right} of {count.found}"


def _figure(groups: list[str], found: list[bool], so: list[bool], measure: Measure) -> str:
    return f"{measure(counted(found, so)):.2f} ({between(groups, found, so, measure)})"


def _f1(count: Count) -> float:
    return count.f1


def _right(count: Count) -> float:
    return count.precision


def _found(count: Count) -> float:
    return count.recall
