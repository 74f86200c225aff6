# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files that were seen on a server, and how they looked."""

from odoo import api, fields, models


class DistributionFileSighting(models.Model):
    """Remembers size and time of a file from one poll to the next.

    A partner's program may still be writing what we see. A file is taken only when it
    looked the same at an earlier poll.
    """

    _name = "distribution.file.sighting"
    _description = "File seen on an SFTP server"
    _log_access = False
    _order = "name"

    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="cascade"
    )
    name = fields.Char(required=True)
    look = fields.Char(required=True, help="Size and time of change.")

    _name_unique = models.UniqueIndex("(interface_id, name)")

    @api.model
    def _note(self, interface, looks):
        """Write down what is there now.

        :param looks: {name: look} of every file in the folder.
        :return: the names that looked just so at the last poll.
        """
        known = self.search([("interface_id", "=", interface.id)])
        before = {sighting.name: sighting for sighting in known}
        known.filtered(lambda sighting: sighting.name not in looks).unlink()
        steady = set()
        for name, look in looks.items():
            sighting = before.get(name)
            if sighting and sighting.look == look:
                steady.add(name)
            elif sighting:
                sighting.look = look
        self.create(
            [
                {"interface_id": interface.id, "name": name, "look": look}
                for name, look in looks.items()
                if name not in before
            ]
        )
        return steady
