"""Rhythms in everyday words, circles from warmth, and whether all fits the pace."""

import pytest

from cordially.core import rhythms


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("every 3 weeks", 21),
        ("every three weeks", 21),
        ("Every other month", 60),
        ("every week", 7),
        ("every 10 days", 10),
        ("monthly", 30),
        ("twice a year", 182),
        ("4 times a year", 91),
        ("once a month", 30),
        ("quarterly", 91),
    ],
)
def test_a_rhythm_is_read_from_everyday_words(said: str, days: int) -> None:
    assert rhythms.days(said) == days


@pytest.mark.parametrize("said", ["", "often", "every moon", "every 0 weeks", "every 999999 years", "0 times a year"])
def test_what_is_no_rhythm_is_answered_with_examples(said: str) -> None:
    with pytest.raises(ValueError, match="every 3 weeks"):
        rhythms.days(said)


def test_a_rhythm_is_told_as_one_speaks() -> None:
    assert [rhythms.words(days) for days in (21, 7, 0, 1)] == ["every 3 weeks", "every week", "none", "every day"]
    assert [rhythms.words(days) for days in (28, 30, 45, 365)] == [
        "every 4 weeks", "every month", "every 45 days", "every year"]  # fmt: skip


def test_what_does_not_fit_the_pace_is_said() -> None:
    fits, does_not = rhythms.fit([30] * 10, daily=1, quiet_days=2), rhythms.fit([7] * 30, daily=1, quiet_days=2)
    assert fits.fits
    assert not does_not.fits
    assert "do not all fit" in does_not.words


def test_near_circles_have_few_seats() -> None:
    found = rhythms.circles((person, 0.9) for person in range(300))
    counts = [list(found.values()).count(name) for name in rhythms.CIRCLES]
    assert counts == [5, 10, 35, 100]
    assert rhythms.circles([(1, 0.1), (2, 0.0)]) == {1: rhythms.WIDER}
