# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents as files in folders: what SFTP and a local folder have in common."""

import hashlib
from contextlib import contextmanager
from datetime import UTC, datetime

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import (
    DistributionError,
    Issue,
)
from odoo.addons.distribution_integration_base.engine.road import (
    Outcome,
    ReceivedFile,
)

from ..files import FilesError, is_wanted


class FilesChannel:
    """Stores one document a call; one session serves them all.

    :param session: of :mod:`..sftp` or :mod:`..folder`, not connected yet.
    """

    def __init__(self, session, folder):
        self._session, self._folder = session, folder
        self._connected = False

    def send(self, delivery):
        """Store and return the :class:`Outcome`; *sent* means it lies in the folder."""
        peer = f"{self._session}, {self._folder}/{delivery.name}"
        try:
            if not self._connected:
                self._session.open()
                self._connected = True
            self._session.store(self._folder, delivery.name, delivery.body)
        except FilesError as error:
            self.close()
            issue = Issue(error.error_class, error.cause, error.words, error.hint)
            return Outcome("unknown" if error.unknown else "failed", issue, peer=peer)
        return Outcome("sent", peer=peer)

    def close(self):
        """End the session; the next document opens another."""
        self._connected = False
        self._session.close()


class DistributionFileExchange(models.AbstractModel):
    """The folders are the interface's; where they are is for the transport to say."""

    _name = "distribution.file.exchange"
    _inherit = "distribution.transport"
    _description = "Files in folders"
    _pulls = True

    @api.model
    def _session(self, system):
        """Return a session with the place of ``system``, not connected yet.

        :raises DistributionError: the place is not described.
        """
        raise NotImplementedError

    @api.model
    def _channel(self, interface):
        return FilesChannel(self._session(interface.system_id), interface.file_folder)

    @api.model
    @contextmanager
    def _poll(self, interface):
        try:
            with self._session(interface.system_id) as session:
                yield self._files(interface, session)
        except FilesError as error:
            raise DistributionError(
                error.error_class, error.words, cause=error.cause, hint=error.hint
            ) from error

    def _files(self, interface, session):
        """Yield the files that are whole; leave the rest for the next time."""
        folder = interface.file_folder
        entries = [each for each in session.list(folder) if each.kind != "folder"]
        wanted = [each for each in entries if not each.complaint]
        wanted = [
            each for each in wanted if is_wanted(each.name, interface.file_pattern)
        ]
        trouble = None
        for entry in self._settled(interface, entries, wanted):
            try:
                body = session.fetch(folder, entry)
            except FilesError as error:
                if error.error_class == "connection":
                    raise
                # One file that cannot be read must not hold up the others.
                trouble = trouble or error
                continue
            if body is not None:
                yield self._received(interface, session, entry, body)
        if trouble:
            raise trouble

    def _settled(self, interface, entries, wanted):
        """Write down what was seen, in an own transaction; return what to take."""
        odd = [each for each in entries if each.complaint]
        looks = {each.name: f"{each.size} {each.mtime}" for each in wanted}

        def note(env):
            interface_ = env["distribution.interface"].browse(interface.id)
            self.with_env(env)._tell_odd(interface_, odd)
            if interface_.file_whole == "renamed":
                return looks
            return env["distribution.file.sighting"]._note(interface_, looks)

        steady = self.env["distribution.drain"]._in_own_transaction(note)
        return [each for each in wanted if each.name in steady]

    def _received(self, interface, session, entry, body):
        digest = hashlib.sha256(body).hexdigest()

        def put_away():
            session.archive(
                interface.file_folder,
                entry.name,
                interface.file_archive_folder,
                f"{entry.mtime}-{digest[:12]}",
            )

        return ReceivedFile(
            entry.name,
            body,
            identity=f"{entry.name} {entry.mtime} {digest}",
            modified=datetime.fromtimestamp(entry.mtime, UTC),
            token=put_away,
        )

    def _tell_odd(self, interface, odd):
        """Show names that are not taken; they stay where they are."""
        exceptions = self.env["distribution.exception"]
        if not odd:
            exceptions._settle(interface, cause="file_names")
            return
        shown = "; ".join(f"{each.name[:80]!r}: {each.complaint}" for each in odd[:5])
        issue = Issue(
            "value",
            "file_names",
            self.env._(
                "%(count)s files of %(name)s are not taken: %(shown)s.",
                count=len(odd),
                name=interface.name,
                shown=shown,
            ),
            self.env._("Ask the partner to remove or rename them there."),
        )
        exceptions._open(issue, interface=interface)
