# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which files of an SFTP server belong to an interface."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DistributionInterface(models.Model):
    _inherit = "distribution.interface"

    sftp_folder = fields.Char(
        string="Folder", default=".", help="On the SFTP server, for example /outbound."
    )
    sftp_pattern = fields.Char(
        string="File names",
        default="*",
        help="Only these are fetched, for example *.edi; capitals do not matter.",
    )
    sftp_archive_folder = fields.Char(
        string="Archive folder",
        default="archive",
        help="On the same server. A file is moved there once it is stored here.",
    )
    sftp_sighting_ids = fields.One2many("distribution.sftp.sighting", "interface_id")

    @api.constrains("transport", "direction", "sftp_folder", "sftp_archive_folder")
    def _check_sftp_folders(self):
        for interface in self.filtered(lambda i: i.transport == "sftp"):
            archive = interface.sftp_archive_folder
            if not interface.sftp_folder:
                raise ValidationError(self.env._("Enter the folder on the server."))
            if interface.direction == "in" and not archive:
                raise ValidationError(
                    self.env._(
                        "Enter an archive folder: files that were read are moved there."
                    )
                )
            if interface.direction == "in" and archive == interface.sftp_folder:
                raise ValidationError(
                    self.env._("The archive must be another folder than the first.")
                )
