# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running the benchmarks in ``setup/benchmarks``, each against its own floor."""

import importlib
import json
import pkgutil
from pathlib import Path

import benchmarks

from . import config, odoo, prepare, server
from .home import PYTHON, REPO
from .shell import Stop, say

COLUMNS = ("benchmark", "ours", "floor", "ratio", "unit", "what is counted")


class Context:
    """What a benchmark gets.

    :ivar repo: the repository's folder
    :ivar python: the interpreter with the pure packages' requirements
    """

    repo = REPO
    python = PYTHON
    script = staticmethod(odoo.script)
    server = staticmethod(server.running)
    database = staticmethod(prepare.temporary_database)

    def pure_variables(self):
        """Return the environment for pure programs, addons on the path."""
        variables = config.pure_variables()
        folders = [str(path) for path in sorted(REPO.glob("distribution_*"))]
        variables["PYTHONPATH"] = ":".join(folders)
        return variables


def names():
    """Return the names of all benchmarks."""
    modules = pkgutil.iter_modules(benchmarks.__path__)
    return sorted(module.name for module in modules if not module.ispkg)


def run(wanted):
    """Run these benchmarks, all of them if there are none.

    :return: ``{name: {"ratio":, "ours":, "floor":, "unit":, "detail":}}``; numbers
        are medians of interleaved runs, ``detail`` says what is counted
    :raise Stop: there is no benchmark of such a name
    """
    unknown = set(wanted) - set(names())
    if unknown:
        raise Stop(
            f"there is no benchmark {', '.join(sorted(unknown))}; "
            f"there are: {', '.join(names()) or 'none'}"
        )
    prepare.light()
    results = {}
    for name in wanted or names():
        say(f"Benchmark {name} ...")
        module = importlib.import_module(f"benchmarks.{name}")
        results[name] = module.run(Context())
    return results


def write(results, path):
    """Write the results as JSON."""
    Path(path).write_text(json.dumps(results, indent=2, sort_keys=True) + "\n")


def rows(results):
    """Return the table of the results, headings first."""
    table = [COLUMNS]
    for name, found in results.items():
        numbers = [f"{found[key]:.3g}" for key in ("ours", "floor", "ratio")]
        table.append((name, *numbers, found["unit"], str(found["detail"])))
    return table
