"""Remembering: one family of tables per file, and the rules about one row."""

from cordially.models.ask import Ask
from cordially.models.card import Card
from cordially.models.circle import Circle
from cordially.models.correction import Correction
from cordially.models.day import Day
from cordially.models.delivery import Delivery, Digest
from cordially.models.draft import Draft
from cordially.models.event import Change, Event
from cordially.models.feed import Feed
from cordially.models.followup import Decision, FollowUp
from cordially.models.gift import Gift
from cordially.models.identity import Identity, IdentityName
from cordially.models.interaction import Interaction, Participant, Words
from cordially.models.introduction import Introduction
from cordially.models.link import Link
from cordially.models.meaning import Meaning
from cordially.models.need import Need
from cordially.models.note import Note
from cordially.models.offer import Offer
from cordially.models.person import Person
from cordially.models.position import Position
from cordially.models.promise import Promise
from cordially.models.rhythm import Pace, Rhythm
from cordially.models.shelf import ShelfItem
from cordially.models.source import Import, ImportProblem, SeenFile, Sighting
from cordially.models.space import Space
from cordially.models.suggestion import Suggestion
from cordially.models.talk import Talk
from cordially.models.thread import ThreadReference
from cordially.models.tie import Tie
from cordially.models.todo import Todo, TodoPlace

__all__ = [
    "Ask",
    "Card",
    "Change",
    "Circle",
    "Correction",
    "Day",
    "Decision",
    "Delivery",
    "Digest",
    "Draft",
    "Event",
    "Feed",
    "FollowUp",
    "Gift",
    "Identity",
    "IdentityName",
    "Import",
    "ImportProblem",
    "Interaction",
    "Introduction",
    "Link",
    "Meaning",
    "Need",
    "Note",
    "Offer",
    "Pace",
    "Participant",
    "Person",
    "Position",
    "Promise",
    "Rhythm",
    "SeenFile",
    "ShelfItem",
    "Sighting",
    "Space",
    "Suggestion",
    "Talk",
    "ThreadReference",
    "Tie",
    "Todo",
    "TodoPlace",
    "Words",
]
