# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Code that runs without Odoo stands on nothing that only Odoo brings along."""

import ast
import re
import sys

import pytest
from lib import requirements
from lib.home import REPO, addons

#: What comes with a package that a manifest names.
BROUGHT_ALONG = {"urllib3": "requests"}
#: Read by the controllers only, through Odoo's own HTTP layer.
WITH_ODOO = {"distribution_portal_api/api/problem.py"}


def _imported(path):
    """Return the names of the packages that a module imports from outside."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names)


def _without_odoo():
    """Yield the paths of the modules that import other packages, but not Odoo."""
    for addon in addons():
        for path in sorted((REPO / addon).rglob("*.py")):
            inside = path.relative_to(REPO)
            imported = _imported(path)
            if imported and not {"tests", "__pycache__"}.intersection(inside.parts):
                if "odoo" not in imported and inside.as_posix() not in WITH_ODOO:
                    yield inside


def _declared():
    lines = requirements.expected().splitlines()[1:]
    return {re.split("[<>=]", line)[0] for line in lines}


@pytest.mark.parametrize("path", _without_odoo(), ids=str)
def test_what_runs_without_odoo_is_declared(path):
    needed = {BROUGHT_ALONG.get(name, name) for name in _imported(REPO / path)}
    assert needed <= _declared(), f"name them in external_dependencies: {path}"
