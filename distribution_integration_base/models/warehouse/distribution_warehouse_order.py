# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a warehouse that others run was asked to ship or to receive."""

from datetime import datetime, time, timedelta

from odoo import api, fields, models

STEPS = {"ship": "warehouse_shipment", "receive": "warehouse_receipt"}
#: Event type by (kind, purpose); ``rest`` is told by nobody.
EVENTS = {
    ("ship", "original"): "fulfilment.asked",
    ("ship", "change"): "fulfilment.changed",
    ("ship", "cancel"): "fulfilment.cancelled",
    ("receive", "original"): "inbound.announced",
    ("receive", "change"): "inbound.changed",
}


class DistributionWarehouseOrder(models.Model):
    """One row for each time that it was told; the last one of a number counts.

    ``content`` is what was said, in our own words: lines {number, move, product, uom,
    quantity}, the address and the day. A later look at the picking is compared with it.
    """

    _name = "distribution.warehouse.order"
    _description = "Order to a warehouse"
    _order = "id desc"
    _rec_name = "number"

    number = fields.Char(required=True, readonly=True)
    revision = fields.Integer(required=True, readonly=True, default=1)
    kind = fields.Selection(
        [("ship", "To ship"), ("receive", "To receive")], required=True, readonly=True
    )
    purpose = fields.Selection(
        [
            ("original", "Asked"),
            ("change", "Changed"),
            ("cancel", "Cancelled"),
            ("rest", "The warehouse keeps the rest"),
        ],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("open", "Waits for the warehouse"),
            ("answered", "Answered"),
            ("superseded", "Told anew"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        readonly=True,
        default="open",
    )
    picking_id = fields.Many2one(
        "stock.picking", required=True, readonly=True, ondelete="cascade", index=True
    )
    sale_order_id = fields.Many2one(
        "sale.order", readonly=True, ondelete="set null", index="btree_not_null"
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", required=True, readonly=True, ondelete="cascade", index=True
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, readonly=True, ondelete="restrict"
    )
    partner_id = fields.Many2one(related="system_id.partner_id")
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    content = fields.Json(readonly=True, prefetch=False)
    answer_id = fields.Many2one(
        "distribution.message",
        string="Answered by",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    shipped_on = fields.Date(readonly=True)
    carrier_scac = fields.Char(string="Carrier", readonly=True)
    carrier_name = fields.Char(readonly=True)
    tracking = fields.Char(readonly=True)
    bill_of_lading = fields.Char(readonly=True)
    weight = fields.Float(readonly=True)
    note = fields.Char(readonly=True)

    _revision_unique = models.UniqueIndex("(system_id, number, revision)")
    _open_unique = models.UniqueIndex(
        "(picking_id) WHERE state = 'open'", "The warehouse was asked for this already."
    )

    # --- finding ---

    @api.model
    def _latest(self, system, number, kind):
        """Return the last row of ``number``, the one that counts, or nothing."""
        domain = [
            ("system_id", "=", system.id),
            ("number", "=", number),
            ("kind", "=", kind),
        ]
        return self.search(domain, order="revision desc", limit=1)

    def _line(self, number):
        """Return the asked line with ``number`` as a dict, or None."""
        lines = self.content["lines"]
        return next((line for line in lines if line["number"] == number), None)

    # --- telling ---

    @api.model
    def _tell(self, picking, kind, purpose, content, number, before=None):
        """Add a row and its event; ``before``, the row that it follows, is over."""
        warehouse = picking.picking_type_id.warehouse_id
        if before and before.state == "open":
            before._close("superseded")
            before.flush_recordset()  # one row of a picking is open, not two
        asked = self.create(
            {
                "number": number,
                "revision": before.revision + 1 if before else 1,
                "kind": kind,
                "purpose": purpose,
                "state": "cancelled" if purpose == "cancel" else "open",
                "picking_id": picking.id,
                "sale_order_id": picking.sale_id.id,
                "warehouse_id": warehouse.id,
                "system_id": before.system_id.id
                if before
                else warehouse.distribution_system_id.id,
                "company_id": picking.company_id.id,
                "content": content,
            }
        )
        asked._expect_answer()
        if (kind, purpose) in EVENTS:
            asked._emit(EVENTS[kind, purpose], asked._words())
        return asked

    def _close(self, state, **values):
        """Nobody waits for an answer to these any more."""
        self.write({"state": state, **values})
        for kind, rows in self.grouped("kind").items():
            deadlines = self.env["distribution.deadline"]
            settle = deadlines._meet if state == "answered" else deadlines._cancel
            settle(rows, STEPS[kind])

    def _emit(self, event_type, words, message=None):
        self.env["distribution.event"]._emit(
            [
                {
                    "event_type": event_type,
                    "record": self,
                    "order": self.sale_order_id,
                    "system": self.system_id,
                    "message": message,
                    "once_key": f"{event_type}:{self.id}",
                    "words": words,
                }
            ]
        )

    def _words(self):
        sentences = {
            ("ship", "original"): self.env._("%(who)s is asked to ship %(what)s."),
            ("ship", "change"): self.env._("%(who)s is told that %(what)s changed."),
            ("ship", "cancel"): self.env._("%(who)s is told not to ship %(what)s."),
            ("receive", "original"): self.env._("%(what)s is announced to %(who)s."),
            ("receive", "change"): self.env._("%(who)s is told that %(what)s changed."),
        }
        sentence = sentences[self.kind, self.purpose]
        return sentence % {"who": self.system_id.name, "what": self.number}

    def _expect_answer(self):
        """Expect what the warehouse says of it, in hours from now or from its day."""
        receives = self.kind == "receive"
        hours = (
            self.system_id.receipt_hours if receives else self.system_id.shipment_hours
        )
        if self.state != "open" or not hours:
            return
        since = fields.Datetime.now()
        day = fields.Date.to_date(self.content.get("day")) if receives else None
        if day:
            since = max(since, datetime.combine(day, time(12)))
        due = since + timedelta(hours=hours)
        amber = since + timedelta(hours=hours * 0.75)
        deadlines = self.env["distribution.deadline"]
        deadlines._expect(self, STEPS[self.kind], due, amber, order=self.sale_order_id)

    def action_open_picking(self):
        """Open the delivery or the receipt."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.picking_id._name,
            "res_id": self.picking_id.id,
            "view_mode": "form",
        }
