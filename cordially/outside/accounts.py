"""Your accounts at your own servers, told in one private file, accounts.toml in your data folder."""

import os
import stat
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from cordially import config
from cordially.errors import Problem

NAME = "accounts.toml"
SECTIONS = ("smtp", "imap", "caldav", "apprise")
_LONGEST = 100_000  # bytes of the file
_AT_REST = ContextVar("at rest", default=False)


class Unsettled(Problem):
    """An account of yours is not told, or cannot be used."""

    help = f"Write it into {NAME} in your data folder: docs/accounts.md."


def section(name: str, fields: tuple[str, ...]) -> dict[str, str]:
    """What is told of one account, each of `fields` as words, "" where it is not told; a list comes line by line.

    CORDIALLY_SMTP_PASSWORD and the like go before the file. Where it says `keyring = true`, the password is that of
    the service "cordially" and the account's user. Raises Unsettled where nothing is told.
    """
    told = _file().get(name, {})
    if not isinstance(told, dict):
        raise Unsettled(f"In {NAME}, [{name}] is a section of its own.")
    if odd := sorted(set(told) - {*fields, "keyring"}):
        takes = f"it takes {', '.join(fields)}{', keyring' if 'password' in fields else ''}"
        raise Unsettled(f"In {NAME}, [{name}] takes no {_named(odd, fields)}; {takes}.")
    found = {field: os.environ.get(_variable(name, field)) or _words(told.get(field, "")) for field in fields}
    if not any(found.values()):
        raise Unsettled(f"No account is told for [{name}].")
    if "password" in found and not found["password"] and told.get("keyring") is True:
        found["password"] = _of_keyring(found.get("user", ""))
    return found


def _named(odd: Iterable[str], known: Iterable[str]) -> str:
    """ "“hots” (“host”?)", of several all."""
    known = list(known)
    near = {one: next(iter(get_close_matches(one.lower(), known, 1)), "") for one in list(odd)[:10]}
    return " and no ".join(f"“{one[:40]}”{f' (“{other}”?)' if other else ''}" for one, other in near.items())


def path() -> Path:
    """Where the file is, or is to be."""
    return config.home() / NAME


def odd_sections() -> str:
    """Sections that nobody asks for, in a sentence, or nothing; Unsettled where the file cannot be read."""
    odd = sorted(set(_file()) - set(SECTIONS))
    takes = ", ".join(f"[{name}]" for name in SECTIONS)
    return f"{NAME} takes no {_named(odd, SECTIONS)}; it takes {takes}." if odd else ""


def is_told(name: str) -> bool:
    """Is there such an account? Without looking whether it can be used."""
    if any(key.startswith(_variable(name, "")) for key in os.environ):
        return True
    try:
        return bool(_file().get(name))
    except Unsettled:
        return True  # whoever uses it is told what is wrong


def _variable(name: str, field: str) -> str:
    return f"CORDIALLY_{name.upper()}_{field.upper()}"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    return str(value)


def _file() -> dict[str, object]:
    try:
        text = _private(path())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Unsettled(f"{path()} cannot be read: {error.strerror}.") from None
    try:
        return tomllib.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unsettled(f"{path()} cannot be read: save it as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise Unsettled(f"{path()} cannot be read: {' '.join(str(error).split()).rstrip('.')[:200]}.") from None


def _private(path: Path) -> bytes:
    """The bytes of a file that nobody else can read."""
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise Unsettled(f"{path} is no file.")
        if os.name == "posix" and found.st_mode & 0o077:
            raise Unsettled(f"{path} can be read by others; make it private: chmod 600 {path}")
        text = file.read(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise Unsettled(f"{path} is longer than any list of accounts.")
    return text


@contextmanager
def keyring_at_rest() -> Iterator[None]:
    """Whoever only looks whether accounts are told whole does not open the keyring: it might ask you for a password."""
    token = _AT_REST.set(True)
    try:
        yield
    finally:
        _AT_REST.reset(token)


def _of_keyring(user: str) -> str:
    if _AT_REST.get():
        return "in the keyring"
    try:
        keyring, errors = import_module("keyring"), import_module("keyring.errors")
    except ImportError:
        what = "The password is said to be in the keyring, but the keyring package is missing"
        raise Unsettled(f"{what}: “pipx inject cordially keyring”, or “pip install keyring”.") from None
    try:
        found = keyring.get_password("cordially", user)
    except errors.KeyringError as error:
        raise Unsettled(f"The keyring did not give the password: {' '.join(str(error).split())[:200]}") from None
    if not found:
        raise Unsettled(f"The keyring holds no password of {user}: keyring set cordially {user}")
    return str(found)
