"""Warmth: who is a relationship at all, how alive it is, and whether the reasons are true."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core.warmth import (
    WORDS,
    Contact,
    Figures,
    Tempo,
    figures,
    glance,
    likely,
    nearness,
    rank,
    tempo,
    warmth,
)
from cordially.core.warmth.fading import DAY, faded

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC).timestamp()


def mails(*ages: float, out: bool | None = None) -> list[Contact]:
    """Mails so many days ago, by turns from me and from them unless `out` says."""
    return [Contact(NOW - age * DAY, out if out is not None else n % 2 == 0) for n, age in enumerate(ages)]


some_contacts = st.lists(
    st.builds(
        Contact,
        at=st.floats(NOW - 3000 * DAY, NOW),
        out=st.sampled_from([True, False, None]),
        kind=st.sampled_from(["mail", "meeting", "chat"]),
        direct=st.booleans(),
        crowd=st.integers(1, 30),
    ),
    max_size=12,
)


def test_a_newsletter_is_no_relationship() -> None:
    found = warmth(figures(mails(*range(120), out=False)), now=NOW)
    assert (found.degree, found.word) == (0.0, "no relationship")


def test_somebody_who_never_wrote_back_is_no_relationship() -> None:
    found = warmth(figures(mails(*range(50), out=True)), now=NOW)
    assert (found.degree, found.word) == (0.0, "no relationship")


def test_copies_alone_are_no_relationship() -> None:
    copies = [contact._replace(direct=False) for contact in mails(1, 2, 3, 4)]
    assert warmth(figures(copies), now=NOW).word == "no relationship"


def test_nothing_at_all_is_no_relationship() -> None:
    assert warmth(figures([]), now=NOW).degree == 0.0


def test_a_meeting_is_a_relationship_and_a_hall_full_of_people_is_not() -> None:
    assert warmth(figures([Contact(NOW - DAY, False, "meeting", crowd=3)]), now=NOW).degree > 0
    assert warmth(figures([Contact(NOW - DAY, False, "meeting", crowd=200)]), now=NOW).degree == 0


def test_an_old_friend_who_rarely_writes_is_not_cold() -> None:
    friend = warmth(figures(mails(*[150 + 182 * n + d for n in range(24) for d in (0, 1)])), now=NOW)
    once = warmth(figures(mails(150, 151)), now=NOW)
    assert friend.word in ("warm", "steady")
    assert friend.degree > 0.3 > once.degree


@pytest.mark.parametrize(
    ("silent", "word"), [(5, "warm"), (25, "cooling"), (50, "slipping"), (100, "asleep"), (900, "asleep")]
)
def test_silence_is_judged_by_the_own_rhythm(silent: int, word: str) -> None:
    every_ten_days = figures(mails(*[silent + 10 * n for n in range(100)]))
    assert warmth(every_ten_days, now=NOW).word == word


def test_a_first_exchange_is_new() -> None:
    assert warmth(figures(mails(2, 3)), now=NOW).word == "new"


def test_a_history_that_ends_early_is_judged_as_of_its_end() -> None:
    lively = figures(mails(*[400 + 5 * n for n in range(60)]))
    unseen = warmth(lively, now=NOW, coverage_ends_at=NOW - 398 * DAY)
    assert unseen.word == "warm"
    assert unseen.sure < warmth(lively, now=NOW).sure
    assert unseen.doubts == ("What was imported ends on 29 April 2025; this is how it stood then.",)


def test_reasons_tell_true_figures_and_days() -> None:
    found = figures([*mails(40, 39, 30, 29, 20, 19), Contact(NOW - 10 * DAY, False, "meeting")])
    assert warmth(found, now=NOW).reasons[:3] == (
        "You were in touch on 7 days since April 2026, last on 22 May 2026.",
        "You met or spoke once, last on 22 May 2026.",
        "They answer within 24 hours, usually.",
    )


def test_a_long_quiet_is_told_with_the_usual_rhythm() -> None:
    reasons = warmth(figures(mails(*[70 + 12 * n for n in range(40)])), now=NOW).reasons
    assert "Quiet for 70 days; on average you were in touch every 12." in reasons


def test_unanswered_messages_are_told() -> None:
    reasons = warmth(figures([*mails(9, out=False), *mails(5, 4, 3, out=True)]), now=NOW).reasons
    assert "Your last 3 messages, since 27 May 2026, have no answer." in reasons


def test_figures_of_another_layout_are_refused() -> None:
    packed = figures(mails(1, 2)).pack()
    with pytest.raises(ValueError, match="older form"):
        Figures.unpack([0, *packed[1:]])


def test_the_warmest_come_first() -> None:
    people = {"often": mails(*range(1, 60)), "rarely": mails(200, 201), "newsletter": mails(*range(99), out=False)}
    found = rank([(name, figures(contacts)) for name, contacts in people.items()], now=NOW)
    assert [name for name, _ in found] == ["often", "rarely"]


def test_the_tempo_of_a_life_is_kept_and_read_again() -> None:
    whole = tempo([figures(mails(1)), figures(mails(30, 60)), figures([])])
    assert (whole.people, whole.once) == (2, 1)
    assert Tempo.unpack(whole.pack()) == whole
    assert round(whole.history(NOW)) == 60


@given(some_contacts)
def test_the_order_of_contacts_does_not_matter(contacts: list[Contact]) -> None:
    shuffled = sorted(set(contacts), key=lambda contact: contact.at)
    distinct = list({contact.at: contact for contact in shuffled}.values())
    other = distinct.copy()
    Random(1).shuffle(other)
    assert figures(distinct) == figures(other)


@given(some_contacts)
def test_packed_figures_come_back_the_same(contacts: list[Contact]) -> None:
    found = figures(contacts)
    assert Figures.unpack(found.pack()) == found


@given(some_contacts)
def test_all_values_stay_in_their_range(contacts: list[Contact]) -> None:
    found = warmth(figures(contacts), now=NOW)
    assert 0 <= found.degree <= 1
    assert 0 <= found.sure <= 1
    assert found.word in WORDS
    assert 0 <= likely(figures(contacts), NOW, 30) <= likely(figures(contacts), NOW, 90) <= 1


@given(some_contacts, st.floats(NOW, NOW + 4000 * DAY))
def test_sums_faded_later_are_the_sums_reckoned_later(contacts: list[Contact], then: float) -> None:
    found = figures(contacts)
    days = {c.at // DAY: c.at for c in sorted(contacts, key=lambda c: c.at) if _is_direct(c)}
    if found.last_at is not None:
        assert found.recent[2] * 2 ** ((found.last_at - then) / DAY / 30) == pytest.approx(
            faded(days.values(), 30, then)
        )


@settings(max_examples=300)
@given(some_contacts, some_contacts, st.sampled_from([30, 90]))
def test_more_contact_is_never_colder(contacts: list[Contact], more: list[Contact], days: int) -> None:
    before, after = figures(contacts), figures(contacts + more)
    assert nearness(after, NOW, days) >= nearness(before, NOW, days) - 1e-9
    assert likely(after, NOW, days) >= likely(before, NOW, days) - 1e-9
    assert glance(after, NOW) >= glance(before, NOW) - 1e-9


@given(some_contacts, st.floats(0, 3000))
def test_silence_never_warms(contacts: list[Contact], later: float) -> None:
    found = figures(contacts)
    assert glance(found, NOW + later * DAY) <= glance(found, NOW) + 1e-9
    assert nearness(found, NOW + later * DAY) <= nearness(found, NOW) + 1e-9
    assert warmth(found, now=NOW + later * DAY).degree <= warmth(found, now=NOW).degree + 1e-9


@given(some_contacts)
def test_a_mail_today_never_cools(contacts: list[Contact]) -> None:
    before, after = figures(contacts), figures([*contacts, Contact(NOW, True)])
    assert warmth(after, now=NOW).degree >= warmth(before, now=NOW).degree - 1e-9


def test_one_contact_alone_is_summed_up_like_the_first_of_two() -> None:
    for kind in ("mail", "meeting"):
        for out in (True, False):
            alone = Contact(NOW, out, kind, crowd=3)
            copy = Contact(NOW - 9000 * DAY, None, crowd=100, direct=False)
            short, full = figures([alone]).pack(), figures([alone, copy]).pack()
            assert [a for a, b in zip(short, full, strict=True) if a != b] == [0]  # the copy itself


def test_each_contact_is_looked_at_a_fixed_number_of_times() -> None:
    looks = {count: _looks(count) for count in (100, 1000)}
    assert looks[1000] < 11 * looks[100]


def _looks(count: int) -> int:
    seen = 0

    class Watched(Contact):
        def __getitem__(self, index):  # type: ignore[no-untyped-def]
            nonlocal seen
            seen += 1
            return super().__getitem__(index)

    figures([Watched(NOW - n * 3600, n % 2 == 0) for n in range(count)])
    return seen


def _is_direct(contact: Contact) -> bool:
    return contact.direct and contact.out is not None and (contact.kind != "meeting" or contact.crowd <= 12)
