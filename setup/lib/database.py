# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Databases: two cached templates, and copies of them that cost seconds."""

import itertools
import os
import shutil
from pathlib import Path

from . import config, logcheck, odoo, postgres, venv
from .home import (
    DATA,
    HOME,
    addons,
    addons_digest,
    dependencies,
    digest,
    owner,
)
from .shell import Stop, alive, run, say

PREFIX = "distribution"
FILESTORE = DATA / "filestore"
_numbers = itertools.count(1)


def ensure_template(source):
    """Build the templates that are missing and drop the ones that are out of date.

    The first has the modules of others that our addons need, the second our
    addons as well; neither has demo data.

    :return: the name of the second
    """
    modules = dependencies()
    key = digest(source.version, *modules, venv.version("odoo_addon_queue_job"))
    below = f"{PREFIX}_tpl_{owner()}_deps_{key}"
    ours = addons()
    # A manifest is read when the database is made, so its own text counts, too.
    above = f"{PREFIX}_tpl_{owner()}_ours_{digest(key, addons_digest())}"
    _drop_old(keep={below, above})
    if not exists(below):
        _build(below, None, modules, "the modules of Odoo that are needed")
    if not ours:
        return below
    if not exists(above):
        _build(above, below, ours, "our addons", spotless=True)
    return above


def _build(name, base, modules, what, spotless=False):
    """Make a template under another name and rename it when it is complete."""
    building = f"{PREFIX}_build_{owner()}_{os.getpid()}"
    drop(building)
    copy(base, building) if base else create(building)
    log = odoo.run(
        f"Installing {what}",
        ["-d", building, "-i", ",".join(modules), "--stop-after-init"]
        + ["--skip-auto-install", "--no-http", "--max-cron-threads=0"],
    )
    problems = logcheck.problems(log)
    missing = set(modules) - _installed(building)
    if missing or (problems and spotless):
        for problem in problems:
            say(problem)
        drop(building)
        raise Stop(
            f"installing {what} is not clean: {len(problems)} warnings or errors in "
            f"the log (above), not installed: {', '.join(sorted(missing)) or 'none'}"
        )
    _rename(building, name)
    postgres.psql(f"COMMENT ON DATABASE \"{name}\" IS '{HOME}'")
    postgres.psql(f'ALTER DATABASE "{name}" IS_TEMPLATE true ALLOW_CONNECTIONS false')


def _installed(database):
    sql = "SELECT name FROM ir_module_module WHERE state = 'installed'"
    return {row[0] for row in postgres.psql(sql, database)}


def _rename(old, new):
    postgres.psql(f'ALTER DATABASE "{old}" RENAME TO "{new}"')
    shutil.rmtree(FILESTORE / new, ignore_errors=True)
    if (FILESTORE / old).exists():
        (FILESTORE / old).rename(FILESTORE / new)


def exists(name):
    """Return whether there is a database of this name."""
    return bool(postgres.psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"))


def create(name):
    """Make an empty database."""
    _createdb(name, "-T", "template0", "-E", "UTF8", "-l", "C.UTF-8")


def copy(template, name):
    """Make a database that equals a template, with its files."""
    _createdb(name, "-T", template)
    if (FILESTORE / template).exists():
        # A stored file never changes, so a second name for it is a copy.
        shutil.copytree(FILESTORE / template, FILESTORE / name, copy_function=os.link)


def _createdb(name, *options):
    command = ["createdb", *options, name]
    run(f"Making the database {name}", command, env=config.variables())


def drop(name):
    """Drop a database and its files, if they are there."""
    if exists(name):
        postgres.psql(f'ALTER DATABASE "{name}" IS_TEMPLATE false')
        # Not WITH (FORCE): that needs rights over the autovacuum worker which may be
        # in it at this moment, where a plain DROP sends it away by itself.
        postgres.psql(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        postgres.psql(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            f"WHERE datname = '{name}' AND usename = current_user"
        )
        postgres.psql(f'DROP DATABASE "{name}"')
    shutil.rmtree(FILESTORE / name, ignore_errors=True)


def _drop_old(keep):
    """Drop our old templates, and whatever a dead process or folder left."""
    sql = (
        "SELECT datname, COALESCE(shobj_description(oid, 'pg_database'), '') "
        f"FROM pg_database WHERE datname LIKE '{PREFIX}\\_%' "
        "AND datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
    )
    for name, home in postgres.psql(sql):
        mine = name.startswith(f"{PREFIX}_tpl_{owner()}_") and name not in keep
        orphan = name.startswith(f"{PREFIX}_tpl_") and home and not Path(home).exists()
        if mine or orphan or _abandoned(name):
            drop(name)


def _abandoned(name):
    parts = name.split("_")
    temporary = parts[1:3] in (["build", owner()], ["test", owner()])
    return temporary and not alive(int(parts[3]))


def copy_for_now(template):
    """Copy a template to a database that is dropped once this process is dead."""
    name = f"{PREFIX}_test_{owner()}_{os.getpid()}_{next(_numbers)}"
    copy(template, name)
    return name
