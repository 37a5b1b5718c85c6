"""How much one listens: whose words, whose time, whose questions, and one kind suggestion. Never a grade.

The share of words alone hardly tells a good listener; advice that nobody asked for, signs of listening, and asking
back about what was said tell more, so they are counted too, each with the turns that show it.
"""

from cordially.core.listening.figures import Evidence, Listening, exchange, talk, together
from cordially.core.listening.me import me
from cordially.core.listening.telling import facts, head, ratio, times

__all__ = ["Evidence", "Listening", "exchange", "facts", "head", "me", "ratio", "talk", "times", "together"]
