# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A live Odoo with workers, job runner and crons, on a PostgreSQL of its own."""

from pathlib import Path

import pytest
from lib import cluster, odoo, prepare, server
from lib.home import REPO
from partner import SECRET

HERE = Path(__file__).resolve().parent
#: Odoo's master ends when it forks a worker while PostgreSQL is down; a service manager
#: (systemd, a container platform) starts it again, and so does this.
SUPERVISOR = ("bash", "-c", 'while :; do "$@"; sleep 1; done', "supervisor")
ADDONS = f"--addons-path={REPO},{HERE / 'addons'}"


@pytest.fixture(scope="session")
def stage():
    """Return (cluster, database): our addons and the probe, nothing received yet."""
    with prepare.temporary_database() as name:
        words = ["-d", name, "-i", "distribution_fault_probe", ADDONS]
        odoo.run("Installing the probe", [*words, "--stop-after-init", "--no-http"])
        script = HERE / "inside" / "probe_setup.py"
        odoo.script(script, name, addons=ADDONS, secret=SECRET)
        with cluster.own_cluster() as own:
            own.take(name)
            yield own, name


@pytest.fixture(scope="session")
def live(stage):
    """Return (server, cluster): Odoo with three HTTP workers, as in production.

    One server for all tests: after each fault it must go on by itself.
    """
    own, name = stage
    arguments = (
        ADDONS,
        "--workers=3",
        "--max-cron-threads=1",
        "--limit-time-real=600",
        "--db_host=127.0.0.1",
        f"--db_port={own.port}",
        f"--db_user={own.user}",
    )
    variables = {"ODOO_QUEUE_JOB_CHANNELS": "root:2", **own.variables}
    with server.running(
        name, arguments=arguments, supervisor=SUPERVISOR, **variables
    ) as odoo_server:
        yield odoo_server, own
