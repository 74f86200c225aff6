# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The Python environment: light for the pure tests, full with Odoo's needs."""

import re
import subprocess
import sys

from . import apt
from .home import HOME, PYTHON, QUEUE_JOB, REPO, VENV, digest
from .shell import Stop, run

OLDEST_PYTHON = (3, 11)
# PyPDF2 3 breaks sale_pdf_quote_builder.
CONSTRAINTS = ("PyPDF2<3",)
LIGHT = VENV / "light.stamp"
FULL = VENV / "full.stamp"
# psycopg2 comes as source; its wheel is published under another name.
COMPILER = ("gcc", "libc6-dev", "libpq-dev")


def ensure_light():
    """Make the environment of the pure tests and the linters; no Odoo in it."""
    key = digest(*_files(), sys.version)
    if _done(FULL, key) or _done(LIGHT, key):
        return
    _ensure_venv()
    _pip("Installing Python packages", *_requirement_options())
    LIGHT.write_text(key)


def ensure_full(source):
    """Make the environment that runs Odoo.

    :param source: an :class:`.odoo_source.Source`
    """
    light = digest(*_files(), sys.version)
    key = f"{light} {digest(source, QUEUE_JOB)}"
    if FULL.exists() and FULL.read_text() == key and PYTHON.exists():
        return
    _ensure_venv()
    FULL.unlink(missing_ok=True)
    options = _point_to(source)
    # The packages that must be compiled need a compiler and the headers.
    apt.install((*COMPILER, *_headers()), "a compiler for psycopg2")
    _pip(
        "Installing Odoo's Python packages",
        *options,
        *_requirement_options(),
        QUEUE_JOB,
    )
    FULL.write_text(key)


def _done(stamp, key):
    return PYTHON.exists() and stamp.exists() and stamp.read_text().split(" ")[0] == key


def _files():
    names = (REPO / "requirements.txt", REPO / "test-requirements.txt")
    return [path.read_text() for path in names] + list(CONSTRAINTS)


def _requirement_options():
    constraints = HOME / "constraints.txt"
    constraints.write_text("\n".join(CONSTRAINTS) + "\n")
    wanted = ("requirements.txt", "test-requirements.txt")
    options = [f"--requirement={REPO / name}" for name in wanted]
    return [f"--constraint={constraints}", *options]


def _ensure_venv():
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        raise Stop(f"Python 3.11 or newer is needed, python3 here is {found}")
    if PYTHON.exists() and (VENV / "bin" / "pip").exists():
        return
    probe = [sys.executable, "-c", "import ensurepip"]
    if subprocess.run(probe, capture_output=True).returncode:
        apt.install(("python3-venv",), "Python's venv module")
    HOME.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    run("Making the Python environment", command)


def _headers():
    """Return the package with the headers of the Python that runs this."""
    code = "import sysconfig, pathlib as p; print(p.Path(sysconfig.get_path('include')"
    code += ", 'Python.h').exists())"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    return () if found.stdout.strip() == "True" else ("python3-dev",)


def _point_to(source):
    """Make ``odoo`` a known distribution of the environment; return pip options."""
    packages = next((VENV / "lib").glob("python3*")) / "site-packages"
    pointer = packages / "odoo-source.pth"
    if any(source.folder.glob("odoo-*.*-info")):
        pointer.write_text(f"{source.folder}\n")
        return []
    pointer.unlink(missing_ok=True)
    if not (source.folder / "setup.py").is_file():
        raise Stop(
            f"{source.folder} has neither setup.py nor an egg-info folder, so its "
            "requirements are not known: use a complete checkout as ODOO_HOME"
        )
    # compat: one path for the whole checkout, which is where its addons are.
    return [f"--editable={source.folder}", "--config-settings=editable_mode=compat"]


def _pip(title, *arguments):
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
    command.append("--retries=2")
    run(title, [*command, "--prefer-binary", "--progress-bar=off", *arguments])


def version(distribution):
    """Return the installed version of a distribution; '' if it is not there."""
    packages = next((VENV / "lib").glob("python3*"), VENV) / "site-packages"
    name = re.sub(r"[-_.]+", "_", distribution)
    found = [path.name for path in packages.glob(f"{name}-*.dist-info")]
    return found[0].split("-")[1].removesuffix(".dist") if found else ""
