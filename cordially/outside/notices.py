"""Short notices to your phone or desktop, by way of the apprise package and the services that you name."""

import logging
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cordially.errors import Problem
from cordially.outside import accounts
from cordially.outside.accounts import Unsettled


class NotTold(Problem):
    """The notice did not arrive."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Where they go; without `has_words` they tell no names and no words."""

    urls: tuple[str, ...]
    has_words: bool = False


def notices() -> Notices:
    """From [apprise] in accounts.toml; Unsettled where it is not told, or cannot be used."""
    told = accounts.section("apprise", ("urls", "words"))
    urls = tuple(url.strip() for url in told["urls"].splitlines() if url.strip())
    if not urls:
        raise Unsettled(f"In {accounts.NAME}, [apprise] needs urls.")
    return Notices(urls, told["words"].lower() == "true")


def send(title: str, text: str, through: Notices) -> str:
    """To each of them. NotTold where none took it; else what did not, in words, or nothing."""
    apprise = _apprise()
    missed = [place for place, url in enumerate(through.urls, start=1) if not _one(apprise, url, title, text)]
    if not missed:
        return ""
    why = "; ".join(
        f"number {place} of your urls ({_kind(through.urls[place - 1])}) did not take it" for place in missed
    )
    if len(missed) == len(through.urls):
        raise NotTold(f"The notice did not arrive: {why}.")
    return f"{why[:1].upper()}{why[1:]}."


def _one(apprise: Any, url: str, title: str, text: str) -> bool:
    service = apprise.Apprise()
    return bool(service.add(url)) and bool(
        service.notify(title=title, body=text, body_format=apprise.NotifyFormat.TEXT)
    )


def greet(through: Notices) -> None:
    """Are these addresses of services that the package knows? Nothing is sent. NotTold where one is not."""
    apprise = _apprise()
    odd = [
        f"number {place} ({_kind(url)})" for place, url in enumerate(through.urls, 1) if not apprise.Apprise().add(url)
    ]
    if odd:
        raise NotTold(f"In [apprise], no address of a service is {' and '.join(odd)} of your urls.")


def _kind(url: str) -> str:
    """What stands before "://"; the rest may hold a password."""
    return url.partition("://")[0][:20]


def _apprise() -> Any:
    try:
        found = import_module("apprise")
    except ImportError:
        what = "Notices need the apprise package"
        raise Unsettled(f"{what}: “pipx inject cordially apprise”, or “pip install apprise”.") from None
    logging.getLogger("apprise").disabled = True  # it would tell addresses, with what is secret in them
    return found
