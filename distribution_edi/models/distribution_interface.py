# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which files belong to an interface, and how documents without envelopes are told."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .distribution_edi_reader import CODECS

FILE_TRANSPORTS = ("sftp", "folder")


class DistributionInterface(models.Model):
    _inherit = "distribution.interface"

    file_folder = fields.Char(
        string="Folder",
        default=".",
        help="On the SFTP server, for example /outbound; or below the folder for "
        "exchange of this machine, for example harbour/outbound.",
    )
    file_pattern = fields.Char(
        string="File names",
        default="*",
        help="Only these are fetched, for example *.edi *.x12; capitals do not matter.",
    )
    file_archive_folder = fields.Char(
        string="Archive folder",
        default="archive",
        help="In the same place. A file is moved there once it is stored here.",
    )
    file_whole = fields.Selection(
        [
            ("stable", "it looks the same twice"),
            ("renamed", "it has its name: the partner renames it at the end"),
        ],
        string="A file is whole when",
        required=True,
        default="stable",
    )
    file_sighting_ids = fields.One2many("distribution.file.sighting", "interface_id")

    document_answer = fields.Selection(
        [("none", "Nothing"), ("ubl", "A UBL ApplicationResponse")],
        string="A file is answered with",
        required=True,
        default="none",
        help="Says for each document whether it was taken. It leaves by the interface "
        "for acknowledgements, whose codec must be UBL.",
    )
    ubl_customization = fields.Char(
        string="Customization ID",
        help="What the partner calls the rules that our documents follow, for example "
        "urn:fdc:peppol.eu:poacc:trns:order_response:3. Empty: that of the order.",
    )
    ubl_profile = fields.Char(
        string="Profile ID", help="The partner's name of the business process."
    )

    csv_map_id = fields.Many2one(
        "distribution.csv.map",
        string="CSV map",
        check_company=True,
        index="btree_not_null",
        domain="[('state', '=', 'approved'), ('document_type', '=', document_type), "
        "('system_id', 'in', (False, system_id)), ('company_id', '=', company_id)]",
        help="What the columns mean; approved by somebody who did not write it.",
    )

    @api.constrains("codec", "csv_map_id", "state", "document_type", "system_id")
    def _check_csv_map(self):
        """A live interface reads and writes by what somebody approved."""
        for interface in self.filtered(lambda i: i.codec == "csv"):
            found = interface.sudo().csv_map_id
            if not found and interface.state in ("live", "deprecated"):
                raise ValidationError(
                    self.env._("Choose the CSV map of '%s' first.", interface.name)
                )
            if not found:
                continue
            fits = found.document_type == interface.document_type
            ours = found.system_id in (found.system_id.browse(), interface.system_id)
            if found.state not in ("approved", "replaced") or not (fits and ours):
                raise ValidationError(
                    self.env._(
                        "%(map)s cannot be used here: the map must be approved, and be "
                        "for the same document and system.",
                        map=found.display_name,
                    )
                )

    @api.constrains("transport", "direction", "file_folder", "file_archive_folder")
    def _check_sftp_folders(self):
        for interface in self.filtered(lambda i: i.transport in FILE_TRANSPORTS):
            archive = interface.file_archive_folder
            if not interface.file_folder:
                raise ValidationError(self.env._("Enter the folder of the files."))
            if interface.direction == "in" and not archive:
                raise ValidationError(
                    self.env._(
                        "Enter an archive folder: files that were read are moved there."
                    )
                )
            if interface.direction == "in" and archive == interface.file_folder:
                raise ValidationError(
                    self.env._("The archive must be another folder than the first.")
                )

    def _receipt_hours(self):
        """What the EDI profile says of a document goes before the interface's own."""
        hours = super()._receipt_hours()
        if self.codec not in CODECS or self.direction == "in":
            return hours
        profile = self.env["distribution.edi.profile"]._of(self.system_id)
        agreed = profile._receipt_hours(self.document_type)
        return hours if agreed is None else agreed
