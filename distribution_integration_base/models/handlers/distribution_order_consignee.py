# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The consumer whom a drop-ship order goes to (X12 BEG02 DS, EDIFACT NAD UC)."""

from odoo import api, models

#: What a carrier needs at least.
NEEDED = ("name", "street", "city", "zip")


class DistributionOrderConsignee(models.AbstractModel):
    """A consumer has no code that anybody could map: the address comes with the order.

    It is a delivery address of the partner, and the same one when it comes again.
    """

    _name = "distribution.order.consignee"
    _description = "Consumers of drop-ship orders"

    @api.model
    def _keys(self, party):
        """Return the keys that a party may be mapped by, the best first."""
        if not party.code:
            return ()
        return ((party.code_type or "any", party.code), ("any", party.code))

    @api.model
    def _resolve(self, system, resolved, party):
        """Return the ``res.partner`` to ship to, None where the address is not whole.

        Nothing is written before the order is: until then the partner itself stands
        for a consumer whom we do not know.
        """
        missing = [
            self.env["res.partner"]._fields[name]._description_string(self.env)
            for name in NEEDED
            if not getattr(party, name)
        ]
        if missing:
            words = self.env["distribution.order.words"]
            resolved.stop(words._no_consignee(resolved.document, missing))
            return None
        resolved.consignee = self._values(system, party)
        return self._known(resolved.consignee) or system.partner_id

    def _known(self, values):
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["res.partner"].search(domain, limit=1)

    @api.model
    def _make(self, resolved):
        """Make contacts of the consumers of these ``Resolved`` orders."""
        for each in resolved:
            if each.consignee:
                known = self._known(each.consignee)
                each.ship_to = known or self.env["res.partner"].create(each.consignee)

    def _values(self, system, party):
        country = self._country(system, party)
        state = self.env["res.country.state"].search(
            [("country_id", "=", country.id), ("code", "=", party.state)], limit=1
        )
        return {
            "parent_id": system.partner_id.id,
            "type": "delivery",
            "name": party.name,
            "street": party.street,
            "street2": party.street2 or False,
            "city": party.city,
            "zip": party.zip,
            "state_id": state.id if party.state else False,
            "country_id": country.id,
        }

    def _country(self, system, party):
        """Return the country of the address; without one, the partner's or ours."""
        said = self.env["res.country"]
        if party.country:
            said = said.search([("code", "=", party.country[:2].upper())], limit=1)
        return said or system.partner_id.country_id or system.company_id.country_id
