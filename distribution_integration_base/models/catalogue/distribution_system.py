# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Another party or application that documents are exchanged with."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.allocation import RULES
from ...engine.deadlines import day_of
from .. import clock


class DistributionSystem(models.Model):
    """A retailer, 3PL, marketplace, carrier or ledger on the other side."""

    _name = "distribution.system"
    _inherit = ["distribution.audited", "distribution.system.limits"]
    _description = "Connected system"
    _order = "name"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        help="The customer or supplier whose documents these are; orders are invoiced "
        "to this contact.",
    )
    kind = fields.Selection(
        [
            ("retailer", "Retailer or customer"),
            ("portal", "Portal or shop"),
            ("marketplace", "Marketplace"),
            ("warehouse", "Warehouse or 3PL"),
            ("carrier", "Carrier"),
            ("finance", "Finance"),
        ],
        required=True,
        default="retailer",
    )
    environment = fields.Selection(
        [("production", "Production"), ("test", "Test")],
        required=True,
        default="test",
        help="Test documents on a production system become exceptions, never orders; "
        "and the other way round.",
    )
    tier = fields.Selection(
        [("1", "Tier 1: first in every queue"), ("2", "Tier 2")],
        required=True,
        default="2",
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", check_company=True, help="Orders are delivered from here."
    )
    price_tolerance = fields.Float(
        string="Price tolerance (%)",
        default=0.0,
        help="An ordered price may differ from ours by this much; beyond it a person "
        "decides.",
    )
    policy_id = fields.Many2one(
        "distribution.order.policy",
        string="Order policy",
        check_company=True,
        ondelete="restrict",
        help="Which checks its orders pass, and how far they go by themselves.",
    )
    short_rule = fields.Selection(
        list(RULES.items()),
        string="When stock is short",
        required=True,
        default="keep",
        help="For orders that wait in the lane of a warehouse.",
    )
    interface_ids = fields.One2many("distribution.interface", "system_id")
    subscription_ids = fields.One2many("distribution.subscription", "system_id")
    open_exception_count = fields.Integer(compute="_compute_open_exception_count")

    @api.constrains("price_tolerance")
    def _check_price_tolerance(self):
        for system in self:
            if not 0 <= system.price_tolerance <= 100:
                raise ValidationError(
                    self.env._("A price tolerance is a percentage from 0 to 100.")
                )

    def write(self, vals):
        if not vals.get("active", True):
            # An archived system moves nothing: all its interfaces retire at once.
            for interface in self.interface_ids:
                if interface._moves_documents():
                    interface._check_quiet()
        result = super().write(vals)
        if {"active", "company_id", "partner_id", "tier"} & vals.keys():
            self.env["distribution.interface"]._forget_doors()
        if "active" in vals:
            exceptions = self.env["distribution.exception"].sudo()
            exceptions._interfaces_changed(self.interface_ids)
        return result

    def _compute_open_exception_count(self):
        groups = self.env["distribution.exception"]._read_group(
            [("system_id", "in", self.ids), ("state", "=", "open")],
            ["system_id"],
            ["__count"],
        )
        counts = {system.id: count for system, count in groups}
        for system in self:
            system.open_exception_count = counts.get(system.id, 0)

    def action_open_exceptions(self):
        """Open the exceptions that :attr:`open_exception_count` counted."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_exception_action"
        )
        action["domain"] = [("system_id", "=", self.id), ("state", "=", "open")]
        return action

    def _interface(self, direction, document_type):
        """Return the live interface for ``document_type``, or an empty recordset."""
        self.ensure_one()
        return self.interface_ids.filtered(
            lambda i: i._moves_documents()
            and i.direction == direction
            and i.document_type == document_type
        )[:1]

    def _order_policy(self):
        """Return the order policy, in its company; one with the defaults if none.

        Orders that came from no system have the defaults, too.
        """
        policy = self.policy_id or self.env["distribution.order.policy"].new({})
        return policy.with_company(self.company_id)

    def _partner_today(self):
        """Return which day it is where the partner counts its days."""
        zone = self._order_policy()._zone(self.partner_id)
        return day_of(clock.begun(self.env), zone)
