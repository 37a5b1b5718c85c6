"""What went wrong on the way to a server, and what it likely comes from: one sentence each, for the log and for you."""

import errno
import socket
import ssl

from cordially.outside.providers import wish
from cordially.outside.server import GREETING, PATIENCE, PORTS, Server, is_here

_CERTIFICATES = {
    18: "it vouches only for itself",
    19: "nobody known here vouches for it",
    20: "nobody known here vouches for it",
    21: "nobody known here vouches for it",
    10: "it has run out",
    62: "it is for another name",
    64: "it is for another name",
}
_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_HUNG_UP = ("closed", "eof", "reset", "disconnected", "broken pipe")
_PROBE = 2.0  # seconds


def in_words(error: Exception, one: Server, section: str) -> str:
    """`section` is that of accounts.toml which tells of the server."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error, one, section)
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return _encryption(one, section)
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return _silence(one, section)
    if isinstance(error, socket.gaierror):
        what = f"There is no server called {one.host}, as far as can be seen from here."
        return _likely(what, f"a slip in the name, in [{section}]", "this machine is not on the network just now")
    if isinstance(error, ConnectionRefusedError):
        return _refused(one, section)
    if getattr(error, "errno", None) in _NO_WAY:
        return _likely(f"There is no way to {one.host} just now.", "this machine is not on the network")
    told = " ".join(str(error).split())
    if isinstance(error, ConnectionError | ssl.SSLError) or any(word in told.lower() for word in _HUNG_UP):
        return hung_up(one, section)
    return f"{one.host}, port {one.port}: {told[:200] or type(error).__name__}."


def login_refused(one: Server, section: str, said: str = "") -> str:
    """`said`: the server's own words, if it gave any."""
    what = f"{one.host} did not take the name and password of [{section}]."
    told = f" It says: “{said}”." if said and not (one.password and one.password in said) else ""
    known = wish(one.host, one.port)
    causes = [known or "your provider wants an app password in place of your usual one"]
    if one.user and "@" not in one.user and section != "caldav":
        causes.append(f"user is often the whole address, here it is “{one.user[:60]}”")
    return _likely(what + told, "a slip in the password", *causes)


def nobody_named(one: Server, section: str) -> str:
    return f"{one.host} wants a name and a password: write user and password into [{section}]."


def other_kind(one: Server, section: str, said: str) -> str:
    """Something answers there that speaks otherwise than it should."""
    told = f" It says: “{said[:80]}”." if said else ""
    noun = {"smtp": "takes mail", "imap": "keeps a mailbox"}.get(section, "keeps calendars")
    return (
        f"What answers at {one.host}, port {one.port}, is no server that {noun}.{told} {_usual(section, one)}".rstrip()
    )


def no_encryption(one: Server, section: str) -> str:
    what = f"{one.host} offers no encryption at port {one.port}; nothing was said to it."
    return f"{what} {_usual(section, one)}".rstrip()


def hung_up(one: Server, section: str) -> str:
    what = f"{one.host} hung up at port {one.port} in the middle."
    causes = ["another port or kind of encryption", "too many logins in a short time: it may be well in an hour"]
    if not one.user:
        causes.append("it wants user and password")
    return f"{_likely(what, *causes)} {_usual(section, one)}".rstrip()


def _certificate(error: ssl.SSLCertVerificationError, one: Server, section: str) -> str:
    why = _CERTIFICATES.get(error.verify_code, error.verify_message)
    what = f"The certificate of {one.host} was refused ({why})."
    if error.verify_code == 10:
        return _likely(what, "whoever runs the server forgot to renew it", "the clock of this machine is wrong")
    if error.verify_code in (62, 64):
        name = f"in [{section}] it is called otherwise than your provider tells"
        return _likely(what, name, "somebody in between answers in its place")
    mine = f"for a server of your own, name its certificate in trust, in [{section}]"
    return _likely(what, mine, "a virus scanner or a company's network stands in between")


def _encryption(one: Server, section: str) -> str:
    what = f"{one.host} does not speak the encryption asked for at port {one.port}."
    return f"{what} Look at security and port. {_usual(section, one)}".rstrip()


def _refused(one: Server, section: str) -> str:
    here = "the program that listens there is not running" if is_here(one.host) else "the server is down"
    what = f"Nothing answers at {one.host}, port {one.port}."
    return f"{_likely(what, 'another port', here, 'a firewall in between')} {_usual(section, one)}".rstrip()


def _silence(one: Server, section: str) -> str:
    """It took the call, or did not; and a web server only speaks when it is spoken to."""
    heard = _heard(one)
    if heard is None:
        what = f"{one.host} did not answer within {GREETING} seconds at port {one.port}."
        return f"{_likely(what, 'a firewall, or a network that lets no mail through', 'another port')}"
    if heard.startswith(b"HTTP/"):
        return f"At {one.host}, port {one.port}, a web server answers. {_usual(section, one)}".rstrip()
    if heard.startswith(b"\x15"):  # it answers in TLS
        what = f"{one.host} waits for encryption at port {one.port}: that is security = “ssl”."
        return f"{what} {_usual(section, one)}".rstrip()
    if section == "caldav":
        return f"{one.host} took the call at port {one.port} and said nothing within {PATIENCE} seconds."
    what = f"{one.host} took the call at port {one.port} and said nothing within {GREETING} seconds."
    other = "it waits for encryption first" if one.security != "ssl" else "it is very busy"
    return f"{_likely(what, other, 'another port')} {_usual(section, one)}".rstrip()


def _heard(one: Server) -> bytes | None:
    """What comes when a web page is asked for; None where nobody takes the call."""
    try:
        with socket.create_connection((one.host, one.port), timeout=_PROBE) as line:
            line.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
            try:
                return line.recv(16)
            except OSError:
                return b""
    except OSError:
        return None


def _usual(section: str, one: Server) -> str:
    """The ports that are usual, where another one is told."""
    told = PORTS.get(section, {})
    usual = " or ".join(f"{port} with security = “{way}”" for way, port in told.items() if way != "none")
    return f"Usual is port {usual}." if usual and told.get(one.security) != one.port else ""


def _likely(what: str, *causes: str) -> str:
    """The sentence, and what it likely comes from."""
    return f"{what} Likely: {'; or '.join(causes)}."
