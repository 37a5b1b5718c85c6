"""The whole story in one value: what was written, who met, and what is to be found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from cordially.demo import chatter, diary, planted, robots
from cordially.demo.cast import Person
from cordially.demo.letters import Letter, Meeting
from cordially.demo.screenplay import scenes
from cordially.demo.stage import WRITTEN, Played, Stage
from cordially.demo.truth import Truth


@dataclass(frozen=True)
class Story:
    """Five years of a made-up person's mail, chats and appointments, and the truth about them."""

    now: datetime
    me: Person
    cast: dict[str, Person]
    letters: tuple[Letter, ...]  # mails, oldest first
    chats: tuple[Letter, ...]  # lines written on LinkedIn, oldest first
    meetings: tuple[Meeting, ...]
    truth: Truth
    stage: Stage

    @property
    def today(self) -> date:
        return self.now.date()


def build(*, now: datetime, seed: int = 7) -> Story:
    """The story that ends at `now`; the same for the same `now` and `seed`."""
    if now.tzinfo is None:
        raise ValueError("The story's end needs a time zone.")
    stage = Stage(now, seed)
    left_out = [scene.key for name in WRITTEN for scene in scenes(name) if not stage.play(scene, {})]
    if left_out:
        raise ValueError(f"These scenes would not be over in time: {', '.join(left_out)}.")
    chatter.play(stage)
    chatter.play_list(stage)
    meetings = diary.meetings(stage)
    held = {meeting.uid.partition("@")[0]: meeting for meeting in meetings}
    written = [_sent(played, held) for played in stage.played]
    told = sorted([*written, *robots.letters(stage)], key=lambda letter: (letter.at, letter.id))
    return Story(
        now=stage.now,
        me=stage.cast["me"],
        cast=stage.cast,
        letters=tuple(letter for letter in told if letter.channel == "mail"),
        chats=tuple(letter for letter in told if letter.channel == "linkedin"),
        meetings=meetings,
        truth=planted.truth(stage, meetings),
        stage=stage,
    )


def _sent(played: Played, held: Mapping[str, Meeting]) -> Letter:
    invites = played.line.options.get("invites")
    letter = replace(played.letter, invites=held[invites]) if invites else played.letter
    return _through_the_list(letter)


def _through_the_list(letter: Letter) -> Letter:
    """What the mailing list's program adds on the way."""
    host = "lists.example.org"
    if not any(box.address.endswith(host) for box in letter.to):
        return letter
    name = letter.to[0].address.partition("@")[0]
    headers = (
        ("List-Id", f"Design and Code <{name}.{host}>"),
        ("List-Post", f"<mailto:{name}@{host}>"),
        ("List-Unsubscribe", f"<mailto:{name}-leave@{host}>"),
        ("Precedence", "list"),
    )
    subject = letter.subject if "[design-code]" in letter.subject else f"[design-code] {letter.subject}"
    return replace(letter, headers=headers, subject=subject, signature="", labels=("Design & Code",))
