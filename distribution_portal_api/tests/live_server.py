# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A real Odoo with workers beside the tests, on a copy of their database.

Inside a test all requests share one cursor, so what happens when two of them meet can
only be seen here.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.sql_db import close_db
from odoo.tools import config

START_SECONDS = 60
# A prefork server starts its second program from a file, so it needs to be one.
STARTER = "from odoo.cli.command import main\n\nmain()\n"


@contextmanager
def running(database, prepare, workers=2):
    """Run Odoo on a copy of ``database``; yield its port and the copy's name.

    :param prepare: ``prepare(env)`` is called on the copy and committed.
    """
    copy = f"{database}_live_{os.getpid()}"
    with ExitStack() as last:
        last.callback(_command, "dropdb", "--if-exists", "--force", copy)
        _copy(database, copy)
        last.callback(close_db, copy)
        last.callback(Registry.delete, copy)
        # A registry that is loaded while tests are on would run those of its modules.
        with patch.dict(config.options, test_enable=False):
            registry = Registry(copy)
        with registry.cursor() as cr:
            prepare(api.Environment(cr, SUPERUSER_ID, {}))
        folder = Path(last.enter_context(tempfile.TemporaryDirectory()))
        port = _free_port()
        process = _start(folder, copy, port, workers)
        last.callback(_stop, process)
        _await(port, process, folder / "log")
        yield port, copy


def _database_words():
    words = {"--host": "db_host", "--port": "db_port", "--username": "db_user"}
    return [f"{word}={config[name]}" for word, name in words.items() if config[name]]


def _command(program, *words, **how):
    variables = {**os.environ, "PGOPTIONS": "-c synchronous_commit=off"}
    if config["db_password"]:
        variables["PGPASSWORD"] = config["db_password"]
    command = [shutil.which(program), *_database_words(), *words]
    return subprocess.run(command, env=variables, check=True, **how)


def _copy(database, copy):
    """Copy over a dump: a template may have no connections, and the tests hold some."""
    _command("createdb", "--template=template0", copy)
    with tempfile.TemporaryFile() as dump:
        _command("pg_dump", "--no-owner", database, stdout=dump)
        dump.seek(0)
        words = ("--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", copy)
        _command("psql", *words, stdin=dump, stdout=subprocess.DEVNULL)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _start(folder, database, port, workers):
    starter = folder / "odoo-bin"
    starter.write_text(STARTER)
    words = [
        *(sys.executable, str(starter), "-d", database),
        *(f"--db-filter=^{database}$", f"--workers={workers}"),
        *("--max-cron-threads=0", "--http-interface=127.0.0.1"),
        *(f"--http-port={port}", f"--gevent-port={_free_port()}"),
    ]
    variables = {**os.environ, "ODOO_QUEUE_JOB_CHANNELS": "root:0"}
    with open(folder / "log", "wb") as log:
        # A process group of its own: all its processes are ended together.
        return subprocess.Popen(
            words, env=variables, stdout=log, stderr=log, start_new_session=True
        )


def _await(port, process, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"Odoo did not come up:\n{log.read_text()[-4000:]}")


def _stop(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
