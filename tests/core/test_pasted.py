"""What somebody pastes: the author's own words, each at its place in what was pasted."""

import time
from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest

from cordially.core import pasted

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
THREAD = """Hi Ana,

thanks for the long mail. I'll send you the deck by Friday.

> Could you send me the deck?

Let me ask Ben about it.

> I'll bring the cake.

  Could you tell me which room we have?

Best,
Lena
--{}
Lena Hart
Head of Design, Acme

On Mon, 23 Nov 2026 at 10:02, Ana Silva <ana@acme.example> wrote:
> I'll send you the deck by Friday.
> Let me ask Ben about it.
""".format(" ")
LETTER = "Hi Lena,\n\nI'll send you the deck by Friday \u2013 promised.\n\nAna\n\n> Could you send it?\n"


def places(text: str, *wanted: str) -> list[tuple[int, str]]:
    """(line, the text there) of each of these sentences."""
    read = pasted.read(text)
    found = []
    for sentence in wanted:
        start = read.place(read.own.index(sentence))
        found.append((read.text.count("\n", 0, start) + 1, read.text[start : start + len(sentence)]))
    return found


def test_own_words_stand_at_their_place_among_what_is_quoted() -> None:
    wanted = ("I'll send you the deck by Friday.", "Let me ask Ben about it.", "Could you tell me which room we have?")
    assert places(THREAD, *wanted) == [(3, wanted[0]), (7, wanted[1]), (11, wanted[2])]
    assert "cake" not in pasted.read(THREAD).own
    assert "Head of Design" not in pasted.read(THREAD).own


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
def test_a_mails_source_tells_who_and_when(encoding: str) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "Ana Silva <ana@acme.example>", "Lena Hart <lena@hart.example>"
    message["Subject"], message["Date"] = "Plans", "Mon, 02 Nov 2026 09:00:00 +0100"
    message.set_content(LETTER, cte=encoding)
    text = bytes(message).decode()
    read = pasted.read(text)
    assert (read.by, read.to, str(read.at)) == ("Ana Silva", ("Lena Hart",), "2026-11-02 09:00:00+01:00")
    sentence = "I'll send you the deck by Friday \u2013 promised."
    line = text.count("\n", 0, text.index(sentence)) + 1 if encoding == "8bit" else 3
    assert places(text, sentence) == [(line, sentence)]
    assert "Could you" not in read.own


def test_only_what_is_quoted_is_read_as_it_is() -> None:
    assert pasted.read("> I'll bring the cake.\n> Ana").own
    assert pasted.read("").own == ""


HEADS = {
    "German": "Von: Katharina Brandt <k@verlag.example>\nGesendet: Dienstag, 24. November 2026 16:42\n"
    "An: Lena Hart <lena@hart.example>; Jonas Weber <j@weber.example>\nBetreff: AW: Plan\n",
    "English": "From: Brandt, Katharina <k@verlag.example>\nSent: Tuesday, November 24, 2026 4:42 PM\n"
    "To: Lena Hart <lena@hart.example>; Jonas Weber <j@weber.example>\nSubject: RE: Plan\n",
    "French": "De : Katharina Brandt <k@verlag.example>\nEnvoyé : mardi 24 novembre 2026 16:42\n"
    "À : Lena Hart <lena@hart.example>; Jonas Weber <j@weber.example>\nObjet : RE: Plan\n",
    "Spanish": "De: Katharina Brandt <k@verlag.example>\nEnviado: martes, 24 de noviembre de 2026 16:42\n"
    "Para: Lena Hart <lena@hart.example>; Jonas Weber <j@weber.example>\nAsunto: RE: Plan\n",
}


@pytest.mark.parametrize("language", HEADS)
def test_a_copied_mail_s_head_tells_who_and_when_and_is_none_of_the_words(language: str) -> None:
    older = HEADS[language].replace("24", "23")
    text = f"{HEADS[language]}\nHi Lena,\n\nI'll send the plan on Friday.\n\nKatharina\n\n{older}\nI'll call you.\n"
    read, before = pasted.messages(text, near=NOW)
    assert (read.by, read.to) == ("Katharina Brandt", ("Lena Hart", "Jonas Weber"))
    assert read.at == datetime(2026, 11, 24, 16, 42, tzinfo=UTC)
    assert "Betreff" not in read.own and "call you" not in read.own and not read.is_quoting
    assert (before.by, before.to, before.own) == (read.by, read.to, "I'll call you.")
    assert before.at == datetime(2026, 11, 23, 16, 42, tzinfo=UTC)
    assert read.place(read.own.index("I'll send")) == text.index("I'll send")


CHATS = {
    "WhatsApp on an iPhone": "[24.11.26, 09:12:11] Ana Silva: I'll send it\n[24.11.26, 09:13:40] Lena: and the rest?\n",
    "WhatsApp on Android": "11/24/26, 9:12 AM - Messages are encrypted.\n11/24/26, 9:12 AM - Ana Silva: I'll send it\n"
    "11/24/26, 9:13 AM - Lena: <Media omitted>\n11/24/26, 9:14 AM - Lena: and the rest?\n",
    "WhatsApp in a browser": "[09:12, 24.11.2026] Ana Silva: I'll send it\n[09:14, 24.11.2026] Lena: and the rest?\n",
    "Telegram": "Ana Silva, [24.11.2026 09:12]\nI'll send it\n\nLena, [24.11.2026 09:14]\nand the rest?\n",
    "Teams": "[9:12 AM] Silva, Ana (External)\nI'll send it\n\n[9:20 AM] Lena\nand the rest?\n",
    "Slack": "Ana Silva\n  9:12 AM\nI'll send it\n:+1:\n1\n\nLena\n  9:20 AM\nand the rest?\n3 replies\n",
    "LinkedIn": "Ana Silva sent the following message at 9:12 AM\nView Ana’s profile\nAna Silva\n"
    "Ana Silva  9:12 AM\nI'll send it\n\nTODAY\nLena  9:40 AM\nand the rest?\n",
    "Discord": "Ana Silva — Today at 9:12 AM\nI'll send it\nLena — Today at 9:15 AM\nand the rest?\n",
    "newer Teams": "Ana Silva\n24/11 09:12\nI'll send it\n\nLena\n24/11 09:20\nand the rest?\n",
    "by hand": "Ana Silva: I'll send it\nLena: and the rest?\nAna Silva: later\n",
}


@pytest.mark.parametrize("program", CHATS)
def test_each_message_of_a_chat_is_its_author_s(program: str) -> None:
    text = CHATS[program]
    found = pasted.messages(text, near=NOW)
    assert [(one.by, one.to, one.own) for one in found][:2] == [
        ("Ana Silva", ("Lena",), "I'll send it"),
        ("Lena", ("Ana Silva",), "and the rest?"),
    ]
    assert all(text[one.place(0) :].startswith(one.own) for one in found)
    if "24." in text or "24/26" in text:
        assert {one.at.date() for one in found if one.at} == {date(2026, 11, 24)}


def test_a_conversation_as_gmail_prints_it_is_several_mails() -> None:
    text = (
        "Lena Hart <lena@hart.example>\tMon, Nov 23, 2026 at 6:02 PM\nTo: Ana Silva <ana@acme.example>\nI'll write.\n\n"
        "Ana Silva <ana@acme.example>\tTue, Nov 24, 2026 at 10:32 AM\nTo: Lena Hart <lena@hart.example>\nI'll wait.\n"
    )
    found = pasted.messages(text, near=NOW)
    assert [(one.by, one.to, one.own) for one in found] == [
        ("Lena Hart", ("Ana Silva",), "I'll write."),
        ("Ana Silva", ("Lena Hart",), "I'll wait."),
    ]
    assert [str(one.at)[:16] for one in found] == ["2026-11-23 18:02", "2026-11-24 10:32"]


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    text = (
        "<div><p>Hi Lena,</p><p>I&#8217;ll send it <b>by Friday</b>.</p><p>Ana</p></div>"
        "<blockquote type=cite><p>Could you send it?</p></blockquote>"
    )
    read, quoted = pasted.messages(text)
    assert "I’ll send it by Friday." in read.own and "Could you" not in read.own
    assert (read.by, read.to) == ("Ana", ("Lena",))
    assert (quoted.by, quoted.to, quoted.own) == ("Lena", ("Ana",), "Could you send it?")


@pytest.mark.parametrize("text", ["10:30\nCoffee\n11:00\nTalk\n", "Name: Ana\nPhone: 12\nCity: Porto\n", "See 9:12.\n"])
def test_an_agenda_or_a_form_is_no_chat(text: str) -> None:
    assert [one.own for one in pasted.messages(text)] == [text.strip()]


@pytest.mark.slow
def test_hostile_text_costs_bounded_time() -> None:
    head = "From: a@x.example\nDate: now\nSubject: x\n"
    texts = (
        "," * 1_000_000,
        "a" * 100_000 + "\n",
        ">" * 5000 + " x\n" + "> " * 5000,
        "\n".join(["I'll send you the deck."] * 50_000),
        head + " folded\n" * 50_000,
        head
        + "Content-Type: multipart/mixed; boundary=x\n\n"
        + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3000,
        "\u202e" * 50_000,
        "Ana: I'll send it.\nBen: ok\n" * 30_000,
        "[24.11.26, 09:12:11] " * 50_000,
        "a <a@b.c> \n" * 50_000,
        "From: a\nSent: 1\nTo: " + "a;\n" * 100_000,
        "Ana Silva  9:12 AM\n" * 50_000,
        "<p>" * 200_000,
    )
    for text in texts:
        begun = time.process_time()
        pasted.messages(text)
        assert time.process_time() - begun < 2
