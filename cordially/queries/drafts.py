"""What is known between me and the person that a draft is for, and what to look at in the draft."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from cordially.core import drafts, names
from cordially.core.drafts import Facts, Remark
from cordially.core.words import is_friendly
from cordially.models import Ask, Gift, Interaction, Need, Offer, Participant, Tie
from cordially.models.interaction import FROM, OUT
from cordially.queries import known, matches, people
from cordially.queries.shelf import SKILL
from cordially.viewer import Viewer

LATELY = 180 * 86_400
OTHERS = 14 * 86_400  # how far back the same text to somebody else matters
MOST_OTHERS, MOST_NEEDS, MOST_LETTERS = 30, 50, 12


def check(viewer: Viewer, draft: str, *, person: int | None = None, now: datetime) -> tuple[Remark, ...]:
    """Remarks on a draft; silent where there is nothing to say. Never blocks."""
    return drafts.check(draft, facts=facts(viewer, person, now=now))


def facts(viewer: Viewer, person: int | None, *, now: datetime) -> Facts:
    stamp = int(now.timestamp())
    others = _others(viewer, person, stamp)
    if person is None:
        return Facts(others=others, today=now.date())
    line = people.line(viewer, person, now=now)
    tie = Tie.objects.filter(person_id=line.id).first()
    found = {"person__root_id": line.id, "mine": True, "said_at__gte": stamp - LATELY}
    return Facts(
        name=names.parts(line.name)[0] or line.name,
        needs=_needs(viewer, line.id, now),
        gifts=(
            *_days(known.said(Offer, viewer, now=now).filter(**found).values_list("said_at", flat=True)),
            *_given(line.id, stamp),
        ),
        asks=_asked(known.said(Ask, viewer, now=now).filter(**found)),
        last_at=line.last_at,
        is_first=tie is None or not (tie.sent or tie.received or tie.meetings),
        give=_give(viewer, line.id, now),
        others=others,
        opening=_opening(line.id, line.name),
        today=now.date(),
    )


def _needs(viewer: Viewer, person: int, now: datetime) -> tuple[str, ...]:
    """What they told, first what one can ask after: a goal or something hard, that is sure; then the newest."""
    rows = known.said(Need, viewer, now=now).filter(person__root_id=person, mine=False).order_by("-said_at")
    found = list(rows.values_list("text", "kind", "sure", "confirmed_at")[:MOST_NEEDS])
    found.sort(key=lambda row: (row[1] not in ("goal", "challenge"), not (row[2] or row[3])))
    return tuple(text for text, *_ in found[:5])


def _give(viewer: Viewer, person: int, now: datetime) -> str:
    """What could help them, in words: a thing of the shelf, or somebody to meet."""
    help_ = next(iter(matches.helps(viewer, now=now, person=person, most=1)), None)
    if help_ is None:
        return ""
    give = help_.gives[0]
    if give.person:
        return f"an introduction to {give.person[1]}"
    return f"an hour on {give.title}" if give.kind == SKILL else f"“{give.title}” from your shelf"


def _asked(asks: QuerySet[Ask]) -> tuple[date, ...]:
    """Days on which something was asked for; a mere question, or a kind one, asks for nothing."""
    told = asks.values_list("said_at", "text")
    return _days(at for at, text in told if drafts.is_favour(text) and not is_friendly(text))


def _days(stamps: Iterable[int]) -> tuple[date, ...]:
    return tuple(datetime.fromtimestamp(at, UTC).date() for at in stamps)


def _given(person: int, stamp: int) -> tuple[date, ...]:
    """Days on which I lately gave them something."""
    since = datetime.fromtimestamp(stamp - LATELY, UTC).date()
    given = Gift.objects.filter(person__root_id=person, mine=True, on__gte=since)
    return tuple(given.values_list("on", flat=True))


def _others(viewer: Viewer, person: int | None, stamp: int) -> tuple[str, ...]:
    """What I wrote lately to others."""
    sent = Interaction.objects.filter(space=viewer.space, direction=OUT, at__gte=stamp - OTHERS, at__lte=stamp)
    if person is not None:
        to_them = Participant.objects.filter(identity__person__root_id=person, at__gte=stamp - OTHERS)
        sent = sent.exclude(id__in=list(to_them.values_list("interaction_id", flat=True)))
    return tuple(row.told.text[:4000] for row in sent.select_related("told").order_by("-at")[:MOST_OTHERS])


def _opening(person: int, name: str) -> str:
    """How my last mails to them usually begin."""
    mine = Participant.objects.filter(identity__person__root_id=person, interaction__direction=OUT).exclude(role=FROM)
    texts = mine.order_by("-at").values_list("interaction__told__text", flat=True)[:MOST_LETTERS]
    return drafts.usual_opening([text or "" for text in texts], name=name)
