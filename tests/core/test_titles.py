"""What a meeting or a mail was called, where that says something."""

import pytest

from cordially.core.followups.titles import says_something, together


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Lunch: Zoë + Lena", "the lunch"),
        ("Call Jakob", "the call"),
        ("Marcus / Lena", "the time together"),
        ("", "the time together"),
        ("Climbing with Jonas", "“Climbing with Jonas”"),
        ("Portfolio Night", "“Portfolio Night”"),
    ],
)
def test_a_title_of_names_is_told_as_what_it_was(title: str, told: str) -> None:
    assert (
        together(title, ["Zoë van den Berg", "Jakob Hartmann", "Marcus Oyelaran", "Jonas Weber", "Lena Hart"]) == told
    )


@pytest.mark.parametrize("subject", ["How are you?", "Long time", "Thank you!", "Hello", "A quiet week", ""])
def test_what_says_nothing_is_not_asked_after(subject: str) -> None:
    assert not says_something(subject)


@pytest.mark.parametrize("subject", ["The piano room", "Design tokens", "We have a door"])
def test_what_says_something_is(subject: str) -> None:
    assert says_something(subject)
