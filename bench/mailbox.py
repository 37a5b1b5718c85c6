"""Write a realistic mailbox of any size: conversations, lists, newsletters and robots.

    python bench/mailbox.py OUT --messages 10000 --seed 1 --form both

makes OUT/mailbox.mbox and OUT/Maildir, the same messages in both. All people and words are made up.
"""

import argparse
import base64
import itertools
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from quopri import encodestring

ME = ("Mara Lindqvist", "me@example.org")
LAST_DAY = datetime(2026, 11, 1, 12, tzinfo=UTC)
YEARS = 8
ATTACHED = 0.12
COMMON = (
    "the to and of a in that is for it you we on with this be have are as will not at can if your i or from but our by "
    "was so an they all what there do would has about which one when up out me more time no them some who could any "
    "like other than then now only new people into see make know get think good work day week call meeting send next "
    "thanks please let help sure great also back year want talk team idea project plan best maybe question friend job"
).split()
FIRST = (
    "Ana Ben Carla David Elif Farid Greta Hugo Ines Jonas Kaja Lukas Maria Nadia Omar Petra Quentin Rosa Stefan Tomás "
    "Ursula Vera Wang Ximena Yusuf Zoë José Søren Łucja Jürgen Chloé Bogdan"
).split()
LAST = (
    "Silva Meyer Okafor Novak Jensen Rossi Dubois García Kowalski Tanaka Haddad Larsson Weber Costa Müller Peeters "
    "O'Neill Ivanova Schmidt Lopes Andersen Virtanen Horvat Popescu Kaya Brandt Fischer Moreau Santos Lindberg"
).split()
KINDS = (46, 30, 14, 10)  # of a hundred: conversations, newsletters, robots, lists


@dataclass
class Human:
    name: str
    address: str
    signature: str
    client: int  # which program they write with
    weight: float


@dataclass
class Talk:
    """A conversation so far."""

    subject: str
    people: list[Human]
    ids: list[str] = field(default_factory=list)
    text: str = ""
    told: str = ""  # "On ..., Ana wrote:"
    last: Human | None = None
    number: int = 0


@dataclass
class Mail:
    """One message as its head and body, and how a mailbox files it."""

    at: datetime
    sender: str
    labels: str
    raw: bytes
    is_sent: bool


class World:
    """A made-up person's correspondents and their mail, in the order of time. The same seed gives the same."""

    def __init__(self, count: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = count
        self.vocabulary, self.weights = self._words()
        self.humans = self._humans(max(40, min(900, int(count**0.6))))
        self.cumulated = list(itertools.accumulate(human.weight for human in self.humans))
        self.senders = [f"{self._made_up(3)}.example" for _ in range(max(20, int(count**0.45)))]
        self.talks: list[Talk] = []
        self.block = base64.encodebytes(self.random.randbytes(57 * 4000))
        self.pages = [self._page() for _ in range(12)]

    def mails(self) -> Iterator[Mail]:
        step = timedelta(days=365 * YEARS) / self.count
        at = LAST_DAY - timedelta(days=365 * YEARS)
        kinds: list[Callable[[datetime, int], Mail]] = [self._talk, self._newsletter, self._robot, self._list]
        for number in range(self.count):
            at += step * self.random.uniform(0.1, 1.9)
            (kind,) = self.random.choices(kinds, KINDS)
            yield kind(at, number)

    def _words(self) -> tuple[list[str], list[float]]:
        rare = [self._made_up(self.random.choice((2, 2, 3, 3, 4))) for _ in range(20_000)]
        words = COMMON + rare
        return words, list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))

    def _made_up(self, syllables: int) -> str:
        return "".join(self.random.choice("bdfgklmnprstvz") + self.random.choice("aeiou") for _ in range(syllables))

    def _humans(self, count: int) -> list[Human]:
        humans = []
        for rank in range(count):
            first, last = self.random.choice(FIRST), self.random.choice(LAST)
            host = self.random.choice(("example.com", "example.net", f"{self._made_up(3)}.example"))
            address = f"{self._made_up(2)}.{self._made_up(3)}{rank}@{host}"
            signature = self.random.choice(
                ("", "", f"\n-- \n{first} {last}\n+49 30 {self.random.randrange(10**6, 10**7)}\nhttps://{host}\n",
                 f"\nBest regards,\n{first}\n", "\nSent from my iPhone\n")
            )  # fmt: skip
            humans.append(Human(f"{first} {last}", address, signature, self.random.randrange(4), 1 / (rank + 2) ** 1.1))
        return humans

    def _sentences(self, words: int) -> str:
        picked = self.random.choices(self.vocabulary, cum_weights=self.weights, k=words)
        lines, place = [], 0
        while place < words:
            length = self.random.randrange(6, 20)
            piece = " ".join(picked[place : place + length])
            end = "?" if self.random.random() < 0.12 else "."
            lines.append(piece.capitalize() + end + ("\n\n" if self.random.random() < 0.25 else " "))
            place += length
        return "".join(lines).rstrip()

    def _subject(self) -> str:
        return " ".join(self._sentences(self.random.randrange(3, 9)).split()).rstrip(".")

    # Conversations

    def _talk(self, at: datetime, number: int) -> Mail:
        talk = self._picked()
        me = Human(*ME, "\n-- \nMara\n", 0, 0)
        writer = self.random.choice(talk.people) if talk.last is None or talk.last.address == ME[1] else me
        if talk.last is None and self.random.random() < 0.4:
            writer = me
        text = f"Hi {talk.people[0].name.split()[0]},\n\n{self._sentences(self._length())}\n{writer.signature}"
        plain = text + self._quoted(talk, writer)
        identity = f"<{number:x}.{self.random.randrange(16**12):x}@{writer.address.partition('@')[2]}>"
        others = [human for human in [me, *talk.people] if human.address != writer.address]
        fields = [("From", _named(writer.name, writer.address)), ("To", _list(others[:1])), ("Subject", talk.subject)]
        if others[1:]:
            fields.append(("Cc", _list(others[1:])))
        if talk.ids:
            fields += [("In-Reply-To", talk.ids[-1]), ("References", "\n ".join(talk.ids[-12:]))]
        zone = timezone(timedelta(hours=self.random.choice((0, 1, 2, -5, 9))))
        raw = self._mail(fields, identity, at.astimezone(zone), self._body(plain, talk), is_sent=writer is me)
        talk.told = f"On {at:%a, %d %b %Y at %H:%M}, {writer.name} <{writer.address}> wrote:"
        talk.subject = talk.subject if talk.ids else f"Re: {talk.subject}"
        talk.text, talk.last, talk.number = plain[:6000], writer, talk.number + 1
        talk.ids.append(identity)
        labels = "Sent" if writer is me else "Inbox,Important" if self.random.random() < 0.3 else "Inbox"
        return Mail(at, writer.address, labels, raw, writer is me)

    def _picked(self) -> Talk:
        """An open conversation, or a new one with the few much and the many seldom."""
        if self.talks and self.random.random() < 0.72:
            talk = self.talks[-1 - min(int(self.random.expovariate(0.15)), len(self.talks) - 1)]
            if talk.number < 30:
                return talk
        crowd = self.random.choices((1, 2, 5), (80, 15, 5))[0]
        people = self.random.choices(self.humans, cum_weights=self.cumulated, k=crowd)
        talk = Talk(self._subject(), list({p.address: p for p in people}.values()))
        self.talks = [*self.talks[-60:], talk]
        return talk

    def _length(self) -> int:
        return min(1500, max(4, int(self.random.lognormvariate(4.3, 0.9))))

    def _quoted(self, talk: Talk, writer: Human) -> str:
        if not talk.told or self.random.random() < 0.12:
            return ""
        if writer.client == 3 and talk.last:
            head = f"From: {talk.last.name} <{talk.last.address}>\nSent: Monday, 4 May 2026 10:02\nTo: {writer.name}"
            return f"\n{'_' * 32}\n{head}\nSubject: {talk.subject}\n\n{talk.text}\n"
        return f"\n{talk.told}\n\n" + "\n".join(f"> {line}" for line in talk.text.split("\n")) + "\n"

    def _body(self, plain: str, talk: Talk) -> bytes:
        if self.random.random() < 0.53:
            return _part("text/plain", plain)
        lines = "".join(f"<div>{line or '<br>'}</div>\n" for line in plain.split("\n") if not line.startswith(">"))
        html = '<html><head><meta charset="utf-8"></head><body><div dir="ltr" style="font-family:Arial,sans-serif">'
        html += f"{lines}</div>"
        if talk.told:
            inner = talk.text.replace("\n", "<br>\n")
            html += f'<br><div class="gmail_quote"><div class="gmail_attr">{talk.told}<br></div>'
            html += f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{inner}</blockquote></div>'
        return self._alternative(plain, html + "</body></html>")

    # What nobody wrote by hand

    def _newsletter(self, at: datetime, number: int) -> Mail:
        host = self.random.choice(self.senders)
        identity = f"<{number:x}.{self.random.randrange(16**16):x}@mail.{host}>"
        fields = [
            ("From", f'"{host.split(".")[0].capitalize()} News" <news@{host}>'), ("To", ME[1]),
            ("Subject", self._subject()),
            ("List-Unsubscribe", f"<https://{host}/u/{self.random.randrange(10**12)}>, <mailto:u@{host}>"),
            ("Feedback-ID", f"{self.random.randrange(10**8)}:{host}:mail"), ("Precedence", "bulk"),
        ]  # fmt: skip
        words = self._length() * 3
        text = self._sentences(words)
        page = self.random.choice(self.pages)
        html = page.replace("@@", text.replace("\n\n", "</td></tr><tr><td>"))
        body = _part("text/html", html) if self.random.random() < 0.33 else self._alternative(text, html)
        return Mail(at, f"news@{host}", "Inbox,Promotions", self._mail(fields, identity, at, body, bulk=True), False)

    def _robot(self, at: datetime, number: int) -> Mail:
        host = self.random.choice(self.senders)
        identity = f"<{number:x}.{self.random.randrange(16**10):x}@{host}>"
        fields = [
            ("From", f"{host.split('.')[0].capitalize()} <no-reply@{host}>"), ("To", ME[1]),
            ("Subject", self._subject()), ("Auto-Submitted", "auto-generated"),
        ]  # fmt: skip
        text = self._sentences(self._length())
        body = (
            self._alternative(text, self.pages[0].replace("@@", text))
            if self.random.random() < 0.6
            else _part("text/plain", text)
        )
        return Mail(at, f"no-reply@{host}", "Inbox,Updates", self._mail(fields, identity, at, body, bulk=True), False)

    def _list(self, at: datetime, number: int) -> Mail:
        mail_list = f"talk@lists.{self.senders[number % 5]}"
        writer = self.random.choice(self.humans)
        identity = f"<{number:x}.{self.random.randrange(16**10):x}@{writer.address.partition('@')[2]}>"
        fields = [
            ("From", _named(writer.name, writer.address)), ("To", mail_list),
            ("Subject", f"[talk] {self._subject()}"), ("List-Id", f"<{mail_list.replace('@', '.')}>"),
            ("Precedence", "list"),
        ]  # fmt: skip
        text = self._sentences(self._length()) + writer.signature
        text += f"\n_______________________________________________\ntalk mailing list\n{mail_list}\n"
        return Mail(
            at, writer.address, "Inbox,Forums", self._mail(fields, identity, at, _part("text/plain", text)), False
        )

    # MIME

    def _mail(
        self,
        fields: list[tuple[str, str]],
        identity: str,
        at: datetime,
        body: bytes,
        is_sent: bool = False,
        bulk: bool = False,
    ) -> bytes:
        if self.random.random() < ATTACHED * (0.4 if bulk else 1.6):
            body = self._with_attachment(body)
        lines = [] if is_sent else self._way(at)
        lines += [f"{name}: {_encoded(value)}" for name, value in fields]
        lines += [f"Date: {format_datetime(at)}", f"Message-ID: {identity}", "MIME-Version: 1.0"]
        return "\n".join(lines).encode() + b"\n" + body

    def _way(self, at: datetime) -> list[str]:
        """The lines that servers add, which are most of a head."""
        key = base64.b64encode(self.random.randbytes(250)).decode()
        folded = "\n        ".join(key[place : place + 68] for place in range(0, len(key), 68))
        stamp = format_datetime(at)
        received = (
            "Received: from mx{0}.example.net (mx{0}.example.net [192.0.2.{0}])\n        by mail.example.org with"
            " ESMTPS id {1:x}\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n        {2}"
        )
        hops = [received.format(number, self.random.randrange(16**16), stamp) for number in range(1, 4)]
        seal = "i=1; a=rsa-sha256; t=1714556521; cv=none; d=example.net; s=arc-20240605"
        signed = "i=1; a=rsa-sha256; c=relaxed/relaxed; d=example.net; s=arc-20240605"
        names = "h=mime-version:from:date:message-id:subject:to"
        return [
            "Delivered-To: me@example.org",
            *hops,
            f"ARC-Seal: {seal};\n        b={folded}",
            f"ARC-Message-Signature: {signed};\n        {names};\n        b={folded}",
            "Received-SPF: pass (example.org: domain designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;",
            "Authentication-Results: mx.example.org;\n       dkim=pass header.i=@example.net header.s=20230601",
            f"DKIM-Signature: v=1; {signed};\n        t=1714556521; x=1715161321;\n        b={folded}",
            f"X-Received: by 2002:a05:6512:3456 with SMTP id {self.random.randrange(16**12):x}; {stamp}",
        ]

    def _alternative(self, plain: str, html: str) -> bytes:
        mark = f"{self.random.randrange(16**24):024x}"
        parts = [_part("text/plain", plain), _part("text/html", html)]
        return _several("alternative", mark, parts)

    def _with_attachment(self, body: bytes) -> bytes:
        mark = f"----=_Part_{self.random.randrange(10**8)}_{self.random.randrange(10**10)}"
        size = int(min(12_000_000, self.random.lognormvariate(11.7, 1.5)))
        name = f"{self._made_up(3)}.{self.random.choice(('pdf', 'docx', 'jpg', 'png', 'xlsx'))}"
        whole, rest = divmod(size, len(self.block))
        lines = self.block * whole + self.block[: rest // 77 * 77]
        head = f'Content-Type: application/octet-stream; name="{name}"\nContent-Transfer-Encoding: base64\n'
        head += f'Content-Disposition: attachment; filename="{name}"\n\n'
        return _several("mixed", mark, [body, head.encode() + lines])

    def _page(self) -> str:
        """A newsletter's page: many nested tables, styles and long links around a little text ("@@")."""
        style = "".join(
            f".c{n}{{margin:0;padding:{n}px;font:14px/1.4 Arial;color:#{self.random.randrange(16**6):06x}}}\n"
            for n in range(40)
        )
        rows = "".join(self._row() for _ in range(self.random.randrange(4, 30)))
        head = f'<!DOCTYPE html><html><head><title>News</title><style type="text/css">{style}</style></head><body>'
        hidden = '<div style="display:none">Preview</div>'
        table = f'<table width="100%"><tbody>{rows}<tr><td>@@</td></tr>{rows}</tbody></table>'
        return f"{head}{hidden}{table}</body></html>"

    def _row(self) -> str:
        links = [base64.urlsafe_b64encode(self.random.randbytes(60)).decode() for _ in range(3)]
        style = "padding:12px 24px;font-family:Arial,Helvetica,sans-serif;font-size:14px"
        return (
            f'<!--[if mso]><table><tr><td width="560"><![endif]--><tr>\n<td style="{style}" align="left" valign="top">'
            f'<a href="https://click.example.net/f/a/{links[0]}~~/{links[1]}" target="_blank" style="color:#1155cc">'
            f'<img src="https://img.example.net/{links[2]}.png" width="560" alt=""></a></td>\n'
            f'<td><span style="color:#333333">{self._sentences(6)}</span>&nbsp;<b>{self._sentences(2)}</b></td></tr>\n'
        )


def _named(name: str, address: str) -> str:
    return f'"{name}" <{address}>' if "'" in name else f"{name} <{address}>"


def _list(people: list[Human]) -> str:
    return ", ".join(_named(human.name, human.address) for human in people)


def _encoded(value: str) -> str:
    """Names with other letters in encoded words, as programs write them."""
    if value.isascii():
        return value
    return " ".join(
        word if word.isascii() else f"=?UTF-8?B?{base64.b64encode(word.encode()).decode()}?="
        for word in value.split(" ")
    )


def _part(kind: str, text: str) -> bytes:
    raw = text.encode()
    if kind == "text/plain" and text.isascii():
        return f"Content-Type: {kind}; charset=us-ascii\n\n".encode() + raw
    return (
        f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n".encode()
        + encodestring(raw)
    )


def _several(kind: str, mark: str, parts: list[bytes]) -> bytes:
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'.encode()
    return (
        head
        + b"".join(b"--" + mark.encode() + b"\n" + part + b"\n" for part in parts)
        + b"--"
        + mark.encode()
        + b"--\n"
    )


def write(out: Path, count: int, seed: int, form: str) -> dict[str, int]:
    """Write the mailbox, and say how many messages and bytes."""
    out.mkdir(parents=True, exist_ok=True)
    maildir = out / "Maildir"
    if form != "mbox":
        for folder in ("", ".Sent"):
            for name in ("cur", "new", "tmp"):
                (maildir / folder / name).mkdir(parents=True, exist_ok=True)
    total = 0
    with (out / "mailbox.mbox").open("wb") if form != "maildir" else open("/dev/null", "wb") as mbox:  # noqa: PTH123
        for number, mail in enumerate(World(count, seed).mails()):
            total += len(mail.raw)
            if form != "maildir":
                thread = number + 10**18
                envelope = f"From {thread}@xxx {mail.at:%a %b %d %H:%M:%S +0000 %Y}\n"
                envelope += f"X-GM-THRID: {thread}\nX-Gmail-Labels: {mail.labels}\n"
                mbox.write(envelope.encode() + mail.raw.replace(b"\nFrom ", b"\n>From ") + b"\n\n")
            if form != "mbox":
                name = f"{int(mail.at.timestamp())}.M{number}P1.host,S={len(mail.raw)}:2,S"
                (maildir / (".Sent" if mail.is_sent else "") / "cur" / name).write_bytes(mail.raw)
    return {"messages": count, "bytes": total}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=("mbox", "maildir", "both"), default="both")
    asked = parser.parse_args()
    begun = time.process_time()
    told = write(asked.out, asked.messages, asked.seed, asked.form)
    print(f"{told['messages']:,} messages, {told['bytes'] / 1e6:,.0f} MB, {time.process_time() - begun:.1f} s of CPU")


if __name__ == "__main__":
    main()
