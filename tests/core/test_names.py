"""Names are tidied, taken apart and compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core import names


@pytest.mark.parametrize(
    ("told", "tidy"),
    [
        ("Silva, Ana", "Ana Silva"),
        ("SILVA, ANA", "Ana Silva"),
        ("'Ana Silva'", "Ana Silva"),
        ('"Ana Silva"', "Ana Silva"),
        ("ana silva", "Ana Silva"),
        ("ANA DA SILVA", "Ana da Silva"),
        ("Ana SILVA", "Ana Silva"),
        ("SOUZA João", "João Souza"),
        ("DHL Paket", "DHL Paket"),
        ("ana.silva", "Ana Silva"),
        ("booking.com", "booking.com"),
        ("Ana Silva <ana@example.org>", "Ana Silva"),
        ("Ana Silva - she/her", "Ana Silva"),
        ("VAN DER BERG, JAN", "Jan van der Berg"),
        ("O'BRIEN, MARY-JANE", "Mary-Jane O'Brien"),
        ("Garcia Lopez, Maria", "Maria Garcia Lopez"),
        ("MCDONALD, RONALD", "Ronald McDonald"),
        ("Ana Silva, MBA, PMP", "Ana Silva"),
        ("Ana Silva MBA", "Ana Silva"),
        ("Mary O'Neil, Ph.D.", "Mary O'Neil"),
        ("Jack Ma", "Jack Ma"),
        ("JD Smith", "JD Smith"),
        ("~ Ana", "Ana"),
        ("Ana 🚀 Silva", "Ana Silva"),
        ("Ana Silva (she/her)", "Ana Silva"),
        ('Robert "Bob" Smith', "Robert Smith"),
        ("Ana Silva | Recruiter at Acme", "Ana Silva"),
        ("[EXT] Ana Silva", "Ana Silva"),
        ("Ana via LinkedIn", "Ana"),
        ("'Ana Silva' via Job Club", "Ana Silva"),
        ("\u202eAna\u200b Silva\x00", "Ana Silva"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Acme GmbH", "Acme GmbH"),
        ("Ana, Ben and Carol", "Ana, Ben and Carol"),
        ("山田 太郎", "山田 太郎"),
        ("ana@example.org", ""),
        ("", ""),
        ("🚀", ""),
    ],
)
def test_a_name_is_tidied(told: str, tidy: str) -> None:
    assert names.display(told) == tidy
    assert names.display(tidy) == tidy


def test_a_service_that_writes_for_somebody_is_named() -> None:
    assert names.via("Ana Silva via LinkedIn") == "LinkedIn"
    assert names.via("Olivia Silva") == ""


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana Silva", ("Ana", "Silva")),
        ("Silva, Dr. Ana", ("Ana", "Silva")),
        ("Jan van der Berg", ("Jan", "van der Berg")),
        ("Ana Maria da Silva", ("Ana", "da Silva")),
        ("J. Robert Oppenheimer", ("Robert", "Oppenheimer")),
        ("John Smith Jr.", ("John", "Smith")),
        ("Ana", ("Ana", "")),
        ("山田 太郎", ("太郎", "山田")),
        ("山田太郎", ("太郎", "山田")),
        ("김철수", ("철수", "김")),
        ("欧阳娜娜", ("娜娜", "欧阳")),
        ("李小龙", ("小龙", "李")),
        ("", ("", "")),
    ],
)
def test_a_name_has_parts(name: str, parts: tuple[str, str]) -> None:
    assert names.parts(name) == parts


@pytest.mark.parametrize(
    "other", ["SILVA, Ana", "ana SILVA", "Dr. Ana Silva", "Ana da Silva", "Aná Silva, MBA", "silva ana"]
)
def test_a_name_has_one_key_in_all_its_spellings(other: str) -> None:
    assert names.key(other) == names.key("Ana Silva")


def test_a_german_name_has_one_key_with_and_without_its_dots() -> None:
    assert names.key("Jürgen Müller") == names.key("Juergen Mueller") == names.key("Jurgen Muller")


@pytest.mark.parametrize(
    ("one", "other", "least", "reason"),
    [
        ("Ana Silva", "Silva, Ana", 1.0, "the same name"),
        ("A. Silva", "Ana Silva", 0.7, "an initial of the given name"),
        ("JD Smith", "John David Smith", 0.6, "the initials of the given names"),
        ("Bob Smith", "Robert Smith", 0.9, "Bob and Robert are forms of one name"),
        ("Liz Taylor", "Elizabeth Taylor", 0.9, "Liz and Elizabeth are forms of one name"),
        ("Sam Joel", "Samuel Joel", 0.9, "Sam and Samuel are forms of one name"),
        ("Ana Sylva", "Ana Silva", 0.8, "one letter differs: Sylva, Silva"),
        ("Ana Sliva", "Ana Silva", 0.8, "one letter differs: Sliva, Silva"),
        ("Ana Maria Silva", "Ana Silva", 0.9, "one has a middle name more"),
        ("Ana Silva Costa", "Ana Silva", 0.8, "one of two family names is the same"),
        ("Lee Min Ho", "Min Ho Lee", 1.0, "the same name"),
        ("anasilva", "Ana Silva", 0.8, "the same name, written in one word"),
    ],
)
def test_names_are_alike_for_a_reason(one: str, other: str, least: float, reason: str) -> None:
    degree, reasons = names.same(one, other)
    assert degree >= least
    assert reason in reasons


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("Ana Silva", "Ben Silva", 0.2),
        ("Ana Silva", "Ana Costa", 0.1),
        ("Alexander Bell", "Alexandra Bell", 0.2),
        ("John M. Smith", "John P. Smith", 0.4),
        ("Ana", "Ana Silva", 0.4),
        ("Ana", "Ana", 0.5),
        ("", "Ana", 0.0),
    ],
)
def test_other_names_are_not_alike(one: str, other: str, most: float) -> None:
    assert names.same(one, other).degree <= most


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert names.same(one, other).degree == pytest.approx(names.same(other, one).degree)


@settings(deadline=None)
@given(st.text())
def test_whatever_comes_as_a_name_never_raises(name: str) -> None:
    names.parts(name)
    names.is_human(name)
    names.from_email(name)
    names.via(name)


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("ana.silva", "Ana Silva"),
        ("a.silva", "A. Silva"),
        ("ana_silva84+jobs", "Ana Silva"),
        ("ana", "Ana"),
        ("asilva", ""),
        ("xkcd", ""),
        ("info", ""),
        ("no.reply", ""),
        ("x.y", ""),
    ],
)
def test_an_address_may_tell_a_name(local: str, name: str) -> None:
    assert names.from_email(local) == name


@pytest.mark.parametrize(
    "name", ["Ana Silva", "Steve Jobs", "Max News", "Ana", "山田 太郎", "Ana from Acme", "Jorge Sa", "Ana - she/her"]
)
def test_a_human_has_a_humans_name(name: str) -> None:
    assert names.is_human(name)


@pytest.mark.parametrize(
    "name",
    [
        "GitHub Notifications",
        "Support Team",
        "no-reply",
        "LinkedIn Job Alerts",
        "The Economist",
        "Amazon.de",
        "DHL Paket",
        "Acme GmbH",
        "Deutsche Bank",
        "Your Team",
        "HR",
        "ana@example.org",
        "+351 912 345 678",
        "",
    ],
)
def test_a_program_or_a_company_has_none(name: str) -> None:
    assert not names.is_human(name)
