"""The server itself: only on this machine, silent about itself, and strict with what comes over the wire."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import COMMAND, Served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("served"))
    served.run("add", "Ana Silva", "--email", "ana@silva.example")
    served.start()
    yield served
    served.stop()


def say(served: Served, *lines: str, body: bytes = b"") -> str:
    """What comes back for these lines, sent as they are."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as wire:
        wire.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body)
        answer = b""
        while part := wire.recv(1 << 16):
            answer += part
    return answer.decode("utf-8", "replace")


def test_only_this_machine_is_listened_to(served: Served) -> None:
    with socket.socket() as wire:
        wire.settimeout(5)
        assert wire.connect_ex(("127.0.0.2", served.port)) != 0


@pytest.mark.parametrize(
    "lines",
    [
        ("GET / HTTP/1.0",),
        ("GET / HTTP/1.1", "Host: evil.example"),
        ("GET / HTTP/1.1", "Host: 127.0.0.1:{port}", "Host: evil.example"),
        ("GET / HTTP/1.1", "Host: evil.example", "Host: 127.0.0.1:{port}"),
        ("GET / HTTP/1.1", "Host: 127.0.0.1:{port}\x00"),
        ("GET / HTTP/1.1", "Host: 127.0.0.1\xa0:{port}"),
        ("GET / HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: 127.0.0.1:{port}"),
        ("GET / HTTP/1.1", "Host:"),
    ],
)
def test_a_host_that_is_not_quite_ours_is_refused(lines: tuple[str, ...], served: Served) -> None:
    answer = say(served, *(line.format(port=served.port) for line in lines))
    assert answer.split()[1] in ("421", "400")
    assert "Ana" not in answer


def test_a_whole_address_in_the_first_line_changes_nothing(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}"
    assert say(served, "GET http://evil.example/people HTTP/1.1", host).split()[1] == "401"


def test_what_is_too_large_is_not_read(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}"
    answer = say(served, "POST /people/add HTTP/1.1", host, "Content-Length: 99999999999", body=b"x")
    assert answer.split()[1] == "413"


def test_a_heading_from_a_proxy_makes_nobody_at_home(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}"
    answer = say(served, "GET /people HTTP/1.1", host, "X-Forwarded-For: 127.0.0.1", "Cookie: cordially-1=x; =; ;;")
    assert answer.split()[1] == "401"
    assert "\nServer:" not in answer


def test_the_log_holds_no_link_and_no_word_of_ours(served: Served) -> None:
    token = served.link.rpartition("/")[2]
    host = f"Host: 127.0.0.1:{served.port}"
    assert say(served, f"GET /open/{token} HTTP/1.1", host).split()[1] == "303"
    for path in (f"/open/{token}", "/people?q=Ana", "/nothing"):
        say(served, f"GET {path} HTTP/1.1", host)
    log = (served.folder / "log").read_text("utf-8")
    assert token not in log and "Ana" not in log


def test_a_port_that_is_taken_is_said_in_plain_words(served: Served, tmp_path: Path) -> None:
    command = [*COMMAND, "serve", "--no-open", "--port", str(served.port)]
    done = subprocess.run(command, env=served.environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert f"listens at port {served.port}" in done.stderr and "Traceback" not in done.stderr
