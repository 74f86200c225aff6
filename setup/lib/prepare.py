# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What each command needs before it can start; a second time it costs nothing."""

from contextlib import contextmanager

from . import apt, config, database, odoo_source, postgres, sshd, venv
from .shell import locked


def light():
    """Prepare the pure tests and the linters: only the Python environment."""
    with locked():
        venv.ensure_light()


def full():
    """Prepare Odoo: its code, its Python packages, PostgreSQL, its settings.

    :return: the :class:`.odoo_source.Source`
    """
    with locked():
        source = odoo_source.locate()
        venv.ensure_full(source)
        postgres.ensure()
        config.write()
        return source


def counterparts(browser=False):
    """Prepare the programs that the demo and the tests talk to."""
    with locked():
        sshd.ensure()
        if browser:
            apt.install(("chromium",), "Chromium for the browser tests")


def template():
    """Prepare everything; return the name of the template with our addons."""
    with locked():
        return database.ensure_template(full())


@contextmanager
def temporary_database():
    """Give a fresh database with our addons that is dropped in the end."""
    # Under one lock, so that nobody drops the template before it is copied.
    with locked():
        name = database.copy_for_now(template())
    try:
        yield name
    finally:
        database.drop(name)
