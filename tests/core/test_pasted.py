"""What somebody pastes: the author's own words, each at its place in what was pasted."""

import time
from email.message import EmailMessage

import pytest

from cordially.core import pasted

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
    )
    for text in texts:
        begun = time.process_time()
        pasted.read(text)
        assert time.process_time() - begun < 2
