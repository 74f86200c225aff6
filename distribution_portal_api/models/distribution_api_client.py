# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner's program that may call the API."""

import ipaddress
import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: What a client may be allowed, and the field that says so.
SCOPES = {
    "orders:write": "may_place_orders",
    "orders:read": "may_read_orders",
    "availability:read": "may_read_availability",
}


class DistributionApiClient(models.Model):
    """Acts for the customer of one system, and sees only what is that customer's.

    It is no user: it cannot log in, and holds no groups.
    """

    _name = "distribution.api.client"
    _description = "API client"
    _order = "name"

    name = fields.Char(required=True, help="The program, such as 'Web shop'.")
    active = fields.Boolean(
        default=True, help="An archived client is refused at once, with all its keys."
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(related="system_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        related="system_id.partner_id",
        store=True,
        index=True,
        help="Whose orders it may place and read.",
    )
    environment = fields.Selection(related="system_id.environment")
    tier = fields.Selection(related="system_id.tier")
    may_place_orders = fields.Boolean(default=True)
    may_read_orders = fields.Boolean(default=True)
    may_read_availability = fields.Boolean(default=True)
    allowed_networks = fields.Text(
        help="Addresses the calls may come from, such as 203.0.113.7 or "
        "203.0.113.0/24, one a line. Empty: from anywhere."
    )
    order_interface_id = fields.Many2one(
        "distribution.interface",
        compute="_compute_order_interface_id",
        string="Orders arrive through",
        help="The system's live interface: in, orders, JSON, HTTP.",
    )
    key_ids = fields.One2many("distribution.api.key", "client_id", string="Keys")

    @api.depends("system_id.interface_ids.state")
    def _compute_order_interface_id(self):
        for client in self:
            client.order_interface_id = client.system_id.interface_ids.filtered(
                lambda interface: interface.direction == "in"
                and interface.document_type == "order"
                and interface.codec == "json"
                and interface.transport == "http"
                and interface._moves_documents()
            )[:1]

    @api.constrains("system_id", "partner_id")
    def _check_partner(self):
        for client in self:
            if not client.partner_id:
                raise ValidationError(
                    self.env._(
                        "System '%s' names no customer, so nobody would know whose "
                        "orders these are. Enter the customer on the system first.",
                        client.system_id.name,
                    )
                )

    @api.constrains("allowed_networks")
    def _check_allowed_networks(self):
        for client in self:
            try:
                client._networks()
            except ValueError as error:
                raise ValidationError(
                    self.env._(
                        "Not an address or network: %s. Write one a line, such as "
                        "203.0.113.0/24.",
                        error,
                    )
                ) from error

    def _networks(self):
        """Return the networks that calls may come from; empty means anywhere.

        :raises ValueError: an entry is no address.
        """
        self.ensure_one()
        entries = re.split(r"[\s,;]+", self.allowed_networks or "")
        return [ipaddress.ip_network(entry, strict=False) for entry in entries if entry]

    def _scopes(self):
        """Return the scopes of the client, such as ``orders:read``."""
        self.ensure_one()
        return {scope for scope, field_name in SCOPES.items() if self[field_name]}

    def action_new_key(self):
        """Ask what the new key is for."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New key"),
            "res_model": "distribution.api.key.new",
            "view_mode": "form",
            "target": "new",
            "context": {"default_client_id": self.id},
        }
