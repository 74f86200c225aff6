# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Debian packages: installed into the system, or only unpacked into a folder."""

import functools
import os
import shutil
import subprocess
from pathlib import Path

from .home import HOME
from .shell import Stop, explain, run

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
TARGETS = "$(REPO_URI) $(CODENAME) $(COMPONENT)"
# A suite that apt may not know yet is read from the same mirror as this one.
SUITES = ("sid", "bookworm")


def as_root(command):
    """Return the command as root would run it.

    :raise Stop: neither root nor sudo
    """
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo"):
        return ["sudo", *command]
    raise Stop(
        f"'{' '.join(command)}' needs root and there is no sudo here: "
        "run it as root once, then run this again"
    )


def missing(packages):
    """Return those of the packages that the system does not have."""
    return [name for name in packages if not _installed(name)]


def _installed(package):
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True)
    return answer.stdout == "installed"


def install(packages, purpose):
    """Install into the system those of the packages that it lacks."""
    absent = missing(packages)
    if not absent:
        return
    _require_apt(f"install {', '.join(absent)} ({purpose}) by hand")
    refresh()
    command = ["apt-get", "install", "-y", "--no-install-recommends", *absent]
    command = ["env", "DEBIAN_FRONTEND=noninteractive", *command]
    run(f"Installing {purpose}", as_root(command))


@functools.cache
def refresh():
    """Bring apt's lists up to date, once per command.

    :raise Stop: apt knows no archive after that
    """
    text = run("Updating apt's package lists", as_root(["apt-get", "update"]))
    if not _known_mirror():
        raise Stop(f"apt could not read Debian's archive: {explain(text)}")


def _require_apt(otherwise):
    if not shutil.which("apt-get"):
        raise Stop(f"apt-get was not found, this is no Debian system: {otherwise}")


def unpack(packages, target):
    """Unpack packages into a folder without installing them.

    :param packages: names with the suite they come from, like ``odoo-19/sid``
    :return: the file names of the packages, which carry the versions
    """
    _require_apt("set ODOO_HOME to a folder with Odoo 19")
    options = _private_lists()
    files = target.parent / f"{target.name}.debs"
    shutil.rmtree(files, ignore_errors=True)
    files.mkdir(parents=True)
    command = ["apt-get", *options, "download", *packages]
    run("Downloading Debian packages", command, cwd=files)
    debs = sorted(files.glob("*.deb"))
    for deb in debs:
        run(f"Unpacking {deb.name.split('_')[0]}", ["dpkg", "-x", deb, target])
    shutil.rmtree(files)
    return [deb.name for deb in debs]


@functools.cache
def _private_lists():
    """Make apt lists of our own, so that the system's sources stay as they are."""
    folder = HOME / "apt"
    for name in ("lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
    lines = [f"deb {signed}{_mirror()} {suite} main\n" for suite in SUITES]
    (folder / "sources.list").write_text("".join(lines))
    settings = {
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": "/dev/null",
        "Dir::State::Lists": folder / "lists",
        "Dir::Cache": folder / "cache",
        "APT::Sandbox::User": "",
    }
    options = [f"-o{key}={value}" for key, value in settings.items()]
    # Without this apt only warns about lists that it could not get.
    command = ["apt-get", *options, "-oAPT::Update::Error-Mode=any", "update"]
    run("Reading the lists of Debian's archive", command)
    return tuple(options)


def _mirror():
    """Return the address that apt itself uses for the archive."""
    found = _known_mirror()
    if not found:
        refresh()
        found = _known_mirror()
    return found


def _known_mirror():
    command = ["apt-get", "indextargets", "--format", TARGETS, "Created-By: Packages"]
    output = subprocess.run(command, capture_output=True, text=True).stdout
    rows = [line.split() for line in output.splitlines()]
    codename = _codename()
    # Security and other additional archives do not hold the other suites.
    mirrors = [row[0] for row in rows if row[1:] == [codename, "main"]]
    return mirrors[0] if mirrors else None


def _codename():
    for line in Path("/etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.split("=", 1)[1].strip('"')
    return ""
