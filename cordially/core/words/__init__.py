"""What was said: promises, requests, courtesies, offers, pitches and needs in a text."""

from cordially.core.words.find import KINDS, Found, find
from cordially.core.words.sentences import Sentence, sentences

__all__ = ["KINDS", "Found", "Sentence", "find", "sentences"]
