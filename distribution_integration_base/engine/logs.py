# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Log lines that tell which document they are about.

:func:`about` names the document that the current work belongs to; every log line
written inside carries it, whoever writes it (Odoo's own modules as well).
:class:`JsonFormatter` writes one JSON object a line, secrets starred out.
"""

import datetime as dt
import json
import logging
from contextlib import contextmanager
from contextvars import ContextVar

from .masking import mask

_about = ContextVar("distribution_log_about", default=None)


@contextmanager
def about(**names):
    """Name what the work inside is about, e.g. ``correlation_id="..."``.

    Inner names are added to outer ones; empty values are left out.
    """
    given = {key: value for key, value in names.items() if value}
    token = _about.set({**(_about.get() or {}), **given})
    try:
        yield
    finally:
        _about.reset(token)


def current():
    """Return what the current work is about, as a dict."""
    return dict(_about.get() or {})


class JsonFormatter(logging.Formatter):
    """``{"time", "level", "logger", "message", "pid", "database", ...}`` a line.

    ``time`` is UTC (RFC 3339). A traceback stands in ``exception``. Keys given to
    :func:`about` stand beside them.
    """

    def format(self, record):
        """Return ``record`` as one line of JSON."""
        when = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line = {
            "time": when.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
            "pid": record.process,
            "database": getattr(record, "dbname", None),
            **current(),
        }
        if record.exc_info:
            line["exception"] = mask(self.formatException(record.exc_info), 20_000)
        return json.dumps(line, default=str, ensure_ascii=False)


def install(handlers=None):
    """Have ``handlers`` (the root logger's) write JSON lines from now on."""
    for handler in handlers or logging.getLogger().handlers:
        handler.setFormatter(JsonFormatter())
