"""One kind suggestion for the next conversation, drawn from the figures: what stands out most, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordially.core.listening.figures import Listening, Stretch

_MUCH = 0.63  # a share of mine past which it is worth a word: that of talks which experts found poor
_MUCH_IN_LETTERS = 0.7
_TOO_LONG = 180  # words of mine on end


def suggest(found: Listening, stretches: Sequence[Stretch], them: str) -> Listening:
    """`found` with the suggestion that its figures call for; none for what is no conversation."""
    if found.kind not in ("conversation", "messages"):
        return found
    name = them or ("them" if found.others > 1 else "the other")
    concerns = [
        _advice(found, name), _share(found, name), _no_question(found, name), _not_taken_up(found, stretches, name),
        _too_long(found, stretches, name),
    ]  # fmt: skip
    weight, words, because = max(concerns, key=lambda one: one[0])
    return replace(found, suggestion=words, because=because) if weight >= 0.5 else _well(found, name)


Concern = tuple[float, str, tuple[int, ...]]
"""How much it stands out, said in words, and the turns that show it. At half of what is usual in talks that experts
found poor it is worth a word; what told poor talks from good ones best (advice) weighs most, questions alone least."""


def _turns(found: Listening, what: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.turn for one in found.evidence if one.what == what))


def _advice(found: Listening, name: str) -> Concern:
    """In talks graded low by experts about 7 in 100 turns give advice nobody asked for, in those graded high none."""
    rate = found.unasked_advice / max(found.my_turns, 1)
    often = {1: "Once", 2: "Twice"}.get(found.unasked_advice, f"{found.unasked_advice} times")
    words = (
        f"{often} you gave advice before {name} asked for it. A question first, such as “What have you tried so far?”, "
        "leaves the choice where it belongs."
    )
    enough = found.unasked_advice >= 2 or rate >= 0.1
    weight = min(rate / 0.07, 1.6) if found.unasked_advice and enough else 0.0
    return weight, words, _turns(found, "advice not asked for")


def _share(found: Listening, name: str) -> Concern:
    """Talks graded high and low differ little in it (half of the words are the listener's, against 63 in 100)."""
    share = found.time_share if found.time_share is not None else found.word_share
    much = _MUCH_IN_LETTERS if found.kind == "messages" else _MUCH
    if share is None or share <= much:
        return 0.0, "", ()
    weight = min(0.5 + (share - much) / 0.26, 1.4)
    if found.kind == "messages":
        return weight, f"{_held(found)} A shorter letter with a question in it leaves {name} room.", ()
    room = f"Letting a short silence stand, or asking “What else?”, gives {name} room."
    return weight, f"{_held(found)} Two is the aim. {room}", ()


def _held(found: Listening) -> str:
    """The share as the figures tell it: theirs for each of mine."""
    mine, theirs, what = found.my_seconds, found.their_seconds, "minutes"
    if not mine or theirs is None:
        mine, theirs, what = found.my_words, found.their_words, "words"
    if theirs < 0.05 * mine:
        return f"It held hardly any {what} of theirs."
    return f"It held {theirs / mine:.1f} {what} of theirs for each of yours."


def _no_question(found: Listening, name: str) -> Concern:
    if found.questions or found.my_turns < 2:
        return 0.0, "", ()
    return 0.5, f"You asked no question this time. “What is on your mind these days?” would invite {name}.", ()


def _not_taken_up(found: Listening, stretches: Sequence[Stretch], name: str) -> Concern:
    """They spoke at length, and nothing was asked back."""
    missed = _turns(found, "not asked back")
    longest = max((one for one in stretches if one.turns[0] in missed), key=lambda one: one.words, default=None)
    if longest is None or found.follow_ups > 1:
        return 0.0, "", ()
    said = " ".join(longest.text.split()[:10])
    weight = 0.85 if not found.follow_ups else 0.5
    who = name if name not in ("them", "the other") else "they"
    return (
        weight,
        f"When {who} said “{said} …”, a question back would have shown that you heard it.",
        (longest.turns[0],),
    )


def _too_long(found: Listening, stretches: Sequence[Stretch], name: str) -> Concern:
    longest = max((one for one in stretches if one.is_mine), key=lambda one: one.words, default=None)
    if longest is None or longest.words < _TOO_LONG or found.kind == "messages":
        return 0.0, "", ()
    words = f"Once you spoke for {longest.words} words on end; a question halfway keeps {name} with you."
    return min(0.5 + (longest.words - _TOO_LONG) / 400, 0.9), words, longest.turns[:1]


def _well(found: Listening, name: str) -> Listening:
    if found.follow_ups < 2:
        return found
    words = (
        f"{found.follow_ups} of your questions took up what {name if found.others == 1 else 'they'} had said; "
        f"that is what makes people feel heard."
    )
    return replace(found, suggestion=words, because=_turns(found, "asking back"))
