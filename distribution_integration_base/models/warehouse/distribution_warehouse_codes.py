# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is asked of a warehouse, in its own codes."""

from odoo import api, models

from ...engine.errors import DistributionError
from ...engine.numbers import decimal_text
from ..handlers.distribution_order_resolver import STANDARD_UNITS

#: References that travel with an order; a document takes ten of them.
MOST_REFERENCES = 9


class DistributionWarehouseCodes(models.AbstractModel):
    _name = "distribution.warehouse.codes"
    _description = "Warehouses' codes"

    @api.model
    def _lines(self, asked):
        """Return the lines of a ``distribution.warehouse.order`` for a document.

        :raises DistributionError: the warehouse has no code for a unit of ours.
        """
        lines, system = asked.content["lines"], asked.system_id
        products = self.env["product.product"].browse(
            [line["product"] for line in lines]
        )
        uoms = self.env["uom.uom"].browse([line["uom"] for line in lines])
        mappings = self.env["distribution.mapping"]
        items = mappings._reverse(system, "item", products)
        units = mappings._reverse(system, "unit", uoms)
        told = []
        for line, product, uom in zip(lines, products, uoms, strict=True):
            unit, factor = self._unit(system, uom, units, float(line["quantity"]))
            told.append(
                {
                    "number": line["number"],
                    "quantity": decimal_text(float(line["quantity"]) / factor),
                    "unit": unit,
                    "codes": self._codes(product, items.get(product.id, ())),
                    "description": product.name[:500],
                }
            )
        return told

    def _codes(self, product, known):
        """Return what the warehouse calls a product, then what everybody does."""
        codes = [{"kind": kind, "value": value} for kind, value, _factor in known[:1]]
        kinds = {code["kind"] for code in codes}
        ours = (("vendor", product.default_code), ("gtin", product.barcode))
        for kind, value in ours:
            if value and kind not in kinds:
                codes.append({"kind": kind, "value": value})
        return codes

    def _unit(self, system, uom, units, quantity):
        """Return (code, how many of ours it is), one that the quantity is whole in."""
        for _type, code, factor in sorted(
            units.get(uom.id, ()), key=lambda each: each[2] != 1
        ):
            if factor == 1 or uom.is_zero(quantity % factor):
                return code, factor
        for code, name in STANDARD_UNITS.items():
            if self.env.ref(name) == uom:
                return code, 1.0
        raise DistributionError(
            "mapping",
            f"{system.name} has no code for the unit '{uom.name}'.",
            cause=f"unit_untold:{uom.id}",
            hint="Map a code of theirs to this unit, then press Retry.",
        )

    @api.model
    def _parties(self, asked):
        """Return depositor, warehouse and, for what is shipped, where it goes to."""
        words = self.env["distribution.partner.words"]
        warehouse, company = asked.warehouse_id, asked.company_id.partner_id
        mappings = self.env["distribution.mapping"]
        places = mappings._reverse(asked.system_id, "location", warehouse)
        known = places.get(warehouse.id)
        kind, code = known[0][:2] if known else ("91", warehouse.code)
        place = words._party("other", "WH", warehouse.partner_id, code, kind)
        place["name"] = place["name"] or warehouse.name
        parties = [words._party("other", "DE", company, company.ref, "91"), place]
        if asked.kind == "ship":
            parties.append(self._ship_to(asked))
        return parties

    def _ship_to(self, asked):
        """Return where the goods go, with the code that the customer has for it."""
        words = self.env["distribution.partner.words"]
        address = self.env["res.partner"].browse(asked.content["address"])
        said = words._ship_to(asked.sale_order_id, address)[:1]
        code = said[0].get("code") if said else None
        kind = said[0].get("code_type") if said else None
        return words._party("ship_to", "ST", address, code, kind or "92")

    @api.model
    def _references(self, asked):
        """Return what the customer wants to read on the cartons."""
        request = asked.sale_order_id._distribution_request()
        return request.get("references", [])[:MOST_REFERENCES]
