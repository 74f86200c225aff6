# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""PostgreSQL: the server that the environment names, else this machine's own."""

import functools
import getpass
import os
import re
import shutil
import subprocess
import time

from . import apt
from .shell import Stop, run


@functools.cache
def ensure():
    """Make sure that a server answers and that the current user has a role.

    :return: the PG* variables that its clients need beyond the environment
    """
    if os.environ.get("PGHOST") or _answers({}):
        return _ensure_given()
    port = _start_local()
    variables = {"PGPORT": port}
    if not _answers(variables):
        _create_role(port)
    if not _answers(variables):
        raise Stop(
            f"the PostgreSQL server on port {port} does not let "
            f"'{getpass.getuser()}' in: set PGUSER and PGPASSWORD, or check "
            "pg_hba.conf"
        )
    return variables


def _ensure_given():
    apt.install(() if shutil.which("psql") else ("postgresql-client",), "psql")
    if not _answers({}):
        where = f"{os.environ['PGHOST']}:{os.environ.get('PGPORT', '5432')}"
        raise Stop(
            f"no PostgreSQL server lets this user in at PGHOST={where}: start it, "
            "check PGUSER and PGPASSWORD, or unset PGHOST to use a local one"
        )
    return {}


def _answers(variables):
    try:
        psql("SELECT 1", variables=variables)
    except Stop:
        return False
    return True


def _start_local():
    """Start this machine's cluster if it is down; return its port."""
    if not shutil.which("pg_lsclusters"):
        apt.install(("postgresql",), "PostgreSQL")
    rows = subprocess.run(["pg_lsclusters", "-h"], capture_output=True, text=True)
    clusters = [line.split() for line in rows.stdout.splitlines()]
    if not clusters:
        raise Stop(
            "PostgreSQL is installed but has no cluster: run "
            "'pg_createcluster VERSION main' as root, or set PGHOST"
        )
    version, name, port, status = (
        next((row for row in clusters if row[3].startswith("online")), clusters[-1])
    )[:4]
    if not status.startswith("online"):
        command = ["pg_ctlcluster", version, name, "start"]
        run("Starting PostgreSQL", apt.as_root(command))
        _wait_until_ready(port)
    return port


def _wait_until_ready(port):
    for _ in range(50):
        if not subprocess.run(["pg_isready", "-q", "-p", port]).returncode:
            return
        time.sleep(0.2)


def _create_role(port):
    user = os.environ.get("PGUSER") or getpass.getuser()
    sql = f'CREATE ROLE "{user}" LOGIN CREATEDB'
    command = ["runuser", "-u", "postgres", "--", "psql", "-p", port, "-qc", sql]
    text = run(
        f"Creating the PostgreSQL role {user}",
        apt.as_root(command),
        check=False,
        cwd="/",
    )
    if re.search("ERROR|FATAL", text) and "already exists" not in text:
        raise Stop(f"PostgreSQL refused to create the role '{user}': {text.strip()}")


def psql(sql, database="postgres", variables=None):
    """Run one SQL statement and return its rows as lists of strings.

    :raise Stop: the server cannot be reached or refuses the statement
    """
    variables = ensure() if variables is None else variables
    command = ["psql", "-XqAtd", database, "-F", "\t", "-v", "ON_ERROR_STOP=1"]
    command += ["-c", sql]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, **variables}
        )
    except FileNotFoundError:
        raise Stop("psql is not installed") from None
    if answer.returncode:
        raise Stop(f"PostgreSQL says: {answer.stderr.strip()} [{sql}]")
    return [line.split("\t") for line in answer.stdout.splitlines()]
