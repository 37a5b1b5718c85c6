"""Sending your morning's mail through your own mail server."""

import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage

from cordially.errors import Problem
from cordially.outside import accounts, causes
from cordially.outside.server import FIELDS, GREETING, PATIENCE, Server, server, trusted

SECTION = "smtp"
_LOGIN_FIRST = (530, 534, 535)
_BUSY = (421, 450, 451, 452)


class NotSent(Problem):
    """The mail could not be sent."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where mail is sent from; `sender` is another From than the one it goes to."""

    server: Server
    sender: str = ""


def post() -> Post:
    """From [smtp] in accounts.toml; Unsettled where it is not told, or cannot be used."""
    told = accounts.section(SECTION, (*FIELDS, "sender"))
    return Post(server(SECTION, told), told["sender"])


def send(message: EmailMessage, through: Server) -> None:
    """Hand it to the server. NotSent, with why, where it did not take it."""
    with _in_words(through), _opened(through) as line:
        line.send_message(message)


def greet(through: Server) -> None:
    """Come in and go again, and send nothing. NotSent, with why, where it cannot be."""
    with _in_words(through), _opened(through) as line:
        line.noop()


@contextmanager
def _in_words(through: Server) -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(causes.login_refused(through, SECTION, _said(error.smtp_error))) from None
    except smtplib.SMTPNotSupportedError:
        raise NotSent(causes.no_encryption(through, SECTION)) from None
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (0, b""))
        raise NotSent(_refused(through, code, _said(said))) from None
    except smtplib.SMTPResponseException as error:
        raise NotSent(_refused(through, error.smtp_code, _said(error.smtp_error))) from None
    except OSError as error:  # SMTP's other errors are among them
        raise NotSent(causes.in_words(error, through, SECTION)) from None


def _refused(through: Server, code: int, said: str) -> str:
    """What it answered, and what that likely means."""
    if code < 200:  # nothing that a mail server says
        return causes.other_kind(through, SECTION, said)
    if code in _LOGIN_FIRST and not through.user:
        return causes.nobody_named(through, SECTION)
    what = f"{through.host} took no mail for that address, or from this one: {code} {said}".rstrip(". ")
    if code in _BUSY:
        return f"{what}. It may take it later."
    return f"{what}. Likely: a slip in the address; or sender in [smtp] is none of yours there."


@contextmanager
def _opened(through: Server) -> Iterator[smtplib.SMTP]:
    with _reached(through, trusted(through)) as line:
        if line.sock is not None:
            line.sock.settimeout(PATIENCE)  # it has said its name; now it may think
        if through.user:
            _log_in(line, through)
        yield line


def _log_in(line: smtplib.SMTP, through: Server) -> None:
    """The standard library logs in with plain letters only; RFC 4616 wants all others as UTF-8."""
    if (through.user + through.password).isascii():
        line.login(through.user, through.password)
        return
    line.ehlo_or_helo_if_needed()
    told = b64encode(f"\0{through.user}\0{through.password}".encode()).decode("ascii")
    code, said = line.docmd("AUTH", f"PLAIN {told}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _reached(through: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if through.security == "ssl":
        return smtplib.SMTP_SSL(through.host, through.port, timeout=GREETING, context=context)
    line = smtplib.SMTP(through.host, through.port, timeout=GREETING)
    if through.security == "starttls":
        try:
            line.starttls(context=context)
        except BaseException:
            line.close()
            raise
    return line


def _said(words: bytes | str) -> str:
    plain = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return "".join(sign if sign.isprintable() else " " for sign in plain)[:200]
