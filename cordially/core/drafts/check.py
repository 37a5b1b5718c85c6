"""Look at a draft in the light of what is known between me and the person it is for."""

import re
from collections.abc import Iterator

from cordially.core import pasted
from cordially.core.drafts import asks, pitches, sameness
from cordially.core.drafts.remarks import Facts, Remark
from cordially.core.listening.signs import count, topics
from cordially.core.times import stretch
from cordially.core.words import is_friendly
from cordially.core.words.sentences import sentences

LONGEST = 20_000  # characters that are read
MOST_MARKED = 8  # words that sell
_SILENCE = 180  # days after which an ask comes out of the blue
_LONG = 60  # words


def check(draft: str, *, facts: Facts) -> tuple[Remark, ...]:
    """What to look at before sending, in the order of the text; empty where there is nothing to say.

    Saying I often, or asking before giving, is ordinary (more than half of office mails do): neither is remarked upon
    unless the facts between the two, or the want of any word to the person, speak for it.
    """
    text = own(draft)
    found = [*_pitch(text, facts), *_agenda(text, facts), *_ask_before_giving(text, facts), *_same(text, facts)]
    found += _much_i(text, facts) or _no_question(text, facts) or _nothing_about_them(text, facts)
    return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))


def own(draft: str) -> str:
    """The draft with blanks in place of what is quoted and of the signature, so that all else stands where it stood."""
    text = draft[:LONGEST]
    kept = pasted.read(text)
    if kept.text != text:  # a mail's source whose text is encoded is no draft
        return text
    blank = [" " if sign != "\n" else sign for sign in text]
    for start, place in zip(kept.starts, kept.places, strict=True):
        line = kept.own[start:].split("\n", 1)[0]
        if place >= 0:
            blank[place : place + len(line)] = line
    return "".join(blank)


def _remark(kind: str, text: str, start: int, end: int, why: str, better: str) -> Remark:
    return Remark(kind, start, end, text[start:end], why, better)


def _them(facts: Facts) -> str:
    return facts.name or "them"


def _they(facts: Facts) -> str:
    return facts.name or "they"


def _offer(facts: Facts) -> str:
    """What could be given to them, as a sentence that follows another."""
    return f" Or offer something first: {facts.give}." if facts.give else ""


def _question(facts: Facts) -> str:
    """A question that takes up what they said, else one that opens."""
    if facts.needs:
        said = f"“You said ‘{_short(facts.needs[0])}’. How is that going?”"
        return f"You could take up what {_they(facts)} told you: {said}"
    return "You could ask instead: “What are you working towards at the moment, and what would help?”"


def _short(need: str) -> str:
    words = need.split()
    return " ".join(words[:16]).rstrip(".!") + (" …" if len(words) > 16 else "")


def _pitch(text: str, facts: Facts) -> Iterator[Remark]:
    for hit in pitches.pitch(text)[:MOST_MARKED]:
        why = "These words sell; nobody likes to be sold to, least of all by someone they know."
        yield _remark("pitch", text, hit.start, hit.end, why, f"{_question(facts)}{_offer(facts)}")


def _agenda(text: str, facts: Facts) -> Iterator[Remark]:
    for hit in pitches.agendas(text)[:2]:
        why = f"This asks for {facts.name + '’s' if facts.name else 'their'} time or network for an end of yours."
        yield _remark(
            "agenda",
            text,
            hit.start,
            hit.end,
            why,
            f"Say openly what you are after, or begin with them. {_question(facts)}{_offer(facts)}",
        )


def _ask_before_giving(text: str, facts: Facts) -> Iterator[Remark]:
    found = _favour(text)
    why = _out_of_the_blue(facts)
    if found and why and not facts.gifts and not asks.has_offer(text):
        offer = _offer(facts) or f" Or offer something first: an idea, an article, someone {_they(facts)} could meet."
        yield _remark("ask before giving", text, found.start(), found.end(), why, f"{_question(facts)}{offer}")


def _favour(text: str) -> re.Match[str] | None:
    """The first words that ask for a favour; asking after the other is none."""
    kind = [sentence for sentence in sentences(text) if is_friendly(sentence.text)]
    favours = asks.FAVOUR.finditer(text)
    return next((one for one in favours if not any(s.start <= one.start() < s.end for s in kind)), None)


def _out_of_the_blue(facts: Facts) -> str:
    """The facts that make an ask come early; empty where it may well be due."""
    if facts.is_first:
        return f"This would be your first message to {_them(facts)}, and it asks for something."
    if facts.asks:
        times = {1: "once", 2: "twice"}.get(len(facts.asks), f"{len(facts.asks)} times")
        return f"You asked {_them(facts)} for something {times} lately, and nothing that you gave or offered is noted."
    silence = _silence(facts)
    if silence >= _SILENCE:
        return f"You were last in touch {stretch(silence)} ago, and this asks for something."
    given = f"This asks {facts.name} for a favour, and nothing that you gave or offered lately is noted."
    return given if facts.name else ""


def _silence(facts: Facts) -> int:
    return (facts.today - facts.last_at.date()).days if facts.today and facts.last_at else 0


def _same(text: str, facts: Facts) -> Iterator[Remark]:
    number, start, end = sameness.shared(text, facts.others)
    usual = f" You usually begin “{facts.opening}”." if facts.opening else ""
    if number:
        who = "one other person" if number == 1 else f"{number} others"
        better = f"Write what only {_them(facts)} would understand.{usual} {_question(facts)}"
        yield _remark("same text", text, start, end, f"Nearly the same words went to {who} lately.", better)
        return
    opening = sameness.for_anyone(text) if facts.name else None
    if opening:
        better = f"Call {facts.name} by name and say what made you think of them.{usual}"
        yield _remark("same text", text, opening.start(), opening.end(), "This could go to anyone.", better)


def _much_i(text: str, facts: Facts) -> list[Remark]:
    """All of it about me: no word to them beyond courtesy, no question, no offer."""
    if (
        asks.selves(text) < 6
        or count(text) < _LONG
        or asks.yous(text)
        or asks.has_question(text)
        or asks.has_offer(text)
    ):
        return []
    most = max(sentences(text), key=lambda sentence: asks.selves(sentence.text), default=None)
    if most is None:
        return []
    why = f"{asks.selves(text)} times I, me or my, and no word about {_them(facts)}."
    return [_remark("much I", text, most.start, most.end, why, _question(facts))]


def _no_question(text: str, facts: Facts) -> list[Remark]:
    """A long letter after a long silence, or the first of all, that asks nothing and offers nothing."""
    is_news = facts.is_first or _silence(facts) >= _SILENCE
    is_mine = asks.selves(text) >= 4 and asks.selves(text) > 2 * asks.yous(text)
    if not (is_news and is_mine) or count(text) < _LONG or asks.has_question(text) or asks.has_offer(text):
        return []
    last = list(sentences(text))[-1:]
    why = f"It tells much and asks {_them(facts)} nothing."
    return [_remark("no question", text, one.start, one.end, why, _question(facts)) for one in last]


def _nothing_about_them(text: str, facts: Facts) -> list[Remark]:
    """They told what moves them, and a letter that is more about me than about them does not touch it."""
    is_mine = asks.selves(text) >= 5 and asks.selves(text) > 3 * asks.yous(text)
    if not facts.needs or not is_mine or count(text) < _LONG or asks.has_question(text) or asks.has_offer(text):
        return []
    if topics(text) & topics(" ".join(facts.needs)):
        return []
    first = next(sentences(text), None)
    why = f"You know what is on {facts.name + '’s' if facts.name else 'their'} mind, and the draft does not touch it."
    return [_remark("nothing about them", text, first.start, first.end, why, _question(facts))] if first else []
