"""Ports on this machine that answer otherwise than a mail server should, or not at all."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def port(greeting: bytes | None = None, answer: bytes = b"", *, is_closing: bool = False) -> Iterator[int]:
    """One that takes the call and says `greeting`; then `answer` to the first words, or hangs up at once."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        held: list[socket.socket] = []

        def speak(line: socket.socket) -> None:
            with suppress(OSError):
                if greeting:
                    line.sendall(greeting)
                if is_closing:
                    line.close()
                elif line.recv(100) and answer:
                    line.sendall(answer)
                    line.close()

        def listen() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listener.accept()
                    held.append(line)
                    threading.Thread(target=speak, args=(line,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            for line in held:
                line.close()
