"""A server of yours that takes mail or keeps it: where it is, and how it is spoken with without being overheard."""

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from cordially.outside import accounts
from cordially.outside.accounts import Unsettled

GREETING = 8  # seconds until it has taken the call and said its name
PATIENCE = 30  # seconds for an answer from then on
PORTS = {  # the usual ones, by section and by how it is kept from being overheard, ours first
    "smtp": {"starttls": 587, "ssl": 465, "none": 25},
    "imap": {"ssl": 993, "starttls": 143, "none": 143},
}
FIELDS = ("host", "port", "security", "user", "password", "trust")
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is, and who you are there."""

    host: str
    port: int
    security: str = "starttls"  # or "ssl"; "none" on this machine only
    user: str = ""
    password: str = field(default="", repr=False)
    trust: str = ""  # a file of certificates, in place of the system's own


def is_here(host: str) -> bool:
    """On this machine?"""
    return host in _LOCAL


def server(name: str, told: dict[str, str]) -> Server:
    """The server that a section tells of."""
    ports = PORTS[name]
    security = told["security"] or next(iter(ports))
    port = told["port"] or str(ports.get(security, 0))
    if not told["host"]:
        raise Unsettled(f"In {accounts.NAME}, [{name}] needs a host.")
    if security not in ports or not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65_536):
        raise Unsettled(f"In {accounts.NAME}, [{name}], security is {', '.join(ports)}; port is a number.")
    if security == "none" and not is_here(told["host"]):
        raise Unsettled(f"Without encryption [{name}] reaches only a server on this machine.")
    return Server(told["host"], int(port), security, told["user"], told["password"], told["trust"])


def trusted(one: Server) -> ssl.SSLContext:
    """What decides whether a server is who it says."""
    try:
        return ssl.create_default_context(cafile=Path(one.trust).expanduser() if one.trust else None)
    except (OSError, RuntimeError):
        raise Unsettled(f"{one.trust}, named in trust, is no file of certificates.") from None
