"""What the last weeks show of one's own ways, for each line of the method, with one kind suggestion."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from cordially.core.listening import Listening
from cordially.core.tips import NOTHING, WEEK, WEEKS, Row, Tip, lately, weekly
from cordially.core.words import is_friendly
from cordially.models import Ask, Day, Gift, Interaction, Introduction, Need, Offer, Participant, Promise
from cordially.models.day import SNOOZED
from cordially.models.interaction import FROM, IN, OUT
from cordially.queries import corrections, known, listening, matches, people
from cordially.viewer import Viewer

WARMEST, MONTHS, DAY = 10, 6, 86_400
_SURE = Q(sure=True) | Q(confirmed_at__isnull=False)


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter, message or call to or from one person."""

    at: float  # seconds since 1970
    root: int  # of the other
    id: int  # of the interaction; a letter to several is one


@dataclass(frozen=True, slots=True)
class _Weeks:
    """What passed in the last weeks."""

    viewer: Viewer
    now: datetime
    sent: tuple[_Letter, ...]
    received: tuple[_Letter, ...]
    let_be: frozenset[int] = frozenset()  # roots that no line names: never to be suggested, or put off

    @property
    def since(self) -> float:
        return self.now.timestamp() - WEEKS * WEEK

    def row(self, label: str, letters: Iterable[_Letter]) -> Row:
        """Each letter once; where none was sent at all, nothing tells."""
        found = {one.id: one.at for one in letters}
        return Row(label, weekly(found.values(), now=self.now) if self.sent else NOTHING)


def tips(viewer: Viewer, *, now: datetime) -> list[Tip]:
    since, until = now.timestamp() - WEEKS * WEEK, now.timestamp()
    parts = Participant.objects.filter(interaction__space=viewer.space, at__gte=since, at__lte=until)
    parts = parts.exclude(identity__person__root_id__in=people.spaces_me(viewer))
    fields = ("at", "identity__person__root_id", "interaction_id")
    sent = parts.filter(interaction__direction=OUT).exclude(role=FROM).values_list(*fields)
    human = parts.filter(interaction__direction=IN, role=FROM, identity__person__root__nature="human")
    weeks = _Weeks(viewer, now, _letters(sent), _letters(human.values_list(*fields)), _let_be(viewer, now))
    return [make(weeks) for make in _TIPS]


def _let_be(viewer: Viewer, now: datetime) -> frozenset[int]:
    put_off = Day.objects.filter(space=viewer.space, kind=SNOOZED, until_on__gt=now.date())
    roots = {root for root in put_off.values_list("person__root_id", flat=True) if root is not None}
    return frozenset(corrections.let_be(viewer) | roots)


def _letters(found: Iterable[tuple[int, int | None, int]]) -> tuple[_Letter, ...]:
    return tuple(_Letter(float(at), root or 0, number) for at, root, number in found)


def _said(label: str, model: type[Ask] | type[Offer], weeks: _Weeks, *kinds: str) -> Row:
    if not weeks.sent:
        return Row(label, NOTHING)
    found = known.said(model, weeks.viewer, now=weeks.now).filter(_SURE, mine=True, kind__in=kinds)
    rows = found.filter(said_at__gte=weeks.since).values_list("said_at", "text")
    return Row(label, weekly([at for at, text in rows if model is Offer or not is_friendly(text)], now=weeks.now))


def _no_pitch(weeks: _Weeks) -> Tip:
    pitches = _said("letters of yours with a pitch", Ask, weeks, "pitch")
    said = "Nothing to sell in what you wrote lately. Keep asking what people work on."
    if not weeks.sent:
        said = "When you write, ask what they work on: a question does more than a pitch."
    elif lately(pitches.values):
        said = "Look the next draft over before you send it: often a question would do more."
    return Tip(0, (pitches,), said)


def _warmest_first(weeks: _Weeks) -> Tip:
    warm = people.people(weeks.viewer, now=weeks.now, limit=WARMEST)
    roots = {line.id for line in warm}
    rows = (
        weeks.row("letters to your warmest ten", (one for one in weeks.sent if one.root in roots)),
        weeks.row("letters to others", (one for one in weeks.sent if one.root not in roots)),
    )
    recent = {one.root for one in weeks.sent if one.at >= weeks.now.timestamp() - 4 * WEEK}
    quiet = next((line for line in warm if line.id not in recent | weeks.let_be), None)
    if not warm:
        return Tip(1, rows, "Who comes to mind first? Two lines to them would be a good beginning.")
    if quiet is None:
        return Tip(1, rows, "They all heard from you lately.")
    return Tip(1, rows, f"Two lines to {quiet.name} would be a good beginning.")


def _generous(weeks: _Weeks) -> Tip:
    started = Introduction.objects.filter(space=weeks.viewer.space).values_list("started_at", flat=True)
    begun = weekly((at.timestamp() for at in started), now=weeks.now) if started else NOTHING
    rows = (_given(weeks), Row("introductions begun", begun))
    help_ = next(iter(matches.helps(weeks.viewer, now=weeks.now, most=1)), None)
    if help_ is None:
        return Tip(2, rows, "Put something on your shelf that you could share: an idea, a book, an hour.")
    give, called = help_.gives[0], help_.person[1]
    if give.person:
        return Tip(2, rows, f"{called} and {give.person[1]} might like to meet; ask both first.")
    return Tip(2, rows, f"{called} could use this: {_short(give.title)}.")


def _given(weeks: _Weeks) -> Row:
    """What I gave, by the day it was given on; who never noted a gift may well have given many."""
    days = list(Gift.objects.filter(space=weeks.viewer.space, mine=True).values_list("on", flat=True))
    stamps = (datetime.combine(day, time(), weeks.now.tzinfo).timestamp() for day in days)
    return Row("what you noted that you gave", weekly(stamps, now=weeks.now) if days else NOTHING)


def _yourself(weeks: _Weeks) -> Tip:
    """Letters whose words went to somebody else as well."""
    label, kind = "letters with the same words as another", "One sentence that is only for them makes a letter theirs."
    mine = Interaction.objects.filter(space=weeks.viewer.space, direction=OUT, at__gte=weeks.since, words__gte=20)
    by_text: defaultdict[str, list[float]] = defaultdict(list)
    for at, text in mine.filter(at__lte=weeks.now.timestamp()).values_list("at", "told__text")[:5000]:
        by_text[" ".join(text.partition("\n")[2].split())[:400] or text[:400]].append(float(at or 0))
    if not by_text:
        return Tip(3, (Row(label, NOTHING),), kind)
    twice = weekly((at for stamps in by_text.values() if len(stamps) > 1 for at in stamps), now=weeks.now)
    said = kind if lately(twice) else "What you wrote lately was written for one reader each time."
    return Tip(3, (Row(label, twice),), said)


def _interested(weeks: _Weeks) -> Tip:
    told = known.said(Need, weeks.viewer, now=weeks.now).filter(mine=False, said_at__gte=weeks.since)
    found = list(told.order_by("-said_at").values_list("said_at", "person__root__name", "text", "person__root_id"))
    counted = weekly((at for at, *_ in found), now=weeks.now) if found or weeks.received else NOTHING
    row = Row("goals, troubles and joys you were told", counted)
    named = next(((name, text) for _, name, text, root in found if root not in weeks.let_be), None)
    if named is None:
        return Tip(4, (row,), "Ask the next person you meet what they are working towards.")
    return Tip(4, (row,), f"Ask {named[0]} how it went on since “{_short(named[1])}”.")


def _mutual(weeks: _Weeks) -> Tip:
    both = {one.root for one in weeks.sent} & {one.root for one in weeks.received}
    mutual = weeks.row("letters to those who write back", (one for one in weeks.sent if one.root in both))
    one_way = weeks.row("letters to others", (one for one in weeks.sent if one.root not in both))
    said = "Most of your words go where they are answered. Stay with these few."
    if not lately(mutual.values) and not lately(one_way.values):
        said = "A few who answer are worth more of your time than many who do not."
    elif lately(one_way.values) > lately(mutual.values):
        said = "More goes out than comes back just now; those who answer may be glad of more of your time."
    return Tip(5, (mutual, one_way), said)


def _help(weeks: _Weeks) -> Tip:
    offers, asks = _said("your offers", Offer, weeks, "offer"), _said("your asks", Ask, weeks, "request")
    said = "“Is there anything I could help you with?” fits into almost any letter."
    if lately(offers.values) >= lately(asks.values) and lately(offers.values):
        said = "You offer gladly. What people told you they try to reach shows to whom it would matter most."
    return Tip(6, (offers, asks), said)


def _no_balance(weeks: _Weeks) -> Tip:
    given = Gift.objects.filter(space=weeks.viewer.space, mine=True, on__lte=weeks.now.date()).order_by("-on")
    row = _given(weeks)
    last = given.filter(outcome="").select_related("person__root").first()
    if last is None:
        return Tip(7, (row,), "Nothing is weighed here. Give what is easy for you and good for them.")
    name = (last.person.root or last.person).name
    return Tip(7, (row,), f"You could ask {name}, out of interest only, what came of: {_short(last.text)}.")


def _listen(weeks: _Weeks) -> Tip:
    heard = dict(listening.heard(weeks.viewer, now=weeks.now).months)
    last = weeks.now.year * 12 + weeks.now.month - 1
    months = [heard.get(f"{month // 12}-{month % 12 + 1:02}") for month in range(last - MONTHS + 1, last + 1)]
    row = Row("their words for each of yours, by month", tuple(what.ratio if what else None for what in months))
    return Tip(8, (row,), _questions([what for what in months if what]))


def _questions(months: Sequence[Listening]) -> str:
    """What the months show of asking, all kinds of conversation together."""
    if not months:
        return "There is no conversation of late to look at: mail both ways, or a call's transcript."
    asked, back = sum(one.questions for one in months), sum(one.follow_ups for one in months)
    if not asked:
        return "Your mail and calls of half a year hold no question of yours. What would you like to know of somebody?"
    told = f"In your mail and calls of half a year you asked {asked} question{'s' * (asked > 1)}"
    if not back:
        return f"{told}. One about what they have just said shows that you heard it."
    return f"{told}, {back} of them about what they had said. Ask one more than comes to mind."


def _follow_up(weeks: _Weeks) -> Tip:
    mine = known.said(Promise, weeks.viewer, now=weeks.now).filter(_SURE, mine=True)
    until = weeks.now.timestamp()
    made = mine.filter(said_at__gte=weeks.since, said_at__lte=until).values_list("said_at", flat=True)
    kept = mine.filter(kept_at__gte=weeks.since, kept_at__lte=until).values_list("kept_at", flat=True)
    is_told = weeks.sent or made or kept
    rows = tuple(
        Row(label, weekly((at for at in found if at), now=weeks.now) if is_told else NOTHING)
        for label, found in (("promises you made", made), ("promises kept", kept))
    )
    waiting = mine.filter(kept_at=None, let_go_at=None, due_on__gte=weeks.now.date() - timedelta(weeks=WEEKS))
    waiting = waiting.exclude(person__root_id__in=weeks.let_be)
    first = waiting.select_related("person__root").order_by("due_on").first()
    if first is None:
        return Tip(9, rows, "After your next meeting, write a line the day after.")
    name = (first.person.root or first.person).name
    return Tip(9, rows, f"This waits for {name}: “{_short(first.text)}” Keep it, or say when you will.")


def _long_term(weeks: _Weeks) -> Tip:
    long_ago = weeks.now.timestamp() - 365 * DAY
    lines = people.people(weeks.viewer, now=weeks.now, limit=60)
    old = {line.id for line in lines if line.first_at and line.first_at.timestamp() < long_ago}
    row = weeks.row("letters to people you have known for over a year", (one for one in weeks.sent if one.root in old))
    cooling = next((line for line in lines if line.id in old - weeks.let_be and line.warmth.trend == "cooling"), None)
    if cooling is None:
        return Tip(10, (row,), "Pick somebody you have known for years, and ask how they are.")
    return Tip(10, (row,), f"It has become quiet between you and {cooling.name}; a hello is always in time.")


def _short(text: str, most: int = 80) -> str:
    """Whole words only."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


_TIPS = (
    _no_pitch,
    _warmest_first,
    _generous,
    _yourself,
    _interested,
    _mutual,
    _help,
    _no_balance,
    _listen,
    _follow_up,
    _long_term,
)
