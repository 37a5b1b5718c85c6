"""Exports of one small life, drawn from a fixed stock, so that any two of them overlap."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from tests.people import ANA, ANA_AT_HOME, BEN, CHLOE, ME, NEWS, mail, mbox, talk

START = datetime.fromisoformat("2026-01-05T09:00:00+01:00")
OTHER_ANA = ("Ana Silva", "as@else.example")
BEN_TYPO = ("Ben Okry", "ben@okri.example")
ME_AT_WORK = ("Lena Hart", "lena.hart@work.example")


def _key(message: EmailMessage) -> str:
    return str(message["Message-ID"]).strip("<>")


def stock() -> list[EmailMessage]:
    """Thirty-odd messages: threads that a later mail joins, answers from elsewhere, a typing error, a newsletter."""
    ana, ben = talk(ANA, START, times=6, every=3), talk(BEN, START, times=5, every=4)
    other, chloe = talk(OTHER_ANA, START, times=3, every=2), talk(CHLOE, START, times=3, every=7)
    late = START + timedelta(days=60)
    join = mail(BEN_TYPO, ME, late, answers=_key(ana[-1]), subject="Re: Hello", key="join")
    join.replace_header("References", f"<{_key(ana[-1])}> <{_key(ben[-1])}>")
    return [
        *ana,
        *ben,
        *other,
        *chloe,
        join,
        mail(ME, ANA, late, key="asked", subject="Dinner"),
        mail(ANA_AT_HOME, ME, late + timedelta(hours=3), answers="asked", subject="Re: Dinner"),
        mail(ANA_AT_HOME, [ME, BEN, CHLOE], late + timedelta(days=1), subject="All of you"),
        mail(BEN, ME_AT_WORK, late + timedelta(days=2), subject="At work"),
        mail(ME_AT_WORK, BEN, late + timedelta(days=3), subject="At work, too"),
        *(mail(NEWS, ME, late + timedelta(days=n), List_Unsubscribe="<https://x.example>") for n in range(3)),
        mail(CHLOE, (*ANA_AT_HOME,), late + timedelta(days=9), subject="Not to me"),
    ]


STOCK = stock()


def mailbox(path: Path, chosen: Collection[int]) -> set[str]:
    """An mbox of these messages of the stock; returns their keys."""
    messages = [STOCK[number % len(STOCK)] for number in sorted(chosen)]
    mbox(path, messages)
    return {_key(message) for message in messages}


_CARDS = {  # by number: what each version of an address book tells
    0: ("ana", "Ana Silva", (ANA[1], ANA_AT_HOME[1]), ("Acme", "Okri")),
    1: ("ben", "Ben Okri", (BEN[1],), ("Okri & Sons", "")),
    2: ("chloe", "Chloé Dubois", (CHLOE[1], "+351912345678"), ("", "Dubois")),
    3: ("dan", "Dan Reed", (), ("Reed", "Reed")),
    4: ("family", "Ana and Ben", (ANA_AT_HOME[1], BEN[1]), ("", "")),
}


def address_book(path: Path, chosen: Iterable[int], version: int) -> None:
    """A vCard file of these cards; of some, another version tells of another employer or of an address more."""
    lines: list[str] = []
    for number in sorted(set(chosen)):
        uid, name, addresses, employers = _CARDS[number % len(_CARDS)]
        lines += ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", f"FN:{name}"]
        for address in addresses[: 1 + version] if version < 2 else addresses:
            lines.append(f"EMAIL:{address}" if "@" in address else f"TEL:{address}")
        employer = employers[version % 2]
        lines += [f"ORG:{employer}"] * bool(employer) + ["END:VCARD"]
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8")


def calendar(path: Path, chosen: Iterable[int], version: int) -> None:
    """Meetings with Ana, Ben or both; another version moves them, or takes them back."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN"]
    for number in sorted(set(chosen)):
        day = 10 + (number + version) % 3
        others = [(ANA, BEN), (ANA,), (BEN, CHLOE)][(number + version) % 3]
        lines += ["BEGIN:VEVENT", f"UID:meeting-{number}", f"DTSTART:202602{day}T100000Z", f"DTEND:202602{day}T110000Z"]
        lines += [f"SUMMARY:Coffee {number} {version}", f"ORGANIZER;CN={ME[0]}:mailto:{ME[1]}"]
        lines += [f"ATTENDEE;CN={n};PARTSTAT=ACCEPTED:mailto:{address}" for n, address in others]
        lines += ["STATUS:CANCELLED"] * (version == 2 and number == 1) + ["END:VEVENT"]
    path.write_text("\r\n".join([*lines, "END:VCALENDAR"]) + "\r\n", "utf-8")
