# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What mends exceptions of EDI and SFTP."""

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.remedies import Remedy

REMEDIES = (
    Remedy("x12_sender", "retry"),
    Remedy("x12_receiver", "retry"),
    Remedy("x12_usage", "drop"),
    Remedy("x12_write", "retry"),
    Remedy("carton_", "open_subject"),
    Remedy("pallet_", "open_subject"),
    Remedy("gate", "open_subject"),
    Remedy("ack_silent", "open_system", "cause", "3"),
    Remedy("answer_late", "open_system", "cause", "3"),
    Remedy("no_edi_profile", "open_system", severity="3"),
    Remedy("no_sftp_server", "open_system", severity="3"),
    Remedy("file_names", "open_interface", "exchange", "1"),
    Remedy("sftp_", "open_system", severity="3"),
    Remedy("no_folder_root", "retry", severity="3"),
    Remedy("folder_", "open_interface", severity="3"),
)


class DistributionException(models.Model):
    _inherit = "distribution.exception"

    is_edi = fields.Boolean(related="message_id.is_edi")

    def action_read_edi(self):
        """Open the document that the exception is about, faults in their place."""
        self.ensure_one()
        return self.message_id.action_read_edi()

    @api.model
    def _remedies(self):
        return REMEDIES + super()._remedies()
