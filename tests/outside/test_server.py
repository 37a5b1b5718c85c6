"""What goes wrong on the way to a server, in words."""

import socket

import pytest

from cordially.outside.server import PATIENCE, Server, in_words


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (socket.gaierror(-2, "Name or service not known"), "There is no server called mail.example"),
        (ConnectionRefusedError(111, "refused"), "Nothing answers at mail.example, port 993."),
        (TimeoutError(), f"mail.example did not answer within {PATIENCE} seconds."),
    ],
)
def test_what_went_wrong_is_told_in_words(error: OSError, told: str) -> None:
    assert in_words(error, Server("mail.example", 993)).startswith(told)
