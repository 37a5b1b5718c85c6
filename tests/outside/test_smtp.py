"""Sending over real SMTP: encrypted, with a password, and what is said when it does not go."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from cordially.outside import smtp
from cordially.outside.accounts import Unsettled
from cordially.outside.server import Server
from cordially.outside.smtp import NotSent
from tests.outside.certificates import Certificates, library


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@contextmanager
def running(**options: Any) -> Iterator[tuple[int, list[bytes]]]:
    """A mail server on this machine; what it gets stands in the list."""
    controller, authenticating = library("aiosmtpd.controller"), library("aiosmtpd.smtp")
    got: list[bytes] = []

    class Keep:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            got.append(envelope.content)
            return "250 OK"

    def opens(server: Any, session: Any, envelope: Any, mechanism: str, told: Any) -> Any:
        is_known = (told.login, told.password) == (b"lena", "sésame".encode())
        return authenticating.AuthResult(success=is_known, handled=is_known)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    around = options.pop("ssl_context", None)
    told = {"hostname": "127.0.0.1", "port": port, "authenticator": opens, **options}
    server = controller.Controller(Keep(), ssl_context=around, **told)
    server.start()
    try:
        yield port, got
    finally:
        server.stop()


def letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = message["To"] = "lena@hart.example"
    message["Subject"] = "Für heute"
    message.set_content("Ana")
    return message


def inside(certificates: Certificates) -> dict[str, Any]:
    """A server that takes a password only after STARTTLS."""
    return {"tls_context": certificates.context("localhost"), "require_starttls": True, "auth_required": True}


def test_mail_goes_over_starttls_and_over_ssl_with_a_password(certificates: Certificates) -> None:
    with running(**inside(certificates)) as (port, got):
        smtp.send(letter(), Server("localhost", port, "starttls", "lena", "sésame", certificates.trust))
        assert len(got) == 1
    with running(ssl_context=certificates.context("localhost"), auth_require_tls=False) as (port, got):
        smtp.send(letter(), Server("localhost", port, "ssl", "lena", "sésame", certificates.trust))
        assert b"Ana" in got[0]


def test_a_certificate_that_nobody_vouches_for_is_refused(certificates: Certificates) -> None:
    with running(**inside(certificates)) as (port, got):
        with pytest.raises(NotSent, match=r"certificate of localhost was refused.*trust"):
            smtp.send(letter(), Server("localhost", port, "starttls", "lena", "sésame"))
        assert got == []
    with running(ssl_context=certificates.context("localhost")) as (port, got):
        with pytest.raises(NotSent, match="certificate of localhost was refused"):
            smtp.send(letter(), Server("localhost", port, "ssl", "lena", "sésame"))
        assert got == []


def test_a_certificate_for_another_name_is_refused(certificates: Certificates) -> None:
    with running(**{**inside(certificates), "tls_context": certificates.context("other.example")}) as (port, got):
        with pytest.raises(NotSent, match="it is for another name"):
            smtp.send(letter(), Server("localhost", port, "starttls", "lena", "sésame", certificates.trust))
        assert got == []


def test_a_wrong_password_is_told_in_words_that_do_not_hold_it(certificates: Certificates) -> None:
    with running(**inside(certificates)) as (port, got):
        with pytest.raises(NotSent, match="did not take the name and password") as told:
            smtp.send(letter(), Server("localhost", port, "starttls", "lena", "geheim", certificates.trust))
        assert got == []
    assert "geheim" not in str(told.value)


def test_without_encryption_nothing_goes_where_it_was_asked_for() -> None:
    with running() as (port, got):
        with pytest.raises(NotSent, match="offers no encryption"):
            smtp.send(letter(), Server("localhost", port, "starttls", "lena", "sésame"))
        with pytest.raises(NotSent, match="Look at security and port"):
            smtp.send(letter(), Server("localhost", port, "ssl", "lena", "sésame"))
        assert got == []


def test_a_server_that_is_not_there_or_no_certificate_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSent, match="Nothing answers at localhost, port 1"):
        smtp.send(letter(), Server("localhost", 1, "none"))
    with pytest.raises(Unsettled, match="no file of certificates"):
        smtp.send(letter(), Server("localhost", 1, "ssl", trust=str(tmp_path / "none.pem")))
    (tmp_path / "empty.pem").write_text("nothing")
    with pytest.raises(Unsettled, match="no file of certificates"):
        smtp.send(letter(), Server("localhost", 1, "ssl", trust=str(tmp_path / "empty.pem")))


def test_to_another_machine_nothing_goes_without_encryption(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CORDIALLY_HOME", str(tmp_path))
    monkeypatch.setenv("CORDIALLY_SMTP_HOST", "mail.example")
    monkeypatch.setenv("CORDIALLY_SMTP_SECURITY", "none")
    with pytest.raises(Unsettled, match="only a server on this machine"):
        smtp.post()
    monkeypatch.setenv("CORDIALLY_SMTP_SECURITY", "ssl")
    assert (smtp.post().server.port, smtp.post().sender) == (465, "")
