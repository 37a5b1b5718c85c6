"""What texts mean, made once for each and kept, where the extra `semantic` is installed."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec

from cordially.core.meaning import Model, load, near_parts, packed, vectors
from cordially.store import rows

LONGEST = 600  # characters of a text that are looked at

_KEPT = "SELECT key, vector FROM meaning WHERE key IN ({}) AND space_id = ?"
_ALL_KEYS = "SELECT key FROM meaning WHERE space_id = ?"
_KEEP = "INSERT OR IGNORE INTO meaning (space_id, key, vector) VALUES (?, ?, ?)"
_DROP = "DELETE FROM meaning WHERE key IN ({}) AND space_id = ?"


def is_there() -> bool:
    """Whether the extra is installed."""
    return find_spec("cordially_meaning") is not None and find_spec("numpy") is not None


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights, read once; a tenth of a second and some hundred megabytes."""
    return load((files("cordially_meaning") / "weights.npz").read_bytes())


@lru_cache(maxsize=1)
def edition() -> str:
    """Which weights they are, without reading them."""
    return (files("cordially_meaning") / "EDITION").read_text("utf-8").strip()


def kept(space_id: int, texts: Iterable[str]) -> dict[str, bytes]:
    """The meaning of each text that has one already."""
    keys = {key_of(text): text for text in texts}
    return {keys[bytes(key)]: bytes(vector) for key, vector in rows.among(_KEPT, keys, space_id)}


def key_of(text: str) -> bytes:
    return rows.digest(edition(), text)


def keep(space_id: int, texts: Sequence[str]) -> None:
    """Make the meaning of these texts and keep it; the caller stands inside a transaction."""
    made = packed(vectors(model(), [text[:LONGEST] for text in texts]))
    rows.write(_KEEP, [(space_id, key_of(text), row) for text, row in zip(texts, made, strict=True)])


def keep_only(space_id: int, texts: Collection[str]) -> int:
    """Let go the meanings of all other texts: what was taken away shall leave nothing. Returns how many."""
    wanted = {key_of(text) for text in texts}
    gone = [bytes(key) for (key,) in rows.select(_ALL_KEYS, (space_id,)) if bytes(key) not in wanted]
    return rows.change(_DROP, gone, space_id)


@lru_cache(maxsize=1024)
def reason(need: str, text: str) -> str:
    """Which parts of the two are near in meaning, in words; where none tells, that they are near as a whole."""
    parts = near_parts(model(), need[:LONGEST], text[:LONGEST])
    return f"near in meaning: “{parts[0]}” and “{parts[1]}”" if parts else "near in meaning"
