# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogues of suppliers: kept as advice."""

from odoo import api, models

from ...canonical import Catalogue
from .distribution_order_resolver import TRUST


class DistributionHandlerCatalogue(models.AbstractModel):
    """Nothing that Odoo owns is changed. A barcode that a rule of ownership gives to
    the supplier is written; one that it does not is shown with the rule.

    What we tell is made by ``distribution.catalogue.feed``.
    """

    _name = "distribution.handler.catalogue"
    _inherit = "distribution.handler"
    _description = "Catalogues"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, Catalogue.model_validate(message.canonical))

    def _apply_one(self, message, document):
        system = message.system_id
        keys = {(c.kind, c.value) for line in document.lines for c in line.codes}
        products = self.env["distribution.order.resolver"]._items_by_code(system, keys)
        rows = {}
        for line in document.lines:
            codes = sorted(line.codes, key=lambda code: TRUST.index(code.kind))
            if codes:
                row = self._row(system, document, line, codes, products)
                rows[row["item_key"]] = row
        currency = document.currency or system.company_id.currency_id.name
        self.env["distribution.catalogue.item"]._keep(
            message, currency, document.scope == "full", list(rows.values())
        )
        message._finish()

    def _row(self, system, document, line, codes, products):
        keys = ((code.kind, code.value) for code in codes)
        product = next((products[each] for each in keys if each in products), None)
        gtin = next((code.value for code in codes if code.kind == "gtin"), None)
        # Their own number names it best; a GTIN is what all have in common.
        own = [code for code in codes if code.kind in ("vendor", "manufacturer", "sku")]
        named = (own or codes)[0]
        net = [price for price in line.prices if price.kind == "net"]
        price = min(
            net or line.prices, key=lambda each: each.min_quantity or 0, default=None
        )
        since = (price and price.valid_from) or line.valid_from or document.valid_from
        until = (price and price.valid_to) or line.valid_to or document.valid_to
        return {
            "item_key": named.value,
            "code_type": named.kind,
            "gtin": gtin,
            "description": line.description,
            "product_id": product.id if product else None,
            "price": float(price.price) if price else None,
            "unit": price.unit if price else None,
            "pack": float(line.pack) if line.pack else None,
            "min_quantity": float(price.min_quantity or 0) if price else None,
            "valid_from": since,
            "valid_to": until,
            "ended": line.action == "end",
            "advice": self._own(system, product, gtin) if product and gtin else None,
            "content": line.model_dump(mode="json", exclude_none=True),
        }

    def _own(self, system, product, gtin):
        """Write the barcode where the supplier owns it, else return words."""
        if product.barcode == gtin:
            return None
        ownership = self.env["distribution.ownership"]
        values = {"barcode": gtin}
        refused = ownership._check(product, values, system)
        if refused:
            return ownership._issue(product, refused, system).words[:500]
        product.sudo().write(values)
        return None
