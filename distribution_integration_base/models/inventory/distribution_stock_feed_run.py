# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Making an inventory report and sending it."""

from typing import NamedTuple

from odoo import models

from ...engine.errors import Issue

#: Items in one document: more do not fit the formats (X12 10,000, EDIFACT 9,999).
ITEMS = 9_999
#: Items named in words; of more, the number.
NAMED = 10


class Item(NamedTuple):
    """One item as it is told: ``figures`` {kind: quantity as text} in ``unit``."""

    product_id: int
    warehouse_id: int | None
    figures: dict
    codes: list
    unit: str
    description: str = ""
    ended: bool = False


class DistributionStockFeedRun(models.AbstractModel):
    """The part of ``distribution.stock.feed`` that publishes.

    A fixed number of statements for any number of items. What was told is kept in the
    transaction that queues the document, so both count or neither does.
    """

    _name = "distribution.stock.feed.run"
    _inherit = ["distribution.assortment"]
    _description = "Stock feed: reports"

    def _tell(self, scope, now):
        """Queue "full" or "delta", and keep what is said."""
        told = self.env["distribution.stock.told"]
        known = told._known(self)
        items = self._items(known)
        if scope == "delta":
            items = [item for item in items if self._is_news(item, known)]
        messages = self._queue_reports(items, scope, now)
        told._remember(self, items, now)
        return messages

    def _prepare_published(self, messages, scope, now):
        values = super()._prepare_published(messages, scope, now)
        return {**values, "last_full_at": now} if scope == "full" else values

    @staticmethod
    def _is_news(item, known):
        before = known.get((item.warehouse_id, item.product_id))
        if not before:
            return True
        figures, _codes, unit, ended = before
        return (figures, unit, ended) != (item.figures, item.unit, item.ended)

    # --- what there is to tell ---

    def _items(self, known):
        """Return :class:`Item` of all that is sold, then of what is not any more."""
        products = self._products().filtered("is_storable")
        said = self._said(products)
        self._tell_left_out(products, said)
        warehouses = self.warehouse_ids or self.env["stock.warehouse"].search(
            [("company_id", "=", self.company_id.id)]
        )
        figures = self.env["distribution.stock.figures"]._figures(warehouses, products)
        places = [[each] for each in warehouses.ids] if self.by_warehouse else None
        items = []
        for place in places or [warehouses.ids]:
            warehouse_id = place[0] if places else None
            for product, told in said.items():
                total = self._sum(figures, place, product.id)
                items.append(
                    Item(
                        product.id,
                        warehouse_id,
                        self._told_figures(total, told.factor),
                        told.codes,
                        told.unit,
                        product.name,
                    )
                )
        return items + self._ended(known, items)

    @staticmethod
    def _sum(figures, warehouse_ids, product_id):
        kinds = ("on_hand", "reserved", "on_order", "backorder")
        rows = [figures.get((each, product_id)) or {} for each in warehouse_ids]
        return {kind: sum(row.get(kind, 0.0) for row in rows) for kind in kinds}

    @staticmethod
    def _ended(known, items):
        """Items that were told and are not sold any more: once, with nothing left."""
        still = {(item.warehouse_id, item.product_id) for item in items}
        return [
            Item(product, warehouse, dict.fromkeys(figures, "0"), codes, unit, "", True)
            for (warehouse, product), (figures, codes, unit, ended) in known.items()
            if not ended and (warehouse, product) not in still
        ]

    def _tell_left_out(self, products, said):
        """Show items without a code or unit that the partner would understand."""
        missing = products.filtered(lambda product: product not in said)
        exceptions = self.env["distribution.exception"]
        if not missing:
            exceptions._settle(self, cause="stock_items_left_out")
            return
        names = ", ".join(missing[:NAMED].mapped("display_name"))
        issue = Issue(
            "mapping",
            "stock_items_left_out",
            self.env._(
                "%(count)d items are not told to %(partner)s: they have no code or no "
                "unit of the partner (%(names)s).",
                count=len(missing),
                partner=self.system_id.name,
                names=names,
            ),
            self.env._(
                "Give the items a barcode or reference, and map their units for the "
                "partner under Mappings."
            ),
        )
        exceptions._open(issue, interface=self.interface_id, record=self)

    # --- documents ---

    def _queue_reports(self, items, scope, now):
        """Queue one document for each so many items.

        Only the first of a full report is called full: the others add to it.
        """
        locations, most = self._location_codes(), self._items_in_one()
        documents = {}
        for part, at in enumerate(range(0, len(items), most), 1):
            number = f"{self.interface_id.code}-{self.run + 1}-{part}"[-30:]
            documents[number] = {
                "type": "inventory",
                "number": number,
                "reported_at": now.isoformat(),
                "scope": scope if part == 1 else "delta",
                "parties": self._parties(),
                "lines": [
                    self._line(ordinal, item, locations)
                    for ordinal, item in enumerate(items[at : at + most], 1)
                ],
            }
        return self._queue(documents)

    def _items_in_one(self):
        """Return how many items one document may hold."""
        return ITEMS

    def _parties(self):
        """Return our address, by the partner's code of the warehouse if it is one."""
        words = self.env["distribution.partner.words"]
        warehouse = self.warehouse_ids if len(self.warehouse_ids) == 1 else None
        if warehouse:
            return [words._ship_from(self.system_id, warehouse)]
        company = self.company_id.partner_id
        return [words._party("supplier", "SE", company, company.ref, "91")]

    def _location_codes(self):
        """Return {warehouse id: the partner's code, or ours}."""
        warehouses = self.env["stock.warehouse"].search(
            [("company_id", "=", self.company_id.id)]
        )
        mapped = self.env["distribution.mapping"]._reverse(
            self.system_id, "location", warehouses
        )
        return {
            each.id: mapped[each.id][0][1] if each.id in mapped else each.code
            for each in warehouses
        }

    def _line(self, ordinal, item, locations):
        line = {
            "number": str(ordinal),
            "codes": item.codes,
            "quantities": [
                self._quantity(kind, quantity, item.unit)
                for kind, quantity in item.figures.items()
            ],
        }
        if item.description:
            line["description"] = item.description[:500]
        if item.warehouse_id:
            line["location"] = locations[item.warehouse_id]
        if item.ended:
            line["ended"] = True
        return line

    def _quantity(self, kind, quantity, unit):
        told = {"kind": kind, "quantity": quantity, "unit": unit}
        if kind == "available" and self.available_code:
            told["qualifier"] = self.available_code
        return told
