"""A made-up person's history, written as the real files that her programs and accounts would export."""

from cordially.demo.story import Story
from cordially.demo.writing import write

__all__ = ["Story", "write"]
