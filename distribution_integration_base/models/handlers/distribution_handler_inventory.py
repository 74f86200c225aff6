# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inventory reports of partners: kept and compared, never taken into stock."""

from odoo import api, models

from ...canonical import Inventory
from ...engine.errors import Issue
from ...engine.numbers import decimal_text
from .distribution_order_resolver import TRUST

#: Differences named in words; all of them are in the list.
NAMED = 10


class DistributionHandlerInventory(models.AbstractModel):
    """A fixed number of statements a report, however many items it has.

    What we tell is made by ``distribution.stock.feed``, which hands it over as it is.
    """

    _name = "distribution.handler.inventory"
    _inherit = "distribution.handler"
    _description = "Inventory reports"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, Inventory.model_validate(message.canonical))

    def _apply_one(self, message, document):
        source = self.env["distribution.stock.source"]._of(message.interface_id)
        kept = self.env["distribution.stock.reported"]
        at = document.reported_at.replace(tzinfo=None)
        kept._keep(message, at, self._rows(message.system_id, source, document))
        scope = document.scope if source.scope == "told" else source.scope
        if scope == "full":
            kept._note_silence(message, at, source.silence)
        self._show_differences(message, source)
        message._finish()

    def _rows(self, system, source, document):
        """Return what is said of each place and item, quantities in our units."""
        resolver = self.env["distribution.order.resolver"]
        products = resolver._items_by_code(
            system,
            {(code.kind, code.value) for line in document.lines for code in line.codes},
        )
        units = self._units(system, document)
        places = self._places(system, document)
        default = source.warehouse_id
        rows = {}
        for line in document.lines:
            codes = sorted(line.codes, key=lambda code: TRUST.index(code.kind))
            key = codes[0].value if codes else f"#{line.number}"
            keys = ((code.kind, code.value) for code in codes)
            product = next((products[each] for each in keys if each in products), None)
            figures, known = self._figures(line, product, units)
            row = rows.setdefault(
                (line.location, key),
                {
                    "item_key": key,
                    "description": line.description or None,
                    "location": line.location or None,
                    "product_id": product.id if product else None,
                    "warehouse_id": places.get(line.location, default).id or None,
                    "figures": {},
                    "unit_known": True,
                },
            )
            row["unit_known"] = row["unit_known"] and known
            for kind, quantity in figures.items():
                # Lots of one item in one place are lines of their own.
                row["figures"][kind] = row["figures"].get(kind, 0.0) + quantity
        return list(rows.values())

    def _units(self, system, document):
        """Return {code: Hit}, as the lines of an order would be read."""
        codes = {each.unit for line in document.lines for each in line.quantities}
        return self.env["distribution.order.resolver"]._units_by_code(system, codes)

    def _places(self, system, document):
        """Return {location: our warehouse} of the places that are mapped."""
        names = {line.location for line in document.lines if line.location}
        keys = {(kind, name) for kind in ("92", "any") for name in names}
        found = self.env["distribution.mapping"]._lookup(system, "location", keys)
        return {name: warehouse for (_kind, name), warehouse in found.items()}

    @staticmethod
    def _figures(line, product, units):
        """Return ({kind: quantity in our unit}, whether all units were understood)."""
        figures, known = {}, True
        for each in line.quantities:
            unit = units.get(each.unit)
            quantity = float(each.quantity)
            if product and unit and unit.target._has_common_reference(product.uom_id):
                quantity = unit.target._compute_quantity(
                    quantity * unit.factor, product.uom_id, round=False
                )
            else:
                known = False
            figures[each.kind] = figures.get(each.kind, 0.0) + quantity
        return figures, known

    def _show_differences(self, message, source):
        """One exception with what differs from Odoo; it closes when nothing does."""
        exceptions = self.env["distribution.exception"]
        different = self.env["distribution.stock.reported"]._compare(
            message.system_id, source.figure, source.tolerance
        )
        subject = message.interface_id
        if not different:
            words = self.env._("The stock agrees.")
            exceptions._settle(subject, words, cause="stock_differs")
            return
        named = "; ".join(
            self.env._(
                "%(item)s: theirs %(theirs)s, ours %(ours)s",
                item=row.product_id.display_name,
                theirs=decimal_text(row.ours + row.difference),
                ours=decimal_text(row.ours),
            )
            for row in different[:NAMED]
        )
        issue = Issue(
            "business_rule",
            "stock_differs",
            self.env._(
                "%(partner)s reports another stock than Odoo for %(count)d items. "
                "%(named)s.",
                partner=message.system_id.name,
                count=len(different),
                named=named,
            ),
            self.env._(
                "See them all under Documents > Partners' stock > Differences. Count "
                "or adjust the stock in Odoo; nothing is changed by the report."
            ),
        )
        exceptions._open(issue, interface=subject, record=subject)
