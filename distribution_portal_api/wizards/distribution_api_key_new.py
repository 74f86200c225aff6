# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Making a key, and showing it this one time."""

from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class DistributionApiKeyNew(models.TransientModel):
    """First asks what the key is for, then shows it. The key is never stored: it
    travels to the second form as a default value.
    """

    _name = "distribution.api.key.new"
    _description = "New API key"

    client_id = fields.Many2one("distribution.api.client", required=True)
    name = fields.Char(required=True, help="Where the key is used, such as 'Shop 2'.")
    expires_at = fields.Datetime(
        string="Valid until",
        default=lambda self: fields.Datetime.now() + timedelta(days=365),
        help="Empty: until it is revoked.",
    )
    key = fields.Char(store=False, readonly=True)

    def action_create_key(self):
        """Make the key and show it."""
        self.ensure_one()
        if self.expires_at and self.expires_at <= fields.Datetime.now():
            raise UserError(
                self.env._("The key would have expired already. Choose a later day.")
            )
        keys = self.env["distribution.api.key"]
        key = keys._issue(self.client_id, self.name, self.expires_at)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Your new key"),
            "res_model": self._name,
            "view_mode": "form",
            "view_id": self.env.ref(
                "distribution_portal_api.distribution_api_key_new_view_shown"
            ).id,
            "target": "new",
            "context": {
                "default_client_id": self.client_id.id,
                "default_name": self.name,
                "default_key": key,
            },
        }
