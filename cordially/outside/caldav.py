"""To-dos on your own calendar server: finding or making the calendar, listing, reading, putting and taking away."""

import hashlib
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, unquote

from cordially.errors import Problem
from cordially.outside import accounts
from cordially.outside.dav_wire import Account, Reply, Unreachable, Wire
from cordially.outside.dav_xml import CAL, DAV, Told, asking, told

NAME = "Cordially"
LARGEST = 64 << 10  # bytes of one to-do
_OURS = re.compile(r"[A-Za-z0-9-]{1,80}")
_AT_ONCE = 50  # to-dos read by one request
_NAMES = 5  # addresses tried for a new calendar
_FIELDS = ("url", "user", "password", "calendar", "trust")
_PRINCIPAL, _HOME = f"{DAV}current-user-principal", f"{CAL}calendar-home-set"
_KIND, _CALLED, _HOLDS = f"{DAV}resourcetype", f"{DAV}displayname", f"{CAL}supported-calendar-component-set"
_TAG, _DATA = f"{DAV}getetag", f"{CAL}calendar-data"


class Refused(Problem):
    """The calendar server refused."""

    help = "Nothing was lost; the next look tries again."


def account() -> Account | None:
    """What [caldav] in accounts.toml says; None where there is no such section."""
    if not accounts.is_told("caldav"):
        return None
    found = accounts.section("caldav", _FIELDS)
    if not found["url"]:
        raise accounts.Unsettled(f"In {accounts.NAME}, [caldav] needs the url of your calendar server.")
    return Account(found["url"], found["user"], found["password"], found["calendar"] or NAME, found["trust"])


def connect() -> "Server | None":
    """The server that [caldav] names; nothing is asked of it yet. None where none is named."""
    found = account()
    return None if found is None else Server(found)


class Server:
    """Where the calendar is, or is to be made."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._wire = Wire(account)
        whole = f"{account.url} {account.user} {account.calendar}"
        self.digest = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()
        self.host = self._wire.host

    def calendar(self, path: str = "") -> "Calendar":
        """The one at `path` if it still is one; else the one of the name asked for; else a new one."""
        if path and self._is_calendar(path):
            return Calendar(self._wire, path)
        if not path and self._is_calendar(self._wire.path):
            return Calendar(self._wire, self._wire.path)
        home = self._home()
        for one in self._asked(home, (_KIND, _CALLED, _HOLDS), depth="1"):
            is_it = (
                one.has(_KIND, f"{CAL}calendar") and one.text(_CALLED).casefold() == self._account.calendar.casefold()
            )
            if is_it and _holds_todos(one):
                return Calendar(self._wire, self._wire.path_of(one.href, near=home))
        return Calendar(self._wire, self._made(home), is_new=True)

    def greet(self) -> None:
        """Look whether it lets you in and knows your calendars, and change nothing."""
        if not self._is_calendar(self._wire.path):
            self._home()

    def close(self) -> None:
        self._wire.close()

    def _is_calendar(self, path: str) -> bool:
        return any(one.has(_KIND, f"{CAL}calendar") for one in self._asked(path, (_KIND,)))

    def _home(self) -> str:
        """Where this user's calendars are (RFC 4791, found as in RFC 6764)."""
        for start in (self._wire.path, "/.well-known/caldav", "/"):
            for one in self._asked(start, (_PRINCIPAL, _HOME)):
                principal = one.href_in(_PRINCIPAL)
                if home := one.href_in(_HOME):
                    return self._wire.path_of(home, near=start)
                if principal and (home := self._home_of(self._wire.path_of(principal, near=start))):
                    return home
        what = f"At {self.host} no calendars of {self._account.user or 'yours'} were found."
        raise Unreachable(f"{what} Likely: the url is another; or what answers there keeps no calendars.")

    def _home_of(self, principal: str) -> str:
        found = next((one.href_in(_HOME) for one in self._asked(principal, (_HOME,)) if one.href_in(_HOME)), "")
        return self._wire.path_of(found, near=principal) if found else ""

    def _asked(self, path: str, properties: Iterable[str], *, depth: str = "0") -> list[Told]:
        """Nothing where there is nothing, or nothing for this user; what may pass is a Problem instead."""
        reply = _propfind(self._wire, path, properties, depth)
        if reply.status == 429 or (reply.status >= 500 and reply.status != 501):  # 501: it knows nothing of calendars
            raise Refused(f"{self.host} cannot answer now ({reply.status}).")
        return told(reply.body) if reply.status == 207 else []

    def _made(self, home: str) -> str:
        stem = re.sub(r"[^a-z0-9]+", "-", self._account.calendar.lower()).strip("-")[:40] or "cordially"
        name = f"<D:displayname>{escape(self._account.calendar)}</D:displayname>"
        holds = '<C:supported-calendar-component-set><C:comp name="VTODO"/></C:supported-calendar-component-set>'
        body = (
            '<?xml version="1.0" encoding="utf-8"?><C:mkcalendar xmlns:D="DAV:"'
            f' xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>{name}{holds}</D:prop></D:set></C:mkcalendar>'
        ).encode()
        for number in range(1, _NAMES + 1):
            path = f"{home.rstrip('/')}/{stem}{'' if number == 1 else f'-{number}'}/"
            reply = self._wire.ask("MKCALENDAR", path, body, Content_Type="application/xml; charset=utf-8")
            if reply.is_good and self._is_calendar(path):
                return path
        raise Refused(f"{self.host} would not make the calendar “{self._account.calendar}” ({reply.status}).")


def _holds_todos(one: Told) -> bool:
    """Where nothing is said, anything fits."""
    element = one.found.get(_HOLDS)
    return element is None or any(inner.get("name", "VTODO").upper() == "VTODO" for inner in element)


def _propfind(wire: Wire, path: str, properties: Iterable[str], depth: str) -> Reply:
    body = asking("D:propfind", properties)
    return wire.ask("PROPFIND", path, body, Depth=depth, Content_Type="application/xml; charset=utf-8")


class Calendar:
    """One calendar. To-dos are known by name; all that is not named as ours are is neither listed nor touched."""

    def __init__(self, wire: Wire, path: str, *, is_new: bool = False) -> None:
        self._wire, self.is_new = wire, is_new
        self.path = path if path.endswith("/") else path + "/"

    def tags(self) -> dict[str, str]:
        """The server's tag for each to-do; another tag, another content."""
        reply = _propfind(self._wire, self.path, (_TAG,), "1")
        if reply.status != 207:
            raise Refused(f"The calendar could not be listed ({reply.status}).")
        named = ((self._name(one.href), one.text(_TAG)) for one in told(reply.body))
        return {name: tag.removeprefix("W/")[:300] for name, tag in named if name}

    def read(self, names: Iterable[str]) -> dict[str, tuple[bytes, str]]:
        """The text and the tag of each; what has gone meanwhile, or is too large, is left out."""
        wanted: list[str] = sorted(set(names))
        found: dict[str, tuple[bytes, str]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            found |= self._several(wanted[start : start + _AT_ONCE])
        for name in wanted:
            if name not in found:  # a server that answers only to this
                reply = self._wire.ask("GET", self._path(name))
                if reply.status == 200 and reply.tag:
                    found[name] = (reply.body, reply.tag)
        return {name: one for name, one in found.items() if len(one[0]) <= LARGEST}

    def _several(self, names: list[str]) -> dict[str, tuple[bytes, str]]:
        hrefs = "".join(f"<D:href>{escape(self._path(name))}</D:href>" for name in names)
        body = asking("C:calendar-multiget", (_TAG, _DATA), hrefs)
        reply = self._wire.ask("REPORT", self.path, body, Depth="1", Content_Type="application/xml; charset=utf-8")
        if reply.status != 207:
            return {}
        found = {}
        for one in told(reply.body):
            name, text, tag = self._name(one.href), one.text(_DATA), one.text(_TAG).removeprefix("W/")[:300]
            if name in names and text and tag:
                found[name] = (text.encode("utf-8", "replace"), tag)
        return found

    def put(self, name: str, text: bytes, *, tag: str = "") -> str | None:
        """Put a new one (no `tag`), or over what bore this tag. Returns the new tag, "" where the server tells none;
        None where it was changed by somebody else meanwhile.
        """
        condition = {"If_Match": tag} if tag else {"If_None_Match": "*"}
        reply = self._wire.ask("PUT", self._path(name), text, Content_Type="text/calendar; charset=utf-8", **condition)
        if reply.status == 412:
            return None
        if not reply.is_good:
            raise Refused(f"The calendar server did not take a to-do ({reply.status}).")
        return reply.tag

    def remove(self, name: str, *, tag: str) -> bool:
        """Take one away; False where it was changed by somebody else meanwhile."""
        reply = self._wire.ask("DELETE", self._path(name), If_Match=tag)
        if reply.status == 412:
            return False
        if not reply.is_good and reply.status not in (404, 410):
            raise Refused(f"The calendar server did not take a to-do away ({reply.status}).")
        return True

    def _path(self, name: str) -> str:
        return f"{self.path}{quote(name, safe='')}.ics"

    def _name(self, href: str) -> str:
        """The name of one of ours by its address; "" for all else."""
        folder, _, last = href.rpartition("/")
        stem = unquote(last).removesuffix(".ics")
        is_ours = last.endswith(".ics") and _OURS.fullmatch(stem)
        return stem if is_ours and unquote(folder).endswith(unquote(self.path).rstrip("/")) else ""
