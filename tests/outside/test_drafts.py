"""Drafts in a real mailbox: found, put there once, in the thread that they answer, and never over your own changes."""

import imaplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordially.actions import drafts as actions
from cordially.errors import WrongUse
from cordially.outside import folders, imap
from cordially.outside.accounts import Unsettled
from cordially.outside.drafts import POLICY, Mailbox, NotPut, tie
from cordially.outside.imap import Box, NotReached, Thread
from cordially.outside.server import Server
from cordially.queries import followups, letters
from cordially.viewer import Viewer
from tests.outside.certificates import Certificates
from tests.outside.dovecot import PASSWORD, USER, Dovecot
from tests.web.world import fill, promise, spot

HOST = "127.0.0.1"


@given(st.text())
def test_any_name_of_a_folder_is_the_same_after_being_told_in_the_protocol(name: str) -> None:
    raw = folders.encoded(name)
    assert raw.isascii()
    assert folders.decoded(raw) == name


def test_names_are_told_as_the_standard_does() -> None:
    assert folders.encoded("~peter/mail/台北/日本語") == b"~peter/mail/&U,BTFw-/&ZeVnLIqe-"
    assert folders.decoded(b"Entw&APw-rfe") == "Entwürfe"
    assert folders.decoded(b"Q&-A &broken") == "Q&A &broken"


def test_the_folder_of_drafts_is_the_one_that_says_so_else_the_one_called_so() -> None:
    told: list[object] = [
        b'(\\HasChildren) "/" "INBOX"',
        b'(\\HasNoChildren) "/" INBOX/Old/Drafts',
        b'(\\HasNoChildren) "/" "Entw&APw-rfe"',
        b'(\\Noselect) "/" "Drafts"',
        (b'(\\HasNoChildren) NIL {9}', b'a "quote"'),
        b"nonsense", None, b'(\\x) "/"',
    ]  # fmt: skip
    found = folders.listed(told)
    assert [one.name for one in found] == ["INBOX", "INBOX/Old/Drafts", "Entwürfe", "Drafts", 'a "quote"']
    chosen = folders.drafts(found)
    assert chosen is not None and chosen.name == "Entwürfe"
    said = folders.drafts([*found, *folders.listed([b'(\\Drafts \\Marked) "." "Later.One"'])])
    assert said is not None and said.name == "Later.One"
    assert folders.drafts([]) is None


@given(st.lists(st.one_of(st.binary(), st.none(), st.tuples(st.binary(), st.binary()))))
def test_whatever_a_server_lists_is_bounded(told: list[object]) -> None:
    folders.drafts(folders.listed(told))


@pytest.mark.parametrize("length", [20, 90, 240])
def test_long_names_of_messages_stay_whole(length: int) -> None:
    names = [f"<{number}{'x' * length}@mail.example>" for number in range(12)]
    letter = EmailMessage()
    tie(letter, Thread(names[-1], tuple(names[:-1])))
    told = message_from_bytes(letter.as_bytes(policy=POLICY))
    assert told["In-Reply-To"] == names[-1]
    kept = told["References"].split()
    assert kept[0] == names[0] and kept[-1] == names[-1] and set(kept) <= set(names)


def test_nothing_goes_to_another_machine_without_encryption(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORDIALLY_HOME", str(tmp_path))
    monkeypatch.setenv("CORDIALLY_IMAP_HOST", "mail.example")
    assert (imap.box().server.security, imap.box().server.port) == ("ssl", 993)
    monkeypatch.setenv("CORDIALLY_IMAP_SECURITY", "none")
    with pytest.raises(Unsettled, match="only a server on this machine"):
        imap.box()


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(NotReached, match="Nothing answers"), imap.opened(Server(HOST, 1, "ssl")):
        pass


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    server = Dovecot(drafts="Entwürfe")
    yield server
    server.stop()


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> Viewer:
    return promise(fill(viewer, tmp_path, now), tmp_path, now)


def mailbox(server: Dovecot, drafts: str = "") -> Mailbox:
    return Mailbox(Box(Server(HOST, server.port, "none", USER, PASSWORD), drafts))


def line(server: Dovecot) -> imaplib.IMAP4:
    found = imaplib.IMAP4(HOST, server.port, timeout=20)
    found.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
    return found


def held(server: Dovecot, folder: str = '"Entw&APw-rfe"') -> list[tuple[str, Message]]:
    """(flags, message) of all that lies there."""
    with line(server) as one:
        one.select(folder, readonly=True)
        _, found = one.fetch("1:*", "(FLAGS RFC822)")
        return [(each[0].decode(), message_from_bytes(each[1])) for each in found if isinstance(each, tuple)]


def answered(viewer: Viewer, now: datetime) -> letters.Letter:
    """What Ana asked, which rests on her mail "News"."""
    found = followups.followups(viewer, now=now)
    mark = next(one.what.mark for one in found if one.what.kind == "answer owed" and one.what.interaction)
    return letters.letter(viewer, mark=mark, now=now)


@pytest.mark.slow
def test_an_answer_lies_in_its_thread_once_and_a_second_time_says_so(
    world: Viewer, dovecot: Dovecot, tmp_path: Path, now: datetime
) -> None:
    with line(dovecot) as one:
        for mail in (tmp_path / "told.mbox").read_bytes().split(b"\nFrom "):
            one.append("INBOX", "", imaplib.Time2Internaldate(now), mail.partition(b"\n")[2].replace(b"\n", b"\r\n"))
    letter = answered(world, now)
    assert actions.put(world, letter, mailbox(dovecot), now=now).is_new
    ((flags, message),) = held(dovecot)
    assert "\\Draft" in flags
    source = next(one for _, one in held(dovecot, "INBOX") if one["Subject"] == "News")
    assert message["In-Reply-To"] == source["Message-ID"]
    assert message["References"].split()[-1] == source["Message-ID"]
    assert (message["To"], message["From"], message["Subject"]) == ("ana.silva@acme.example", USER, "Re: News")
    assert message["Message-ID"].endswith("@hart.example>")
    later = actions.put(world, letter, mailbox(dovecot), now=now + timedelta(days=1))
    assert not later.is_new and later.what == "It was put into “Entwürfe” on 25 November 2026."
    assert len(held(dovecot)) == 1


@pytest.mark.slow
def test_again_replaces_what_was_put_but_never_what_you_changed(world: Viewer, dovecot: Dovecot, now: datetime) -> None:
    letter = letters.letter(world, person=spot(world, "Ben"), now=now)
    actions.put(world, letter, mailbox(dovecot), now=now)
    first = held(dovecot)[0][1]["Message-ID"]
    actions.put(world, letter, mailbox(dovecot), again=True, now=now)
    ((_, kept),) = held(dovecot)  # the first is gone, not only marked
    assert kept["Message-ID"] != first
    with line(dovecot) as one:  # as a mail program keeps a change: another message under the same name
        one.select('"Entw&APw-rfe"')
        one.store("1:*", "+FLAGS", "\\Deleted")
        one.expunge()
        kept.set_payload("My own words")
        one.append('"Entw&APw-rfe"', "(\\Draft)", "", kept.as_bytes())
    with pytest.raises(NotPut, match="You changed the draft"):
        actions.put(world, letter, mailbox(dovecot), again=True, now=now)
    assert [one.get_payload() for _, one in held(dovecot)] == ["My own words"]


@pytest.mark.slow
def test_after_a_break_between_the_mailbox_and_our_note_it_is_not_put_twice(
    world: Viewer, dovecot: Dovecot, now: datetime
) -> None:
    letter = letters.letter(world, person=spot(world, "Ben"), now=now)
    actions.put(world, letter, mailbox(dovecot), now=now)
    row = letters.placed(world, letter.about)
    assert row is not None
    row.placed_at = None
    row.save()
    assert actions.put(world, letter, mailbox(dovecot), now=now).is_new
    assert len(held(dovecot)) == 1


@pytest.mark.slow
def test_what_is_wrong_in_the_mailbox_is_told_in_words(world: Viewer, dovecot: Dovecot, now: datetime) -> None:
    letter = letters.letter(world, person=spot(world, "Ben"), now=now)
    with pytest.raises(NotPut, match="no folder “Later”"):
        actions.put(world, letter, mailbox(dovecot, "Later"), now=now)
    wrong = Mailbox(Box(Server(HOST, dovecot.port, "none", USER, "geheim")))
    with pytest.raises(NotReached, match="did not take the name and password") as told:
        actions.put(world, letter, wrong, now=now)
    assert "geheim" not in str(told.value)
    with pytest.raises(NotReached, match="offers no encryption"):
        actions.put(world, letter, Mailbox(Box(Server(HOST, dovecot.port, "starttls", USER, PASSWORD))), now=now)
    nobody = letters.Letter(1, "Ana", "", "", "", "x")
    with pytest.raises(WrongUse, match="No e-mail address of Ana"):
        actions.put(world, nobody, mailbox(dovecot), now=now)


@pytest.mark.slow
def test_a_mailbox_is_reached_over_ssl_and_starttls_with_a_certificate_that_is_trusted(
    world: Viewer, tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> None:
    certificates = Certificates(tmp_path_factory.mktemp("certificates"))
    server = Dovecot(certificates, sign=".")
    letter = letters.letter(world, person=spot(world, "Ben"), now=now)
    try:
        for security, port in (("ssl", server.secure), ("starttls", server.port)):
            with pytest.raises(NotReached, match="certificate of localhost was refused"):
                actions.put(world, letter, Mailbox(Box(Server("localhost", port, security, USER, PASSWORD))), now=now)
            told = Server("localhost", port, security, USER, PASSWORD, certificates.trust)
            with imap.opened(told) as one:
                names = [each.name for each in imap.all_folders(one)]
                assert names == ["INBOX"]
            with pytest.raises(NotPut, match="No folder of drafts"):
                actions.put(world, letter, Mailbox(Box(told)), now=now)
    finally:
        server.stop()
