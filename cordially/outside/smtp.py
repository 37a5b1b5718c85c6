"""Sending your morning's mail through your own mail server."""

import smtplib
import ssl
from base64 import b64encode
from dataclasses import dataclass
from email.message import EmailMessage

from cordially.errors import Problem
from cordially.outside import accounts
from cordially.outside.server import FIELDS, PATIENCE, Server, in_words, server, trusted

PORTS = {"starttls": 587, "ssl": 465, "none": 25}


class NotSent(Problem):
    """The mail could not be sent."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where mail is sent from; `sender` is another From than the one it goes to."""

    server: Server
    sender: str = ""


def post() -> Post:
    """From [smtp] in accounts.toml; Unsettled where it is not told, or cannot be used."""
    told = accounts.section("smtp", (*FIELDS, "sender"))
    return Post(server("smtp", told, PORTS), told["sender"])


def send(message: EmailMessage, through: Server) -> None:
    """Hand it to the server. NotSent, with why, where it did not take it."""
    try:
        _send(message, through)
    except smtplib.SMTPAuthenticationError:
        raise NotSent(f"{through.host} did not take the name and password of [smtp].") from None
    except smtplib.SMTPNotSupportedError:
        what = f"{through.host} offers no encryption at port {through.port}, or no login; nothing was sent."
        raise NotSent(what) from None
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()), (0, b""))
        raise NotSent(f"{through.host} took no mail for that address: {code} {_said(said)}") from None
    except smtplib.SMTPResponseException as error:
        raise NotSent(f"{through.host} refused the mail: {error.smtp_code} {_said(error.smtp_error)}") from None
    except OSError as error:  # SMTP's other errors are among them
        raise NotSent(in_words(error, through)) from None


def _send(message: EmailMessage, through: Server) -> None:
    with _reached(through, trusted(through)) as line:
        if through.user:
            _log_in(line, through)
        line.send_message(message)


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
        return smtplib.SMTP_SSL(through.host, through.port, timeout=PATIENCE, context=context)
    line = smtplib.SMTP(through.host, through.port, timeout=PATIENCE)
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
