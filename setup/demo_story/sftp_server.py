# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The retailer's SFTP server: OpenSSH's own, on a free port of loopback."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

CONFIG = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile none
AuthorizedKeysFile {folder}/user_key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
ForceCommand internal-sftp
"""


class SftpServer:
    """A context manager.

    :ivar home: the folder that partners see; ``outbound`` is what the retailer
        sends, ``inbound`` what it gets, ``archive`` what was taken
    :ivar host_key: the line that a client pins
    :ivar private_key: what the client logs in with
    """

    def __init__(self, folder, path):
        self._folder, self._path = Path(folder), path
        self.home = self._folder / "home"
        self.user = getpass.getuser()
        self.port = _free_port()
        self._process = None

    def __enter__(self):
        for name in ("outbound", "inbound", "archive"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        self.host_key = self._key("host_key")[1]
        self.private_key = self._key("user_key")[0]
        config = self._folder / "sshd_config"
        config.write_text(CONFIG.format(port=self.port, folder=self._folder))
        program = shutil.which("sshd", path=f"{self._path}:/usr/sbin")
        self._log = self._folder / "sshd.log"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [program, "-D", "-e", "-f", str(config)], stderr=log
            )
        self._wait()
        return self

    def __exit__(self, *_exc):
        self._process.terminate()
        self._process.wait(10)

    def _key(self, name):
        """Return (private, public) key text; made once and kept."""
        path = self._folder / name
        if not path.exists():
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", path],
                check=True,
                env={**os.environ, "PATH": self._path},
            )
        return path.read_text(), path.with_suffix(".pub").read_text().strip()

    def _wait(self):
        for _attempt in range(100):
            if self._process.poll() is not None:
                break
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.05)
        raise RuntimeError(f"sshd does not start: {self._log.read_text()}")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
