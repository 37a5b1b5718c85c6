"""Certificates for servers on this machine, made for one test run by an authority of its own."""

import os
import ssl
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


def library(name: str) -> Any:
    """A library that some tests need; without it they are left out, but never where everything must be tried."""
    try:
        return import_module(name)
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"{name} is not installed.")


class Certificates:
    """An authority; `trust` is the file that vouches for what it signed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.authority = library("trustme").CA()
        self.trust = str(folder / "authority.pem")
        self.authority.cert_pem.write_to_path(self.trust)

    def files(self, *names: str) -> tuple[Path, Path]:
        """A certificate for these names, and its key."""
        signed = self.authority.issue_cert(*names)
        chain, key = self.folder / f"{names[0]}.pem", self.folder / f"{names[0]}.key"
        signed.private_key_pem.write_to_path(str(key))
        chain.unlink(missing_ok=True)
        for one in signed.cert_chain_pems:
            one.write_to_path(str(chain), append=True)
        return chain, key

    def context(self, *names: str) -> ssl.SSLContext:
        found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        found.load_cert_chain(*self.files(*names))
        return found
