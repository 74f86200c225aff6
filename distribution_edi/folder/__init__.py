# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files of a folder on this machine, below one root that the administrator allows."""

from .session import FolderSession
