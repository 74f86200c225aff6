# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Orders that divide their lines among stores (X12 SDQ, EDIFACT LOC+7)."""

from dataclasses import dataclass, replace

from odoo import api, models

from ...canonical import Party, store_party


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes one sales order: all of a document, or what one store gets of it."""

    message: object
    resolved: object
    store: str | bool = False


class DistributionOrderStores(models.AbstractModel):
    """As the order policy says: a person decides; one order, with the shares written on
    it for who packs; or an order for each store, answered as one.
    """

    _name = "distribution.order.stores"
    _description = "Orders for several stores"

    @api.model
    def _keys(self, document):
        """Return the keys that the stores of ``document`` may be mapped by."""
        return {
            key
            for store in self._stores(document)
            for key in (("92", store), ("any", store))
        }

    def _stores(self, document):
        """Return the codes of the stores in the order in which they are named."""
        named = (each.store for line in document.lines for each in line.stores)
        return list(dict.fromkeys(named))

    @api.model
    def _resolve(self, system, resolved, parties):
        """Find out what becomes of the shares of one ``Resolved`` order."""
        document, words = resolved.document, self.env["distribution.order.words"]
        if not any(line.stores for line in document.lines):
            return
        wrong = [line for line in document.lines if not self._adds_up(line)]
        rule = system._order_policy().store_split
        for line in wrong:
            resolved.stop(words._stores_total(line))
        if rule == "exception":
            resolved.stop(words._stores(document))
        elif rule == "one":
            resolved.said += [words._shares(line) for line in document.lines]
        else:
            for store in self._stores(document):
                self._resolve_store(system, resolved, store, parties)

    @staticmethod
    def _adds_up(line):
        return sum(each.quantity for each in line.stores) == line.quantity

    def _resolve_store(self, system, resolved, store, parties):
        words = self.env["distribution.order.words"]
        address = parties.get(("92", store)) or parties.get(("any", store))
        if address:
            resolved.stores[store] = address
            return
        mapping = self.env["distribution.mapping"]._miss(system, "party", "92", store)
        issue = words._unknown_ship_to(system, Party(**store_party(store)), "92")
        resolved.stop(words._or_ignored(issue, mapping), mapping)

    # --- an order for each store ---

    @api.model
    def _pieces(self, message, resolved):
        """Return the :class:`Piece` s that become sales orders.

        Charges stand on the first order that has their line.
        """
        if not resolved.stores:
            return [Piece(message, resolved)]
        pieces, left = [], list(resolved.charges)
        for store, address in resolved.stores.items():
            lines = [
                self._share(line, share.quantity)
                for line in resolved.lines
                for share in line.line.stores
                if share.store == store
            ]
            numbers = {None, *(line.line.number for line in lines)}
            charges = [each for each in left if each.charge.line in numbers]
            left = [each for each in left if each not in charges]
            part = replace(resolved, lines=lines, charges=charges, ship_to=address)
            pieces.append(Piece(message, part, store))
        return pieces

    @staticmethod
    def _share(line, quantity):
        ours = line.uom.round(float(quantity) * line.factor)
        return replace(line, quantity=ours)
