# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import os

from . import controllers, models, wizards
from .engine import logs


def post_load():
    """Write log lines as JSON where ``DISTRIBUTION_LOG_JSON`` is set to 1."""
    if os.environ.get("DISTRIBUTION_LOG_JSON") == "1":
        logs.install()
