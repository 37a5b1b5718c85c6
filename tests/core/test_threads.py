"""What a pasted mail quotes: each older mail with its author, its day and whom it was written to."""

import time
from datetime import UTC, date, datetime

import pytest

from cordially.core import pasted
from cordially.core.pasted.part import Pasted

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
OUTLOOK = """Hi Ana,
I'll call you tomorrow.

Lena

From: Silva, Ana <ana@acme.example>
Sent: Tuesday, November 3, 2026 4:42 PM
To: Lena Hart <lena@hart.example>
Subject: RE: Plan

Hello Lena,

I'll send it by Friday.

Best regards,
Ana Silva
Acme Ltd, Phone: +351 21 000 0000

-----Original Message-----
From: Lena Hart <lena@hart.example>
Sent: Monday, November 2, 2026 9:10 AM
To: Silva, Ana; Ben Okri
Subject: Plan

Could you send me the plan?
"""
GMAIL = """Thanks! I'll bring the cake.

Lena

On Tue, Nov 24, 2026 at 10:02 AM Ana Silva <ana@acme.example> wrote:

> Hi Lena,
>
> I'll send you the deck by Friday.
>
> On Mon, 23 Nov 2026 at 18:02, Ben Okri <ben@okri.example>
> wrote:
>
>> Could you send me the address?
>>
>> On Mon, 23 Nov 2026 at 09:00, Lena Hart <lena@hart.example> wrote:
>>> Let me know.
>
> PS: I'll call Ben.
"""
GERMAN = """Hallo Katharina,

das passt gut.

Viele Grüße
Lena

________________________________
Von: Katharina Brandt <k@verlag.example>
Gesendet: Dienstag, 3. November 2026 16:42
An: Lena Hart <lena@hart.example>
Betreff: AW: Vertrag

Ich schicke dir den Vertrag bis Freitag.

Am 02.11.26 um 18:02 schrieb Jonas Weber:
> Könntest du mir den Vertrag schicken?
"""


def told(text: str) -> list[tuple[str, tuple[str, ...], date | None, str]]:
    found = pasted.messages(text, near=NOW)
    assert all(stands_there(one) for one in found)
    return [(one.by, one.to, one.at.date() if one.at else None, " ".join(one.own.split())) for one in found]


def stands_there(one: Pasted) -> bool:
    return all(
        place < 0 or one.text[place:].startswith(line)
        for place, line in zip(one.places, one.own.split("\n"), strict=True)
    )


def test_each_mail_of_a_thread_copied_from_outlook_is_its_author_s() -> None:
    newest, answer, first = told(OUTLOOK)
    assert newest == ("Lena Hart", ("Ana Silva",), None, "Hi Ana, I'll call you tomorrow. Lena")
    assert answer[:3] == ("Ana Silva", ("Lena Hart",), date(2026, 11, 3))
    assert "I'll send it by Friday." in answer[3] and "Phone" not in answer[3]
    assert first[1:3] == (("Ana Silva", "Ben Okri"), date(2026, 11, 2))


def test_marks_within_marks_are_mails_within_mails() -> None:
    assert told(GMAIL) == [
        ("Lena Hart", ("Ana Silva",), None, "Thanks! I'll bring the cake. Lena"),
        (
            "Ana Silva",
            ("Lena Hart",),
            date(2026, 11, 24),
            "Hi Lena, I'll send you the deck by Friday. PS: I'll call Ben.",
        ),
        ("Ben Okri", ("Ana Silva",), date(2026, 11, 23), "Could you send me the address?"),
        ("Lena Hart", ("Ben Okri",), date(2026, 11, 23), "Let me know."),
    ]


def test_a_german_thread_is_read_alike() -> None:
    _, answer, first = told(GERMAN)
    assert answer[:3] == ("Katharina Brandt", ("Lena Hart",), date(2026, 11, 3))
    assert first == ("Jonas Weber", ("Katharina Brandt",), date(2026, 11, 2), "Könntest du mir den Vertrag schicken?")


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 23 Nov 2026 at 10:02, Silva, Ana <ana@x.example> wrote:",
        "On Mon, Nov 23, 2026 at 10:02 AM Ana Silva\n<ana@x.example> wrote:",
        "Ana Silva <ana@x.example> schrieb am Mo., 23. Nov. 2026, 10:02:",
        "Am Mo., 23. Nov. 2026 um 10:02 Uhr schrieb Ana Silva <ana@x.example>:",
        "Le lun. 23 nov. 2026 à 10:02, Ana Silva <ana@x.example> a écrit :",
        "El lun, 23 nov 2026 a las 10:02, Ana Silva (<ana@x.example>) escribió:",
        "Il 23/11/2026 10:02, Ana Silva ha scritto:",
        "Op 23 nov. 2026 om 10:02 heeft Ana Silva <ana@x.example> het volgende geschreven:",
        "Ana Silva wrote on 23/11/2026 10:02:",
        "On 23/11/2026 10:02, Ana Silva ana@x.example wrote:",
    ],
)
def test_the_line_above_a_quote_tells_who_and_when_in_many_languages(line: str) -> None:
    for quoted in ("> I'll send it.", "\nI'll send it."):
        assert told(f"Thanks!\n\n{line}\n{quoted}\n")[1:] == [("Ana Silva", (), date(2026, 11, 23), "I'll send it.")]


@pytest.mark.parametrize("line", ["-----Original Message-----", "Begin forwarded message:\n", "_" * 32, ""])
def test_a_head_below_any_line_tells_who_wrote(line: str) -> None:
    head = "De: Ana Silva\nEnviado el: lunes, 23 de noviembre de 2026 10:02\nPara: Ben Okri\nAsunto: Plan\n"
    assert told(f"Thanks!\n\n{line}\n{head}\nI'll send it.\n")[1:] == [
        ("Ana Silva", ("Ben Okri",), date(2026, 11, 23), "I'll send it.")
    ]


def test_what_is_quoted_between_answers_is_by_whom_they_answer() -> None:
    assert told("Hi Ana,\n\n> Could you send it?\n\nYes.\n\n> And when?\n\nSoon.\n\nLena\n") == [
        ("Lena", ("Ana",), None, "Hi Ana, Yes. Soon. Lena"),
        ("Ana", ("Lena",), None, "Could you send it? And when?"),
    ]
    assert told("Yes.\n\n> Could you send it?\n")[1] == ("", (), None, "Could you send it?")


def test_a_mail_s_source_has_older_mails_at_their_place_too() -> None:
    head = "From: Lena Hart <l@x.example>\nTo: Ana Silva <a@x.example>\nDate: Wed, 25 Nov 2026 09:00:00 +0100\n"
    text = f"{head}Subject: Re: Plan\n\nThanks!\n\nOn Mon, 23 Nov 2026 at 10:02, Ana wrote:\n> I'll send it.\n"
    newest, older = pasted.messages(text, near=NOW)
    assert (newest.by, older.by, older.to, older.own) == ("Lena Hart", "Ana Silva", ("Lena Hart",), "I'll send it.")
    assert older.place(0) == text.index("I'll send it.")


def test_whoever_says_i_is_whom_older_mails_answer() -> None:
    text = "Fine.\n\nOn Mon, 23 Nov 2026 at 10:02, Ana <a@x.example> wrote:\n> I'll send it.\n"
    newest, older = pasted.messages(text, near=NOW, by="Lena Hart")
    assert (newest.by, newest.to, older.to) == ("Lena Hart", ("Ana",), ("Lena Hart",))


@pytest.mark.slow
def test_hostile_threads_cost_bounded_time() -> None:
    wrote = "On Mon, 23 Nov 2026 at 10:02, Ana <a@x.example> wrote:\n"
    head = "From: Ana <a@x.example>\nSent: Tuesday, November 3, 2026 4:42 PM\nTo: Ben\nSubject: x\n\nI'll go.\n\n"
    texts = (
        "\n".join(f"{'>' * depth} I'll send you the deck." for depth in range(1400)),
        "\n".join(f"{'>' * depth} {wrote}{'>' * (depth + 1)} Hi" for depth in range(1000)),
        "> " * 5000 + "x",
        f"{wrote}> I'll send it.\n" * 20_000,
        f"{wrote}I'll send it.\n\n" * 20_000,
        head * 10_000,
        "> I'll send it.\nOk then.\n" * 50_000,
        "-----Original Message-----\n" * 50_000,
        "a:" * 500_000,
    )
    for text in texts:
        begun = time.process_time()
        found = pasted.messages(text, near=NOW)
        assert time.process_time() - begun < 2
        assert len(found) <= 201
    assert pasted.messages(head * 300, near=NOW)[0].is_quoting  # more than were looked at
    assert not pasted.messages(head * 150, near=NOW)[0].is_quoting
