"""What is known between me and the person that a draft is for, and what to look at in the draft."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from cordially.core import drafts, names
from cordially.core.drafts import Facts, Remark
from cordially.core.words import is_friendly
from cordially.models import Ask, Gift, Interaction, Need, Offer, Participant, Tie
from cordially.models.interaction import FROM, OUT
from cordially.queries import people
from cordially.viewer import Viewer

LATELY = 180 * 86_400
OTHERS = 14 * 86_400  # how far back the same text to somebody else matters
MOST_OTHERS = 30


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
    found = {"person__root_id": line.id, "dismissed_at": None, "said_at__gte": stamp - LATELY}
    needs = Need.objects.filter(person__root_id=line.id, mine=False, dismissed_at=None).order_by("-said_at")
    return Facts(
        name=names.parts(line.name)[0] or line.name,
        needs=tuple(needs.values_list("text", flat=True)[:5]),
        gifts=(
            *_days(Offer.objects.filter(mine=True, **found).values_list("said_at", flat=True)),
            *_given(line.id, stamp),
        ),
        asks=_asked(Ask.objects.filter(mine=True, **found)),
        last_at=line.last_at,
        is_first=tie is None or not (tie.sent or tie.received or tie.meetings),
        others=others,
        opening=_opening(line.id),
        today=now.date(),
    )


def _asked(asks: QuerySet[Ask]) -> tuple[date, ...]:
    """Days on which something was asked for; a kind question asks for nothing."""
    return _days(at for at, text in asks.values_list("said_at", "text") if not is_friendly(text))


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


def _opening(person: int) -> str:
    """How I began my last mail to them."""
    mine = Participant.objects.filter(identity__person__root_id=person, interaction__direction=OUT).exclude(role=FROM)
    text = mine.order_by("-at").values_list("interaction__told__text", flat=True).first() or ""
    return text.strip().split("\n", 1)[0][:60]
