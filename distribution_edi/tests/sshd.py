# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""OpenSSH's own server on a free loopback port, for as long as a test needs it."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from passlib.hash import sha512_crypt

_CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication {passwords}
KbdInteractiveAuthentication no
PermitRootLogin yes
Subsystem sftp internal-sftp
ForceCommand internal-sftp
"""


def key_pair(passphrase=None):
    """Return (private key in OpenSSH's format, public key as one line)."""
    key = Ed25519PrivateKey.generate()
    lock = NoEncryption()
    if passphrase:
        lock = BestAvailableEncryption(passphrase.encode())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, lock)
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return private.decode(), public.decode()


class Sshd:
    """An SFTP server with a host key of its own and one user, who logs in by key.

    With a ``password`` there is also the user ``partner``, known to this server alone:
    libnss-wrapper lets it read a list of users of its own.

    ``port``, ``user``, ``host_key`` (a line) and ``private_key`` are what a client
    needs; ``home`` is an empty folder on this machine that the user may write to.
    """

    def __init__(self, folder, password=None):
        self._folder, self._password = Path(folder), password
        self.home = self._folder / "home"
        self.user = pwd.getpwuid(os.geteuid()).pw_name
        self.port, self.host_key, self.private_key = None, None, None
        self._process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_exc):
        self.stop()

    def start(self):
        """Start the server and wait until it answers; return self."""
        program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
        if not program:
            raise RuntimeError("OpenSSH's sshd is needed; install openssh-server")
        self.home.mkdir(parents=True, exist_ok=True)
        host_private, self.host_key = key_pair()
        self.private_key, public = key_pair()
        self.port = free_port()
        self._write("host_key", host_private)
        self._write("authorized_keys", public + "\n")
        config = _CONFIG.format(
            port=self.port,
            folder=self._folder,
            passwords="yes" if self._password else "no",
        )
        self._write("sshd_config", config)
        users = self._users(program) if self._password else {}
        with (self._folder / "log").open("w") as log:
            self._process = subprocess.Popen(
                [program, "-D", "-e", "-f", self._folder / "sshd_config"],
                stderr=log,
                env={**os.environ, **users},
            )
        self._wait()
        return self

    def _users(self, program):
        """Return the variables that make the server know the user ``partner``."""
        unpacked = Path(program).resolve().parents[2]
        found = next(unpacked.glob("usr/lib/*/libnss_wrapper.so"), None)
        if not found:
            raise RuntimeError("libnss-wrapper is needed for logins by password")
        ids = f"{os.geteuid()}:{os.getegid()}"
        own = [
            f"{self.user}:x:{ids}::/:/bin/sh",
            f"partner:x:{ids}::{self.home}:/bin/sh",
        ]
        separation = [each for each in pwd.getpwall() if each.pw_name == "sshd"]
        own += [":".join(map(str, each)) for each in separation]
        secret = sha512_crypt.hash(self._password)
        self._write("passwd", "\n".join(own) + "\n")
        self._write("shadow", f"partner:{secret}:20000:0:99999:7:::\n")
        self._write("group", f"group:x:{os.getegid()}:\n")
        return {
            "LD_PRELOAD": str(found),
            "NSS_WRAPPER_PASSWD": str(self._folder / "passwd"),
            "NSS_WRAPPER_SHADOW": str(self._folder / "shadow"),
            "NSS_WRAPPER_GROUP": str(self._folder / "group"),
        }

    def _write(self, name, text):
        path = self._folder / name
        path.write_text(text)
        path.chmod(0o600)

    def _wait(self):
        for _attempt in range(100):
            if self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        log = (self._folder / "log").read_text()
        self.stop()
        raise RuntimeError(f"sshd does not start: {log}")

    def stop(self):
        """Stop the server."""
        if self._process:
            self._process.terminate()
            self._process.wait(10)
        self._process = None


def free_port():
    """Return a loopback port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]
