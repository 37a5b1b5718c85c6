"""First texts of an introduction: short, with each one's own words only to themselves."""

from cordially.core.introducing import Side, both, question, rest

ANA = Side("Ana Silva", "Ana", "Researcher, Acme", "ana@acme.example", "I look for a mentor in biotech.", "Dear Ana,")
BEN = Side("Ben Okri", "Ben", "Professor, Leal Institute", "ben@okri.example", "My grant was refused.")


def test_the_question_quotes_what_they_told_and_not_what_the_other_did() -> None:
    text = question(ANA, BEN, why="both care for proteins", me="Lena")
    assert "“I look for a mentor in biotech.”" in text.body
    assert "Ben Okri (Professor, Leal Institute)" in text.body
    assert "Both care for proteins." in text.body
    assert "grant" not in text.body
    assert text.body.startswith("Dear Ana,\n")
    assert text.to == ("ana@acme.example",)


def test_an_opening_that_greets_nobody_is_not_taken_over() -> None:
    assert question(Side("Ana Silva", "Ana", opening="Quick one for you"), BEN).body.startswith("Hello Ana,")


def test_the_text_for_both_tells_nobodys_needs() -> None:
    text = both(ANA, BEN)
    assert "mentor" not in text.body
    assert "grant" not in text.body
    assert text.to == ("ana@acme.example", "ben@okri.example")


def test_when_one_said_no_the_other_reads_nothing_of_it() -> None:
    said = rest(ANA, me="Lena").body
    assert not any(word in said for word in ("Ben", "no", "declin", "refus") if word in said.split())
    assert "Ben" not in said


def test_the_link_opens_a_mail_and_nothing_else() -> None:
    side = Side("Ana", "Ana", email="ana@acme.example?bcc=evil@evil.example&body=x")
    link = question(side, BEN, why="a & b? c#d").link
    assert link.startswith("mailto:ana@acme.example%3Fbcc%3Devil@evil.example%26body%3Dx?subject=")
    assert link.count("?") == 1
    assert "#" not in link


def test_without_an_address_there_is_no_link() -> None:
    assert question(Side("Ana", "Ana"), BEN).link == ""
