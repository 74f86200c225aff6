# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Receipt advice of customers: compared with the delivery that it names."""

from dataclasses import dataclass, field

from odoo import api, models

from ...canonical import ReceiptAdvice
from ...engine.errors import Issue
from ...engine.numbers import decimal_text
from ...engine.receipts import KINDS, Counted, differences

#: Differences named in words; all of them stand on the delivery.
NAMED = 6


@dataclass(slots=True)
class Line:
    """A shipped line and what is said of it, in the partner's unit."""

    shipped: float
    unit: str
    counted: Counted = field(default_factory=Counted)
    codes: dict = field(default_factory=dict)
    other_units: set = field(default_factory=set)


class DistributionHandlerReceiptAdvice(models.AbstractModel):
    """All fine: the delivery is marked received. Otherwise the differences are kept as
    evidence and shown as one exception. Nothing in stock or billing is changed.
    """

    _name = "distribution.handler.receipt_advice"
    _inherit = "distribution.handler"
    _description = "Receipt advice"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            self._apply_one(message, ReceiptAdvice.model_validate(message.canonical))

    def _apply_one(self, message, document):
        if document.purpose == "copy":
            message._finish()
            return
        picking, issue = self._delivery(message.system_id, document)
        if issue:
            message._block([issue])
            return
        picking = picking.sudo()
        picking.distribution_difference_ids.unlink()
        message.sale_order_id = picking.sale_id
        if document.purpose == "cancel":
            self._forget(picking, document)
        else:
            self._take(message, document, picking)
        message._finish(res_model=picking._name, res_id=picking.id)

    # --- which delivery ---

    def _delivery(self, system, document):
        """Return (the dispatched delivery that is meant, None) or (None, why not)."""
        ours = [
            ("sale_id.distribution_system_id", "=", system.id),
            ("picking_type_code", "=", "outgoing"),
            ("state", "=", "done"),
        ]
        pickings = self.env["stock.picking"]
        if document.shipment_number:
            found = pickings.search([*ours, ("name", "=", document.shipment_number)])
            if found:
                return found[0], None
        numbers = {document.order_number} | {
            line.order_number for line in document.lines
        }
        orders = [("sale_id.client_order_ref", "in", list(numbers - {None}))]
        found = pickings.search([*ours, *orders]) if numbers - {None} else pickings
        if len(found) == 1 and not document.shipment_number:
            return found, None
        return None, self._issue_unmatched(document, found)

    def _issue_unmatched(self, document, found):
        said = document.shipment_number or document.order_number or "?"
        if not found:
            words = self.env._(
                "Receipt %(number)s is of shipment %(said)s, which did not leave us.",
                number=document.number,
                said=said,
            )
        else:
            words = self.env._(
                "Receipt %(number)s is about %(said)s; it may be any of %(names)s.",
                number=document.number,
                said=said,
                names=", ".join(found.mapped("name")),
            )
        return Issue(
            "missing",
            "receipt_unmatched",
            words,
            self.env._(
                "Correct its shipment number with 'Correct and resubmit', or validate "
                "the delivery in Odoo and press Retry."
            ),
        )

    # --- what came ---

    def _take(self, message, document, picking):
        lines = self._shipped(picking)
        strange = self._count(message.system_id, document, picking, lines)
        rows = [
            *(row for sale_line in lines for row in self._rows(sale_line, lines)),
            *strange,
        ]
        at = document.received_at.replace(tzinfo=None)
        common = {
            "picking_id": picking.id,
            "sale_order_id": picking.sale_id.id,
            "system_id": message.system_id.id,
            "message_id": message.id,
            "received_at": at,
        }
        made = self.env["distribution.receipt.difference"].create(
            [{**row, **common} for row in rows]
        )
        picking.write(
            {
                "distribution_received_at": at,
                "distribution_receipt_state": "differs" if made else "received",
            }
        )
        self._tell(message, document, picking, made)

    def _shipped(self, picking):
        """Return {sale line: :class:`Line`} of what left with the delivery."""
        told = self.env["distribution.partner.words"]._lines(picking.sale_id)
        lines = {}
        for move_line in picking.move_line_ids:
            sale_line = move_line.move_id.sale_line_id
            if sale_line not in told:
                continue
            quantity = move_line.product_uom_id._compute_quantity(
                move_line.quantity, sale_line.product_uom_id, round=False
            )
            line = lines.setdefault(sale_line, Line(0.0, told[sale_line]["unit"]))
            line.shipped += sale_line._distribution_theirs(quantity)
        return lines

    def _count(self, system, document, picking, lines):
        """Add what the advice says to ``lines``; return rows of what fits none."""
        finder = _Finder(self, system, document, picking, lines)
        strange = []
        for line in document.lines:
            sale_line = finder.find(line)
            if sale_line is None:
                strange.append(self._strange(line))
                continue
            ours = lines[sale_line]
            ours.counted.named = True
            if line.unit != ours.unit:
                ours.other_units.add(line.unit)
            ours.counted.received += float(line.quantity)
            ours.counted.returned += float(line.returned or 0)
            for each in line.conditions:
                total = ours.counted.conditions.get(each.condition, 0.0)
                ours.counted.conditions[each.condition] = total + float(each.quantity)
                ours.codes[each.condition] = each.code
        return strange

    def _strange(self, line):
        name = line.codes[0].value if line.codes else line.number
        return {
            "kind": "not_announced",
            "quantity": float(line.quantity),
            "received": float(line.quantity),
            "unit": line.unit,
            "words": self.env._(
                "%(quantity)s %(unit)s of %(item)s came, which we did not ship.",
                quantity=decimal_text(float(line.quantity)),
                unit=line.unit,
                item=name,
            ),
        }

    def _rows(self, sale_line, lines):
        """Return values of the differences of one shipped line."""
        line = lines[sale_line]
        if line.other_units:
            # Counted in another unit, numbers cannot be compared.
            found = [("unit", line.counted.received)]
        else:
            found = differences(line.shipped, line.counted)
        return [
            {
                "sale_line_id": sale_line.id,
                "product_id": sale_line.product_id.id,
                "kind": kind,
                "code": line.codes.get(kind),
                "quantity": quantity,
                "shipped": line.shipped,
                "received": line.counted.received,
                "unit": line.unit,
                "words": self._words(sale_line, line, kind, quantity),
            }
            for kind, quantity in found
        ]

    def _words(self, sale_line, line, kind, quantity):
        labels = dict(
            self.env["distribution.receipt.difference"]
            ._fields["kind"]
            ._description_selection(self.env)
        )
        return self.env._(
            "Line %(number)s, %(item)s: %(what)s %(quantity)s %(unit)s (shipped "
            "%(shipped)s, received %(received)s)",
            number=sale_line.distribution_line,
            item=sale_line.product_id.display_name,
            what=labels.get(kind, KINDS[kind]).lower(),
            quantity=decimal_text(quantity),
            unit=" ".join(sorted(line.other_units)) or line.unit,
            shipped=decimal_text(line.shipped),
            received=decimal_text(line.counted.received),
        )

    # --- what it leads to ---

    def _tell(self, message, document, picking, made):
        """Emit the fact, and show or close the exception about the delivery."""
        exceptions = self.env["distribution.exception"]
        partner = message.system_id.name
        if made:
            said = "; ".join(made[:NAMED].mapped("words"))
            issue = Issue(
                "business_rule",
                "receipt_differs",
                self.env._(
                    "%(partner)s received %(delivery)s otherwise than it was shipped "
                    "(receipt %(number)s): %(said)s.",
                    partner=partner,
                    delivery=picking.name,
                    number=document.number,
                    said=said,
                ),
                self.env._(
                    "The lines stand on the delivery as evidence. See what was packed, "
                    "agree on a credit, another delivery or a claim, then close this."
                ),
            )
            exceptions._open(
                issue,
                interface=message.interface_id,
                order=picking.sale_id,
                record=picking,
            )
            words = self.env._(
                "%(partner)s reports differences in %(delivery)s: %(said)s",
                partner=partner,
                delivery=picking.name,
                said=said,
            )
        else:
            words = self.env._(
                "%(partner)s received all of %(delivery)s.",
                partner=partner,
                delivery=picking.name,
            )
            exceptions._settle(picking, words, cause="receipt_differs")
        self.env["distribution.event"]._emit(
            [
                {
                    "event_type": "shipment.disputed" if made else "shipment.received",
                    "record": picking,
                    "order": picking.sale_id,
                    "message": message,
                    "once_key": f"receipt:{message.id}",
                    "words": words,
                }
            ]
        )

    def _forget(self, picking, document):
        """The receiver takes the advice back."""
        picking.write(
            {"distribution_received_at": False, "distribution_receipt_state": False}
        )
        words = self.env._("Receipt %s was cancelled by the partner.", document.number)
        self.env["distribution.exception"]._settle(
            picking, words, cause="receipt_differs"
        )


class _Finder:
    """Finds the shipped line that a line of the advice speaks of."""

    def __init__(self, handler, system, document, picking, lines):
        keys = {(c.kind, c.value) for line in document.lines for c in line.codes}
        resolver = handler.env["distribution.order.resolver"]
        self.products = resolver._items_by_code(system, keys)
        self.lines = list(lines)
        request = picking.sale_id._distribution_request()
        self.asked = {
            sale_line: {
                code["value"]
                for code in request.line(sale_line.distribution_line).get("codes") or []
            }
            for sale_line in self.lines
        }

    def find(self, line):
        """Return the sale line, or None.

        By its codes, which say most; of several lines with one item the one whose
        number it bears. A line without codes is found by its number alone.
        """
        said = {code.value for code in line.codes}
        meant = [
            self.products[code.kind, code.value]
            for code in line.codes
            if (code.kind, code.value) in self.products
        ]
        fitting = [
            sale_line
            for sale_line in self.lines
            if said & self.asked[sale_line] or sale_line.product_id in meant
        ]
        candidates = fitting if line.codes else self.lines
        numbers = (line.order_line, line.number)
        numbered = [each for each in candidates if each.distribution_line in numbers]
        if line.order_line:
            exact = [e for e in candidates if e.distribution_line == line.order_line]
            numbered = exact or numbered
        found = numbered or (fitting if line.codes else [])
        return found[0] if found else None
