# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which warehouse serves which part of the world."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class DistributionOrderRoute(models.Model):
    """The first row that fits the ship-to's country and zip code decides."""

    _name = "distribution.order.route"
    _description = "Warehouse by destination"
    _order = "sequence, id"

    policy_id = fields.Many2one(
        "distribution.order.policy", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    country_id = fields.Many2one("res.country", help="Empty: any country.")
    zip_prefix = fields.Char(
        string="Zip codes beginning with", help="Several with commas; empty: any."
    )
    warehouse_id = fields.Many2one("stock.warehouse", required=True)
    company_id = fields.Many2one(related="warehouse_id.company_id", store=True)

    @api.constrains("warehouse_id", "policy_id")
    def _check_company(self):
        for route in self:
            company = route.policy_id.company_id
            if company and company != route.warehouse_id.company_id:
                raise ValidationError(
                    self.env._(
                        "Warehouse '%(warehouse)s' is not of company '%(company)s'.",
                        warehouse=route.warehouse_id.name,
                        company=company.name,
                    )
                )

    def _warehouse_for(self, ship_to):
        """Return the warehouse for a ``res.partner``, or an empty recordset."""
        fitting = self.filtered(
            lambda route: route.company_id == self.env.company and route._fits(ship_to)
        )
        return fitting[:1].warehouse_id

    def _fits(self, ship_to):
        self.ensure_one()
        if self.country_id and self.country_id != ship_to.country_id:
            return False
        code = (ship_to.zip or "").replace(" ", "").upper()
        prefixes = [
            prefix.replace(" ", "").upper()
            for prefix in (self.zip_prefix or "").split(",")
        ]
        return any(code.startswith(prefix) for prefix in prefixes)
