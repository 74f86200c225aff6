# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What lies in a folder."""

import stat
from dataclasses import dataclass

from .names import complaint

#: Largest file that is taken, in bytes.
SIZE_CAP = 64 * 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """One name in a folder; ``kind`` is file, folder or other (link, device, ...)."""

    name: str
    size: int
    mtime: int
    kind: str

    @property
    def complaint(self):
        """Return why the file is not taken, or None."""
        why = complaint(self.name)
        if not why and self.kind == "other":
            why = "it is not a regular file"
        if not why and self.size > SIZE_CAP:
            why = f"it is larger than {SIZE_CAP // 1024 // 1024} MB"
        return why


def entry_of(attributes):
    """Return the :class:`Entry` that paramiko's ``SFTPAttributes`` describe."""
    mode = attributes.st_mode or 0
    kind = "file" if stat.S_ISREG(mode) else "other"
    if stat.S_ISDIR(mode):
        kind = "folder"
    size, mtime = attributes.st_size or 0, attributes.st_mtime or 0
    return Entry(attributes.filename, size, mtime, kind)
