"""Who is a human being, and who is a robot, a mailing list or a mailbox that several share."""

from collections.abc import Sequence
from dataclasses import dataclass

from cordially.core import addresses, names
from cordially.core.records import EMAIL

HUMAN, ROBOT, LIST, SHARED = "human", "robot", "list", "shared"


@dataclass(frozen=True, slots=True)
class Manner:
    """How an address writes and is written to: numbers of messages."""

    wrote: int = 0  # came from it
    by_machine: int = 0  # of these, with the marks of bulk or automatic mail, apart from mailing lists
    in_answer: int = 0  # of these, said to answer another and not marked as automatic
    listed_to: int = 0  # addressed to it, with the marks of a mailing list
    written_to: int = 0  # addressed to it at all
    from_me: int = 0  # of these, written by me


def nature(kind: str, value: str, known_as: Sequence[str], manner: Manner) -> str:
    """What an identity is. What its address or its manner says outweighs the name beside it."""
    if kind != EMAIL:
        return HUMAN
    if addresses.is_no_reply(value) or addresses.is_robot(value):
        return ROBOT
    if manner.listed_to >= 3 and manner.listed_to >= 0.7 * manner.written_to and manner.wrote <= manner.listed_to / 10:
        return LIST
    if addresses.is_shared(value):
        return SHARED
    if _writes_like_a_machine(manner):
        return ROBOT
    is_named = any(names.is_human(name) for name in known_as)
    if known_as and not is_named and not (manner.in_answer and manner.from_me):
        return ROBOT
    return HUMAN


def _writes_like_a_machine(manner: Manner) -> bool:
    if not manner.by_machine or (manner.in_answer >= max(1, manner.from_me) > 0 and manner.from_me):
        return False
    return manner.by_machine >= 0.5 * manner.wrote and manner.in_answer < 0.2 * manner.wrote
