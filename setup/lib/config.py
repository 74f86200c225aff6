# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""odoo.conf, and the environment variables that Odoo's programs run with."""

import base64
import configparser
import os
import secrets

from . import postgres
from .home import CONF, DATA, REPO, SSHD, VENV

SECRET = "distribution_secret_key"
CORPUS = REPO.parent / "shared" / "edi_corpus"
# Nothing listens there, so a call home fails at once and on this machine.
NOWHERE = "http://127.0.0.1:9"


def write():
    """Write odoo.conf; the generated secrets in it stay as they are."""
    old = configparser.RawConfigParser()
    old.read(CONF)
    secret = old.get("options", SECRET, fallback=None) or _fernet_key()
    password = old.get("options", "admin_passwd", fallback=None)
    options = {
        "addons_path": REPO,
        "admin_passwd": password or secrets.token_urlsafe(24),
        "data_dir": DATA,
        SECRET: secret,
        "http_interface": "127.0.0.1",
        "list_db": False,
        "publisher_warranty_url": f"{NOWHERE}/",
        "server_wide_modules": "base,web,queue_job",
        **_database_options(),
    }
    new = configparser.RawConfigParser()
    new["options"] = {key: str(value) for key, value in options.items()}
    new["queue_job"] = {"channels": "root:2"}
    DATA.mkdir(parents=True, exist_ok=True)
    unfinished = CONF.with_suffix(".unfinished")
    with open(unfinished, "w", opener=_private) as file:
        new.write(file)
    unfinished.rename(CONF)


def _private(path, flags):
    return os.open(path, flags, 0o600)


def _fernet_key():
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _database_options():
    known = {**os.environ, **postgres.ensure()}
    names = {"db_host": "PGHOST", "db_port": "PGPORT", "db_user": "PGUSER"}
    names["db_password"] = "PGPASSWORD"
    return {key: known[name] for key, name in names.items() if known.get(name)}


def variables(**more):
    """Return the environment that Odoo and its tests run with."""
    result = {
        **os.environ,
        **postgres.ensure(),
        "ODOO_RC": str(CONF),
        **pure_variables(),
        **more,
    }
    result["PATH"] = f"{SSHD / 'usr/sbin'}:{result['PATH']}:/usr/sbin"
    return result


def pure_variables():
    """Return the environment of the programs that need no Odoo."""
    result = {**os.environ, "PATH": f"{VENV / 'bin'}:{os.environ['PATH']}"}
    if CORPUS.is_dir():
        result.setdefault("EDI_CORPUS", str(CORPUS))
    return result
