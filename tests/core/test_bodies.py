"""What an author wrote, told apart from what was quoted, in the ways of many programs and languages."""

import time

import pytest

from cordially.core import bodies
from cordially.core.bodies import split

OWN = "Gladly, see you on Monday.\n\nAna"


@pytest.mark.parametrize(
    "below",
    [
        "On Mon, 4 Mar 2024 at 18:02, Mara <mara@example.org> wrote:\n\n> Are you coming?\n> Mara",
        "On Mon, 4 Mar 2024 at 18:02, Mara of the long name\n<mara@example.org>\nwrote:\n\n> Are you coming?",
        "On 4 Mar 2024, at 18:02, Mara <mara@example.org> wrote:\n\nAre you coming?\n\nMara",
        "Mara Lindqvist wrote on 4/3/2024 18:02:\n> Are you coming?",
        "Mara wrote:\n> Are you coming?",
        "> On 4 Mar 2024, at 18:02, Mara <mara@example.org> wrote:\n>\n> Are you coming?",
        "-----Original Message-----\nFrom: Mara\nSent: Monday\nTo: Ana\nSubject: Monday\n\nAre you coming?",
        "________________________________\nFrom: Mara <mara@example.org>\nSent: Monday\nTo: Ana\nSubject: x\n\nCome?",
        "*From:* Mara <mara@example.org>\n*Sent:* Monday\n*To:* Ana\n*Subject:* Monday\n\nAre you coming?",
        "---------- Forwarded message ---------\nFrom: Mara <mara@example.org>\nDate: Mon\nSubject: Monday\n\nHi",
        "Begin forwarded message:\n\nFrom: Mara\nSubject: Monday\n\nAre you coming?",
        "Am Mo., 4. März 2024 um 18:02 Uhr schrieb Mara <\nmara@example.org>:\n\n> Kommst du?",
        "Am 04.03.24 um 18:02 schrieb Mara:\n> Kommst du?",
        "-----Ursprüngliche Nachricht-----\nVon: Mara\nGesendet: Montag\nAn: Ana\nBetreff: Montag\n\nKommst du?",
        "Von: Mara <mara@example.org>\nDatum: Montag, 4. März 2024\nAn: Ana\nBetreff: Montag\n\nKommst du?",
        "Le lun. 4 mars 2024 à 18:02, Mara <mara@example.org> a écrit :\n\n> Tu viens ?",
        "De : Mara <mara@example.org>\nEnvoyé : lundi 4 mars 2024\nÀ : Ana\nObjet : lundi\n\nTu viens ?",
        "El lun, 4 mar 2024 a las 18:02, Mara (<mara@example.org>) escribió:\n\n> ¿Vienes?",
        "De: Mara\nEnviado el: lunes, 4 de marzo de 2024\nPara: Ana\nAsunto: lunes\n\n¿Vienes?",
        "Il giorno lun 4 mar 2024 alle ore 18:02 Mara <mara@example.org> ha scritto:\n\n> Vieni?",
        "Da: Mara <mara@example.org>\nInviato: lunedì 4 marzo 2024\nA: Ana\nOggetto: lunedì\n\nVieni?",
        "Op ma 4 mrt 2024 om 18:02 schreef Mara <mara@example.org>:\n\n> Kom je?",
        "Van: Mara <mara@example.org>\nVerzonden: maandag 4 maart 2024\nAan: Ana\nOnderwerp: maandag\n\nKom je?",
        "Den mån 4 mars 2024 kl 18:02 skrev Mara <mara@example.org>:\n\n> Kommer du?",
        "Fra: Mara <mara@example.org>\nSendt: 4. marts 2024 18:02\nTil: Ana\nEmne: mandag\n\nKommer du?",
        "ma 4. maalisk. 2024 klo 18.02 Mara (mara@example.org) kirjoitti:\n\n> Tuletko?",
        "pon., 4 mar 2024 o 18:02 Mara <mara@example.org> napisał(a):\n\n> Przyjdziesz?",
        "Em seg., 4 de mar. de 2024 às 18:02, Mara <mara@example.org> escreveu:\n\n> Vens?",
        "2024年3月4日(月) 18:02 Mara <mara@example.org>:\n> 来ますか",
        "пн, 4 мар. 2024 г. в 18:02, Mara <mara@example.org>:\n\n> Придёшь?",
        "04.03.2024 18:02, Mara написала:\n> Придёшь?",
    ],
)
def test_an_answer_above_a_quote(below: str) -> None:
    body = split(f"{OWN}\n\n{below}\n")
    assert (body.new, body.inline) == (OWN, False)
    assert "Mara" in body.quoted or "来ますか" in body.quoted


def test_answers_between_quoted_lines_are_kept() -> None:
    body = split("On Monday, 4 March 2024, Mara wrote:\n> When?\n\nAt ten.\n\n> Where?\nAt the bridge.\n\nAna")
    assert body.new == "At ten.\n\nAt the bridge.\n\nAna"
    assert body.inline


def test_an_answer_below_a_quote_is_kept() -> None:
    assert (
        split("Mara <mara@example.org> wrote:\n> When?\n> And where?\n\nAt ten, at the bridge.").new
        == "At ten, at the bridge."
    )


def test_a_quoted_line_that_was_torn_stays_quoted() -> None:
    quoted = "> This line of somebody else was so long that a program wrapped its last\nwords\n> and went on quoting."
    assert split(f"Yes.\n\n{quoted}").new == "Yes."


@pytest.mark.parametrize(
    "text",
    [
        "Hello Mara,\n\nhere is what we need:\nbread and wine.\n\nAna",
        "As Ben wrote:\nthe best is yet to come. I agree.",
        "My day:\n\nFrom: Lisbon\nTo: Porto\n\nSee you.",
        "I wrote to him on 4 March and he wrote back the same day.\n\nAna",
        "The -- in this line is no signature.\nNor is - this one.",
        "1 > 2 is wrong, and so is\n2 -> 1, and <this> too.",
        "- bread\n- wine\n- Cheese",
        "Thanks,\nthat was good to hear. We will meet on Monday and talk about the rest of it then.",
    ],
)
def test_what_only_looks_like_a_quote_is_kept(text: str) -> None:
    assert split(text) == bodies.Body(text)


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        ("-- \nAna Silva\nRecruiter, Acme\n+351 21 555 01 23", "Ana Silva\nRecruiter, Acme\n+351 21 555 01 23"),
        ("--\nAna Silva\n\nhttps://example.com", "Ana Silva\n\nhttps://example.com"),
        ("Sent from my iPhone", "Sent from my iPhone"),
        ("Von meinem Telefon gesendet", "Von meinem Telefon gesendet"),
        ("Get Outlook for iOS<https://aka.ms/o0ukef>", "Get Outlook for iOS<https://aka.ms/o0ukef>"),
        ("Ana Silva\nana@example.com\n+351 21 555 01 23", "Ana Silva\nana@example.com\n+351 21 555 01 23"),
    ],
)
def test_a_signature_is_told_apart(signature: str, told: str) -> None:
    body = split(f"See you on Monday.\n\n{signature}\n\nOn 4 Mar 2024, Mara <mara@example.org> wrote:\n> When?")
    assert (body.new, body.signature) == ("See you on Monday.", told)


def test_a_name_below_a_greeting_is_the_author_s_own() -> None:
    text = "See you on Monday.\n\nBest regards,\nAna"
    assert split(text) == bodies.Body(text)


def test_an_address_below_a_greeting_is_a_signature() -> None:
    body = split(
        "See you.\n\nKind regards,\n\nAna Silva\nHead of Talent, Acme GmbH\nTel. +351 21 555 01 23\nwww.example.com"
    )
    assert body.new == "See you.\n\nKind regards,"
    assert body.signature == "Ana Silva\nHead of Talent, Acme GmbH\nTel. +351 21 555 01 23\nwww.example.com"


def test_a_long_signature_is_kept_in_part() -> None:
    assert len(split("Hi.\n\n-- \n" + "Ana Silva, " * 200).signature) == 600


@pytest.mark.parametrize(
    "footer",
    [
        "_______________________________________________\nTalk mailing list\ntalk@example.org\nhttps://example.org/talk",
        "--\nYou received this message because you are subscribed to the group.",
        "This e-mail and any attachments are confidential and intended solely for the addressee.",
        "Disclaimer\n\nThe information contained in this communication is confidential.",
    ],
)
def test_what_a_list_or_a_company_adds_is_cut(footer: str) -> None:
    assert split(f"{OWN}\n\n{footer}").new == OWN


def test_a_warning_of_mail_from_outside_is_cut() -> None:
    banner = "CAUTION: This email originated from outside of the organization. Do not click links.\n\n"
    assert split(banner + OWN).new == OWN


def test_a_mail_forwarded_without_a_word_has_no_words_of_its_own() -> None:
    body = split("---------- Forwarded message ---------\nFrom: Ben <ben@example.net>\nSubject: Hi\n\nA long story.")
    assert (body.new, "A long story." in body.quoted) == ("", True)


def test_nothing_stays_nothing() -> None:
    assert split(" \n\n ") == bodies.Body("")


def test_words_are_counted_in_every_writing() -> None:
    assert bodies.count("One, two – three.") == 4
    assert bodies.count("") == 0
    assert bodies.count("明日お願いします") == 5


@pytest.mark.parametrize(
    "text", ["> " * 200_000, "wrote:\n" * 100_000, "a\n\n" * 150_000, "-" * 400_000, "Best,\n" * 80_000]
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    split(text)
    assert time.process_time() - begun < 1
