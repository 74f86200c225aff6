# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one seam for SFTP: nothing else in the suite opens an SFTP socket."""

from .connection import Target
from .keys import parse_host_keys
from .session import Session
