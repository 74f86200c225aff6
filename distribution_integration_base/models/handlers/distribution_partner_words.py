# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Documents that leave speak the partner's codes."""

from odoo import api, models

from .distribution_order_resolver import TRUST


class DistributionPartnerWords(models.AbstractModel):
    """What the partner said comes back as it was said; what it did not say is told in
    the codes that the mappings know it by.
    """

    _name = "distribution.partner.words"
    _description = "Partners' words"

    @api.model
    def _lines(self, orders, requests=None):
        """Return {order line: {unit, codes, description}} in the partner's words.

        Two queries for all orders.

        :param orders: of one system.
        :param requests: {order: its ``Request``}, where the caller has read them.
        """
        requests = requests or {o: o._distribution_request() for o in orders}
        asked = {
            line: requests[order].line(line.distribution_line)
            for order in orders
            for line in order.order_line
            if line.distribution_line
        }
        lines = self.env["sale.order.line"].union(*asked)
        mappings = self.env["distribution.mapping"]
        system = orders.distribution_system_id
        known = mappings._reverse(system, "item", lines.product_id)
        silent = lines.filtered(lambda line: not asked[line].get("unit"))
        units = mappings._reverse(system, "unit", silent.product_uom_id)
        return {
            line: {
                "unit": asked[line].get("unit") or self._unit(line, units),
                "codes": self._codes(
                    asked[line].get("codes") or [],
                    known.get(line.product_id.id) or (),
                    line.product_id,
                ),
                "description": asked[line].get("description"),
            }
            for line in asked
        }

    def _codes(self, asked, known, product):
        """Return item codes: the partner's, then mapped ones of other kinds."""
        codes = list(asked)
        kinds = {code["kind"] for code in codes}
        for kind, value, _factor in known:
            if kind in TRUST and kind not in kinds:
                kinds.add(kind)
                codes.append({"kind": kind, "value": value})
        if not codes and product.default_code:
            codes.append({"kind": "vendor", "value": product.default_code})
        return codes

    def _unit(self, line, units):
        """Return the partner's code of the unit that the line was read by."""
        for _type, code, factor in units.get(line.product_uom_id.id) or ():
            if factor == (line.distribution_factor or 1.0):
                return code
        return line.product_uom_id.name

    @api.model
    def _ship_to(self, order, address):
        """Return the party dicts of where the goods go: usually what was asked for.

        When a person sent them elsewhere, that address by the partner's code.
        """
        asked = [
            party
            for party in order._distribution_request().get("parties", [])
            if party["role"] == "ship_to"
        ]
        mappings = self.env["distribution.mapping"]
        codes = mappings._reverse(order.distribution_system_id, "party", address)
        known = codes.get(address.id)
        said = asked[0].get("code") if asked else None
        if not known or said in [code for _type, code, _factor in known]:
            return asked
        code_type, code, _factor = known[0]
        return [self._party("ship_to", "ST", address, code, code_type)]

    @api.model
    def _ship_from(self, system, warehouse):
        """Return the party dict of our warehouse, by the partner's code if any."""
        address = warehouse.partner_id
        codes = self.env["distribution.mapping"]._reverse(system, "location", warehouse)
        if known := codes.get(warehouse.id):
            code_type, code, _factor = known[0]
            return self._party("ship_from", "SF", address, code, code_type)
        return self._party("ship_from", "SF", address, address.ref, "91")

    def _party(self, role, qualifier, partner, code, code_type):
        """Return a party; ``code_type`` 91 is ours, 92 the buyer's (X12 element 66)."""
        return {
            "role": role,
            "qualifier": qualifier,
            "name": partner.name or None,
            "code": code or None,
            "code_type": ("92" if code_type == "any" else code_type) if code else None,
            "street": partner.street or None,
            "city": partner.city or None,
            "state": partner.state_id.code or None,
            "zip": partner.zip or None,
            "country": partner.country_id.code or None,
        }
