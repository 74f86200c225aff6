# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The demo's database and server; what happens in them is the story's part."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import demo_story

from . import config, database, odoo, postgres, prepare, server, table
from .home import DATA, HOME, REPO
from .shell import Stop, locked, say

MARK = "demo of "


@dataclass(frozen=True)
class Context:
    """What the story gets.

    :param url: of the running Odoo, without a slash at the end
    :param database: its name
    :param log: the path of Odoo's log
    :param folder: for the story's own files; it stays from run to run
    :param path: where programs such as ``sshd`` are looked for
    """

    url: str
    database: str
    log: Path
    folder: Path
    path: str
    repo: Path = REPO

    def script(self, path, **params):
        """Run a Python file inside Odoo, see :func:`.odoo.script`."""
        return odoo.script(path, self.database, **params)


def run(once):
    """Prepare, start Odoo, tell the story; stay until Ctrl-C unless ``once``.

    :return: 0 if every step came out right
    """
    port = _port()
    server.check_port(port)
    name = _database()
    with server.running(name, port) as odoo_server:
        steps = demo_story.run(_context(odoo_server))
        print(_shown(steps), flush=True)
        code = 0 if steps and all(step[1] for step in steps) else 1
        if not once:
            _stay(odoo_server)
    return code


def _port():
    text = os.environ.get("HTTP_PORT") or "8069"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"HTTP_PORT={text} is no port: choose a number below 65536")
    return int(text)


def _database():
    """Return the name of the demo's database, made from the template if needed."""
    prepare.counterparts()
    name = os.environ.get("DB_NAME") or "distribution_demo"
    with locked():
        template = prepare.template()
        made_from = _made_from(name)
        if made_from == template:
            return name
        if made_from:
            say(f"The addons have changed: {name} is made anew")
        database.drop(name)
        # The partners' files speak of documents that the new database never saw.
        shutil.rmtree(_folder(name), ignore_errors=True)
        database.copy(template, name)
        mark = f"{MARK}{template} in {HOME}"
        postgres.psql(f"COMMENT ON DATABASE \"{name}\" IS '{mark}'")
    return name


def _made_from(name):
    """Return the template a database was copied from, None if there is none.

    :raise Stop: the database is not the demo's, or another folder's
    """
    sql = "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
    found = postgres.psql(f"{sql} WHERE datname = '{name}'")
    if not found:
        return None
    made_from, _in, folder = found[0][0].removeprefix(MARK).partition(" in ")
    if not found[0][0].startswith(MARK):
        whose = "is not the demo's"
    elif Path(folder) != HOME and Path(folder).exists():
        whose = f"belongs to the demo of {folder}"
    else:
        return made_from
    raise Stop(
        f"the database {name} exists and {whose}: choose another name, "
        f"for example DB_NAME={name}_2"
    )


def _context(running):
    folder = _folder(running.database)
    folder.mkdir(parents=True, exist_ok=True)
    path = config.variables()["PATH"]
    return Context(running.url, running.database, running.log, folder, path)


def _folder(name):
    return DATA / "demo" / name


def _shown(steps):
    rows = [("step", "result", "what happened")]
    rows += [(name, "ok" if ok else "FAILED", detail) for name, ok, detail in steps]
    return table.text(rows)


def _stay(running):
    print(f"\nOdoo is at {running.url}, user admin, password admin.", flush=True)
    print("Ctrl-C stops it; the next setup/demo goes on with the same database.")
    try:
        running.wait()
    except KeyboardInterrupt:
        say("")
