"""Accounts of one's own: one private file, the environment before it, the keyring where it is asked for."""

import os
import sys
from pathlib import Path

import pytest

from cordially.outside import accounts, server
from cordially.outside.accounts import Unsettled

FIELDS = ("host", "user", "password")


def test_a_section_is_told_in_words_and_the_environment_goes_before_it(
    toml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml.write_text('[smtp]\nhost = "mail.example"\npassword = "in the file"\n[imap]\nhost = "other.example"\n')
    assert accounts.section("smtp", FIELDS) == {"host": "mail.example", "user": "", "password": "in the file"}
    monkeypatch.setenv("CORDIALLY_SMTP_PASSWORD", "in the environment")
    assert accounts.section("smtp", FIELDS)["password"] == "in the environment"
    assert accounts.section("imap", FIELDS)["host"] == "other.example"


def test_lists_numbers_and_yes_come_as_words(toml: Path) -> None:
    toml.write_text('[apprise]\nurls = ["json://a", "json://b"]\nwords = true\nport = 5\n')
    found = accounts.section("apprise", ("urls", "words", "port"))
    assert found == {"urls": "json://a\njson://b", "words": "true", "port": "5"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "No account is told"),
        ("[caldav]\nurl = 'x'", "No account is told"),
        ("[smtp]\npasword = 'x'", "takes no “pasword” .“password”..; it takes host"),
        ("[smtp]\nhots = 'x'\ncolour = 1", "takes no “colour” and no “hots” .“host”.."),
        ("smtp = 'x'", "a section of its own"),
        ("[smtp", "cannot be read"),
        ("[smtp]\nhost = '\udcff'", "save it as UTF-8"),
        ("x = " + "[" * 50_000, "cannot be read"),
        ("#" * 100_001, "longer than any list"),
    ],
    ids=range(9),
)
def test_what_is_wrong_is_said_in_words(toml: Path, words: str, why: str) -> None:
    toml.write_bytes(words.encode("utf-8", "surrogateescape"))
    with pytest.raises(Unsettled, match=why):
        accounts.section("smtp", FIELDS)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere files have no such rights")
def test_a_file_that_others_can_read_is_refused(toml: Path) -> None:
    toml.write_text('[smtp]\nhost = "mail.example"\n')
    for rights in (0o644, 0o640, 0o602):
        toml.chmod(rights)
        with pytest.raises(Unsettled, match="private"):
            accounts.section("smtp", FIELDS)
    assert accounts.is_told("smtp")


def test_without_a_file_nothing_is_told(toml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toml.unlink()
    assert not accounts.is_told("smtp")
    with pytest.raises(Unsettled):
        accounts.section("smtp", FIELDS)
    monkeypatch.setenv("CORDIALLY_SMTP_HOST", "mail.example")
    assert accounts.is_told("smtp")
    assert accounts.section("smtp", FIELDS)["host"] == "mail.example"


@pytest.mark.parametrize(
    ("security", "port", "host"),
    [("none", "", "mail.example"), ("tls", "", "localhost"), ("ssl", "x", "localhost"), ("ssl", "65536", "localhost"),
     ("ssl", "", ""), ("ssl", "9" * 5000, "localhost"), ("ssl", "٣", "localhost")],
)  # fmt: skip
def test_a_server_that_cannot_be_reached_safely_is_refused(security: str, port: str, host: str) -> None:
    told = dict.fromkeys(server.FIELDS, "") | {"security": security, "port": port, "host": host}
    with pytest.raises(Unsettled):
        server.server("smtp", told)


def test_the_usual_port_and_encryption_need_not_be_told() -> None:
    told = dict.fromkeys(server.FIELDS, "") | {"host": "mail.example", "password": "secret"}
    found = server.server("smtp", told)
    assert (found.security, found.port) == ("starttls", 587)
    assert "secret" not in repr(found)


def test_without_the_keyring_package_a_sentence_says_so(toml: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toml.write_text('[smtp]\nhost = "mail.example"\nuser = "lena"\nkeyring = true\n')
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(Unsettled, match="pip install keyring"):
        accounts.section("smtp", FIELDS)
    monkeypatch.setenv("CORDIALLY_SMTP_PASSWORD", "from elsewhere")
    assert accounts.section("smtp", FIELDS)["password"] == "from elsewhere"


def test_the_password_of_the_keyring_is_that_of_the_service_cordially(
    toml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring", reason="keyring is not installed.")
    backend, errors = pytest.importorskip("keyring.backend"), pytest.importorskip("keyring.errors")

    def get(kept: object, service: str, user: str) -> str | None:
        if user == "locked":
            raise errors.KeyringError("it is\nlocked")
        return {("cordially", "lena"): "kept"}.get((service, user))

    kept = {"priority": 1.0, "get_password": get, "set_password": lambda *_: None}
    before = keyring.get_keyring()
    keyring.set_keyring(type("Kept", (backend.KeyringBackend,), kept)())
    try:
        toml.write_text('[smtp]\nhost = "mail.example"\nkeyring = true\n')
        monkeypatch.setenv("CORDIALLY_SMTP_USER", "lena")
        assert accounts.section("smtp", FIELDS)["password"] == "kept"
        for user, why in (("ben", "no password of ben"), ("locked", "it is locked")):
            monkeypatch.setenv("CORDIALLY_SMTP_USER", user)
            with pytest.raises(Unsettled, match=why):
                accounts.section("smtp", FIELDS)
    finally:
        keyring.set_keyring(before)
