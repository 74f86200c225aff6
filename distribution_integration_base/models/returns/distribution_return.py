# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer wants to send goods back: authorised or refused, then received."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...engine.errors import Issue
from ...engine.returns import REASONS, RESPONSES


class DistributionReturn(models.Model):
    """One row a request; ``name`` is the partner's number.

    While it is requested, its goods stand in a draft receipt that nobody works.
    """

    _name = "distribution.return"
    _description = "Return of goods"
    _order = "id desc"

    name = fields.Char(string="Partner's number", required=True, readonly=True)
    kind = fields.Selection(
        [("request", "Asked for"), ("notification", "Announced")],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("requested", "To decide"),
            ("authorised", "Authorised"),
            ("refused", "Refused"),
            ("received", "Received"),
        ],
        required=True,
        default="requested",
        readonly=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    message_id = fields.Many2one(
        "distribution.message",
        string="Received as",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    sale_order_id = fields.Many2one("sale.order", readonly=True, index="btree_not_null")
    return_date = fields.Date(required=True, readonly=True)
    authorisation = fields.Char(readonly=True, help="Our number; the goods bear it.")
    reason = fields.Char(readonly=True, help="In the partner's words.")
    answer = fields.Char(
        help="Told to the partner with the answer; why, when it is refused."
    )
    line_ids = fields.One2many("distribution.return.line", "return_id")
    picking_ids = fields.One2many(
        "stock.picking", "distribution_return_id", string="Receipts"
    )
    may_decide = fields.Boolean(compute="_compute_may_decide")

    _number_index = models.Index("(system_id, name)")
    _authorisation_index = models.Index(
        "(system_id, authorisation) WHERE authorisation IS NOT NULL"
    )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        for each in self:
            each.may_decide = bool(each._possible()) and each._may_decide()

    def write(self, vals):
        """People write the answer; everything else changes by the buttons."""
        if vals.keys() - {"answer"} and not self.env.su:
            raise AccessError(self.env._("A return changes by its buttons only."))
        return super().write(vals)

    # --- decisions ---

    def _may_decide(self):
        group = "distribution_integration_base.group_customer_service"
        return self.env.user.has_group(group)

    def _accepted_lines(self):
        return self.line_ids.filtered(lambda line: line.verdict == "authorised")

    def _possible(self):
        """Return keys of ``remedies.FIXES`` that can be decided now."""
        if self.state != "requested":
            return set()
        keys = {"refuse_return"}
        return keys | {"authorise_return"} if self._accepted_lines() else keys

    def _check_decision(self, key):
        """Whether the user may take the decision ``key``.

        :raises AccessError: he is not of customer service.
        :raises UserError: it was decided already, or nothing of it can be authorised.
        """
        if not self._may_decide():
            raise AccessError(self.env._("Returns are decided by customer service."))
        self.check_access("read")
        self.sudo().lock_for_update()
        for each in self:
            if key not in each._possible():
                raise UserError(
                    self.env._("Return %s cannot be decided so (any more).", each.name)
                )

    def action_authorise(self):
        """Let the goods come back; the partner gets our number for them."""
        self._check_decision("authorise_return")
        for each in self.sudo():
            each._authorise()
        self.env["distribution.audit"]._note(
            self, "authorised", self.env._("The return was authorised.")
        )

    def action_refuse(self):
        """Refuse the goods; the partner is told why."""
        self._check_decision("refuse_return")
        for each in self.sudo():
            each._refuse()
        self.env["distribution.audit"]._note(
            self,
            "refused",
            self.env._("The return was refused."),
            reason=self[:1].answer or None,
        )

    def _authorise(self):
        self.ensure_one()
        self.write({"state": "authorised", "authorisation": f"RMA{self.id:06d}"})
        self._expect_goods()
        self._announce(
            "authorised", self.env._("Return %s was authorised.", self.name), "answered"
        )

    def _refuse(self):
        self.ensure_one()
        self.line_ids.filtered(lambda line: line.verdict == "authorised").write(
            {"verdict": "refused", "response": "MI", "allowed": 0.0}
        )
        self.picking_ids.action_cancel()
        self.write({"state": "refused"})
        self._announce(
            "refused", self.env._("Return %s was refused.", self.name), "answered"
        )

    @api.model
    def _on_done(self, pickings):
        """Goods have come: the return is received once nothing of it is open."""
        for each in pickings.distribution_return_id:
            open_ = each.picking_ids.filtered(
                lambda picking: picking.state not in ("done", "cancel")
            )
            if each.state == "authorised" and not open_:
                each.state = "received"
                words = self.env._("The goods of return %s came back.", each.name)
                each._announce("received", words, "received")

    def _announce(self, what, words, once):
        """Emit the event, and close what was open about it."""
        self.env["distribution.event"]._emit(
            [
                {
                    "event_type": f"return.{what}",
                    "record": self,
                    "order": self.sale_order_id,
                    "system": self.system_id,
                    "message": self.message_id,
                    "once_key": f"return.{once}:{self.id}",
                    "words": words,
                }
            ]
        )
        if what != "requested":
            self.env["distribution.exception"]._settle(self, words)

    def _show(self):
        """Put it before customer service, with what the checks found."""
        lines = "; ".join(line._words() for line in self.line_ids)
        kinds = {
            "request": self.env._(
                "%(partner)s asks to return goods of %(order)s: %(lines)s."
            ),
            "notification": self.env._(
                "%(partner)s sends goods of %(order)s back without an authorisation of "
                "ours: %(lines)s."
            ),
        }
        words = kinds[self.kind] % {
            "partner": self.system_id.name,
            "order": self.sale_order_id.client_order_ref
            or self.env._("no known order"),
            "lines": lines,
        }
        hint = self.env._(
            "Authorise it: what the checks pass may come back. Or refuse it, with the "
            "reason on the return. The partner is told."
        )
        issue = Issue("business_rule", f"return:{self.kind}", words, hint)
        self.env["distribution.exception"]._open(
            issue, message=self.message_id, order=self.sale_order_id, record=self
        )


class DistributionReturnLine(models.Model):
    """Quantities are in the partner's ``unit``; ``response`` is X12 element 1294."""

    _name = "distribution.return.line"
    _description = "Line of a return"
    _order = "id"

    return_id = fields.Many2one(
        "distribution.return",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="return_id.company_id", store=True)
    number = fields.Char(readonly=True)
    quantity = fields.Float(required=True, readonly=True, digits="Product Unit")
    allowed = fields.Float(string="May come back", readonly=True, digits="Product Unit")
    unit = fields.Char(required=True, readonly=True)
    codes = fields.Json(readonly=True)
    item = fields.Char(readonly=True)
    reason_code = fields.Char(readonly=True)
    reason = fields.Char(compute="_compute_reason")
    description = fields.Char(readonly=True)
    order_line_id = fields.Many2one(
        "sale.order.line", readonly=True, index="btree_not_null", ondelete="set null"
    )
    verdict = fields.Selection(
        [("authorised", "May come back"), ("refused", "Refused")],
        required=True,
        readonly=True,
    )
    response = fields.Selection(list(RESPONSES.items()), string="Why", readonly=True)

    @api.depends("reason_code")
    def _compute_reason(self):
        for line in self:
            line.reason = REASONS.get(line.reason_code, line.reason_code)

    def action_allow(self):
        """Let a line come back that the checks refused, as far as it was shipped.

        :raises UserError: nothing of it was shipped, or all of it comes back already.
        """
        self.return_id._check_decision("refuse_return")
        for line in self.sudo():
            values = {"verdict": "authorised", "response": False}
            line.write({**values, "allowed": line._most_allowed()})
        self.env["distribution.audit"]._note(
            self.return_id,
            "allowed",
            self.env._(
                "May come back all the same: %s.", ", ".join(self.mapped("item"))
            ),
        )
        self.sudo().return_id._draft_again()

    def _most_allowed(self):
        """Return how much of what is asked may come back at all."""
        if not self.order_line_id:
            raise UserError(
                self.env._(
                    "%s is not on the order: there is nothing to return it to.",
                    self.item,
                )
            )
        handler = self.env["distribution.handler.return"]
        known = self.env["distribution.partner.words"]._lines(
            self.return_id.sale_order_id
        )
        sold = handler._sold(self.order_line_id, known, {})
        free = min(self.quantity, float(sold.shipped - sold.coming))
        if self.unit != sold.unit:
            raise UserError(
                self.env._(
                    "%(item)s was ordered in %(known)s, not in %(told)s. Refuse it, "
                    "and ask the partner for a return in that unit.",
                    item=self.item,
                    known=sold.unit,
                    told=self.unit,
                )
            )
        if free <= 0:
            raise UserError(
                self.env._(
                    "All that was shipped of %s came back, or may come back already.",
                    self.item,
                )
            )
        return free

    def _words(self):
        why = f", {self.reason}" if self.reason else ""
        found = f" - {RESPONSES[self.response]}" if self.response else ""
        return f"{self.quantity:g} {self.unit} {self.item}{why}{found}"
