# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What each command needs before it can start; a second time it costs nothing."""

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
        return _full()


def _full():
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


def templates():
    """Prepare everything up to the template databases; return their two names."""
    with locked():
        return database.ensure_templates(_full())
