# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A blanket order: agreed quantities that releases call off."""

from odoo import api, fields, models


class DistributionBlanket(models.Model):
    """Nothing is shipped on it. Releases (X12 BEG02 RL, EDIFACT BGM 226) are orders
    that name its number, and are measured against it as long as it is open.
    """

    _name = "distribution.blanket"
    _description = "Blanket order"
    _order = "id desc"
    _rec_name = "number"

    number = fields.Char(required=True, readonly=True, help="The partner's own.")
    system_id = fields.Many2one(
        "distribution.system", required=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    message_id = fields.Many2one(
        "distribution.message",
        string="Received as",
        readonly=True,
        index="btree_not_null",
    )
    order_date = fields.Date(readonly=True)
    valid_until = fields.Date(help="Later releases are put before a person.")
    is_firm = fields.Boolean(
        string="Quantities are firm",
        help="Releases beyond them are put before a person. Else they are a forecast.",
    )
    note = fields.Text(readonly=True)
    state = fields.Selection(
        [("open", "Open"), ("closed", "Closed")], required=True, default="open"
    )
    line_ids = fields.One2many("distribution.blanket.line", "blanket_id")
    release_ids = fields.One2many(
        "sale.order", "distribution_blanket_id", string="Releases"
    )

    _number_unique = models.UniqueIndex("(system_id, number) WHERE state = 'open'")

    @api.model
    def _of(self, system, numbers):
        """Return {number: blanket} of the open ones of ``system``."""
        domain = [("system_id", "=", system.id), ("number", "in", list(numbers))]
        found = self.search([*domain, ("state", "=", "open")])
        return {blanket.number: blanket for blanket in found}

    @api.model
    def _keep(self, message, resolved):
        """Write a received blanket order down; the caller ends its message."""
        document = resolved.document
        return self.create(
            {
                "number": document.number,
                "system_id": message.system_id.id,
                "company_id": message.company_id.id,
                "partner_id": resolved.partner.id,
                "message_id": message.id,
                "order_date": document.order_date,
                "valid_until": document.cancel_after,
                "is_firm": document.detail.get("order_type") != "BE",
                "note": "\n".join([*document.notes, *resolved.said]) or False,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "number": line.line.number,
                            "product_id": line.product.id,
                            "uom_id": line.uom.id,
                            "quantity": line.quantity,
                            "price": line.price,
                        },
                    )
                    for line in resolved.lines
                ],
            }
        )

    def action_close(self):
        """Nothing more will be released; later releases are ordinary orders."""
        self._decide("closed", self.env._("Closed: releases are ordinary orders now."))

    def action_reopen(self):
        """Measure releases against it again."""
        self._decide("open", self.env._("Open again for releases."))

    def _decide(self, state, words):
        self.check_access("write")
        before = {blanket.id: blanket.state for blanket in self}
        self.sudo().write({"state": state})
        for blanket in self:
            self.env["distribution.audit"]._note(
                blanket,
                state,
                words,
                before={"state": before[blanket.id]},
                after={"state": state},
            )


class DistributionBlanketLine(models.Model):
    _name = "distribution.blanket.line"
    _description = "Line of a blanket order"
    _order = "blanket_id, id"

    blanket_id = fields.Many2one(
        "distribution.blanket", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="blanket_id.company_id", store=True)
    number = fields.Char(string="Partner's line", readonly=True)
    product_id = fields.Many2one("product.product", required=True, readonly=True)
    uom_id = fields.Many2one("uom.uom", string="Unit", required=True, readonly=True)
    quantity = fields.Float(
        digits="Product Unit", help="Raise it when the partner agreed to more."
    )
    price = fields.Float(digits="Product Price", readonly=True)
    released = fields.Float(
        compute="_compute_released", digits="Product Unit", help="On orders so far."
    )
    remaining = fields.Float(compute="_compute_released", digits="Product Unit")

    @api.depends(
        "quantity",
        "blanket_id.line_ids.quantity",
        "blanket_id.release_ids.state",
        "blanket_id.release_ids.order_line.product_uom_qty",
    )
    def _compute_released(self):
        for line in self:
            ordered = line.blanket_id.release_ids.filtered(
                lambda order: order.state != "cancel"
            ).order_line.filtered(lambda each, p=line.product_id: each.product_id == p)
            released = sum(
                each.product_uom_id._compute_quantity(
                    each.product_uom_qty, line.uom_id, round=False
                )
                for each in ordered
            )
            line.released = line._own_share(released)
            line.remaining = line.quantity - line.released

    def _own_share(self, released):
        """Return what of ``released`` is this line's: lines of one item fill up in
        their order, and the last takes what is over.
        """
        same = self.blanket_id.line_ids.filtered(
            lambda each: each.product_id == self.product_id
        )
        for each in same:
            if each == self:
                break
            full = each.uom_id._compute_quantity(
                each.quantity, self.uom_id, round=False
            )
            released = max(released - full, 0.0)
        return released if self == same[-1:] else min(released, self.quantity)
