# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which items a partner is told of, and in which codes and units."""

from typing import NamedTuple

from odoo import fields, models
from odoo.tools.sql import SQL

from ..handlers.distribution_order_resolver import STANDARD_UNITS, TRUST


class Told(NamedTuple):
    """What a partner calls a product; ``factor`` of ours is one of its ``unit``."""

    codes: list
    unit: str
    factor: float


class DistributionAssortment(models.AbstractModel):
    """A feed of items (stock, catalogue): which ones, and what they are called."""

    _name = "distribution.assortment"
    _inherit = ["distribution.feed"]
    _description = "Items told to a partner"

    assortment = fields.Selection(
        [
            ("mapped", "Items mapped for the partner"),
            ("category", "Product categories"),
        ],
        required=True,
        default="mapped",
    )
    category_ids = fields.Many2many("product.category", string="Categories")

    def _products(self):
        """Return the products that are sold to the partner now."""
        self.ensure_one()
        company = self.company_id
        domain = [
            ("sale_ok", "=", True),
            ("type", "=", "consu"),
            ("company_id", "in", [False, company.id]),
        ]
        if self.assortment == "category":
            domain.append(("categ_id", "child_of", self.category_ids.ids))
        else:
            domain.append(("id", "in", self._mapped_ids()))
        products = self.env["product.product"].with_company(company)
        return products.search_fetch(
            domain, ["default_code", "barcode", "uom_id", "is_storable", "name"]
        )

    def _mapped_ids(self):
        mappings = self.env["distribution.mapping"]
        mappings.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT target_id FROM distribution_mapping
                WHERE kind = 'item' AND state = 'mapped' AND company_id = %s
                  AND COALESCE(system_id, 0) IN (0, %s)
                """,
                self.company_id.id,
                self.system_id.id,
            )
        )
        return [row[0] for row in rows]

    def _said(self, products):
        """Return {product: :class:`Told`}; who has no code or unit is left out.

        Two queries, however many products there are.
        """
        mappings = self.env["distribution.mapping"]
        known = mappings._reverse(self.system_id, "item", products)
        units = self._units(products.uom_id)
        said = {}
        for product in products:
            codes = self._codes(product, known.get(product.id) or ())
            unit = units.get(product.uom_id.id)
            if codes and unit:
                said[product] = Told(codes, *unit)
        return said

    def _codes(self, product, known):
        """Return item codes: the partner's, then our barcode and reference."""
        codes, kinds = [], set()
        own = (("gtin", product.barcode), ("vendor", product.default_code))
        for kind, value in [*(row[:2] for row in known), *own]:
            if value and kind in TRUST and kind not in kinds:
                kinds.add(kind)
                codes.append({"kind": kind, "value": value})
        return sorted(codes, key=lambda code: TRUST.index(code["kind"]))

    def _units(self, uoms):
        """Return {uom id: (the partner's code, factor)}."""
        units = {}
        for code, name in STANDARD_UNITS.items():
            units.setdefault(self.env.ref(name).id, (code, 1.0))
        mapped = self.env["distribution.mapping"]._reverse(self.system_id, "unit", uoms)
        for uom_id, rows in mapped.items():
            _type, code, factor = rows[0]
            units[uom_id] = (code, factor or 1.0)
        return units
