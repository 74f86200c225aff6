# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The first partner, in one step."""

import re

from odoo import api, fields, models
from odoo.exceptions import UserError


class DistributionConnect(models.TransientModel):
    """Makes a system and its first interfaces as drafts; nothing flows yet.

    A test system: it becomes a production system when its first documents came out
    right. A colleague approves the interfaces (four eyes), then they go live.
    """

    _name = "distribution.connect"
    _description = "Connect a partner"

    name = fields.Char(string="What you call it", required=True)
    partner_id = fields.Many2one(
        "res.partner", string="Customer", help="Orders are invoiced to this contact."
    )
    kind = fields.Selection(
        lambda self: self.env["distribution.system"]
        ._fields["kind"]
        ._description_selection(self.env),
        string="What it is",
        required=True,
        default="retailer",
    )
    orders_in = fields.Boolean(
        string="It sends us orders",
        default=True,
        help="JSON over HTTP, signed as Standard Webhooks 1.0.",
    )
    shipments_out = fields.Boolean(
        string="We tell it what left",
        help="A signed webhook for each delivery that leaves the house.",
    )
    address = fields.Char(string="Address of its webhook")

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        self.name = self.name or self.partner_id.name

    def action_connect(self):
        """Make the drafts, then open the system.

        :raises UserError: neither orders nor shipments are to flow, or the webhook's
            address is missing.
        """
        self.ensure_one()
        if not (self.orders_in or self.shipments_out):
            raise UserError(
                self.env._("Choose at least one: what it sends, or what we tell it.")
            )
        if self.shipments_out and not self.address:
            raise UserError(
                self.env._("Enter the address that is told what left the house.")
            )
        system = self.env["distribution.system"].create(
            {"name": self.name, "kind": self.kind, "partner_id": self.partner_id.id}
        )
        if self.orders_in:
            self._draft(system, "in", "order", self.env._("Orders from %s", self.name))
        if self.shipments_out:
            told = self._draft(
                system,
                "out",
                "shipment",
                self.env._("Shipments to %s", self.name),
                address=self.address,
            )
            self.env["distribution.subscription"].create(
                {"event_type": "shipment.dispatched", "interface_id": told.id}
            )
        return self._next_step(system)

    def _draft(self, system, direction, document_type, name, **values):
        plain = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-") or "system"
        return self.env["distribution.interface"].create(
            {
                "name": name,
                "code": f"{plain}-{system.id}-{document_type}-{direction}",
                "system_id": system.id,
                "direction": direction,
                "document_type": document_type,
                "codec": "json",
                "transport": "http",
                **values,
            }
        )

    def _next_step(self, system):
        """Open the system, and say what is still to be done."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "sticky": True,
                "title": self.env._("Two steps to go"),
                "message": self.env._(
                    "An administrator gives each interface its webhook secret; a "
                    "colleague approves it. Then press Go live."
                ),
                "next": {
                    "type": "ir.actions.act_window",
                    "res_model": system._name,
                    "res_id": system.id,
                    "views": [[False, "form"]],
                },
            },
        }
