"""Saying what is waited for, where a server takes its time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cordially.cli import plain

SOON = 4.0  # seconds of silence before a word


@contextmanager
def patient(what: str) -> Iterator[None]:
    """After a while a line says for whose answer it waits; not among what is printed, which scripts may read."""
    timer = threading.Timer(SOON, lambda: click.echo(f"Waiting for {plain.clean(what)} to answer …", err=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
