# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sales reports of retailers: kept, corrected, and nothing else."""

import hashlib
import json

from odoo import api, models

from ...canonical import SalesReport
from .distribution_order_resolver import TRUST

#: Figures with a column of their own.
KINDS = ("sold", "returned", "on_hand", "on_order")


class DistributionHandlerSalesReport(models.AbstractModel):
    """A fixed number of statements a report, however many lines it has.

    The same report again is dropped with a note. Other content under the same number
    and period is a correction and replaces what was said; so is one that says itself
    that it replaces, when there is only one report for its period.
    """

    _name = "distribution.handler.sales_report"
    _inherit = "distribution.handler"
    _description = "Sales reports"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, SalesReport.model_validate(message.canonical))

    def _apply_one(self, message, document):
        said = {k: v for k, v in message.canonical.items() if k != "purpose"}
        text = json.dumps(said, sort_keys=True).encode()
        digest = hashlib.sha256(text).hexdigest()
        known = self._known(message.system_id, document)
        if known and known.digest == digest:
            words = self.env._(
                "Sales report %(number)s was received before, as message %(first)s.",
                number=document.number,
                first=known.message_id.id,
            )
            self.env["distribution.road.in"]._drop_with_note(message, words)
            return
        values = {
            "number": document.number,
            "message_id": message.id,
            "digest": digest,
            "currency": document.currency,
        }
        if known:
            known.write({**values, "corrections": known.corrections + 1})
        else:
            known = known.create(
                {
                    **values,
                    "system_id": message.system_id.id,
                    "company_id": message.company_id.id,
                    "period_start": document.period_start,
                    "period_end": document.period_end,
                }
            )
        rows = self._rows(message.system_id, document)
        self.env["distribution.sales.figure"]._replace(known, rows)
        message._finish(res_model=known._name, res_id=known.id)
        if known.corrections:
            message.note = self.env._("It replaces what was said of the period before.")

    def _known(self, system, document):
        """Return the report that ``document`` is about, locked, or an empty one."""
        reports = self.env["distribution.sales.report"]
        period = [
            ("system_id", "=", system.id),
            ("period_start", "=", document.period_start),
            ("period_end", "=", document.period_end),
        ]
        found = reports.search([*period, ("number", "=", document.number)])
        if not found and document.purpose == "replace":
            of_period = reports.search(period)
            found = of_period if len(of_period) == 1 else found
        if found:
            found.lock_for_update()
        return found

    def _rows(self, system, document):
        resolver = self.env["distribution.order.resolver"]
        products = resolver._items_by_code(
            system,
            {(code.kind, code.value) for line in document.lines for code in line.codes},
        )
        codes = {each.unit for line in document.lines for each in line.figures}
        units = resolver._units_by_code(system, codes)
        stores = self._stores(system, document)
        return [self._row(line, products, units, stores) for line in document.lines]

    def _stores(self, system, document):
        """Return {store: address} of the stores that are mapped as parties."""
        names = {line.store for line in document.lines if line.store}
        keys = {(kind, name) for kind in ("92", "9", "any") for name in names}
        found = self.env["distribution.mapping"]._lookup(system, "party", keys)
        return {name: address for (_kind, name), address in found.items()}

    def _row(self, line, products, units, stores):
        codes = sorted(line.codes, key=lambda code: TRUST.index(code.kind))
        keys = ((code.kind, code.value) for code in codes)
        product = next((products[each] for each in keys if each in products), None)
        figures, known = self._figures(line, product, units)
        store = stores.get(line.store)
        return {
            "item_key": codes[0].value if codes else f"#{line.number}",
            "description": line.description,
            "product_id": product.id if product else None,
            "store": line.store,
            "store_id": store.id if store else None,
            "unit": product.uom_id.name if known else line.figures[0].unit,
            "unit_known": known,
            "price": None if line.price is None else float(line.price),
            **{kind: figures.get(kind) for kind in KINDS},
            "figures": figures,
        }

    @staticmethod
    def _figures(line, product, units):
        """Return ({kind: quantity}, whether they are in our unit)."""
        figures, known = {}, bool(product)
        for each in line.figures:
            unit = units.get(each.unit)
            fits = unit and product
            known = known and bool(
                fits and unit.target._has_common_reference(product.uom_id)
            )
        for each in line.figures:
            quantity = float(each.quantity)
            if known:
                unit = units[each.unit]
                quantity = unit.target._compute_quantity(
                    quantity * unit.factor, product.uom_id, round=False
                )
            figures[each.kind] = figures.get(each.kind, 0.0) + quantity
        return figures, known
