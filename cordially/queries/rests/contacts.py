"""When I wrote to whom, they to me, and when we were together."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from cordially.core.days import written
from cordially.core.natures import HUMAN
from cordially.models.interaction import AUTOMATIC, DECLINED, FROM, IN, OUT, SIGNS, Participant
from cordially.viewer import Viewer

DAY = 86_400
TOGETHER = ("meeting", "call")
MINE, THEIRS, MET = "mine", "theirs", "met"  # whose word it was, or none but time together
Stamps = defaultdict[int, list[int]]
_FIELDS = ("identity__person__root_id", "at", "role", "answer", "interaction__direction", "interaction__kind",
           "interaction__signs")  # fmt: skip


def moment(stamp: float, now: datetime) -> datetime:
    return datetime.fromtimestamp(stamp, UTC).astimezone(now.tzinfo)


def human(root: str) -> Q:
    """Those whose root, found by that path, is a human being."""
    return Q(**{f"{root}__nature_said": HUMAN}) | Q(**{f"{root}__nature_said": "", f"{root}__nature": HUMAN})


def touches(
    viewer: Viewer, roots: Iterable[int], since: float, until: float, *, ways: Iterable[str] = (MINE, THEIRS, MET)
) -> Stamps:
    """Seconds at which each was in touch with me in one of these ways, oldest first."""
    found: Stamps = defaultdict(list)
    parts = Participant.objects.filter(identity__person__root_id__in=list(roots), at__gt=since, at__lte=until)
    parts = parts.filter(interaction__cancelled_at=None, interaction__space=viewer.space).order_by("at")
    for root, at, *told in parts.values_list(*_FIELDS):
        if root is not None and _way(*told) in ways:
            found[root].append(at)
    return found


def _way(role: int, answer: int, direction: int, kind: str, signs: int) -> str:
    if kind in TOGETHER:
        return MET if direction != 0 and answer != DECLINED else ""
    if direction == OUT:
        return MINE if role != FROM else ""
    by_hand = not signs & AUTOMATIC or signs & SIGNS["list"]
    return THEIRS if direction == IN and role == FROM and by_hand else ""


def words_of_mine(viewer: Viewer, roots: Iterable[int], since: float, until: float) -> Stamps:
    return touches(viewer, roots, since, until, ways=(MINE,))


def first_after(stamps: Iterable[int], after: float) -> int | None:
    return next((at for at in stamps if at > after), None)


def ended_by(
    stamp: int | None, now: datetime, *, how: Callable[[str], str] = "you wrote on {}".format
) -> dict[str, Any]:
    """Fields of a fact that a contact ended; none where there was no contact."""
    if stamp is None:
        return {}
    at = moment(stamp, now)
    return {"ended_at": at, "ended_how": how(written(at.date(), now.date()))}
