# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The linters; each is one function that raises what is wrong."""

import shutil
import subprocess

from . import config, requirements
from .home import HOME, REPO, VENV, addons, digest
from .shell import Stop, run, say

PRETTIER = ("prettier@3.6.2", "@prettier/plugin-xml@3.4.2")


def run_all():
    """Run every linter and show what each says.

    :return: 0 if none has anything to say, else 1
    """
    failed = []
    steps = (ruff_check, ruff_format, pylint_odoo, requirements.check, prettier_xml)
    for step in steps:
        name = f"{step.__module__.split('.')[-1]}.{step.__name__}"
        name = name.removeprefix("lint.").replace("_", " ").replace(".", " ")
        try:
            said = step()
        except Stop as reason:
            say(f"{name}: FAILED\n{reason}")
            failed.append(name)
        else:
            say(f"{name}: {said or 'ok'}")
    return 1 if failed else 0


def ruff_check():
    """Faults, imports, complexity."""
    # A finding is mended, not silenced: noqa has no effect.
    _tool("ruff", "check", "--ignore-noqa", "--cache-dir", HOME / "ruff", ".")


def ruff_format():
    """Layout."""
    _tool("ruff", "format", "--check", "--cache-dir", HOME / "ruff", ".")


def pylint_odoo():
    """The mandatory set of pylint-odoo."""
    if addons():
        _tool("pylint", "--rcfile=.pylintrc-mandatory", "--score=n", *addons())


def prettier_xml():
    """Layout of XML; skipped where there is no npm."""
    files = [path for addon in addons() for path in (REPO / addon).rglob("*.xml")]
    if not files:
        return "no XML files"
    if not shutil.which("npm"):
        return "skipped, npm is not installed"
    folder = HOME / f"node-{digest(*PRETTIER)}"
    if not (folder / "complete").exists():
        options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
        command = ["npm", "install", *options, "--prefix", folder, *PRETTIER]
        run("Installing prettier", command)
        (folder / "complete").touch()
    modules = folder / "node_modules"
    plugin = modules / "@prettier/plugin-xml/src/plugin.js"
    _say(modules / ".bin/prettier", f"--plugin={plugin}", "--check", *files)
    return None


def _tool(name, *arguments):
    _say(VENV / "bin" / name, *arguments)


def _say(*words):
    command = [str(word) for word in words]
    answer = subprocess.run(
        command, cwd=REPO, capture_output=True, text=True, env=config.pure_variables()
    )
    if answer.returncode:
        raise Stop((answer.stdout + answer.stderr).strip())
