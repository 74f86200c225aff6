# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where everything lives, and what the repository contains."""

import ast
import hashlib
import os
import socket
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("DISTRIBUTION_HOME") or REPO / ".odoo").resolve()
VENV = HOME / "venv"
PYTHON = VENV / "bin" / "python"
CONF = HOME / "odoo.conf"
DATA = HOME / "data"
LOGS = HOME / "log"
SSHD = HOME / "sshd"

ADDONS = (
    "distribution_integration_base",
    "distribution_edi",
    "distribution_carrier",
    "distribution_portal_api",
    "distribution_reconcile",
)
QUEUE_JOB = "odoo-addon-queue-job==19.0.2.4.0.1"
# What the addons are known to stand on. The manifests are read as well, so that
# a new dependency needs no change here; one named here is installed in any case.
DEPENDENCIES = (
    "account",
    "http_routing",
    "mail",
    "portal",
    "purchase_stock",
    "queue_job",
    "sale_management",
    "sale_stock",
    "stock_delivery",
    "web",
)
# Folders of an addon that an installed database does not depend on.
NOT_INSTALLED = {"__pycache__", "tests", "readme"}


def addons():
    """Return the names of our addons that are there, in order of dependency."""
    return [name for name in ADDONS if (REPO / name / "__manifest__.py").is_file()]


def manifest(addon):
    """Return the manifest of one of our addons as a dict."""
    return ast.literal_eval((REPO / addon / "__manifest__.py").read_text())


def dependencies():
    """Return the sorted names of all modules of others that our addons need."""
    needed = set(DEPENDENCIES)
    for addon in addons():
        needed.update(manifest(addon).get("depends", ()))
    return sorted(needed - set(ADDONS))


def digest(*parts):
    """Return 10 hexadecimal digits that stand for these strings or bytes."""
    total = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:10]


def addons_digest():
    """Return a digest of every addon file that an installed database came from."""
    parts = []
    for addon in addons():
        for path in sorted((REPO / addon).rglob("*")):
            inside = path.relative_to(REPO)
            if path.is_file() and not NOT_INSTALLED.intersection(inside.parts):
                parts += [inside, path.read_bytes()]
    return digest(*parts)


def owner():
    """Return 4 characters that tell this folder's databases from another's."""
    return digest(socket.gethostname(), HOME)[:4]
