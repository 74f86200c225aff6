# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What every place with files shares: what lies there, which names are plain, words."""

from .entry import SIZE_CAP, Entry, entry_of
from .errors import FilesError
from .names import complaint, is_wanted, outgoing
