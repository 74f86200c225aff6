# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files of the filestore are whole, or not there."""

import os
from contextlib import suppress

from odoo import api, models


class IrAttachment(models.Model):
    """A file is named by the hash of its content, and Odoo refuses to write one whose
    name is taken by other content. Half a file, left by a full disk or a sudden death,
    would so keep out its own content for good: a document that nobody can resend.
    """

    _inherit = "ir.attachment"

    @api.model
    def _get_path(self, bin_data, sha):
        _remove_half(self._full_path(f"{sha[:2]}/{sha}"), len(bin_data))
        return super()._get_path(bin_data, sha)

    @api.model
    def _file_write(self, bin_value, checksum):
        try:
            return super()._file_write(bin_value, checksum)
        except OSError:
            path = self._full_path(f"{checksum[:2]}/{checksum}")
            _remove_half(path, len(bin_value))
            raise

    def _distribution_to_disk(self):
        """Have the disk hold the file before the commit that says that it is there."""
        path = self._full_path(self.store_fname)
        for each in (path, os.path.dirname(path)):
            descriptor = os.open(each, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _remove_half(path, size):
    """Remove a file that is shorter than what it is named after.

    Whoever writes the same content at this moment goes on without a name, and ours
    takes its place.
    """
    with suppress(FileNotFoundError):
        if os.path.getsize(path) < size:
            os.unlink(path)
