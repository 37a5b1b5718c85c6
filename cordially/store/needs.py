"""Needs by what sentences mean, where the extra `semantic` is installed and holds what was learned for it."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from cordially.core.meaning.needs import Head
    from cordially.core.words import Found, Personal
    from cordially.core.words.read import Read

_FILE = "needs.npz"


def is_there() -> bool:
    """Whether the extra is installed; its first edition held nothing for this."""
    if find_spec("cordially_meaning") is None or find_spec("numpy") is None:
        return False
    return (files("cordially_meaning") / _FILE).is_file()


def edition() -> str:
    """Which learning would read needs now; empty: the words alone."""
    return _edition() if is_there() else ""


def weighed(read: "Sequence[Read]", personal: "Personal | None" = None) -> "list[tuple[Found, ...]]":
    """What is found in each text, by its meaning too; as it is where the extra is not installed."""
    if not read or not is_there():
        return [one.found for one in read]
    from cordially.core.meaning.weighing import weigh
    from cordially.store import meanings

    return weigh(_head(), meanings.model(), read, personal)


@lru_cache(maxsize=1)
def _data() -> bytes:
    return (files("cordially_meaning") / _FILE).read_bytes()


@lru_cache(maxsize=1)
def _edition() -> str:
    return f"needs {crc32(_data()):08x}"


@lru_cache(maxsize=1)
def _head() -> "Head":
    from cordially.core.meaning.needs import load

    return load(_data())
