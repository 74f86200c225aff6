# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""OpenSSH's server as a program to run on loopback; never a service here."""

import os
import pwd
import shutil
from pathlib import Path

from . import apt
from .home import SSHD

PACKAGE = "openssh-server/bookworm"
# Gives a server in a test users of its own, for logins by password.
WRAPPER = "libnss-wrapper/bookworm"
# What it is linked with that a bare system may lack; ssh-keygen is in the first.
LIBRARIES = ("openssh-client", "libwrap0", "libgssapi-krb5-2")
RUN = Path("/run/sshd")


def ensure():
    """Make ``sshd`` available on the path of :func:`.config.variables`."""
    if not _found():
        apt.install(LIBRARIES, "what OpenSSH's server is linked with")
        building = SSHD.with_suffix(".unfinished")
        shutil.rmtree(building, ignore_errors=True)
        apt.unpack((PACKAGE, WRAPPER), building)
        shutil.rmtree(SSHD, ignore_errors=True)
        building.rename(SSHD)
    if os.geteuid() == 0:
        _ensure_separation()


def _found():
    """Whether there is one with the wrapper; folders of earlier versions lack that."""
    system = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
    wrapper = "usr/lib/*/libnss_wrapper.so"
    return any(SSHD.glob(wrapper)) or (system and any(Path("/").glob(wrapper)))


def _ensure_separation():
    """Make the user and the folder that sshd asks for when root runs it."""
    try:
        pwd.getpwnam("sshd")
    except KeyError:
        shell = ["--home-dir", str(RUN), "--shell", "/usr/sbin/nologin"]
        apt.run("Adding the user sshd", ["useradd", "--system", *shell, "sshd"])
    RUN.mkdir(mode=0o755, exist_ok=True)
