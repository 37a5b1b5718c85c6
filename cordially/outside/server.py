"""A server of yours that takes mail or keeps it: where it is, and how it is spoken with without being overheard."""

import socket
import ssl
from dataclasses import dataclass, field

from cordially.outside import accounts
from cordially.outside.accounts import Unsettled

PATIENCE = 30  # seconds
FIELDS = ("host", "port", "security", "user", "password", "trust")
_LOCAL = ("localhost", "127.0.0.1", "::1")
_CERTIFICATES = {
    18: "it vouches only for itself",
    10: "it has run out",
    62: "it is for another name",
    64: "it is for another name",
}


@dataclass(frozen=True, slots=True)
class Server:
    """Where it is, and who you are there."""

    host: str
    port: int
    security: str = "starttls"  # or "ssl"; "none" on this machine only
    user: str = ""
    password: str = field(default="", repr=False)
    trust: str = ""  # a file of certificates, in place of the system's own


def server(name: str, told: dict[str, str], ports: dict[str, int]) -> Server:
    """The server that a section tells of. `ports`: the usual one by how it is kept from being overheard, ours first."""
    security = told["security"] or next(iter(ports))
    port = told["port"] or str(ports.get(security, 0))
    if not told["host"]:
        raise Unsettled(f"In {accounts.NAME}, [{name}] needs a host.")
    if security not in ports or not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) < 65_536):
        raise Unsettled(f"In {accounts.NAME}, [{name}], security is {', '.join(ports)}; port is a number.")
    if security == "none" and told["host"] not in _LOCAL:
        raise Unsettled(f"Without encryption [{name}] reaches only a server on this machine.")
    return Server(told["host"], int(port), security, told["user"], told["password"], told["trust"])


def trusted(one: Server) -> ssl.SSLContext:
    """What decides whether a server is who it says."""
    try:
        return ssl.create_default_context(cafile=one.trust or None)
    except OSError:
        raise Unsettled(f"{one.trust}, named in trust, is no file of certificates.") from None


def in_words(error: Exception, one: Server) -> str:
    """What went wrong on the way there."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATES.get(error.verify_code, error.verify_message)
        return f"The certificate of {one.host} was refused ({why}). For a server of your own, name it in trust."
    if isinstance(error, ssl.SSLError):
        return (
            f"{one.host} does not speak the encryption asked for ({error.reason or error}); look at security and port."
        )
    if isinstance(error, TimeoutError):
        return f"{one.host} did not answer within {PATIENCE} seconds."
    if isinstance(error, socket.gaierror):
        return f"There is no server called {one.host}, as far as can be seen from here."
    if isinstance(error, ConnectionRefusedError):
        return f"Nothing answers at {one.host}, port {one.port}."
    return " ".join(str(error).split())[:300] or type(error).__name__
