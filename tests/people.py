"""The cast, always the same, and the mail they write."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import cache
from pathlib import Path

ME = ("Lena Hart", "lena@hart.example")
ANA = ("Ana Silva", "ana.silva@acme.example")
ANA_AT_HOME = ("Ana Silva", "ana.silva@gmail.com")
BEN = ("Ben Okri", "ben@okri.example")
CHLOE = ("Chloé Dubois", "chloe@dubois.example")
SHOP = ("The Shop", "no-reply@shop.example")
NEWS = ("Weekly News", "news@weekly.example")


def mail(
    author: tuple[str, str],
    to: tuple[str, str] | Iterable[tuple[str, str]],
    at: datetime,
    text: str = "Hello, how are you?",
    *,
    subject: str = "Hello",
    answers: str = "",
    key: str = "",
    **headers: str,
) -> EmailMessage:
    """One mail, as a mail program writes it. Headers by keyword: List_Unsubscribe="<...>"."""
    message = EmailMessage()
    message["From"] = formataddr(author)
    receivers = [to] if isinstance(to, tuple) and isinstance(to[1], str) else list(to)
    message["To"] = ", ".join(formataddr(receiver) for receiver in receivers)  # type: ignore[arg-type]
    message["Date"] = format_datetime(at)
    message["Subject"] = subject
    message["Message-ID"] = f"<{key or f'{at:%Y%m%d%H%M%S}.{author[1]}.{receivers[0][1]}'}>"
    if answers:
        message["In-Reply-To"] = message["References"] = f"<{answers}>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def talk(other: tuple[str, str], start: datetime, *, times: int, every: float) -> list[EmailMessage]:
    """They and I write to each other in turn, every so many days; each answers the one before."""
    return list(_talk(other, start, times, every))


@cache  # the library takes over a millisecond for a mail
def _talk(other: tuple[str, str], start: datetime, times: int, every: float) -> tuple[EmailMessage, ...]:
    messages: list[EmailMessage] = []
    for number in range(times):
        at = start + timedelta(days=every * number)
        author, to = (ME, other) if number % 2 == 0 else (other, ME)
        before = str(messages[-1]["Message-ID"]).strip("<>") if messages else ""
        subject = "Hello" if not messages else "Re: Hello"
        messages.append(mail(author, to, at, f"This is number {number}.", answers=before, subject=subject))
    return tuple(messages)


def mbox(path: Path, messages: Iterable[EmailMessage]) -> Path:
    """The messages as one mailbox file."""
    with path.open("wb") as file:
        for message in messages:
            file.write(b"From someone@example.org Mon Jan  1 00:00:00 2024\n")
            file.write(message.as_bytes().replace(b"\nFrom ", b"\n>From "))
            file.write(b"\n\n")
    return path


def linkedin(folder: Path, told: Iterable[tuple[str, str, datetime, str]]) -> Path:
    """A LinkedIn archive in which people (name, page) write to me; I answered each of them before."""
    folder.mkdir()
    mine = f"{ME[0]},https://www.linkedin.com/in/lena-hart"
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT"
    lines = [f"{header},CONTENT,FOLDER"]
    for number, (name, page, at, text) in enumerate(told):
        theirs = f"{name},https://www.linkedin.com/{page}"
        words = text.replace('"', '""')
        before = f"{at - timedelta(days=1):%Y-%m-%d %H:%M:%S} UTC"
        lines.append(f'2-{number},,{mine},{theirs},{before},,"Hello",INBOX')
        lines.append(f'2-{number},,{theirs},{mine},{at:%Y-%m-%d %H:%M:%S} UTC,,"{words}",INBOX')
    (folder / "messages.csv").write_text("\r\n".join(lines) + "\r\n")
    profile = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location"
    profile += ",Twitter Handles,Websites,Instant Messengers"
    named = ME[0].replace(" ", ",") + "," * (profile.count(",") - 1)
    (folder / "Profile.csv").write_text(f"{profile}\r\n{named}\r\n")
    return folder
