# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A folder that another program, a mount or a gateway puts files in.

Every step goes from an open folder to a name in it and never through a link, so
nothing outside the root can be reached, not even when somebody exchanges a folder for
a link between two steps (``openat`` with ``O_NOFOLLOW``).
"""

import contextlib
import os
from pathlib import PurePosixPath

from ..files import FilesError, complaint, entry_of

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
#: A pipe would make the reader wait for its writer.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class FolderSession:
    """Lists, fetches, stores and archives; every failure is a :class:`FilesError`.

    The same as :class:`..sftp.Session`, for folders below ``root`` (an absolute path).
    """

    def __init__(self, root):
        self._root, self._handle = root, None

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *_exc):
        self.close()

    def __str__(self):
        return "This machine"

    def open(self):
        """:raises FilesError: the root is not there."""
        try:
            # The root itself may be a link: that is the administrator's choice.
            self._handle = os.open(self._root, _FOLDER & ~os.O_NOFOLLOW)
        except OSError as error:
            raise FilesError(
                "connection",
                "folder_root",
                f"The folder for exchange, {self._root}, cannot be opened: "
                f"{error.strerror}.",
                "Is it mounted? It is tried again by itself.",
            ) from error

    def close(self):
        """Let go of the root; safe to call twice."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None

    def list(self, folder):
        """Return an :class:`..files.Entry` for each name in ``folder``, in order."""
        with _worded(f"list the folder '{folder}'"), self._inside(folder) as inside:
            found = [_look(inside, name) for name in sorted(os.listdir(inside))]
        return [entry for entry in found if entry]

    def fetch(self, folder, entry):
        """Return the bytes of ``entry``, or None when it changed since it was listed.

        Only a regular file is opened, never what a link points to.
        """
        with _worded(f"read '{folder}/{entry.name}'"), self._inside(folder) as inside:
            if _look(inside, entry.name) != entry:
                return None
            with open(os.open(entry.name, _READ, dir_fd=inside), "rb") as file:
                body = file.read(entry.size)
                same = entry_of(entry.name, os.fstat(file.fileno())) == entry
            unchanged = same and _look(inside, entry.name) == entry
        return body if unchanged and len(body) == entry.size else None

    def store(self, folder, name, body):
        """Write a file under a passing name, then give it its own in one step."""
        why = complaint(name)
        if why:
            raise FilesError("value", "files_name", f"{name!r} cannot be sent: {why}.")
        passing = f".{name}.part"
        with _worded(f"write '{folder}/{name}'"), self._inside(folder) as inside:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(passing, dir_fd=inside)
            with open(os.open(passing, _WRITE, 0o664, dir_fd=inside), "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.rename(passing, name, src_dir_fd=inside, dst_dir_fd=inside)
            os.fsync(inside)

    def archive(self, folder, name, archive, mark):
        """Move a file into ``archive``; ``mark`` keeps it apart from a namesake."""
        with (
            _worded(f"move '{folder}/{name}' to '{archive}'"),
            self._inside(folder) as source,
            self._inside(archive) as target,
        ):
            kept = name
            if name in os.listdir(target):
                kept = f"{mark}-{name}"
            os.rename(name, kept, src_dir_fd=source, dst_dir_fd=target)

    @contextlib.contextmanager
    def _inside(self, folder):
        """Open a folder below the root, one name after the other."""
        folder = folder or "."
        parts = PurePosixPath(folder).parts
        if ".." in parts or folder.startswith("/"):
            raise FilesError(
                "authorisation",
                "folder_outside",
                f"The folder '{folder}' leads out of the folder for exchange.",
                "Enter it as seen from there, for example 'harbour/outbound'.",
            )
        handle = os.dup(self._handle)
        try:
            for part in parts:
                deeper = os.open(part, _FOLDER, dir_fd=handle)
                os.close(handle)
                handle = deeper
            yield handle
        finally:
            os.close(handle)


def _look(inside, name):
    """Return the entry of ``name`` itself, or None when it is gone."""
    try:
        return entry_of(name, os.lstat(name, dir_fd=inside))
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _worded(doing):
    try:
        yield
    except OSError as error:
        denied = isinstance(error, PermissionError)
        raise FilesError(
            "authorisation" if denied else "value",
            "folder_refused",
            f"This machine would not let us {doing}: {error.strerror}.",
            "Check the folders on the interface, and the rights of Odoo's user there, "
            "then press Retry.",
        ) from error
