# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A PostgreSQL server of one's own, which may be broken."""

import getpass
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .server import free_port
from .shell import Stop, run

#: Nothing of it is worth keeping: without fsync it is as quick as the shared one.
SETTINGS = "-c fsync=off -c max_connections=100 -c shared_buffers=128MB"


class Cluster:
    """A running server on a port of loopback, trusting the current user."""

    def __init__(self, folder, port):
        self.folder = Path(folder)
        self.port = port
        self.user = getpass.getuser()
        self.variables = {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(port),
            "PGUSER": self.user,
        }

    def start(self):
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -h 127.0.0.1 {SETTINGS}"
        self._control("start", "-w", "-o", options, "-l", f"{self.folder}/log")

    def stop(self, mode):
        """Stop it. :param mode: ``fast``, or ``immediate`` as in a power cut."""
        self._control("stop", "-w", "-m", mode)

    def _control(self, *words):
        run(
            "PostgreSQL",
            _as_owner(_program("pg_ctl"), "-D", f"{self.folder}/data", *words),
        )

    def take(self, database):
        """Copy a database of the usual server to this one, under its name."""
        subprocess.run(["createdb", database], env=self._env(), check=True)
        with subprocess.Popen(["pg_dump", "-Fc", database], stdout=-1) as dump:
            subprocess.run(
                ["pg_restore", "--no-owner", "-d", database],
                stdin=dump.stdout,
                env=self._env(),
                check=True,
            )

    def rows(self, database, sql):
        """Return the rows of a query, values as text."""
        words = ["psql", "-XAtq", "-F", "\t", "-d", database, "-c", sql]
        answer = subprocess.run(
            words, env=self._env(), check=True, capture_output=True, text=True
        )
        return [tuple(line.split("\t")) for line in answer.stdout.splitlines()]

    def _env(self):
        return {**os.environ, **self.variables}


@contextmanager
def own_cluster():
    """Give a :class:`Cluster` that is gone when the context ends."""
    folder = tempfile.mkdtemp(prefix="distribution-pg-")
    try:
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            shutil.chown(folder, "postgres")
        cluster = Cluster(folder, free_port())
        words = ("-D", f"{folder}/data", "-U", cluster.user, "-A", "trust")
        words += ("-E", "UTF8", "--locale=C.UTF-8", "-N")
        run("A PostgreSQL of our own", _as_owner(_program("initdb"), *words))
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name):
    """Return the path of a server program, which is not on the PATH on Debian."""
    found = shutil.which(name) or max(
        map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=None
    )
    if not found:
        raise Stop(f"{name} is not here: install the PostgreSQL server's package")
    return found


def _as_owner(*words):
    return (
        ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else [*words]
    )
