"""What goes wrong on the way to a server, in words, with what it likely comes from."""

import errno
import smtplib
import socket
import ssl
from email.message import EmailMessage
from time import monotonic

import pytest

from cordially.outside import causes, imap, server, smtp
from cordially.outside.causes import in_words, login_refused
from cordially.outside.imap import NotReached
from cordially.outside.providers import wish
from cordially.outside.server import Server
from cordially.outside.smtp import NotSent
from tests.outside.callers import port

HOST = "127.0.0.1"


@pytest.mark.parametrize(
    ("error", "told", "likely"),
    [
        (socket.gaierror(-2, "Name not known"), "There is no server called mail.example", "a slip in the name"),
        (ConnectionRefusedError(111, "refused"), "Nothing answers at mail.example, port 2", "another port"),
        (OSError(errno.ENETUNREACH, "unreachable"), "There is no way to mail.example", "not on the network"),
        (ConnectionResetError(104, "reset by peer"), "mail.example hung up", "another port or kind of encryption"),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), "mail.example hung up", "too many logins"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), "does not speak the encryption", "465"),
    ],
)  # fmt: skip
def test_what_went_wrong_is_told_with_what_it_likely_comes_from(error: OSError, told: str, likely: str) -> None:
    said = in_words(error, Server("mail.example", 2), "smtp")
    assert told in said and likely in said
    assert str(error) not in said
    assert "port 587 with security = “starttls” or 465 with security = “ssl”" in said or "mail.example" in said


def test_the_usual_ports_are_named_only_where_another_one_is_told() -> None:
    refused = ConnectionRefusedError(111, "refused")
    assert "993 with security = “ssl”" in in_words(refused, Server("mail.example", 994, "ssl"), "imap")
    assert "Usual is" not in in_words(refused, Server("mail.example", 993, "ssl"), "imap")


@pytest.mark.parametrize(
    ("code", "likely"), [(10, "clock of this machine"), (18, "name its certificate in trust"), (62, "called otherwise")]
)
def test_of_a_certificate_that_was_refused_the_likely_reason_is_told(code: int, likely: str) -> None:
    error = ssl.SSLCertVerificationError()
    error.verify_code, error.verify_message = code, "x"
    assert likely in in_words(error, Server("mail.example", 993, "ssl"), "imap")


@pytest.mark.parametrize(
    ("host", "wants"),
    [
        ("imap.gmail.com", "app password"),
        ("smtp.office365.com", "OAuth"),
        ("imap.mail.me.com", "app-specific"),
        ("imap.gmx.net", "POP3/IMAP"),
        ("mail.notgmail.com", "your provider wants an app password"),
    ],
)
def test_a_login_that_was_refused_tells_what_this_provider_wants(host: str, wants: str) -> None:
    told = login_refused(Server(host, 993, "ssl", "lena"), "imap", "Invalid credentials")
    assert wants in told and "“Invalid credentials”" in told and "a slip in the password" in told
    assert "often the whole address" in told


def test_a_server_that_tells_the_password_again_is_not_quoted() -> None:
    told = login_refused(Server("mail.example", 993, "ssl", "lena", "geheim"), "imap", "No: lena, geheim")
    assert "geheim" not in told and "did not take the name and password" in told


def test_the_bridge_is_known_by_its_ports() -> None:
    assert "bridge" in wish("127.0.0.1", 1143)
    assert wish("127.0.0.1", 993) == wish("mail.example", 1143) == ""


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = message["To"] = "lena@hart.example"
    message.set_content("Ana")
    return message


def put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patience of a fifth of a second, in place of eight."""
    for module in (causes, imap, server, smtp):
        monkeypatch.setattr(module, "GREETING", 0.2)
    monkeypatch.setattr(causes, "_PROBE", 0.2)


def said_of(number: int, security: str = "none") -> tuple[str, str]:
    """What sending, and coming in, come to there."""
    one = Server(HOST, number, security, "lena", "x")
    with pytest.raises(NotSent) as sending:
        smtp.send(letter(), one)
    with pytest.raises(NotReached) as coming, imap.opened(one):
        pass
    return str(sending.value), str(coming.value)


def test_a_web_server_at_that_port_is_told_after_a_short_while(monkeypatch: pytest.MonkeyPatch) -> None:
    put_off(monkeypatch)
    began = monotonic()
    with port(None, b"HTTP/1.0 200 OK\r\n\r\n") as number:
        for told in said_of(number):
            assert f"At 127.0.0.1, port {number}, a web server answers. Usual is port" in told
    assert monotonic() - began < 5


def test_a_port_that_says_nothing_or_waits_for_encryption_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    put_off(monkeypatch)
    with port() as number:
        for told in said_of(number, "starttls"):
            assert "took the call" in told and "it waits for encryption first; or another port" in told
    with port(None, b"\x15\x03\x01\x00\x02\x02\x46") as number:
        for told in said_of(number, "starttls"):
            assert "waits for encryption" in told and "security = “ssl”" in told


def test_nobody_waits_longer_than_ten_seconds_for_a_greeting() -> None:
    assert server.GREETING + causes._PROBE <= 10


def test_the_other_kind_of_mail_server_is_told_apart() -> None:
    with port(b"* OK Dovecot ready\r\n", is_closing=True) as number:
        assert "is no server that takes mail. It says: “Dovecot ready”" in said_of(number)[0]
    with port(b"220 mail.example ESMTP\r\n") as number:
        one = Server(HOST, number, "none", "lena", "x")
        with pytest.raises(NotReached, match="no server that keeps a mailbox"):
            imap.opened(one).__enter__()


def test_a_server_that_hangs_up_is_told_without_its_own_words() -> None:
    with port(is_closing=True) as number:
        for told in said_of(number):
            assert "hung up at port" in told and "Connection unexpectedly closed" not in told
