"""Dovecot, a real IMAP server, on this machine, with an empty mailbox."""

import getpass
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.outside.certificates import Certificates

USER, PASSWORD = "lena@hart.example", 'sésame, "ouvre" toi'
_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = cordially-{port}
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_login_user = {inner}
default_internal_user = {inner}
default_internal_group = {group}
ssl = {ssl}
ssl_cert = <{chain}
ssl_key = <{key}
disable_plaintext_auth = {ssl_only}
mail_location = maildir:{folder}/mail
first_valid_uid = 1
auth_mechanisms = plain
namespace inbox {{
  inbox = yes
  separator = {sign}
  {folders}
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {secure}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """Answers at `port`; with certificates also at `secure`."""

    def __init__(self, certificates: Certificates | None = None, *, drafts: str = "", sign: str = "/") -> None:
        if os.environ.get("CI") is None and not (shutil.which("dovecot") or Path("/usr/sbin/dovecot").exists()):
            pytest.skip("dovecot-imapd is not installed; it is the mailbox that drafts are put into.")
        self.folder = Path(tempfile.mkdtemp(prefix="cordially-dovecot-"))
        self.folder.chmod(0o755)
        is_root = os.getuid() == 0
        one = pwd.getpwnam("mail" if is_root else getpass.getuser())
        (self.folder / "mail").mkdir()
        if is_root:
            shutil.chown(self.folder / "mail", one.pw_uid, one.pw_gid)
        (self.folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        chain, key = certificates.files("localhost") if certificates else (Path(os.devnull), Path(os.devnull))
        self.port, self.secure = _free(), _free()
        special = f"mailbox {drafts} {{\n    special_use = \\Drafts\n    auto = create\n  }}" if drafts else ""
        told = _CONFIG.format(
            folder=self.folder, port=self.port, secure=self.secure, ssl="yes" if certificates else "no",
            ssl_only="yes" if certificates else "no", chain=chain, key=key, sign=sign, folders=special, uid=one.pw_uid,
            gid=one.pw_gid, inner="nobody" if is_root else one.pw_name,
            group="nogroup" if is_root else str(one.pw_gid),
        )  # fmt: skip
        if not certificates:
            told = "\n".join(line for line in told.splitlines() if not line.startswith(("ssl_cert", "ssl_key")))
        (self.folder / "dovecot.conf").write_text(told)
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        log = (self.folder / "out").open("wb")
        self.process = subprocess.Popen([program, "-F", "-c", self.folder / "dovecot.conf"], stdout=log, stderr=log)
        log.close()
        self._await()

    def _await(self) -> None:
        until = monotonic() + 20
        while monotonic() < until:
            try:
                imaplib.IMAP4("127.0.0.1", self.port, timeout=5).shutdown()
            except (OSError, imaplib.IMAP4.error):
                sleep(0.1)
            else:
                return
        told = [
            path.read_text(errors="replace") for path in (self.folder / "out", self.folder / "log") if path.exists()
        ]
        self.stop()
        raise AssertionError("\n".join(told))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
