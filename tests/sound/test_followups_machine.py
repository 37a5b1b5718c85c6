"""Whatever happens in whatever order, every open promise and follow-up is on the list exactly once, in one state.

Imports, re-imports, merges, splits, undo, words about follow-ups, moves between zones, clock changes and jumps, mails
that are sent, refused or broken off: nothing is lost, nothing comes early, no day's mail goes twice.
"""

from collections import Counter
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from cordially.actions import (
    circles,
    days,
    deliveries,
    digests,
    events,
    followups,
    hearing,
    imports,
    interactions,
    introductions,
    keeping,
    people,
    rhythms,
)
from cordially.core import followups as core
from cordially.errors import Problem
from cordially.models import (
    Card,
    Decision,
    Delivery,
    FollowUp,
    Identity,
    Import,
    Introduction,
    Need,
    Person,
    Promise,
    Space,
)
from cordially.queries import followups as query
from cordially.queries import rhythms as rhythm_query
from cordially.queries import turning
from cordially.viewer import Viewer
from tests.people import ANA, ANA_AT_HOME, BEN, CHLOE, ME, mail, mbox, talk
from tests.sound.lives import live

START = datetime.fromisoformat("2026-10-20T09:00:00+00:00")
ZONES = ("Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "Australia/Lord_Howe", "UTC")
WHO = st.integers(0, 12)
DANA = ("Dana Levi", "dana@levi.example")


def stock() -> list[Any]:
    """Talks with four addresses, promises both ways, some kept, questions, some answered, and things that happen."""
    early, told = START - timedelta(days=90), START - timedelta(days=6)
    hours = iter(range(1, 60))

    def said(author: Any, to: Any, text: str, subject: str, days: int = 0) -> Any:
        return mail(author, to, told + timedelta(days=days, hours=next(hours)), text, subject=subject)

    return [
        *talk(ANA, early, times=6, every=9),
        *talk(BEN, early, times=6, every=9),
        *talk(ANA_AT_HOME, early, times=4, every=9),
        *talk(CHLOE, early, times=4, every=9),
        said(ME, ANA, "I'll send you the slides by 23 October.", "Slides"),
        said(ME, ANA, "Here are the slides, as promised.", "Slides", days=3),
        said(ANA_AT_HOME, ME, "I'll introduce you to Dana by 25 October.", "Dana"),
        said(ME, BEN, "I'll send you the contract by 1 November.", "Contract"),
        said(BEN, ME, "Could you tell me which day suits you?", "A day"),
        said(ME, BEN, "Tuesday suits me well.", "Re: A day", days=4),
        said(CHLOE, ME, "Could you send me the address of the studio?", "Studio"),
        said(ME, CHLOE, "Which paper do you print on?", "Paper", days=1),
        said(CHLOE, ME, "My interview at the press is on 28 October.", "News", days=2),
        said(BEN, ME, "I'll bring the drawings.", "Drawings", days=8),
        said(ANA, ME, "Thank you for the slides!", "Re: Slides", days=9),
        said(ANA, [ME, DANA], "Lena, meet Dana. Dana, meet Lena.", "Introducing you two", days=1),
        said(DANA, ME, "Shall we have a coffee?", "Coffee", days=3),
        said(ME, BEN, "Happy birthday!", "Today", days=10),
        said(CHLOE, ME, "I got the job! My first talk there is on 3 November.", "News", days=9),
        said(BEN, [ME, CHLOE], "Shall we all meet?", "All of us", days=12),
    ]


STOCK = stock()
BIRTHDAYS = {ANA: "1988-10-31", BEN: "--10-24", CHLOE: "1992-02-29", DANA: "--11-02"}
ANNIVERSARIES = {ANA: "2010-10-31", BEN: "--11-03", CHLOE: "", DANA: "2012-02-29"}
JOBS = ("Designer, Acme Ltd", "Designer, ACME", "Head of Design, Harbour Museum", "")
ONCE = (core.BIRTHDAY, core.ANNIVERSARY, core.BEFORE, core.JOB, core.GATHERED, core.INTRODUCED, core.MET)


def book(people: list[Any], job: str) -> str:
    title, _, organisation = job.partition(", ")
    cards = [
        ["BEGIN:VCARD", "VERSION:3.0", f"UID:{mail}", f"FN:{name}", f"EMAIL:{mail}", f"BDAY:{BIRTHDAYS[name, mail]}",
         f"ANNIVERSARY:{ANNIVERSARIES[name, mail]}",
         f"TITLE:{title}", f"ORG:{organisation}", "END:VCARD", ""]
        for name, mail in people
    ]  # fmt: skip
    return "\r\n".join(line for card in cards for line in card)


def evening(day: int, several: int) -> str:
    """A gathering of that many guests, Ana and Ben among them."""
    others = [ME[1], ANA[1], BEN[1], *(f"guest{number:02}@guests.example" for number in range(several))]
    guests = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}" for guest in others]
    start = START + timedelta(days=day, hours=9)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"UID:evening{day}", "DTSTAMP:20260101T000000Z",
             f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT2H", f"SUMMARY:Evening {day}",
             *guests, "END:VEVENT", "END:VCALENDAR", ""]  # fmt: skip
    return "\r\n".join(lines)


NUMBERS = st.sets(st.integers(0, len(STOCK) - 1), min_size=1, max_size=10)


class Following(RuleBasedStateMachine):
    """One space, its clock and its zone."""

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder, self.files = TemporaryDirectory(), 0
        self.now, self.sent = START, Counter[str]()
        self.viewer = Viewer(Space.objects.create(created_at=START))
        self.last = Path()
        self.over: set[tuple[str, int]] = set()
        self.import_mail(set(range(0, len(STOCK), 2)))
        digests.ask_for(self.viewer, ME[1], time(7, 30), now=self.now)

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)
            self.folder.cleanup()

    def _do(self, act: Any) -> None:
        """Do it; what is refused in words leaves nothing behind."""
        try:
            with transaction.atomic():
                act()
        except Problem:
            self.viewer.space.refresh_from_db()
        hearing.hear(self.viewer, now=self.now)  # as every list does before it is shown

    def _all(self) -> list[core.FollowUp]:
        return [one.what for one in query.followups(self.viewer, now=self.now, everything=True)]

    def _states(self) -> dict[tuple[str, int], tuple[str, Any]]:
        return {(one.rests_on, one.person): (one.state, one.on) for one in self._all()}

    @rule(chosen=NUMBERS)
    def import_mail(self, chosen: set[int]) -> None:
        self.files += 1
        self.last = mbox(Path(self.folder.name, f"{self.files}.mbox"), [STOCK[number] for number in sorted(chosen)])
        self._do(lambda: imports.read(self.viewer, [self.last], now=self.now, me_said=[ME[1]]))

    @rule()
    def import_again(self) -> None:
        hearing.hear(self.viewer, now=self.now)  # what was still to come when it was read last
        before = self._states()
        told = Import.objects.filter(path=str(self.last))
        assert told  # under this name
        is_known = told.filter(event__undone_at=None).exists()
        self._do(lambda: imports.read(self.viewer, [self.last], now=self.now, me_said=[ME[1]]))
        assert self._states() == before or not is_known

    @rule(which=st.sets(st.sampled_from(sorted(BIRTHDAYS)), min_size=1), job=st.sampled_from(JOBS))
    def import_a_book(self, which: set[Any], job: str) -> None:
        self._import_text("book.vcf", book(sorted(which), job))

    @rule(day=st.sampled_from([-3, 2, 9]), several=st.sampled_from([12, 20, 45]))
    def import_a_calendar(self, day: int, several: int) -> None:
        self._import_text("me.ics", evening(day, several))

    def _import_text(self, name: str, text: str) -> None:
        self.files += 1
        folder = Path(self.folder.name, str(self.files))
        folder.mkdir()
        (folder / name).write_text(text)
        self._do(lambda: imports.read(self.viewer, [folder / name], now=self.now))

    @rule(who=WHO, other=WHO, steps=st.integers(1, 4))
    def introduce(self, who: int, other: int, steps: int) -> None:
        one, two = self._someone(who), self._someone(other)

        def act() -> None:
            row = introductions.introduce(self.viewer, one, two, now=self.now)
            for side in (one, two)[: steps - 1]:
                introductions.answer(self.viewer, row.id, side, is_yes=True, now=self.now)
            if steps == 4:
                introductions.introduced(self.viewer, row.id, now=self.now)

        self._do(act)

    @rule(who=WHO, job=st.sampled_from(JOBS))
    def write_down_a_job(self, who: int, job: str) -> None:
        self._do(lambda: people.employ(self.viewer, self._someone(who), job, now=self.now))

    @rule()
    def read_all_words_anew(self) -> None:
        decided = {one.rests_on: one.until_on for one in Decision.objects.filter(kind="snoozed")}
        hearing.begin_again(self.viewer)
        hearing.hear(self.viewer, now=self.now)
        for one in self._all():
            if one.state == core.SNOOZED:
                assert one.rests_on in decided

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(hours=st.integers(-7, 7))
    def the_clock_jumps(self, hours: int) -> None:
        self.over.clear()
        self.now += timedelta(hours=hours)

    @rule(zone=st.sampled_from(ZONES))
    def move_to(self, zone: str) -> None:
        self.over.clear()  # another day, perhaps
        self.now = self.now.astimezone(ZoneInfo(zone))

    def _someone(self, which: int) -> int:
        found = list(Person.objects.filter(space=self.viewer.space, id=core_root()).order_by("id"))
        return found[which % len(found)].id if found else 10**6  # nobody: refused in words

    @rule(who=WHO, days=st.integers(0, 20), hour=st.none() | st.integers(0, 23), zone=st.sampled_from(ZONES))
    def write_down(self, who: int, days: int, hour: int | None, zone: str) -> None:
        at = None if hour is None else time(hour, 30)
        on = self.now.date() + timedelta(days)
        touch = days % 3 == 0
        self._do(
            lambda: followups.write(
                self.viewer, self._someone(who), "call", on=on, at=at, zone=zone, until_in_touch=touch, now=self.now
            )
        )

    @rule(who=WHO, is_mine=st.booleans(), days=st.none() | st.integers(-3, 20))
    def promise_by_hand(self, who: int, is_mine: bool, days: int | None) -> None:
        on = None if days is None else self.now.date() + timedelta(days)
        text = f"bring the {['map', 'book', 'cake', 'lamp'][who % 4]}"
        self._do(lambda: keeping.promise(self.viewer, self._someone(who), text, mine=is_mine, due_on=on, now=self.now))

    @rule(who=WHO)
    def meet(self, who: int) -> None:
        self._do(lambda: interactions.met(self.viewer, [self._someone(who)], on=self.now.date(), now=self.now))

    @rule(who=WHO)
    def turned_to(self, who: int) -> None:
        self._do(lambda: days.done(self.viewer, self._someone(who), now=self.now))

    @rule(who=WHO, days=st.sampled_from([0, 7, 30]), is_circle=st.booleans())
    def want_a_rhythm(self, who: int, days: int, is_circle: bool) -> None:
        if is_circle:
            self._do(lambda: circles.put(self.viewer, self._someone(who), "close", now=self.now))
            self._do(lambda: rhythms.ask_of_circle(self.viewer, "close", days, now=self.now))
        else:
            self._do(lambda: rhythms.ask(self.viewer, self._someone(who), days, now=self.now))

    @rule(daily=st.integers(1, 4), days=st.none() | st.integers(1, 9), quiet=st.sets(st.integers(0, 6), max_size=3))
    def set_a_pace(self, daily: int, days: int | None, quiet: set[int]) -> None:
        away = None if days is None else self.now.date() + timedelta(days)
        self._do(
            lambda: rhythms.set_pace(
                self.viewer, daily=daily, away_until=away, is_back=days is None, quiet_days=quiet, now=self.now
            )
        )

    @rule(which=WHO, word=st.sampled_from(["followed", "later", "let_go"]), days=st.integers(1, 30))
    def say_something_to_one(self, which: int, word: str, days: int) -> None:
        found = [one for one in self._all() if one.state != core.ENDED]
        if not found:
            return
        one, until = found[which % len(found)], self.now.date() + timedelta(days)
        if word == "later":
            followups.later(self.viewer, one.mark, until=until, now=self.now)
            again = next(each for each in self._all() if each.mark == one.mark)
            assert again.state in (core.SNOOZED, core.ENDED)
            assert again.on >= until
        else:
            act = followups.followed if word == "followed" else followups.let_go
            act(self.viewer, one.mark, now=self.now)
            assert [each for each in self._all() if each.mark == one.mark and each.state == core.DUE] == []

    @rule(who=WHO, other=WHO)
    def merge(self, who: int, other: int) -> None:
        self.over.clear()
        self._do(lambda: people.merge(self.viewer, self._someone(who), self._someone(other), now=self.now))

    @rule(which=WHO)
    def split(self, which: int) -> None:
        self.over.clear()
        found = list(Identity.objects.filter(space=self.viewer.space).select_related("person").order_by("id"))
        if not found:
            return
        one = found[which % len(found)]
        self._do(lambda: people.split(self.viewer, one.person.root_id or 0, [str(one.id)], now=self.now))

    @rule()
    def undo_the_last(self) -> None:
        self.over.clear()
        self._do(lambda: events.undo(self.viewer, now=self.now))

    @rule(outcome=st.sampled_from(["sent", "refused", "killed before", "killed after"]))
    def the_jobs_run(self, outcome: str) -> None:
        deliveries.enqueue(self.viewer, now=self.now)
        row = deliveries.claim(self.viewer, now=self.now)
        if row is None:
            return
        assert self.sent[row.message] == 0 or row.tries > 1  # again only where we may not know that it went
        if outcome in ("sent", "killed after"):
            self.sent[row.message] += 1
        if outcome == "sent":
            deliveries.note_sent(row, now=self.now)
        elif outcome == "refused":
            deliveries.note_failed(row, "450 not now")

    @precondition(lambda self: hasattr(self, "viewer"))
    @invariant()
    def everything_is_on_the_list_once(self) -> None:
        held = connection.connection.total_changes
        found = self._all()
        assert connection.connection.total_changes == held  # looking changes nothing
        assert found == self._all()
        assert not [mark for mark, times in Counter(one.mark for one in found).items() if times > 1]
        assert not [key for key, n in Counter((one.rests_on, one.person) for one in found).items() if n > 1]
        by_mark = {one.mark: one for one in found}
        self._what_was_written_is_there(by_mark)
        self._promises_are_there(by_mark)
        self._what_they_told_is_there(by_mark)
        self._birthdays_are_there(by_mark)
        self._introductions_are_there(by_mark)
        self._what_is_over_does_not_come_again(found)
        self._a_few_are_offered(found)
        self._today_knows_what_is_due(found)

    def _today_knows_what_is_due(self, found: list[core.FollowUp]) -> None:
        """Today reads less than the list does, and misses nothing by it; asks it finds another way."""
        others = (core.THEIRS, core.OWED, core.AWAITED)
        due = [one for one in found if one.state == core.DUE and one.kind not in others]
        named = {one.mark for one in due if one.kind != core.PROMISED or self.now.date() - one.on <= turning.OLDEST}
        assert {one.mark for one in turning.due(self.viewer, now=self.now)} == named

    def _what_was_written_is_there(self, by_mark: dict[str, core.FollowUp]) -> None:
        for row in FollowUp.objects.filter(space=self.viewer.space):
            one = by_mark[f"f{row.id}"]
            said = Decision.objects.filter(rests_on=f"hand {row.id}").order_by("at", "id").last()
            if not row.until_in_touch:
                assert (one.state == core.ENDED) == (said is not None and said.kind in ("done", "let go"))
            if said is None and one.state != core.ENDED:
                assert (one.state == core.DUE) == self._has_come(row)

    def _has_come(self, row: FollowUp) -> bool:
        if row.at is None:
            return row.on <= self.now.date()
        here = self.now.astimezone(ZoneInfo(row.zone))
        skipped = timedelta(hours=1) if not _exists(row) else timedelta(0)
        return (here.replace(tzinfo=None) - skipped) >= datetime.combine(row.on, row.at) or _is_past_fold(row, here)

    def _promises_are_there(self, by_mark: dict[str, core.FollowUp]) -> None:
        stamp = self.now.timestamp()
        for row in Promise.objects.filter(space=self.viewer.space, dismissed_at=None, said_at__lte=stamp):
            if not (row.sure or row.confirmed_at):
                continue
            one = by_mark[f"p{row.id}"]
            is_ended = bool(row.kept_at or row.let_go_at)
            assert is_ended <= (one.state == core.ENDED)
            assert one.state != core.ENDED or is_ended or one.ended_how == "it lapsed"

    def _what_they_told_is_there(self, by_mark: dict[str, core.FollowUp]) -> None:
        stamp = self.now.timestamp()
        rows = Need.objects.filter(space=self.viewer.space, kind="life event", mine=False, dismissed_at=None)
        for row in rows.filter(sure=True, said_at__lte=stamp, said_at__gte=stamp - 50 * 86_400):
            assert f"n{row.id}" in by_mark

    def _birthdays_are_there(self, by_mark: dict[str, core.FollowUp]) -> None:
        today = self.now.date()
        found = {mark: one for mark, one in by_mark.items() if one.kind == core.BIRTHDAY}
        for one in found.values():
            assert (
                one.state != core.DUE or 0 <= (today - one.on).days <= core.LAPSES[core.BIRTHDAY] or self._put_off(one)
            )
        for root, told in self._born().items():
            tie = getattr(root, "tie", None)
            if not (tie and tie.sent and tie.received) or root.nature != "human":
                continue
            day = today.replace(month=int(told[-5:-3]), day=min(28, int(told[-2:])))
            if 0 <= (day - today).days <= 20 and root.id != self._me():
                assert f"b{root.id}" in found

    def _born(self) -> dict[Person, str]:
        """The one birthday of each person: the first that is told with its year, else the first."""
        born: dict[Person, str] = {}
        for card in Card.objects.filter(space=self.viewer.space).select_related("person__root__tie").order_by("id"):
            told, root = card.told["birthday"], card.person.root
            if root is not None and told and (root not in born or (born[root][:1] == "-" and told[:1] != "-")):
                born[root] = told
        return born

    def _me(self) -> int | None:
        self.viewer.space.refresh_from_db()
        return self.viewer.space.me.root_id if self.viewer.space.me else None

    def _put_off(self, one: core.FollowUp) -> bool:
        return Decision.objects.filter(rests_on=one.rests_on, kind="snoozed").exists()

    def _introductions_are_there(self, by_mark: dict[str, core.FollowUp]) -> None:
        for row in Introduction.objects.filter(space=self.viewer.space, made_at__isnull=False, made_at__lte=self.now):
            assert f"i{row.id}-1" in by_mark

    def _what_is_over_does_not_come_again(self, found: list[core.FollowUp]) -> None:
        once = [one for one in found if one.kind in ONCE]
        again = [one for one in once if (one.rests_on, one.person) in self.over and one.state != core.ENDED]
        assert again == []
        self.over |= {(one.rests_on, one.person) for one in once if one.state == core.ENDED}

    def _a_few_are_offered(self, found: list[core.FollowUp]) -> None:
        pace = rhythm_query.pace(self.viewer)
        few = core.offered(found, pace, today=self.now.date())
        assert all(one.state == core.DUE for one in few)
        firm = [one for one in few if one.kind in core.FIRM and one.on == self.now.date()]
        assert len(few) <= max(pace.daily, len(firm))
        today = [one for one in found if one.kind in core.FIRM and one.state == core.DUE and one.on == self.now.date()]
        if pace.away_until is None or self.now.date() >= pace.away_until:
            assert {one.mark for one in today} <= {one.mark for one in few}

    @precondition(lambda self: hasattr(self, "viewer"))
    @invariant()
    def no_day_has_two_mails(self) -> None:
        rows = list(Delivery.objects.filter(space=self.viewer.space))
        assert len({row.on for row in rows}) == len({row.message for row in rows}) == len(rows)
        for row in rows:
            assert row.sent_at is None or self.sent[row.message] >= 1
            assert self.sent[row.message] <= row.tries


def core_root() -> Any:
    from django.db.models import F

    return F("root_id")


def _exists(row: FollowUp) -> bool:
    """Whether a clock there ever shows that hour on that day."""
    assert row.at is not None
    at = datetime.combine(row.on, row.at, ZoneInfo(row.zone))
    return at.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(row.zone)).replace(tzinfo=None) == at.replace(tzinfo=None)


def _is_past_fold(row: FollowUp, here: datetime) -> bool:
    """An hour that comes twice is meant the first time."""
    assert row.at is not None
    return datetime.combine(row.on, row.at, ZoneInfo(row.zone)).timestamp() <= here.timestamp()


def test_nothing_is_lost_and_nothing_comes_twice(db: None) -> None:
    live(Following, examples=2, steps=12)


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_comes_twice_over_some_lives(db: None) -> None:
    live(Following, examples=15, steps=20)


@pytest.mark.deep
def test_nothing_is_lost_and_nothing_comes_twice_over_many_lives(db: None) -> None:
    live(Following, examples=120, steps=40)
