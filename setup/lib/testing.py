# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running the tests: the pure ones first, then those that need Odoo."""

import subprocess
from pathlib import Path

from . import config, prepare
from .home import ADDONS, HOME, PYTHON, REPO, addons
from .shell import say

NOTHING_COLLECTED = 5
PURE = "tests/pure"
FAULTS = REPO / "setup" / "faults"


def split(arguments):
    """Sort pytest's arguments into those with a path and the other ones.

    :return: paths of pure tests, paths of Odoo tests, options; paths are ``None``
        instead of empty lists where no path was given at all
    """
    paths = [word for word in arguments if _is_path(word)]
    options = [word for word in arguments if word not in paths]
    if not paths:
        return pure_folders(), odoo_folders(), options
    pure = [word for word in paths if _within(word, pure_folders())]
    for word in paths:
        pure += [path for path in pure_folders() if _inside(path, word)]
    odoo = [word for word in paths if word not in pure]
    return pure, odoo, options


def _is_path(word):
    return not word.startswith("-") and Path(word.split("::")[0]).exists()


def _within(word, folders):
    path = Path(word.split("::")[0]).resolve()
    return any(path.is_relative_to(folder) for folder in folders)


def _inside(path, word):
    folder = Path(word).resolve()
    return path != folder and path.is_relative_to(folder)


def pure_folders():
    """Return the folders with tests that need no Odoo."""
    folders = [REPO / "setup" / "tests"]
    folders += [REPO / addon / PURE for addon in ADDONS]
    return [folder for folder in folders if folder.is_dir()]


def odoo_folders():
    """Return the folders with tests that need a database."""
    folders = [REPO / addon / "tests" for addon in addons()]
    return [folder for folder in folders if (folder / "__init__.py").is_file()]


def run_pure(paths, options):
    """Run pure tests; return pytest's exit code."""
    say(f"Pure tests: {_names(paths)}")
    variables = config.pure_variables()
    variables["PYTHONPATH"] = str(REPO / "setup")
    plugins = ["-p", "no:odoo", "-p", "lib.pure_plugin"]
    return _pytest([*plugins, *options, *paths], variables)


def run_faults(options):
    """Break things while documents flow; return pytest's exit code."""
    say("Faults: a live Odoo on a PostgreSQL of its own")
    prepare.full()
    # The partner signs with the addon's own pure code.
    folders = (REPO / "setup", REPO / "distribution_integration_base")
    variables = config.variables(PYTHONPATH=":".join(map(str, folders)))
    return _pytest(["-p", "no:odoo", "-s", *options, FAULTS], variables)


def run_odoo(paths, options):
    """Run Odoo tests on a fresh copy of the template; return pytest's exit code."""
    prepare.counterparts(browser=True)
    # Jobs are run by the tests themselves, not by a runner beside them.
    with prepare.temporary_database() as name:
        say(f"Odoo tests: {_names(paths)}")
        variables = config.variables(ODOO_QUEUE_JOB_CHANNELS="root:0")
        given = [f"--odoo-database={name}", "--odoo-http", f"--ignore-glob=*/{PURE}/*"]
        return _pytest([*given, *options, *paths], variables)


def _names(paths):
    shown = [Path(path) for path in paths]
    inside = [path for path in shown if path.is_relative_to(REPO)]
    return ", ".join(
        str(path.relative_to(REPO) if path in inside else path) for path in shown
    )


def _pytest(arguments, variables):
    words = [PYTHON, "-m", "pytest", f"--rootdir={REPO}", *arguments]
    words += ["-o", f"cache_dir={HOME / 'pytest_cache'}"]
    return subprocess.run([str(word) for word in words], env=variables).returncode


def verdict(codes):
    """Return one exit code for several runs.

    A selection that matches in one run and not in the other is no failure.
    """
    failed = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    if failed:
        return failed[0]
    return 0 if 0 in codes or not codes else NOTHING_COLLECTED
