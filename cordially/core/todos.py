"""Follow-ups as to-dos in a calendar: which of them, under which name, and what a change made there means here."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cordially.core import followups as core
from cordially.core.followups import COMING, DONE, DUE, ENDED, LET_GO, RHYTHM, SNOOZED, FollowUp

OPEN = "open"
BACK, SAME = "back", "same"  # ours is put there again; nothing is said that is not known
AHEAD = timedelta(days=30)  # what comes later is not there yet
FEW = 4  # so many may be deleted there at once without a question
GIVEN_UP = ("you let it go", "it lapsed")


@dataclass(frozen=True, slots=True)
class There:
    """A to-do as the calendar tells it."""

    state: str  # OPEN, DONE or LET_GO
    day: date | None  # when it is due, on the clock of wherever you are


@dataclass(frozen=True, slots=True)
class Wanted:
    """A to-do as it shall be there."""

    key: str
    mark: str
    kind: str
    state: str  # OPEN, DONE, LET_GO
    is_near: bool
    is_snoozed: bool
    summary: str
    description: str
    due: date | datetime  # a moment in UTC where it is meant at an hour
    day: date  # the same, on the clock of wherever you are
    ended_at: datetime | None = None

    @property
    def digest(self) -> str:
        """Of what it says; the day is compared for itself."""
        hour = f"{self.due:%H:%M}" if isinstance(self.due, datetime) else ""
        told = "\0".join((self.summary, self.description, hour))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def key(salt: str, one: FollowUp) -> str:
    """The same for the same follow-up, and telling nothing. Each turn of a rhythm is one of its own."""
    whole = _salted(salt, f"{one.rests_on} {one.home}")
    return whole if one.kind != RHYTHM else whole[:_RHYTHM] + _salted(salt, str(one.since.date()))[_RHYTHM:]


def is_turn_of(key: str, other: str) -> bool:
    """Are both turns of one rhythm?"""
    return key[:_RHYTHM] == other[:_RHYTHM]


_RHYTHM = 20  # signs of a key that all turns share


def _salted(salt: str, text: str) -> str:
    return hmac.new(salt.encode(), text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()[:40]


def name(key: str, turn: int) -> str:
    """Of the to-do on the server: what was ticked and comes again has another."""
    return key if turn == 0 else f"{key}-{turn}"


def wanted(one: FollowUp, words: tuple[str, str], salt: str, *, now: datetime) -> Wanted | None:
    """None for what is at rest."""
    if one.state not in (DUE, COMING, SNOOZED, ENDED):
        return None
    at = core.instant(one)
    state = OPEN if one.state != ENDED else LET_GO if one.ended_how in GIVEN_UP else DONE
    return Wanted(
        key(salt, one), one.mark, one.kind, state,
        state == OPEN and (one.state != COMING or one.on <= now.date() + AHEAD), one.state == SNOOZED, *words,
        at or one.on, one.on if at is None else at.astimezone(now.tzinfo).date(), one.ended_at,
    )  # fmt: skip


def said(there: There, here: Wanted, agreed: date | None, *, today: date) -> str:
    """What the calendar says of an open follow-up: DONE, LET_GO, SNOOZED, BACK or SAME. An end goes before a day.

    `agreed`: on which day it was due when both were last the same. A follow-up is put off, never brought forward:
    there, a day that is no day to come goes back to ours.
    """
    if there.state != OPEN:
        return there.state
    if there.day is None or agreed is None or there.day in (agreed, here.day):
        return SAME
    is_later = there.day > today and (there.day > here.day or here.is_snoozed)
    return SNOOZED if is_later else BACK


def is_emptied(gone: int, known: int) -> bool:
    """Are so many missing at once that the calendar may have been emptied by mistake?"""
    return gone > FEW and 2 * gone > known
