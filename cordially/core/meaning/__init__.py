"""What texts mean, and how near they are to each other: with the extra `semantic`, and numpy alone."""

from cordially.core.meaning.model import Model, load, vectors
from cordially.core.meaning.nearness import Near, near_parts, packed

__all__ = ["Model", "Near", "load", "near_parts", "packed", "vectors"]
