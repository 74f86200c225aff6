# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A running Odoo on a port of this machine."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass

from . import config, odoo
from .home import LOGS
from .shell import Stop, explain, say

START_TIMEOUT = 120


@dataclass(frozen=True)
class Server:
    """A running server.

    :param url: its address without a slash at the end
    :param log: the path of its log
    """

    url: str
    database: str
    log: object
    process: subprocess.Popen

    def wait(self):
        """Wait until it ends by itself."""
        code = self.process.wait()
        raise Stop(f"Odoo ended by itself (exit {code}), see {self.log}")


def free_port():
    """Return a port of loopback that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_port(port):
    """Make sure that Odoo can listen on a port.

    :raise Stop: something else does
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as reason:
            raise Stop(
                f"port {port} is taken ({reason.strerror}): stop what uses it, or "
                f"choose another one, for example HTTP_PORT={port + 1}"
            ) from None


@contextmanager
def running(database, port=None, arguments=(), supervisor=(), **variables):
    """Run Odoo on a database as long as the context lasts.

    :param port: of loopback; a free one by default
    :param arguments: more of Odoo's options, for example ``--workers=1``
    :param supervisor: the command line that runs Odoo's, if not this process itself
    :param variables: more environment variables
    :raise Stop: the port is taken, or Odoo does not come up
    """
    port = port or free_port()
    check_port(port)
    log = LOGS / f"odoo-{database}-{port}.log"
    words = odoo.command(
        *("-d", database, f"--db-filter=^{database}$", f"--http-port={port}"),
        *(f"--gevent-port={free_port()}", *arguments),
    )
    words = [*supervisor, *words]
    with log.open("wb") as output:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=config.variables(**variables),
            # Ctrl-C is ours to handle: Odoo is told to stop once, not twice.
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", database, log, process)
    try:
        _wait_until_up(server)
        yield server
    finally:
        _stop(process)


def _wait_until_up(server):
    started = time.monotonic()
    told = False
    while time.monotonic() - started < START_TIMEOUT:
        if server.process.poll() is not None:
            reason = explain(server.log.read_text(errors="replace"))
            raise Stop(f"Odoo did not start: {reason} (full log: {server.log})")
        if _healthy(server.url):
            if told:
                say(f"  Starting Odoo: {time.monotonic() - started:.0f} s")
            return
        if not told and time.monotonic() - started > 2:
            say("  Starting Odoo ...")
            told = True
        time.sleep(0.1)
    raise Stop(f"Odoo did not answer within {START_TIMEOUT} s, see {server.log}")


def _healthy(url):
    try:
        with urllib.request.urlopen(f"{url}/web/health", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _stop(process):
    for number, patience in ((signal.SIGTERM, 20), (signal.SIGKILL, 5)):
        if process.poll() is not None:
            break
        os.killpg(process.pid, number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
