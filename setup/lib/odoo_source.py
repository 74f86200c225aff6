# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which Odoo 19 is used: the one that is there, or Debian's package, unpacked."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import apt
from .home import HOME, digest
from .shell import Stop, say

FREE_SPACE = 3 * 1024**3
# Odoo's package points to files of these by relative links. Font Awesome 4.7 and
# Inconsolata's .otf are what it expects; newer suites have neither any more.
PACKAGES = (
    "odoo-19/sid",
    "libjs-jquery/sid",
    "libjs-underscore/sid",
    "libjs-jquery-form/sid",
    "fonts-glyphicons-halflings/sid",
    "fonts-roboto-unhinted/sid",
    "fonts-montserrat/sid",
    "fonts-ocr-b/sid",
    "fonts-font-awesome/bookworm",
    "fonts-inconsolata/bookworm",
)
INSIDE = Path("usr/lib/python3/dist-packages")


@dataclass(frozen=True)
class Source:
    """An Odoo 19.

    :param folder: what holds the package ``odoo``
    :param version: a string that changes when its code changes
    """

    folder: Path
    version: str


def locate():
    """Return the Odoo to use; download and unpack one if there is none."""
    if os.environ.get("ODOO_HOME"):
        return _existing(Path(os.environ["ODOO_HOME"]).expanduser().resolve())
    folder = _on_path()
    return _existing(folder) if folder else _unpacked()


def _existing(folder):
    release = folder / "odoo" / "release.py"
    if not release.is_file():
        raise Stop(
            f"ODOO_HOME={folder} holds no 'odoo' package: "
            "name the folder of Odoo 19's odoo-bin, or unset ODOO_HOME"
        )
    text = release.read_text()
    found = re.search(r"version_info = \((\d+)", text)
    if not found or found[1] != "19":
        raise Stop(
            f"{folder} is Odoo {found[1] if found else '?'}, but 19 is needed: "
            "set ODOO_HOME to another one"
        )
    return Source(folder, digest(folder, text, _commit(folder)))


def _commit(folder):
    command = ["git", "-C", folder, "rev-parse", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True).stdout


def _on_path():
    """Return the folder of an Odoo 19 whose ``odoo`` command is on the path."""
    command = shutil.which("odoo")
    if not command:
        return None
    with open(command, "rb") as script:
        first = script.readline().decode(errors="replace").strip()
    if not first.startswith("#!"):
        return None
    question = "from odoo import release as r; print(r.version_info[0], r.__file__)"
    command = [*first[2:].split(), "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True).stdout.split()
    if len(answer) != 2 or answer[0] != "19":
        return None
    return Path(answer[1]).parents[1]


def _unpacked():
    key = digest(*PACKAGES)
    prefix = HOME / f"odoo-{key}"
    if not prefix.exists():
        _check_space()
        say("Getting Odoo 19 (about 150 MB, 1.3 GB unpacked)")
        building = HOME / f"odoo-{key}.unfinished"
        shutil.rmtree(building, ignore_errors=True)
        names = apt.unpack(PACKAGES, building)
        _check_links(building / INSIDE)
        (building / "VERSION").write_text("\n".join(names))
        building.rename(prefix)
        _remove_others(prefix)
    return Source(prefix / INSIDE, digest((prefix / "VERSION").read_text()))


def _remove_others(prefix):
    for folder in HOME.glob("odoo-*"):
        if folder != prefix:
            shutil.rmtree(folder)


def _check_space():
    HOME.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(HOME).free
    if free < FREE_SPACE:
        raise Stop(
            f"{HOME} has {free / 1024**3:.1f} GB free and 3 GB are needed: make "
            "room, or set DISTRIBUTION_HOME to a folder on another disk"
        )


def _check_links(folder):
    broken = [path for path in folder.rglob("*") if path.is_symlink()]
    broken = [path for path in broken if not path.exists()]
    if broken:
        raise Stop(
            f"Odoo's package points to {len(broken)} files that are in none of the "
            f"packages {', '.join(PACKAGES[1:])}; the first is {broken[0]}"
        )
