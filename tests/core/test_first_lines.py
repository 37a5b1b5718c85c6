"""First lines: your own way to begin and end with one person, a few words, and a link that any mail program opens."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordially.core import drafts, followups
from cordially.core.drafts import About, Manner, first, mailto, manner

ON = date(2026, 11, 3)


def manner_of(*letters: str, name: str = "Ana Silva", called: str = "Ana") -> Manner:
    return drafts.manner(letters, name=name, called=called, me="Lena Hartmann")


def test_you_begin_and_end_as_you_mostly_did_with_them() -> None:
    found = manner_of(
        "Ana, look at their faces!\n\nI counted.\n\nLena",
        "Hi Ana,\n\nThank you for it.\n\nHugs,\nLena",
        "Of course I will.\n\nSoon.\n\nHugs,\nLena",
        "Hi Ana,\n\nIt was good.\n\nWarmly,\nLena",
        "Dear Ana,\n\nWe met.\n\nL.",
    )
    assert found == Manner("Hi Ana,", "Hugs,\nLena")


def test_somebody_you_never_wrote_to_gets_a_plain_hello() -> None:
    assert manner_of() == Manner("Hello Ana,", "Lena")
    assert manner_of("Hi Ben and Ana,\n\nso it is").opening == "Hello Ana,"  # not hers alone
    assert manner_of("Ana?\n\nAre you there?").opening == "Hello Ana,"


def test_german_letters_get_german_first_lines_with_du_or_sie() -> None:
    du = manner_of(
        "Hallo Petra,\n\nwie geht es dir und der Katze?\n\nLiebe Grüße,\nLena", name="Petra Lindner", called="Petra"
    )
    assert (du.opening, du.closing, du.language, du.is_formal) == ("Hallo Petra,", "Liebe Grüße,\nLena", "de", False)
    text = "Sehr geehrte Frau Lindner,\n\nvielen Dank, ich schicke es Ihnen.\n\nMit freundlichen Grüßen\nLena Hartmann"
    sie = manner_of(text, name="Petra Lindner", called="Petra")
    assert (sie.opening, sie.is_formal) == ("Sehr geehrte Frau Lindner,", True)
    assert "Sie haben am 3. November geschrieben: „Bald.“" in first(About(followups.THEIRS, "Bald.", ON), sie)[1]
    assert "Du hast am 3. November geschrieben: „Bald.“" in first(About(followups.THEIRS, "Bald.", ON), du)[1]


@pytest.mark.parametrize("kind", followups.KINDS)
@pytest.mark.parametrize("quote", ["", "I'll send {you} “it” soon. " * 40])
def test_every_kind_of_follow_up_has_short_first_lines(kind: str, quote: str) -> None:
    for how in (Manner("Hi Ana,", "Lena"), Manner("Hallo", "L", "de"), Manner("Guten Tag", "L", "de", is_formal=True)):
        subject, body = first(About(kind, quote, ON, ""), how)
        assert body.startswith(how.opening) and body.endswith(how.closing)
        assert len(body) < 600 and len(subject) < 40
        assert "{quote}" not in body and "None" not in body


def test_what_you_wrote_down_for_yourself_is_not_told_them() -> None:
    assert first(About(followups.HAND, "", ON), Manner("Hi Ana,", "Lena")) == ("", "Hi Ana,\n\n…\n\nLena")


def test_an_answer_bears_the_subject_of_what_it_answers() -> None:
    subject, body = first(About(followups.OWED, "Do you know a mentor?", ON, "A question"), Manner("Hi Ana,", "Lena"))
    assert (subject, body) == ("Re: A question", "Hi Ana,\n\nYou asked: “Do you know a mentor?”\n\n…\n\nLena")


def test_a_link_tells_address_subject_and_lines_as_the_standard_says() -> None:
    link = mailto.link("a&b?c=+d@acme.example", "Re: 50% & more", "Hi,\n\nÄ? a+b\n")
    assert link == (
        "mailto:a%26b%3Fc%3D%2Bd@acme.example?subject=Re%3A%2050%25%20%26%20more&body=Hi%2C%0D%0A%0D%0A%C3%84%3F%20a%2Bb"
    )
    assert mailto.link("", "Hello", "you") == ""
    assert mailto.link("ana@acme.example", "", "") == "mailto:ana@acme.example"


@given(st.text(max_size=3000), st.text(max_size=6000))
def test_any_words_make_a_link_that_is_never_too_long_and_holds_no_more_than_these(subject: str, body: str) -> None:
    link = mailto.link("ana@acme.example", subject, body)
    assert len(link) <= mailto.LONGEST and link.isascii() and not set(link) & set(' "<>\r\n')
    assert set(parse_qs(urlsplit(link).query)) <= {"subject", "body"}


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_letters_give_a_manner(letters: list[str]) -> None:
    found = manner(letters, name="Ana Silva", called="Ana", me="Lena Hartmann")
    assert found.opening and len(found.opening) < 80 and len(found.closing) < 130
