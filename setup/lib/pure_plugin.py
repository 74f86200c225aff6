# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pytest plugin of the pure tests: an addon is only a folder, Odoo is not there."""

import sys
import types

import pytest

from .home import ADDONS, REPO


def pytest_configure():
    """Let pure packages be imported without the addon around them.

    ``import ediwire`` works because each addon is on the path. An addon's own
    ``__init__`` imports Odoo, so an empty module stands in for it.
    """
    for addon in ADDONS:
        folder = REPO / addon
        sys.path.insert(0, str(folder))
        for name, path in ((addon, folder), (f"{addon}.tests", folder / "tests")):
            module = types.ModuleType(name)
            module.__path__ = [str(path)]
            sys.modules[name] = module


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path, parent):
    """Take no folder for a package: pytest would import its ``__init__``."""
    return pytest.Dir.from_parent(parent, path=path)
