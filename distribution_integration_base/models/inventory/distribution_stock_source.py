# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How an inventory report of a partner is understood."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DistributionStockSource(models.Model):
    """Settings of an interface that inventory reports come through.

    Without any, what is reported is kept and compared with nothing.
    """

    _name = "distribution.stock.source"
    _description = "Stock of a partner"
    _order = "system_id, id"
    _check_company_auto = True

    interface_id = fields.Many2one(
        "distribution.interface",
        required=True,
        ondelete="cascade",
        domain=[("direction", "=", "in"), ("document_type", "=", "inventory")],
    )
    system_id = fields.Many2one(
        related="interface_id.system_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="interface_id.company_id", store=True, index=True
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse",
        string="Our warehouse",
        check_company=True,
        help="What is reported is compared with its stock, where the report names no "
        "other warehouse. Empty: the stock is the partner's own.",
    )
    figure = fields.Selection(
        [("on_hand", "On hand"), ("available", "Available")],
        string="Compared",
        required=True,
        default="on_hand",
    )
    tolerance = fields.Float(
        help="Differences up to this many units are not shown.", digits=False
    )
    scope = fields.Selection(
        [
            ("told", "As the report says"),
            ("full", "Always everything"),
            ("delta", "Always changes"),
        ],
        required=True,
        default="told",
    )
    silence = fields.Selection(
        [
            ("unchanged", "It is as it was"),
            ("zero", "There is nothing left"),
        ],
        string="An item left out of a full report",
        required=True,
        default="unchanged",
    )

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface has settings for stock already."
    )

    def _compute_display_name(self):
        for source in self:
            source.display_name = source.interface_id.name

    @api.constrains("tolerance")
    def _check_tolerance(self):
        if any(source.tolerance < 0 for source in self):
            raise ValidationError(self.env._("A tolerance is not negative."))

    @api.model
    def _of(self, interface):
        """Return the settings of ``interface``; without any, the defaults."""
        found = self.search([("interface_id", "=", interface.id)], limit=1)
        return found or self.new({"interface_id": interface.id})
