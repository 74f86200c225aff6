# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What must not be erased while a dispute or an audit lasts."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.sql import SQL


class DistributionLegalHold(models.Model):
    """Keeps the documents of a system, a partner or an order, whatever their age.

    A hold is lifted with a reason and stays on record; it is never deleted.
    """

    _name = "distribution.legal.hold"
    _description = "Legal hold"
    _order = "state, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, help="For example the case number.")
    reason = fields.Text(required=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    system_id = fields.Many2one("distribution.system", check_company=True)
    partner_id = fields.Many2one("res.partner", string="Partner")
    sale_order_id = fields.Many2one("sale.order", check_company=True)
    date_from = fields.Date(help="Documents from this day on; empty for all.")
    date_to = fields.Date(help="Documents up to this day; empty for all.")
    state = fields.Selection(
        [("active", "In force"), ("lifted", "Lifted")],
        required=True,
        default="active",
        readonly=True,
    )
    lifted_reason = fields.Char(readonly=True)

    # With the name, so that a hold on nothing at all is looked at as well.
    @api.constrains("name", "system_id", "partner_id", "sale_order_id")
    def _check_scope(self):
        for hold in self:
            if not (hold.system_id or hold.partner_id or hold.sale_order_id):
                raise ValidationError(
                    self.env._("Say what is held: a system, a partner or an order.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        holds = super().create(vals_list)
        for hold in holds:
            self.env["distribution.audit"]._note(
                hold,
                "legal_hold",
                self.env._("Legal hold '%s' was placed.", hold.name),
                reason=hold.reason,
            )
        return holds

    def write(self, vals):
        """What is held stays held until the hold is lifted, with a reason."""
        if vals.keys() - {"name", "reason"} and not self.env.su:
            raise UserError(
                self.env._(
                    "What a hold keeps cannot be changed: place another one, then lift "
                    "this one and say why."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A legal hold is lifted, never deleted."))

    def _lift(self, reason):
        """End the hold; from now on retention may erase again.

        :param reason: why, in words; required.
        """
        self.check_access("write")
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the hold is lifted."))
        for hold in self.filtered(lambda h: h.state == "active"):
            hold.sudo().write({"state": "lifted", "lifted_reason": reason})
            self.env["distribution.audit"]._note(
                hold,
                "legal_hold_lifted",
                self.env._("Legal hold '%s' was lifted.", hold.name),
                reason=reason,
            )

    @api.model
    def _sql_held(self, message):
        """Return SQL that is true for messages under a hold.

        A file is held when one of the documents in it is; a document when its file
        is. A partner's hold also covers orders that are bought by or shipped to it.

        :param message: SQL of the alias of ``distribution_message``.
        """
        return SQL(
            """EXISTS (
                SELECT 1
                  FROM distribution_legal_hold hold
                  JOIN distribution_message part
                    ON part.id IN (%(m)s.id, %(m)s.parent_id)
                       OR part.parent_id = %(m)s.id
                  LEFT JOIN sale_order ON sale_order.id = part.sale_order_id
                 WHERE hold.state = 'active'
                   AND hold.company_id = part.company_id
                   AND (hold.system_id IS NULL OR hold.system_id = part.system_id)
                   AND (hold.date_from IS NULL OR part.create_date >= hold.date_from)
                   AND (hold.date_to IS NULL OR part.create_date < hold.date_to + 1)
                   AND (hold.sale_order_id IS NULL
                        OR hold.sale_order_id = part.sale_order_id)
                   AND (hold.partner_id IS NULL OR EXISTS (
                        SELECT 1 FROM res_partner p
                         WHERE p.id IN (part.partner_id, sale_order.partner_id,
                                        sale_order.partner_shipping_id)
                           AND hold.partner_id IN (p.id, p.commercial_partner_id)))
            )""",
            m=message,
        )
