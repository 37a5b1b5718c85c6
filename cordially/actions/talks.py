"""A call's transcript as an interaction: who spoke, the words, and the turns beside it."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from cordially.core.listening import me as among
from cordially.core.records import NAME, Meeting, Party, Problem, Talk
from cordially.errors import WrongUse
from cordially.sources import transcript
from cordially.sources.files import File
from cordially.store import rows
from cordially.store.bulk import key_of

_OF_KEY = "SELECT key, id FROM interaction WHERE key IN ({}) AND space_id = ?"
_ADD = "INSERT OR IGNORE INTO talk (interaction_id, turns) VALUES (?, ?)"


def meeting(talk: Talk, my_names: Sequence[str], mine: Party | None) -> Meeting:
    """The call as a meeting of its speakers; whoever is called as I am is me."""
    if talk.at is None:
        raise ValueError("A call needs a day.")
    speakers = list(dict.fromkeys(turn.speaker for turn in talk.turns if turn.speaker))
    own = among(speakers, my_names)
    parties = [Party("attendee", NAME, f"{s} (transcript)", s, "accepted") for s in speakers if s not in own]
    if own and mine is not None:
        parties.append(mine)
    ends = [turn.end for turn in talk.turns if turn.end is not None]
    return Meeting(
        key=f"transcript {talk.key}",
        start=talk.at,
        end=talk.at + timedelta(seconds=max(ends)) if ends else None,
        parties=tuple(parties),
        kind="call",
        title=talk.title,
        text="\n".join(f"{turn.speaker}: {turn.text}" for turn in talk.turns),
    )


def look(path: Path) -> Talk:
    """A transcript that is only looked at, not imported."""
    file = File(path)
    if not transcript.matches(file):
        raise WrongUse(f"{path.name} is no transcript. {transcript.EXPECTS}")
    for told in transcript.read([file]):
        if isinstance(told, Talk):
            return told
        if isinstance(told, Problem):
            raise WrongUse(f"{path.name} {told.what}.")
    raise WrongUse(f"{path.name} holds no spoken words.")


def keep_turns(space_id: int, talks: Sequence[tuple[Talk, Meeting]]) -> None:
    """Keep the turns beside the interactions that were just written."""
    keyed = {key_of(told): talk for talk, told in talks}
    found = rows.among(_OF_KEY, keyed, space_id)
    turns = [(number, [[t.speaker, t.text, t.start, t.end] for t in keyed[key].turns]) for key, number in found]
    rows.write(_ADD, [(number, json.dumps(told)) for number, told in turns])
