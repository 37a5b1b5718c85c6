"""Whether what passed since keeps a promise or answers an ask. What you ended yourself stays as it is."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any

from cordially.core import promises as core
from cordially.core.promises import Open
from cordially.models import Ask, Promise
from cordially.store import passing

REOPENED = "you said that it is open"
AGAIN = 180 * 86_400  # seconds within which the same words are the same promise
_KEPT, _ANSWERED = ("kept_at", "kept_by_id", "kept_why"), ("answered_at", "answered_by_id")
Over = tuple[Promise | Ask, dict[str, Any]]  # one as it was, and what is new of it
_END = re.compile(r"[.!?:\n]+\s*")


def look_at_new(space_id: int, promises: Sequence[Promise], asks: Sequence[Ask], *, until: int) -> None:
    """Look at what was just found: is it said once more, and is it over already?"""
    if promises:
        left = _said_once(_near(space_id, promises), {row.id for row in promises})
        _close_promises([row for row in left if row.kept_at is None and row.let_go_at is None], until)
    fresh = Ask.objects.filter(id__in=[row.id for row in asks]) if asks else Ask.objects.none()
    _close_asks(fresh.select_related("person", "interaction"), until)


def look_again(space_id: int, *, until: int) -> None:
    """Look at what was open before, with those people with whom something passed that no look has seen yet."""
    seen, last = passing.unseen(space_id)
    if last <= seen:
        return
    open_ones = {"space_id": space_id, "let_go_at": None, "dismissed_at": None}
    promises = list(Promise.objects.filter(kept_at=None, **open_ones).select_related("person", "interaction"))
    asks = list(Ask.objects.filter(answered_at=None, **open_ones).select_related("person", "interaction"))
    touched = passing.touched({row.person.root_id or row.person_id for row in chain(promises, asks)}, seen)
    _close_promises([row for row in promises if row.person.root_id in touched], until)
    _close_asks([row for row in asks if row.person.root_id in touched], until)
    passing.see(space_id, last)


def look_at(root: int, *, until: int) -> list[Over]:
    """Look once more at what is open with one person. Returns what is over now, as it was, with what is new of it."""
    open_ones = {"person__root": root, "let_go_at": None, "dismissed_at": None}
    promises = list(Promise.objects.filter(kept_at=None, **open_ones).select_related("person", "interaction"))
    asks = list(Ask.objects.filter(answered_at=None, **open_ones).select_related("person", "interaction"))
    _close_promises(promises, until)
    _close_asks(asks, until)
    return _over(Promise, promises, _KEPT) + _over(Ask, asks, _ANSWERED)


def look_anew(root: int, *, until: int) -> list[Over]:
    """Forget what had ended, by evidence, what was said with one person, and look once more: some may be open again.

    Returns what stands otherwise now, as it was, with what is new of it.
    """
    return _anew(Promise, root, _KEPT, _close_promises, until) + _anew(Ask, root, _ANSWERED, _close_asks, until)


def _anew(model: Any, root: int, fields: Sequence[str], close: Any, until: int) -> list[Over]:
    ended = model.objects.filter(person__root=root, let_go_at=None, dismissed_at=None).exclude(**{fields[1]: None})
    before = {row.id: row for row in ended.select_related("person", "interaction")}
    none = {"kept_why": ""} if "kept_why" in fields else {}
    model.objects.filter(id__in=before).update(**{name: none.get(name) for name in fields})
    close(list(model.objects.filter(id__in=before).select_related("person", "interaction")), until)
    after = model.objects.in_bulk(list(before))
    told = {number: {name: getattr(row, name) for name in fields} for number, row in after.items()}
    return [(row, told[id_]) for id_, row in before.items() if any(getattr(row, n) != told[id_][n] for n in fields)]


def _over(model: Any, found: Sequence[Promise | Ask], fields: tuple[str, ...]) -> list[Over]:
    ended = model.objects.exclude(**{fields[0]: None}).in_bulk([row.id for row in found])
    return [(row, {name: getattr(ended[row.id], name) for name in fields}) for row in found if row.id in ended]


def _near(space_id: int, promises: Sequence[Promise]) -> list[Promise]:
    """These, and others between the same people at about the same time."""
    homes = {row.person_id for row in promises}
    times = [row.said_at for row in promises]
    found = Promise.objects.filter(space_id=space_id, person__root__below__in=homes, dismissed_at=None)
    found = found.filter(said_at__gte=min(times) - AGAIN, said_at__lte=max(times) + AGAIN).distinct()
    return list(found.select_related("person", "interaction").order_by("said_at", "id"))


def _said_once(known: list[Promise], fresh: Collection[int]) -> list[Promise]:
    """The new ones that stay: what is said again is the first one, said once more, with the day named last."""
    waiting, gone = as_open(known), set[int]()
    for row in known:
        if row.id not in fresh or row.id in gone:
            continue
        same = (one for one in known if one.id not in gone and _is_again(one, row, waiting))
        for one in same:
            first, again = _in_order(one, row)
            _merge(first, again)
            gone.add(again.id)
            break
    touched = {row.id for row in known if row.again} | set(fresh)
    return [row for row in known if row.id in touched - gone]


def _is_again(one: Promise, row: Promise, waiting: dict[int, Open]) -> bool:
    if one.id == row.id or one.mine != row.mine or one.person.root_id != row.person.root_id:
        return False
    early, late = _by_time(one, row)
    was_open = early.kept_at is None or early.kept_at >= late.said_at
    return was_open and early.let_go_at is None and core.is_again(waiting[one.id], waiting[row.id])


def _by_time(one: Promise, row: Promise) -> tuple[Promise, Promise]:
    return (one, row) if (one.said_at, one.id) <= (row.said_at, row.id) else (row, one)


def _in_order(one: Promise, row: Promise) -> tuple[Promise, Promise]:
    """Which of the two stays, first: what you decided, else what was said first."""
    if _is_decided(one) != _is_decided(row):
        return (one, row) if _is_decided(one) else (row, one)
    return _by_time(one, row)


def _is_decided(row: Promise) -> bool:
    return row.event_id is not None or row.confirmed_at is not None


def _merge(first: Promise, again: Promise) -> None:
    first.again += 1 + again.again
    if again.said_at >= first.said_at and again.due_on and not _is_decided(first):
        first.due_on, first.due_text = again.due_on, again.due_text
    first.sure = first.sure or again.sure
    first.save(update_fields=["again", "due_on", "due_text", "sure"])
    Promise.objects.filter(id=again.id).delete()


def as_open(found: Iterable[Promise]) -> dict[int, Open]:
    """Promises as the core knows them, by their numbers."""
    listed = list(found)
    before = passing.before(row.id for row in listed)
    return {row.id: _open(row, before.get(row.id) or "") for row in listed}


def _open(row: Promise, before: str) -> Open:
    is_reopened = row.kept_why == REOPENED and row.confirmed_at is not None
    return Open(
        id=row.id,
        text=row.text,
        said_at=row.said_at,
        thread=row.interaction.thread if row.interaction else None,
        interaction=row.interaction_id,
        before=_last_sentence(before),
        since=row.confirmed_at.timestamp() if is_reopened and row.confirmed_at else None,
    )


def _last_sentence(text: str) -> str:
    return next((piece for piece in reversed(_END.split(text.strip())) if len(piece.split()) > 2), "")


def _close_promises(found: Sequence[Promise], until: int) -> None:
    groups: defaultdict[tuple[int, bool], list[Promise]] = defaultdict(list)
    for row in sorted(found, key=lambda one: one.said_at):
        groups[row.person.root_id or row.person_id, row.mine].append(row)
    waiting = as_open(found)
    kept: list[core.Kept] = []
    for (root, mine), listed in groups.items():
        threads = sorted({thread for row in listed if (thread := waiting[row.id].thread) is not None})
        window = passing.later(root, threads, since=listed[0].said_at, until=until, by_me=mine)
        for row in listed:
            if len(window) == passing.MOST and row is not listed[0]:
                window = passing.later(root, threads, since=row.said_at, until=until, by_me=mine)
            shown = core.kept(waiting[row.id], window)
            kept += [shown] if shown else []
    passing.close("promise", [(int(one.at), one.by, one.why[:300], one.promise) for one in kept])


def _close_asks(found: Iterable[Ask], until: int) -> None:
    """An ask is answered by the next word of whoever was asked, on any channel, or by a meeting."""
    answered: list[tuple[object, ...]] = []
    for ask in found:
        is_reopened = ask.reason == REOPENED and ask.confirmed_at is not None
        since = int(ask.confirmed_at.timestamp()) if is_reopened and ask.confirmed_at else ask.said_at
        said_in = ask.interaction
        answer = passing.answer(
            ask.person.root_id or ask.person_id,
            thread=said_in.thread if said_in else None,
            by_me=not ask.mine,
            to_several=said_in is not None and said_in.crowd > 1,
            since=since,
            until=until,
        )
        if answer is not None:
            answered.append((answer[1], answer[0], ask.id))
    passing.close("ask", answered)
