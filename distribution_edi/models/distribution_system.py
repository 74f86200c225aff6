# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a system's SFTP server is reached."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from ..files import FilesError
from ..sftp import parse_host_keys

#: What decides where a secret goes.
SFTP_ENDPOINT = {
    "sftp_host",
    "sftp_port",
    "sftp_host_key",
    "sftp_credential_id",
    "sftp_passphrase_id",
    "sftp_allow_private",
}


class DistributionSystem(models.Model):
    _inherit = "distribution.system"

    sftp_host = fields.Char(string="SFTP server")
    sftp_port = fields.Integer(string="SFTP port", default=22)
    sftp_user = fields.Char(string="SFTP user")
    sftp_host_key = fields.Text(
        string="SFTP host key",
        help="One key a line, such as 'ssh-ed25519 AAAAC3Nza...'. Only a server that "
        "shows one of them is talked to. Two lines are allowed while the partner "
        "changes keys.",
    )
    sftp_credential_id = fields.Many2one(
        "distribution.credential",
        string="SFTP credential",
        check_company=True,
        domain=[("kind", "in", ("password", "private_key"))],
    )
    sftp_passphrase_id = fields.Many2one(
        "distribution.credential",
        string="Passphrase of the key",
        check_company=True,
        domain=[("kind", "=", "password")],
        help="Only for a private key that is locked with one.",
    )
    sftp_allow_private = fields.Boolean(
        string="Inside our network",
        help="The SFTP server may have an address of your own network. Leave off for "
        "partners.",
    )

    sftp_tested_at = fields.Datetime(
        readonly=True, copy=False, help="When the server let us in last, on demand."
    )

    @api.constrains("sftp_host_key")
    def _check_sftp_host_key(self):
        for system in self:
            try:
                parse_host_keys(system.sftp_host_key)
            except ValueError as error:
                raise ValidationError(str(error)) from error

    def write(self, vals):
        """Where passwords are sent to is for those who may see credentials."""
        administrator = "distribution_integration_base.group_administrator"
        if SFTP_ENDPOINT & vals.keys() and not (
            self.env.su or self.env.user.has_group(administrator)
        ):
            raise AccessError(
                self.env._("Only an administrator changes the SFTP connection.")
            )
        if SFTP_ENDPOINT & vals.keys():
            vals = {**vals, "sftp_tested_at": False}
        return super().write(vals)

    def action_sftp_test(self):
        """Connect now, because somebody asked to, and say how it went."""
        self.ensure_one()
        self.check_access("write")
        transport = self.env["distribution.transport.sftp"]
        try:
            with transport._session(self):
                words = self.env._("%s let us in.", self.sftp_host)
                self.sudo().sftp_tested_at = fields.Datetime.now()
        except (DistributionError, FilesError) as error:
            issue = getattr(error, "issue", error)
            raise UserError(
                self.env._("%(words)s %(hint)s", words=issue.words, hint=issue.hint)
            ) from error
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success", "message": words},
        }
