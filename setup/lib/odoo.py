# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's programs in the environment that was prepared."""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from . import config, shell
from .home import PYTHON
from .shell import Stop

LAUNCHER = Path(__file__).resolve().with_name("launcher.py")
# Runs inside ``odoo shell``.
RUNNER = """
import json, os, runpy, sys
given = json.loads(os.environ["DISTRIBUTION_SCRIPT"])
sys.path.insert(0, os.path.dirname(given["script"]))
result = runpy.run_path(given["script"])["main"](env, **given["params"])
with open(given["answer"], "w") as answer:
    json.dump(result, answer)
"""


def command(*arguments):
    """Return Odoo's command line with these arguments."""
    return [str(PYTHON), str(LAUNCHER), *map(str, arguments)]


def become(arguments):
    """Replace this process by Odoo."""
    words = command(*arguments)
    os.execve(words[0], words, config.variables())


def run(title, arguments):
    """Run Odoo to its end and return its log.

    :raise Stop: it ended with an error
    """
    return shell.run(title, command(*arguments), env=config.variables())


def script(path, database, *, addons=None, **params):
    """Run a Python file's ``main(env, **params)`` inside Odoo on a database.

    What it commits stays. It must not read standard input; modules beside it can be
    imported.

    :param addons: Odoo's ``--addons-path=...`` where it is not the usual one
    :param params: plain values that JSON can carry
    :return: what ``main`` returned, plain values as well
    :raise Stop: the script failed; its traceback was printed
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        given = {"script": str(path), "params": params, "answer": str(answer)}
        variables = config.variables(DISTRIBUTION_SCRIPT=json.dumps(given))
        words = command("shell", "-d", database, "--no-http", "--log-level=warn")
        words += [addons] if addons else []
        subprocess.run(words, input=RUNNER, text=True, env=variables)
        if not answer.exists():
            raise Stop(f"{path} failed inside Odoo, see above")
        return json.loads(answer.read_text())
