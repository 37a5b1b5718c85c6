"""Needs that the words of a text tell, weighed by what its sentences mean, and those that only the meaning tells."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from cordially.core.meaning.model import Model
from cordially.core.meaning.needs import Head, Judged, clues, directions, judged, reason
from cordially.core.words import Found, Sentence, sentences
from cordially.core.words.features import parts
from cordially.core.words.kinds import NEEDS
from cordially.core.words.personal import Personal
from cordially.core.words.read import Read
from cordially.core.words.speakers import who

LONGEST = 600  # signs of a sentence whose meaning is looked at
MOST = 100  # sentences of one text: a third of a second
SHOWN = 0.5


def weigh(head: Head, model: Model, read: Sequence[Read], personal: Personal | None = None) -> list[tuple[Found, ...]]:
    """What is found in each text now. What is sure stays, and so does all that is no need."""
    looked_at = [_worth(one.text, personal) for one in read]
    told = {sentence.text: clue for some in looked_at for sentence, clue in some}
    found = directions(model, [text[:LONGEST] for text in told])
    known = dict(zip(told, judged(head, list(told.values()), found), strict=True))
    return [
        tuple(_weighed(one, [(sentence, known[sentence.text]) for sentence, _ in some], personal))
        for one, some in zip(read, looked_at, strict=True)
    ]


def _worth(text: str, personal: Personal | None) -> list[tuple[Sentence, list[float]]]:
    told = ((sentence, clues(sentence.text, personal)) for sentence in sentences(text))
    return list(islice(((sentence, clue) for sentence, clue in told if clue is not None), MOST))


def _weighed(
    read: Read, looked_at: Sequence[tuple[Sentence, tuple[Judged, ...]]], personal: Personal | None
) -> list[Found]:
    by_place = {(sentence.start, one.kind): one for sentence, kinds in looked_at for one in kinds}
    kept = []
    for found in read.found:
        one = None if found.sure or found.kind not in NEEDS else by_place.get((found.start, found.kind))
        if one is None:
            kept.append(found)
        elif not one.is_unlikely:
            kept.append(replace(found, chance=round(one.chance, 3)))
    there = {(found.start, found.kind) for found in read.found}
    for sentence, kinds in looked_at:
        kept += [
            _new(sentence, one, read)
            for one in kinds
            if one.chance >= SHOWN and (sentence.start, one.kind) not in there and _is_open(sentence, one, personal)
        ]
    return sorted(kept, key=lambda found: found.start)


def _is_open(sentence: Sentence, one: Judged, personal: Personal | None) -> bool:
    """Whether the person has not said of this very sentence that it is none."""
    return personal is None or personal.answer(parts(sentence.text), one.kind) is None


def _new(sentence: Sentence, one: Judged, read: Read) -> Found:
    by, to = who(one.kind, sentence.text, parts(sentence.text).line, by=read.by, to=read.to)
    return Found(
        kind=one.kind,
        sure=False,
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        by=by,
        to=to,
        due=None,
        due_text="",
        reason=reason(one.near_to),
        chance=round(one.chance, 3),
    )
