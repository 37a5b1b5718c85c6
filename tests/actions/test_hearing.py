"""Hearing what was imported: whose promise it is, what keeps it, once, and what you decided lasts."""

from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from cordially.actions import events, hearing, imports, keeping
from cordially.models import Ask, Interaction, Promise
from cordially.queries import promises
from cordially.viewer import Viewer
from tests.people import ANA, BEN, ME, mail, mbox, talk

START = datetime.fromisoformat("2026-11-02T09:00:00+01:00")
DECK = "Hi Ana,\n\nI'll send you the deck by Friday.\n\nLena"


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def known() -> list[EmailMessage]:
    """Enough of a history that they are people."""
    return [*talk(ANA, at(-200), times=6, every=5), *talk(BEN, at(-150), times=6, every=5)]


def heard(viewer: Viewer, folder: Path, messages: list[EmailMessage], *, now: datetime, name: str = "a") -> int:
    """Import them as a mailbox of that name, hear them, and return the number of the import."""
    report = imports.read(viewer, [mbox(folder / f"{name}.mbox", messages)], now=now, me_said=[ME[1]])
    viewer.space.refresh_from_db()
    hearing.hear(viewer, now=now)
    return report.reads[0].id or 0


def one_promise() -> Promise:
    return Promise.objects.get()


def test_a_promise_of_mine_waits_with_its_day(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    told = promises.promises(viewer, now=now)
    assert [(one.person[1], one.is_mine, one.state, str(one.due_on)) for one in told] == [
        ("Ana Silva", True, "open", "2026-11-06")
    ]


def test_a_later_import_keeps_an_earlier_promise(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    kept = mail(ME, ANA, at(2), "Hi Ana,\n\nhere is the deck: https://x.example/deck\n\nLena")
    heard(viewer, tmp_path, [kept], now=now, name="b")
    row = one_promise()
    assert row.kept_at == int(at(2).timestamp())
    assert row.kept_why == "sent a link"
    assert promises.promises(viewer, now=now) == []
    assert promises.promises(viewer, now=now, everything=True)[0].ended_by == row.kept_by_id


def test_undoing_the_import_opens_what_only_it_had_kept(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    kept = mail(ME, ANA, at(2), "Here is the deck: https://x.example/deck")
    number = heard(viewer, tmp_path, [kept], now=now, name="b")
    events.undo(viewer, number, now=now)
    hearing.hear(viewer, now=now)
    assert one_promise().kept_at is None


def test_another_evidence_still_keeps_it_after_an_undo(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    first = heard(viewer, tmp_path, [mail(ME, ANA, at(2), "Here is the deck: https://x.example/d")], now=now, name="b")
    heard(viewer, tmp_path, [mail(ANA, ME, at(3), "Thanks for the deck!")], now=now, name="c")
    events.undo(viewer, first, now=now)
    hearing.hear(viewer, now=now)
    assert one_promise().kept_why == "thanked for it: Thanks for the deck"


def test_said_again_is_said_once(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    again = mail(ME, ANA, at(5), "Sorry for the wait! I'll send you the deck by Monday.")
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK), again], now=now)
    row = one_promise()
    assert (row.said_at, row.again, str(row.due_on)) == (int(at(0).timestamp()), 1, "2026-11-09")


def test_what_was_said_again_is_found_anew_where_the_first_is_undone(
    viewer: Viewer, now: datetime, tmp_path: Path
) -> None:
    first = heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), DECK)], now=now)
    again = [*known(), mail(ME, ANA, at(5), "I'll send you the deck by Monday.")]
    heard(viewer, tmp_path, again, now=now, name="b")
    events.undo(viewer, first, now=now)
    hearing.hear(viewer, now=now)
    assert one_promise().said_at == int(at(5).timestamp())


def test_you_said_you_would_is_my_promise(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ANA, ME, at(0), "Hi Lena, you said you would send me the deck.")], now=now)
    assert [row.mine for row in Promise.objects.all()] == [True]


def test_a_promise_for_somebody_named_is_with_them(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    heard(viewer, tmp_path, [*known(), mail(ME, ANA, at(0), "I'll send Ben the link to the form tomorrow.")], now=now)
    assert [one.person[1] for one in promises.promises(viewer, now=now)] == ["Ben Okri"]


def test_an_ask_is_answered_on_any_channel_and_not_by_a_crowd(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    ask = mail(ANA, ME, at(0), "Hi Lena,\n\ncould you send me the address of the printer?\n\nAna")
    heard(viewer, tmp_path, [*known(), ask], now=now)
    assert [one.person[1] for one in promises.asks(viewer, now=now, mine=False)] == ["Ana Silva"]
    crowd = [(f"Guest {n}", f"guest{n}@x.example") for n in range(9)]
    party = mail(ME, [ANA, *crowd], at(1), "Dear all, the evening begins at seven.", subject="Evening")
    heard(viewer, tmp_path, [party], now=now, name="b")
    assert len(promises.asks(viewer, now=now, mine=False)) == 1
    answer = mail(ME, ANA, at(2), "Number 12, second yard.", subject="Printer")
    heard(viewer, tmp_path, [answer], now=now, name="c")
    assert promises.asks(viewer, now=now, mine=False) == []


def test_a_robot_on_holiday_answers_nothing(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    ask = mail(ME, ANA, at(0), "Could you send me the address of the printer?")
    away = mail(ANA, ME, at(0.1), "I am away until Monday.", Auto_Submitted="auto-replied")
    heard(viewer, tmp_path, [*known(), ask, away], now=now)
    assert Ask.objects.get(mine=True).answered_at is None


def test_decisions_outlast_hearing_again(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    messages = [
        *known(),
        mail(ME, ANA, at(0), DECK),
        mail(ME, BEN, at(1), "Hi Ben,\n\nI'll introduce you to Ana next week.\n\nLena"),
        mail(ANA, ME, at(2), "Could you tell me how the evening went?"),
    ]
    heard(viewer, tmp_path, messages, now=now)
    deck, intro = Promise.objects.order_by("said_at")
    keeping.correct(viewer, "promise", deck.id, text="The deck, as slides", mine=False, now=now)
    keeping.dismiss(viewer, "promise", intro.id, now=now)
    keeping.let_go(viewer, "ask", Ask.objects.get(mine=False).id, now=now)
    hearing.begin_again(viewer)
    hearing.hear(viewer, now=now)
    told = promises.promises(viewer, now=now, everything=True)
    assert [(one.text, one.is_mine, one.state) for one in told] == [("The deck, as slides", False, "open")]
    assert Ask.objects.get(mine=False).let_go_at is not None


def test_hearing_can_stop_and_carry_on(viewer: Viewer, now: datetime, tmp_path: Path) -> None:
    box = mbox(tmp_path / "a.mbox", [*known(), mail(ME, ANA, at(0), DECK)])
    imports.read(viewer, [box], now=now, me_said=[ME[1]])
    assert hearing.hear(viewer, now=now, most=1) == 1
    assert Promise.objects.count() == 1
    assert hearing.hear(viewer, now=now) == Interaction.objects.count() - 1
    assert hearing.hear(viewer, now=now) == 0
