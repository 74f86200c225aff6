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


def entry_of(name, status):
    """Return the :class:`Entry` of ``name``.

    :param status: paramiko's ``SFTPAttributes`` or an ``os.stat_result``.
    """
    mode = status.st_mode or 0
    kind = "file" if stat.S_ISREG(mode) else "other"
    if stat.S_ISDIR(mode):
        kind = "folder"
    return Entry(name, status.st_size or 0, int(status.st_mtime or 0), kind)
