"""Reasons to turn to somebody today that rest on what was said, met or written down, each with what it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cordially.core import followups as kinds
from cordially.core import today as core
from cordially.core.followups import DUE, Fact
from cordially.core.today import Candidate
from cordially.core.words import is_friendly
from cordially.models import Ask, Decision, Introduction, Need, Promise, Tie
from cordially.models.followup import SNOOZED
from cordially.queries import followups, matches
from cordially.queries import owed as answers
from cordially.queries.matches import Give, Help
from cordially.queries.rests import days, introduced, jobs, own, said, together, told
from cordially.viewer import Viewer

OLDEST = timedelta(days=60)  # after its day a promise is no longer what is due; it stays among the follow-ups
HELPED = timedelta(days=10)  # for which a help rests after an introduction was begun
NEED_LASTS = 180 * 86_400  # seconds in which what somebody told is still worth helping with
MOST_HELPS, MOST_NEEDS = 30, 40  # of the needs told last, those of the warmest people
MOST_TOLD = 200  # of what people said happens to them, the newest
_KIND = {kinds.PROMISED: core.PROMISED, kinds.RHYTHM: core.TIME}
_DATED = (kinds.PROMISED, kinds.HAND, kinds.BIRTHDAY, kinds.ANNIVERSARY, kinds.BEFORE)  # firm on their day
_ROWS: dict[str, Any] = {"p": Promise, "a": Ask, "n": Need, "c": Need, "w": Need}


@dataclass(frozen=True, slots=True)
class Reason:
    """A candidate, and what it rests on."""

    candidate: Candidate
    mark: str = ""  # what commands take: "p12"; "hn12" for a need that can be helped
    about: str = ""  # of a follow-up its kind, of a help the kind of what could be given
    why: str = ""
    step: str = ""
    since: datetime | None = None
    interaction: int | None = None
    quote: str = ""
    help: Help | None = None

    @property
    def is_by_hand(self) -> bool:
        return self.about == kinds.HAND


def due(viewer: Viewer, *, now: datetime) -> list[Reason]:
    """Promises of mine, what I wrote down, meetings, birthdays, news and introductions, as far as they are due."""
    found = followups.standing(viewer, _facts(viewer, now), now=now)
    found = [one for one in found if one.state == DUE and not _is_old(one, now)]
    quotes = _quotes([one.mark for one in found])
    return [
        Reason(
            Candidate(one.person, _KIND.get(one.kind, core.FOLLOW), _worth(one, now), _is_firm(one, now)),
            mark=one.mark,
            about=one.kind,
            why=one.why,
            step=one.first,
            since=one.since,
            interaction=one.interaction,
            quote=quotes.get(one.mark, ""),
        )
        for one in found
    ]


def _facts(viewer: Viewer, now: datetime) -> list[Fact]:
    """What follow-ups rest on, but for asks, whose few that wait are found faster."""
    spoken = list(told.told(viewer, now, most=MOST_TOLD))
    return [
        *said.promised(viewer, now, oldest=OLDEST),
        *together.met(viewer, now),
        *together.gathered(viewer, now),
        *spoken,
        *jobs.jobs(viewer, now, told={fact.person for fact in spoken if fact.kind == kinds.JOB}),
        *days.birthdays(viewer, now, is_due=True),
        *days.anniversaries(viewer, now, is_due=True),
        *introduced.mine(viewer, now),
        *introduced.theirs(viewer, now),
        *own.by_hand(viewer, now),
        *own.rhythms(viewer, now),
    ]


def _is_old(one: kinds.FollowUp, now: datetime) -> bool:
    return one.kind == kinds.PROMISED and now.date() - one.on > OLDEST


def _is_firm(one: kinds.FollowUp, now: datetime) -> bool:
    return one.kind in _DATED and one.on == now.date()


def _worth(one: kinds.FollowUp, now: datetime) -> float:
    """The nearest promise first; then as the kinds of follow-ups stand, and the warmest first."""
    if one.kind == kinds.PROMISED:
        return 1 / (1 + (now.date() - one.on).days)
    return len(kinds.KINDS) - kinds.KINDS.index(one.kind) + one.near / (1 + one.near)


def _quotes(marks: Iterable[str]) -> dict[str, str]:
    """The sentences that marks like "p12" stand for."""
    found: dict[str, str] = {}
    for sign, model in _ROWS.items():
        numbers = [int(mark[1:]) for mark in marks if mark[0] == sign and mark[1:].isdecimal()]
        found |= {f"{sign}{id_}": text for id_, text in model.objects.filter(id__in=numbers).values_list("id", "text")}
    return found


def owed(viewer: Viewer, *, now: datetime) -> list[Reason]:
    """Who asked me something and waits, unless it was put off or let go."""
    waiting = list(answers.answers(viewer, now=now).values())
    asked = reversed(Ask.of([one.interaction for one in waiting]))
    asks = {(row.interaction_id, row.text.strip()): row for row in asked}
    decided = _decided(viewer, [said.rests_on(row) for row in asks.values()])
    found = []
    for one in waiting:
        row = asks.get((one.interaction, one.quote))
        if row is None or not _is_over(decided.get(said.rests_on(row)), now):
            found.append(
                Reason(
                    Candidate(one.person, core.OWED, one.worth),
                    mark="" if row is None else f"a{row.id}",
                    since=one.at,
                    interaction=one.interaction,
                    quote=one.quote,
                )
            )
    return found


def _decided(viewer: Viewer, keys: list[str]) -> dict[str, Decision]:
    """The last word about each."""
    rows = Decision.objects.filter(space=viewer.space, rests_on__in=keys).order_by("at", "id")
    return {row.rests_on: row for row in rows}


def _is_over(row: Decision | None, now: datetime) -> bool:
    if row is None:
        return False
    return row.kind != SNOOZED or (row.until_on is not None and now.date() < row.until_on)


def helps(viewer: Viewer, *, now: datetime) -> Iterator[Reason]:
    """Whom I could help now, those near to me, the warmest first, by what they told lately."""
    found = matches.helps(viewer, now=now, most=MOST_HELPS, looked_at=MOST_NEEDS)
    found = [one for one in found if _is_worth_it(one, now)]
    rows = {one.need.mark: _row(one.need.mark) for one in found}
    decided = _decided(viewer, [rests_on(row) for row in rows.values() if row])
    near = dict(Tie.objects.filter(person_id__in=[one.person[0] for one in found]).values_list("person_id", "glance"))
    helped = _introduced(viewer, now)
    for one in found:
        row = rows[one.need.mark]
        if (
            row is not None
            and one.person[0] not in helped
            and near.get(one.person[0], 0) > 0
            and not _is_over(decided.get(rests_on(row)), now)
        ):
            yield _help(one, row, near[one.person[0]])


def _introduced(viewer: Viewer, now: datetime) -> set[int | None]:
    """Whom I began to introduce to somebody lately, which may be all the help they need."""
    lately = Introduction.objects.filter(space=viewer.space, started_at__gt=now - HELPED, started_at__lte=now)
    sides = lately.values_list("person__root_id", "other__root_id")
    return {root for pair in sides for root in pair}


def _is_worth_it(one: Help, now: datetime) -> bool:
    """Lately told, and not only a kind question."""
    is_kind = one.need.mark[0] == "a" and is_friendly(one.need.text)
    return now.timestamp() - one.need.said_at < NEED_LASTS and not is_kind


def _help(one: Help, row: Any, near: float) -> Reason:
    return Reason(
        Candidate(one.person[0], core.HELP, near),
        mark=f"h{one.need.mark}",
        about=best(one).kind,
        since=datetime.fromtimestamp(one.need.said_at, UTC).astimezone(),
        interaction=row.interaction_id,
        quote=one.need.text,
        help=one,
    )


def best(one: Help) -> Give:
    return one.gives[0]


def _row(mark: str) -> Any:
    rows = _ROWS[mark[0]].objects.filter(id=int(mark[1:])).select_related("interaction", "person")
    return rows.first()


def rests_on(row: Any) -> str:
    """What a word about a help is known by, whenever the sentence is read anew."""
    return f"help {said.rests_on(row)}"


def need_of(viewer: Viewer, mark: str) -> Any:
    """The need or the ask that "hn12" or "ha7" stands for; None where there is none."""
    if mark[:1] != "h" or mark[1:2] not in ("n", "a") or not mark[2:].isdecimal() or len(mark) > 17:
        return None
    rows = _ROWS[mark[1]].objects.filter(space=viewer.space, id=int(mark[2:]))
    return rows.select_related("interaction", "person").first()
