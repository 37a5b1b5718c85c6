"""Your accounts looked over: is each told whole, and, only when it is asked for, does its server let you in?"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cordially.errors import Problem
from cordially.outside import accounts, caldav, imap, notices, smtp
from cordially.outside.accounts import Unsettled
from cordially.outside.server import Server

FOR = {
    "smtp": "mail to yourself",
    "imap": "drafts in your mailbox",
    "caldav": "to-dos in your calendar",
    "apprise": "notices to your phone or desktop",
}

_LOGIN = 'user = "you@example.org"\npassword = "..."'
_SAMPLES = {
    "smtp": f'[smtp]\nhost = "smtp.example.org"\n{_LOGIN}',
    "imap": f'[imap]\nhost = "imap.example.org"\n{_LOGIN}',
    "caldav": '[caldav]\nurl = "https://dav.example.org/"\nuser = "you"\npassword = "..."',
    "apprise": '[apprise]\nurls = ["ntfys://ntfy.example.org/you"]',
}


@dataclass(frozen=True, slots=True)
class Account:
    """One of them. `where`: the server and your name there, never a password; `trouble`: what is wrong, or nothing."""

    section: str
    is_told: bool
    where: str = ""
    trouble: str = ""
    is_tried: bool = False  # its server was asked, too

    @property
    def what_for(self) -> str:
        return FOR[self.section]

    @property
    def sample(self) -> str:
        """What to write into the file."""
        return _SAMPLES[self.section]

    @property
    def sentence(self) -> str:
        """ "[smtp], mail to yourself: smtp.example.org, port 587, as you@example.org." """
        state = self.trouble or f"{self.where}{'; it let you in' if self.is_tried else ''}."
        return f"[{self.section}], {self.what_for}: {state if self.is_told or self.trouble else 'not set up.'}"


@dataclass(frozen=True, slots=True)
class Accounts:
    """What is wrong with the file, or nothing; and each account, where the file can be read."""

    file: str
    each: tuple[Account, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        return (*((self.file,) if self.file else ()), *(one.sentence for one in self.each if one.trouble))

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(one.sentence for one in self.each if one.is_told and not one.trouble)


def look(wanted: Mapping[str, str] | None = None, *, is_tried: bool = False) -> Accounts:
    """All that could be told, in order. `wanted`: sections that something rests on, and what that is.

    With `is_tried` each server is asked, which takes a while where one is silent; nothing is sent, put or changed.
    """
    try:
        odd = accounts.odd_sections()
    except Unsettled as unsettled:
        return Accounts(unsettled.what, ())
    rests = wanted or {}
    if is_tried:
        return Accounts(odd, tuple(_tried(rests)))
    with accounts.keyring_at_rest():
        return Accounts(odd, tuple(_account(name, rests.get(name, ""), is_tried=False) for name in accounts.SECTIONS))


def _tried(rests: Mapping[str, str]) -> list[Account]:
    """At the same time: one that is silent holds up no other."""
    with ThreadPoolExecutor(len(accounts.SECTIONS)) as several:
        return list(several.map(lambda name: _account(name, rests.get(name, ""), is_tried=True), accounts.SECTIONS))


def need(*sections: str) -> None:
    """Unsettled, with why, where one of them is not told, or not whole."""
    for name in sections:
        _LOOKS[name]()


def _account(name: str, wanted: str, *, is_tried: bool) -> Account:
    if not accounts.is_told(name):
        return Account(name, False, trouble=f"{wanted}, but it is not set up." if wanted else "")
    try:
        where, greet = _LOOKS[name]()
        if is_tried:
            greet()
    except Problem as problem:
        return Account(name, True, trouble=problem.what)
    return Account(name, True, where, is_tried=is_tried and name != "apprise")


def _smtp() -> tuple[str, Callable[[], None]]:
    post = smtp.post()
    _whole("smtp", post.server, is_open=True)
    return _where(post.server), lambda: smtp.greet(post.server)


def _imap() -> tuple[str, Callable[[], None]]:
    box = imap.box()
    _whole("imap", box.server)

    def greet() -> None:
        with imap.opened(box.server):
            pass

    return _where(box.server), greet


def _caldav() -> tuple[str, Callable[[], None]]:
    found = caldav.account()
    if found is None:
        raise Unsettled("No account is told for [caldav].")
    if bool(found.user) != bool(found.password):
        raise Unsettled(f"In {accounts.NAME}, [caldav] has {'a user' if found.user else 'a password'} only.")
    server = caldav.Server(found)

    def greet() -> None:
        try:
            server.greet()
        finally:
            server.close()

    return f"{server.host}{f', as {found.user}' if found.user else ''}", greet


def _apprise() -> tuple[str, Callable[[], None]]:
    through = notices.notices()
    notices.greet(through)
    many = len(through.urls)
    return f"{many} {'service' if many == 1 else 'services'}", lambda: None


def _whole(name: str, server: Server, *, is_open: bool = False) -> None:
    """`is_open`: one that may want no name at all."""
    missing = [field for field, told in (("user", server.user), ("password", server.password)) if not told]
    if missing and not (is_open and len(missing) == 2):
        raise Unsettled(f"In {accounts.NAME}, [{name}] lacks {' and '.join(missing)}.")


def _where(server: Server) -> str:
    return f"{server.host}, port {server.port}{f', as {server.user}' if server.user else ''}"


_LOOKS = {"smtp": _smtp, "imap": _imap, "caldav": _caldav, "apprise": _apprise}
