"""First lines to somebody: what they are for, to which address, and how you usually write to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote

from django.db.models import Q, QuerySet

from cordially.core import drafts, names
from cordially.core import followups as core
from cordially.core.days import written
from cordially.core.drafts import About, Manner, mailto
from cordially.core.followups import Fact
from cordially.errors import NotFound
from cordially.models import Draft, Identity, Interaction, Need, Participant, ThreadReference
from cordially.models.interaction import FROM, IN, OUT
from cordially.queries import followups, introductions, known, people, rests, spaces
from cordially.store import rows
from cordially.store.threads import plain_subject
from cordially.viewer import Viewer

_LETTERS = 20  # of mine to them, from which it is read how I write
_SHOWN = 1000  # signs of what was written elsewhere
_NEWS = 120 * 86_400  # seconds for which it is worth asking after what they told
_OWED = (core.PROMISED, core.OWED)
_LINKEDIN = "on LinkedIn"
WRITTEN = {"mail": "by mail", "linkedin": _LINKEDIN, "invitation": _LINKEDIN, "chat": "in a chat"}  # kind: where
_OF_A_DAY = (core.RHYTHM, core.BIRTHDAY, core.ANNIVERSARY)  # these come again


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What it rests on, where that was written otherwise than by mail."""

    where: str  # "on LinkedIn"
    on: date
    text: str  # their words, or yours
    is_mine: bool
    page: str = ""  # where it can be answered, if that is known

    def words(self, name: str, today: date) -> str:
        """ "Ana wrote on LinkedIn, on 23 November:" """
        return f"{'You' if self.is_mine else name} wrote {self.where}, on {written(self.on, today)}:"


@dataclass(frozen=True, slots=True)
class Letter:
    """First lines, to be looked over and sent by you."""

    person: int
    name: str
    to: str  # "" where no address is known
    subject: str
    body: str
    about: str  # the same for the same letter
    answers: int | None = None  # the message that it answers
    sender: str = ""  # your address with them
    elsewhere: Elsewhere | None = None

    @property
    def link(self) -> str:
        """Opens it in your own mail program."""
        return mailto.link(self.to, self.subject, self.body)


def letter(viewer: Viewer, *, person: int = 0, mark: str = "", now: datetime) -> Letter:
    """For a follow-up by its mark, or else to the person: about what is due with them, or a hello."""
    facts = rests.facts(viewer, now=now)
    fact = _of_mark(facts, mark or _due(viewer, facts, person, now))
    if mark and fact is None:
        raise NotFound(f"There is no follow-up {mark}.", lists="follow-ups --all")
    line = people.line(viewer, fact.person if fact else person, now=now)
    about, answers = _of_fact(viewer, fact, now) if fact else _hello(viewer, line.id, now)
    elsewhere = _elsewhere(viewer, fact, line.id, now) if fact else None
    to = _address(line.id, answers)
    manner = _manner(viewer, line)
    subject, body = drafts.first(about, manner)
    key = _key(fact, line, to, now)
    number = answers.id if answers else None
    return Letter(line.id, line.name, to, subject, body, key, number, _sender(viewer, line.id), elsewhere)


def _due(viewer: Viewer, facts: list[Fact], person: int, now: datetime) -> str:
    """The mark of what you owe them, a promise or an answer; "" where nothing is due."""
    due = (one for one in followups.standing(viewer, facts, now=now) if one.state == core.DUE)
    return next((one.mark for one in due if one.person == person and one.kind in _OWED), "")


def _of_mark(facts: list[Fact], mark: str) -> Fact | None:
    return next((fact for fact in facts if fact.mark == mark), None)


def _key(fact: Fact | None, line: people.Line, to: str, now: datetime) -> str:
    if fact is not None and fact.kind not in _OF_A_DAY:
        return f"{fact.rests_on} {to}"
    last = fact.since if fact else line.last_at or now
    return f"{fact.kind if fact else 'hello'} {last.astimezone(UTC).date()} {to}"


def _of_fact(viewer: Viewer, fact: Fact, now: datetime) -> tuple[About, Interaction | None]:
    if fact.kind == core.RHYTHM:
        return _hello(viewer, fact.person, now)
    found = _rests_on(viewer, fact)
    row = found if found is not None and found.kind == "mail" else None
    subject = plain_subject(row.told.subject) if row else ""
    said = fact.text if found and fact.kind not in (core.HAND, core.BIRTHDAY) else ""
    if fact.kind == core.GATHERED:
        said = _event(viewer, fact)
    return About(fact.kind, said, fact.since.date(), subject), row


def _event(viewer: Viewer, fact: Fact) -> str:
    """The name of where we both were; it may have none."""
    held = Interaction.objects.filter(space=viewer.space, id=fact.interaction or 0)
    return held.values_list("told__subject", flat=True).first() or ""


def _rests_on(viewer: Viewer, fact: Fact) -> Interaction | None:
    """What was written, and the follow-up rests on."""
    found = Interaction.objects.filter(
        space=viewer.space, kind__in=WRITTEN, cancelled_at=None, id=fact.interaction or 0
    )
    return found.select_related("told").first()


def _elsewhere(viewer: Viewer, fact: Fact, person: int, now: datetime) -> Elsewhere | None:
    row = _rests_on(viewer, fact)
    if row is None or row.kind == "mail":
        return None
    on = datetime.fromtimestamp(row.at or int(fact.since.timestamp()), now.tzinfo).date()
    page = _page(row, person) if WRITTEN[row.kind] == _LINKEDIN else ""
    return Elsewhere(WRITTEN[row.kind], on, core.shortened(row.told.text, _SHOWN), row.direction == OUT, page)


def _page(row: Interaction, person: int) -> str:
    """Theirs on LinkedIn, where messages are answered: the one that they wrote from, else any of theirs."""
    held = Identity.objects.filter(person__root_id=person, kind="linkedin")
    here = held.filter(parts__interaction_id=row.id).values_list("value", flat=True).first()
    found = here or held.order_by("id").values_list("value", flat=True).first()
    if found and found.startswith("profile/"):
        return f"https://www.linkedin.com/profile/view?id={quote(found.removeprefix('profile/'), safe='')}"
    return f"https://www.linkedin.com/{quote(found)}" if found else ""


def _messages(viewer: Viewer) -> QuerySet[Interaction]:
    return Interaction.objects.filter(space=viewer.space, kind="mail", cancelled_at=None).select_related("told")


def _hello(viewer: Viewer, person: int, now: datetime) -> tuple[About, Interaction | None]:
    """Asking after what they last told of what they try to reach, in the thread where they did."""
    since = int(now.timestamp()) - _NEWS
    told = known.said(Need, viewer, now=now)
    told = told.filter(person__root_id=person, mine=False, kind__in=("goal", "challenge"))
    told = told.filter(Q(sure=True) | Q(confirmed_at__isnull=False), interaction__direction=IN, said_at__gte=since)
    need = told.filter(interaction__kind="mail").order_by("-said_at").first()
    row = None if need is None else _messages(viewer).filter(id=need.interaction_id or 0).first()
    if need is None or row is None:
        return About(core.RHYTHM), None
    on = datetime.fromtimestamp(need.said_at, now.tzinfo).date()
    return About(core.RHYTHM, need.text, on, plain_subject(row.told.subject)), row


def _address(person: int, row: Interaction | None) -> str:
    """Theirs in the message that is answered; else the one at which they were last in touch."""
    if row is not None:
        parts = Participant.objects.filter(interaction_id=row.id, identity__person__root_id=person)
        found = parts.filter(identity__kind="email").order_by("role").values_list("identity__value", flat=True).first()
        if found:
            return str(found)
    return introductions.email(person)


def _sender(viewer: Viewer, person: int) -> str:
    """My address in my last letter to them; else my first."""
    to_them = Participant.objects.filter(identity__person__root_id=person, interaction__direction=OUT).exclude(
        role=FROM
    )
    last = to_them.order_by("-at").values_list("interaction_id", flat=True).first()
    mine = Identity.objects.filter(parts__interaction_id=last or 0, parts__role=FROM, kind="email").first()
    return mine.value if mine else next((value for kind, value in spaces.my_identities(viewer) if kind == "email"), "")


def _manner(viewer: Viewer, line: people.Line) -> Manner:
    """From my last letters to them, those to them alone before others."""
    to_them = Participant.objects.filter(identity__person__root_id=line.id, interaction__direction=OUT)
    to_them = to_them.exclude(role=FROM).filter(interaction__kind="mail").order_by("-at")
    ids = to_them.values_list("interaction_id", flat=True)[: 2 * _LETTERS]
    found = list(_messages(viewer).filter(id__in=list(ids)).order_by("-at"))
    texts = [row.told.text for row in sorted(found, key=lambda row: row.crowd > 1)][:_LETTERS]
    called = names.parts(line.name)[0] or line.name
    return drafts.manner(texts, name=line.name, called=called, me=spaces.my_name(viewer))


def answered(viewer: Viewer, number: int | None) -> tuple[str, datetime] | None:
    """By which address and when a message was sent: where to look for it in a mailbox."""
    row = None if number is None else _messages(viewer).filter(id=number).first()
    sender = Identity.objects.filter(parts__interaction_id=number or 0, parts__role=FROM, kind="email").first()
    return (
        None if row is None or row.at is None or sender is None else (sender.value, datetime.fromtimestamp(row.at, UTC))
    )


def is_in_thread(viewer: Viewer, number: int | None) -> Callable[[str], bool]:
    """Whether a Message-ID is one of the thread of this message; only digests of them are kept."""
    row = None if number is None else _messages(viewer).filter(id=number).first()

    def knows(message: str) -> bool:
        key = rows.number("key", message.strip().strip("<>"))
        found = ThreadReference.objects.filter(space=viewer.space, key=key, thread=row.thread or 0) if row else None
        return found is not None and found.exists()

    return knows


def placed(viewer: Viewer, about: str) -> Draft | None:
    """The one that was put into the Drafts folder, or was about to be."""
    return Draft.objects.filter(space=viewer.space, about=about).first()
