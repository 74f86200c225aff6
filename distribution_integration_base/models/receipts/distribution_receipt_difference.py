# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One thing that a customer received otherwise than it was shipped."""

from odoo import fields, models

from ...engine.receipts import KINDS


class DistributionReceiptDifference(models.Model):
    """Evidence for a claim: what was shipped, what they say came, and which document
    says it. A correction of the advice replaces the rows of its delivery.
    """

    _name = "distribution.receipt.difference"
    _description = "Difference on receipt"
    _order = "id desc"
    _rec_name = "words"

    picking_id = fields.Many2one(
        "stock.picking", required=True, ondelete="cascade", readonly=True, index=True
    )
    company_id = fields.Many2one(
        related="picking_id.company_id", store=True, index=True
    )
    system_id = fields.Many2one(
        "distribution.system", readonly=True, index="btree_not_null"
    )
    partner_id = fields.Many2one(related="system_id.partner_id")
    sale_order_id = fields.Many2one(
        "sale.order", readonly=True, ondelete="cascade", index="btree_not_null"
    )
    sale_line_id = fields.Many2one(
        "sale.order.line", readonly=True, ondelete="set null", index="btree_not_null"
    )
    product_id = fields.Many2one(
        "product.product", readonly=True, index="btree_not_null"
    )
    message_id = fields.Many2one(
        "distribution.message",
        string="Advice",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    received_at = fields.Datetime(readonly=True)
    kind = fields.Selection(list(KINDS.items()), required=True, readonly=True)
    code = fields.Char(string="Their code", readonly=True)
    quantity = fields.Float(readonly=True, digits=False)
    shipped = fields.Float(readonly=True, digits=False)
    received = fields.Float(readonly=True, digits=False)
    unit = fields.Char(readonly=True, help="The partner's: quantities are in it.")
    words = fields.Char(required=True, readonly=True)
