"""Accounts looked over: each told whole, and its server asked only when that is asked for."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cordially.outside import checks
from cordially.outside.accounts import Unsettled
from tests.outside.callers import port
from tests.outside.mail_server import Server, running

IMAP = '[imap]\nhost = "imap.example"\nuser = "lena@hart.example"\npassword = "geheim"\n'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    yield from running(monkeypatch)


def test_without_accounts_nothing_is_wrong_unless_something_rests_on_them(toml: Path) -> None:
    toml.unlink()
    assert (checks.look().faults, checks.look().facts) == ((), ())
    found = checks.look({"smtp": "a mail is asked for"})
    assert found.faults == ("[smtp], mail to yourself: a mail is asked for, but it is not set up.",)


def test_an_account_that_is_whole_is_told_without_its_password(toml: Path) -> None:
    toml.write_text(IMAP)
    found = checks.look()
    assert found.facts == ("[imap], drafts in your mailbox: imap.example, port 993, as lena@hart.example.",)
    assert found.faults == () and "geheim" not in repr(found)


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("[smtp\n", ["accounts.toml cannot be read"]),
        ("[imp]\nx = 1\n" + IMAP, ["takes no “imp” (“imap”?)"]),
        ('[imap]\nhost = "a"\n', ["[imap] lacks user and password"]),
        ('[smtp]\nhost = "a"\nuser = "b"\n', ["[smtp] lacks password"]),
        ('[smtp]\nuser = "b"\n[imap]\nhost = "x"\nsecurity = "tls"\n', ["[smtp] needs a host", "security is ssl"]),
        ('[caldav]\nurl = "https://dav.example"\nuser = "a"\n', ["[caldav] has a user only"]),
        ('[caldav]\nurl = "ftp://dav.example"\n', ["it begins with https://"]),
        ("[apprise]\nurls = []\nwords = true\n", ["[apprise] needs urls"]),
    ],
    ids=range(8),
)  # fmt: skip
def test_each_fault_is_told_once(toml: Path, words: str, faults: list[str]) -> None:
    toml.write_text(words)
    found = checks.look().faults
    assert len(found) == len(faults)
    assert all(fault in one for fault, one in zip(faults, found, strict=True))


@pytest.mark.skipif(os.name != "posix", reason="elsewhere files have no such rights")
def test_a_file_that_others_can_read_is_one_fault_with_what_to_do(toml: Path) -> None:
    toml.write_text(IMAP)
    toml.chmod(0o644)
    (fault,) = checks.look().faults
    assert fault.endswith(f"chmod 600 {toml}")


def test_servers_are_asked_only_when_that_is_asked_for(toml: Path, server: Server) -> None:
    with port(b"220 no mailbox\r\n") as number:
        toml.write_text(f'[imap]\nhost = "127.0.0.1"\nport = {number}\nsecurity = "none"\nuser = "a"\npassword = "b"\n')
        assert checks.look().faults == ()
        found = checks.look(is_tried=True)
    assert found.facts == (f"[smtp], mail to yourself: 127.0.0.1, port {server.port}; it let you in.",)
    (fault,) = found.faults
    assert "no server that keeps a mailbox" in fault
    assert server.got == []


def test_looking_does_not_open_the_keyring(toml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    toml.write_text(IMAP.replace('password = "geheim"', "keyring = true"))
    assert checks.look().faults == ()
    with pytest.raises(Unsettled, match="pip install keyring"):
        checks.need("imap")


def test_what_is_needed_is_refused_with_why_it_is_missing(toml: Path) -> None:
    toml.write_text(IMAP)
    checks.need("imap")
    with pytest.raises(Unsettled, match=r"No account is told for \[smtp\]"):
        checks.need("imap", "smtp")
