"""What was said: promises, requests, courtesies, offers, pitches and needs in a text."""

from cordially.core.words.find import Found, find
from cordially.core.words.friendly import is_friendly
from cordially.core.words.kinds import KINDS, NEEDS
from cordially.core.words.personal import Personal
from cordially.core.words.sentences import Sentence, sentences

__all__ = ["KINDS", "NEEDS", "Found", "Personal", "Sentence", "find", "is_friendly", "sentences"]
