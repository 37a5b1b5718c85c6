"""What was planted in the made-up history, beside what was heard in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cordially.demo import Story, write
from cordially.models import Ask, Interaction, Need, Offer, Promise
from cordially.queries import promises
from cordially.viewer import Viewer

FOUND_AS = {"ask": Ask, "pitch": Ask, "offer": Offer}  # all others: Need


@dataclass(frozen=True, slots=True)
class Line:
    """One planted thing: as what it was found, and whether that is right."""

    what: str
    found: str  # "sure", "maybe", "missed"
    ended: str  # "right", "wrong", "not", or empty where nothing is to end it
    sentence: str
    note: str = ""

    def __str__(self) -> str:
        note = f"  # {self.note}" if self.note else ""
        return f"{self.what:<14} {self.found:<7} {self.ended:<6} {self.sentence[:90]}{note}"


def import_story(viewer: Viewer, folder: Path, *, now: datetime, seed: int) -> Story:
    """Write the exports of the story and read them in."""
    from cordially.actions import imports

    story = write(folder, now=now, seed=seed)
    imports.read(viewer, [folder], now=now)
    viewer.space.refresh_from_db()
    return story


class Planted:
    """The truth of a story, and the space that it was imported into."""

    def __init__(self, story: Story, viewer: Viewer, now: datetime) -> None:
        self.story, self.viewer, self.now = story, viewer, now
        told = [*story.letters, *story.chats]
        self.letters = {letter.id: letter for letter in told}
        self.times = {letter.id: int(letter.at.timestamp()) for letter in told}
        self.times |= {meeting.uid: int(meeting.start.timestamp()) for meeting in story.meetings}
        self.places = {id_: self._interactions(at) for id_, at in self.times.items()}

    def _interactions(self, at: int) -> set[int]:
        if not hasattr(self, "_by_time"):
            self._by_time: dict[int, set[int]] = {}
            for id_, when in Interaction.objects.filter(space=self.viewer.space).values_list("id", "at"):
                self._by_time.setdefault(when, set()).add(id_)
        return self._by_time.get(at, set())

    def rows(self, model: Any, message: str, sentence: str) -> list[Any]:
        """What was found in this message and holds the sentence or a part of it."""
        found = model.objects.filter(interaction_id__in=self.places[message], dismissed_at=None)
        return [row for row in found if _same(row.text, sentence)]

    def promises(self) -> Iterator[Line]:
        for one in self.story.truth.promises:
            what = "kept" if one.kept_by else "open"
            row = self._promise(one)
            if row is None:
                yield Line(f"promise {what}", "missed", "", one.sentence)
                continue
            ended = self._ended(row, one)
            note = "" if ended == "right" else f"{row.kept_why} {self._told(row.kept_by_id)} wanted {one.kept_by}"
            due = "" if row.due_on == one.due_on else f" due {row.due_on}, not {one.due_on}"
            mine = "" if row.mine == (one.by == "me") else " WHOSE"
            who = (
                ""
                if self._is_to(row, one)
                else f" WITH {row.person.root.name}, not {one.to if one.by == 'me' else one.by}"
            )
            yield Line(f"promise {what}", _sure(row), ended, one.sentence, note + due + mine + who)

    def _promise(self, one: Any) -> Any:
        found = self.rows(Promise, one.message, one.sentence)
        if found:
            return found[0]
        same = Promise.objects.filter(space=self.viewer.space, again__gt=0)
        return next((row for row in same if _same(row.text, one.sentence)), None)

    def _is_to(self, row: Any, one: Any) -> bool:
        key = one.to if one.by == "me" else one.by
        person = self.story.cast[key]
        return row.person.root.name in (person.name, *person.also)

    def _told(self, interaction: int | None) -> str:
        row = Interaction.objects.filter(id=interaction).select_related("told").first()
        return f"[{row.told.subject[:40]}: {row.told.text[:120]!r}]" if row else ""

    def _ended(self, row: Promise, one: Any) -> str:
        if row.kept_at is None:
            return "not" if one.kept_by else "right"
        right = one.kept_by and row.kept_by_id in self.places[one.kept_by]
        return "right" if right else "wrong"

    def sayings(self) -> Iterator[Line]:
        for one in self.story.truth.sayings:
            model = FOUND_AS.get(one.kind, Need)
            found = self.rows(model, one.message, one.sentence)
            fits = [row for row in found if row.kind == {"ask": "request"}.get(one.kind, one.kind)]
            best = max(fits or found, key=lambda row: row.sure, default=None)
            others = [r.kind for m in (Promise, Ask, Offer, Need) for r in self.rows(m, one.message, one.sentence)]
            note = "" if fits else f"as {others}"
            if best is not None and best.mine != (one.by == "me"):
                note += " WHOSE"
            yield Line(one.kind, _sure(best) if best else "missed", "", one.sentence, note)

    def needs(self) -> Iterator[str]:
        """How many sentences of each kind were found, and in how many of them something was planted."""
        planted = [one.sentence for one in self.story.truth.sayings if one.kind not in FOUND_AS]
        found = Need.objects.filter(space=self.viewer.space, dismissed_at=None)
        for kind in (*sorted({row.kind for row in found}), "any of them"):
            some = [row for row in found if kind in (row.kind, "any of them")]
            for name, rows in (("found", some), ("listed", [r for r in some if r.sure or r.chance >= 0.5])):
                texts = {row.text for row in rows}
                right = sum(any(_same(text, sentence) for sentence in planted) for text in texts)
                yield f"{kind:<14} {name:<7} {len(texts):>4} sentences, {right:>3} of them planted"

    def answers(self) -> Iterator[Line]:
        for one in self.story.truth.answers:
            listed = promises.asks(self.viewer, now=self.now, mine=one.kind == "awaited")
            name = self.story.cast[one.person].name
            found = [told for told in listed if told.interaction in self.places[one.message]]
            sure = ("sure" if found[0].sure else "maybe") if found else "missed"
            note = "" if found else f"{[(t.kind, t.sure, t.text) for t in listed if t.person[1] == name]}"
            text = self.letters[one.message].text.replace("\n", " ")
            yield Line(one.kind, sure, "", f"{name}: {text}", note)

    def beside(self) -> Iterator[str]:
        """What is listed as owed and awaited that was not planted so, and open promises that were not."""
        planted = {place for one in self.story.truth.answers for place in self.places[one.message]}
        for mine in (False, True):
            for told in promises.asks(self.viewer, now=self.now, mine=mine):
                if told.interaction not in planted:
                    what = "awaited" if mine else "owed"
                    yield f"beside: {what} {told.state} {told.person[1]} {told.said_at:%Y-%m-%d} {told.text}"
        sentences = [one.sentence for one in self.story.truth.promises]
        for row in Promise.objects.filter(space=self.viewer.space).order_by("said_at"):
            if not any(_same(row.text, sentence) for sentence in sentences):
                who = f"{'me to ' if row.mine else ''}{row.person.root.name}"
                state = f"KEPT {row.kept_why}" if row.kept_at else "open"
                yield f"beside: promise {_sure(row)} {who} {row.text[:140]} ({row.due_on}) {state[:60]}"


def compared(story: Story, viewer: Viewer, *, now: datetime, also_others: bool = False) -> Iterator[str]:
    """The table, and every line that is not as planted."""
    planted = Planted(story, viewer, now)
    lines = [*planted.promises(), *planted.answers(), *planted.sayings()]
    counts = Counter((line.what, line.found, line.ended) for line in lines)
    yield from (
        f"{what:<14} {found:<7} {ended:<6} {count:>4}" for (what, found, ended), count in sorted(counts.items())
    )
    yield from planted.needs()
    yield from (str(line) for line in lines if line.note or line.found == "missed" or line.ended in ("wrong", "not"))
    if also_others:
        yield from planted.beside()


def _sure(row: Any) -> str:
    return "sure" if row.sure else "maybe"


def _same(text: str, sentence: str) -> bool:
    one, other = _plain(text), _plain(sentence)
    return one in other or other in one


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
