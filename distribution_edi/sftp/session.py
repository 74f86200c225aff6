# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files of a server: one session for as many as there are."""

import io
import posixpath

from ..files import FilesError, complaint, entry_of
from .connection import Connection


class Session(Connection):
    """Lists, fetches, stores and archives; every failure is an :class:`FilesError`."""

    def list(self, folder):
        """Return an :class:`..files.Entry` for each name in ``folder``, in order."""
        with self._worded(f"list the folder '{folder}'"):
            found = self._client.listdir_attr(folder)
        entries = (entry_of(each.filename, each) for each in found)
        return sorted(entries, key=lambda entry: entry.name)

    def fetch(self, folder, entry):
        """Return the bytes of ``entry``, or None when it changed since it was listed.

        Only a regular file is opened, never what a link points to.
        """
        path = posixpath.join(folder, entry.name)
        with self._worded(f"read '{path}'"):
            if self._look(path, entry.name) != entry:
                return None
            with self._client.open(path, "rb") as handle:
                handle.prefetch(entry.size)
                body = handle.read(entry.size)
            unchanged = self._look(path, entry.name) == entry
        return body if unchanged and len(body) == entry.size else None

    def _look(self, path, name):
        return entry_of(name, self._client.lstat(path))

    def store(self, folder, name, body):
        """Write a file under a passing name, then give it its own in one step.

        So nobody ever sees half a file.

        :raises FilesError: ``unknown`` when the break came after the last step was
            asked for.
        """
        why = complaint(name)
        if why:
            raise FilesError("value", "sftp_name", f"{name!r} cannot be sent: {why}.")
        path = posixpath.join(folder, name)
        passing = posixpath.join(folder, f".{name}.part")
        with self._worded(f"write '{path}'"):
            self._client.putfo(io.BytesIO(body), passing)
        with self._worded(f"name '{path}'", unknown=True):
            self._replace(passing, path)

    def _replace(self, source, path):
        """Rename over whatever is there; only some servers offer that in one step."""
        try:
            self._client.posix_rename(source, path)
        except OSError:
            if not self._alive():
                raise
            self._client.rename(source, path)

    def archive(self, folder, name, archive, mark):
        """Move a file into ``archive``; ``mark`` keeps it apart from a namesake."""
        source = posixpath.join(folder, name)
        with self._worded(f"move '{source}' to '{archive}'"):
            try:
                self._client.rename(source, posixpath.join(archive, name))
            except OSError:
                if not self._alive():
                    raise
                self._client.rename(source, posixpath.join(archive, f"{mark}-{name}"))
