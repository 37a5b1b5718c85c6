"""What was written on LinkedIn: messages, invitations, recommendations; and endorsements."""

import hashlib
from collections.abc import Iterator
from urllib.parse import unquote

from cordially.core import addresses
from cordially.core.records import LeftOut, Message, Party, Problem, Yielded
from cordially.sources.linkedin import dates
from cordially.sources.linkedin.archive import Archive, full_name, matched, people
from cordially.sources.linkedin.kinds import Table
from cordially.sources.markup import unmarked
from cordially.sources.tables import Row, bare, rows

LONGEST = 100_000  # characters of one text
_YES = frozenset(("yes", "true", "1"))


def messages(archive: Archive, table: Table) -> Iterator[Yielded]:
    for row in rows(table.file, table.header):
        yield row if isinstance(row, Problem) else _message(archive, row)


def _message(archive: Archive, row: Row) -> Message | LeftOut | Problem:
    if {row["ismessagedraft"].lower(), row["isconversationdraft"].lower()} & _YES:
        return LeftOut("drafts")
    if row["folder"].upper() == "SPAM":
        return LeftOut("spam")
    text, attached = unmarked(row["content"])[:LONGEST].strip(), _attached(row["attachments"])
    if not text and not attached:
        return LeftOut("empty messages")
    sender = archive.party("from", row["from"], row["senderprofileurl"])
    others = [archive.party("to", *one) for one in matched(people(row["to"]), row["recipientprofileurls"])]
    parties = tuple(party for party in (sender, *others) if party)
    signs = _signs(archive, row)
    if len(parties) < 2 and not signs:
        return LeftOut("messages with people who have left LinkedIn")
    return Message(
        key=_key("message", row["conversationid"], row["date"], row["from"], row["content"]),
        kind="linkedin",
        at=dates.moment(row["date"]),
        parties=parties,
        subject=row["subject"][:500],
        text=text,
        words=len(text.split()),
        attachments=attached,
        thread=row["conversationid"][:200],
        labels=(row["folder"].lower(),) if row["folder"] and row["folder"].upper() != "INBOX" else (),
        signs=signs,
    )


def _key(*parts: str) -> str:
    """The same in every later archive, which has no ids of its own."""
    return f"linkedin-{parts[0]}:" + hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _attached(cell: str) -> tuple[str, ...]:
    """Names only, without the addresses that LinkedIn keeps them at."""
    pieces = [piece.partition("?")[0].rstrip("/").rpartition("/")[2] for piece in cell[:5000].replace(",", " ").split()]
    return tuple(unquote(piece)[:100] for piece in pieces if piece)[:20]


def _signs(archive: Archive, row: Row) -> tuple[str, ...]:
    """Paid for, or written by LinkedIn or a company; or sent to a stranger (InMail) who never answered."""
    told = " ".join((row["conversationtitle"], row["subject"], row["folder"])).lower()
    is_company = "linkedin.com/" in row["senderprofileurl"] and not addresses.linkedin(row["senderprofileurl"])
    is_paid = (
        "sponsored" in told or "inmail" in told or is_company or row["from"].lower() in ("linkedin", "linkedin news")
    )
    mine = archive.is_me(row["from"], row["senderprofileurl"])
    is_unasked = bool(row["subject"]) and not mine and bool(archive.my_keys)
    is_unasked = is_unasked and row["conversationid"] not in archive.answered
    return ("bulk",) if is_paid or is_unasked else ()


def invitations(archive: Archive, table: Table) -> Iterator[Yielded]:
    for row in rows(table.file, table.header):
        yield row if isinstance(row, Problem) else _invitation(archive, row)


def _invitation(archive: Archive, row: Row) -> Message | Problem:
    is_outgoing = row["direction"].upper() == "OUTGOING"
    sender = archive.party("from", row["from"], row["inviterprofileurl"]) or (
        archive.me("from") if is_outgoing else None
    )
    invited = archive.party("to", row["to"], row["inviteeprofileurl"]) or (None if is_outgoing else archive.me("to"))
    if not sender or not invited:
        return Problem(row.where, "does not tell who invited whom")
    text = unmarked(row["message"])[:LONGEST].strip()
    return Message(
        key=_key("invitation", row["from"], row["to"], row["sentat"], row["message"]),
        kind="invitation",
        at=dates.moment(row["sentat"]),
        parties=(sender, invited),
        text=text,
        words=len(text.split()),
    )


def recommendations(archive: Archive, table: Table) -> Iterator[Yielded]:
    name = bare(table.file.name)
    if "given" not in name and "received" not in name:
        yield Problem(
            table.file.label, "does not tell whether these recommendations were given or received; keep its name"
        )
        return
    for row in rows(table.file, table.header):
        if isinstance(row, Problem):
            yield row
        elif row["status"].upper() in ("DRAFT", "PENDING"):
            yield LeftOut("drafts")
        else:
            yield _recommendation(archive, row, is_mine="given" in name)


def _recommendation(archive: Archive, row: Row, *, is_mine: bool) -> Message | Problem:
    parties = _between(archive, full_name(row), is_mine=is_mine)
    if not parties:
        return Problem(row.where, "has no name")
    text = unmarked(row["text"])[:LONGEST].strip()
    return Message(
        key=_key("recommendation", str(is_mine), full_name(row), row["creationdate"], row["text"]),
        kind="recommendation",
        at=dates.moment(row["creationdate"]),
        parties=parties,
        text=text,
        words=len(text.split()),
    )


def _between(archive: Archive, name: str, url: str = "", *, is_mine: bool) -> tuple[Party, ...]:
    """The owner and somebody else, the one who wrote first. Without an owner's name, the other alone."""
    other = archive.party("to" if is_mine else "from", name, url)
    owner = archive.me("from" if is_mine else "to")
    if not other:
        return ()
    return tuple(party for party in ((owner, other) if is_mine else (other, owner)) if party)


def endorsements(archive: Archive, table: Table) -> Iterator[Yielded]:
    who, is_mine = ("endorsee", True) if table.kind == "endorsements given" else ("endorser", False)
    for row in rows(table.file, table.header):
        if isinstance(row, Problem):
            yield row
            continue
        name = f"{row[f'{who}firstname']} {row[f'{who}lastname']}"
        parties = _between(archive, name, row[f"{who}publicurl"], is_mine=is_mine)
        if not parties:
            yield LeftOut("endorsements by people who have left LinkedIn")
            continue
        yield Message(
            key=_key("endorsement", str(is_mine), name, row["skillname"], row["endorsementdate"]),
            kind="endorsement",
            at=dates.moment(row["endorsementdate"]),
            parties=parties,
            subject=row["skillname"][:200],
        )
