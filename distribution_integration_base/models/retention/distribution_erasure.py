# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Erasing what is kept of one partner, on request."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.sql import SQL

#: Stands where a partner's words stood.
ERASED = "(erased)"

#: By SQL: nobody else may change an event, a decision or the words of an exception.
STATEMENTS = (
    """
    UPDATE distribution_exception SET words = %(erased)s, hint = NULL, resolution = NULL
    WHERE message_id = ANY(%(messages)s) OR sale_order_id = ANY(%(orders)s)
    """,
    """
    UPDATE distribution_event SET words = %(erased)s,
        data = jsonb_set(data, '{summary}', to_jsonb(%(erased)s::text))
    WHERE message_id = ANY(%(messages)s) OR sale_order_id = ANY(%(orders)s)
    """,
    """
    UPDATE distribution_attempt SET words = %(erased)s
    WHERE message_id = ANY(%(messages)s) AND words IS NOT NULL
    """,
    """
    UPDATE distribution_audit SET reason = NULL, before = NULL, after = NULL
    WHERE res_model = 'distribution.message' AND res_id = ANY(%(messages)s)
    """,
)


class DistributionErasure(models.Model):
    """One request to erase a partner's content before its time (GDPR article 17).

    Erased: bodies, canonical forms, requests and answers, words of exceptions and
    events, descriptions of mappings. Kept: that a document crossed the border, when,
    its numbers and its hash; and Odoo's own orders and invoices, which Odoo governs.
    """

    _name = "distribution.erasure"
    _description = "Erasure of a partner's content"
    _order = "id desc"
    _rec_name = "partner_id"

    partner_id = fields.Many2one("res.partner", required=True, ondelete="restrict")
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    reason = fields.Char(required=True)
    state = fields.Selection(
        [("waiting", "Under way"), ("done", "Erased")],
        required=True,
        default="waiting",
        readonly=True,
    )
    erased_count = fields.Integer(string="Messages erased", readonly=True)
    finished_at = fields.Datetime(readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Accept requests that can be carried out; the retention job does the work.

        :raises UserError: a legal hold keeps the partner's documents, or some are
            not finished.
        """
        erasures = super().create(vals_list)
        for erasure in erasures:
            erasure._check_possible()
            self.env["distribution.audit"]._note(
                erasure,
                "erasure_requested",
                self.env._("Content of %s is to be erased.", erasure.partner_id.name),
                reason=erasure.reason,
            )
        self.env.ref("distribution_integration_base.cron_retention")._trigger()
        return erasures

    def _check_possible(self):
        self.ensure_one()
        held = self._count(self.env["distribution.legal.hold"]._sql_held(SQL("m")))
        if held:
            raise UserError(
                self.env._(
                    "%(count)s documents of %(partner)s are under a legal hold. Lift "
                    "the hold first, or wait until it ends. Nothing was erased.",
                    count=held,
                    partner=self.partner_id.name,
                )
            )
        unfinished = self._count(SQL("m.work_state NOT IN ('done', 'dropped')"))
        if unfinished:
            raise UserError(
                self.env._(
                    "%(count)s documents of %(partner)s are not finished. Bring them "
                    "to an end or drop them first. Nothing was erased.",
                    count=unfinished,
                    partner=self.partner_id.name,
                )
            )

    def _count(self, condition):
        query = SQL("SELECT count(*) %s AND %s", self._sql_messages(), condition)
        return self.env.execute_query(query)[0][0]

    def _sql_messages(self):
        """Return FROM and WHERE of the partner's messages, under the alias ``m``.

        Its own documents, and those of orders that it bought or that went to it.
        """
        self.env.flush_all()
        return SQL(
            """
            FROM distribution_message m
            LEFT JOIN sale_order ON sale_order.id = m.sale_order_id
            WHERE m.company_id = %(company)s
              AND EXISTS (
                  SELECT 1 FROM res_partner p
                   WHERE p.id IN (m.partner_id, sale_order.partner_id,
                                  sale_order.partner_shipping_id)
                     AND %(partner)s IN (p.id, p.commercial_partner_id))
            """,
            company=self.company_id.id,
            partner=self.partner_id.id,
        )

    @api.model
    def _erase_next(self, limit):
        """Erase a batch of the oldest request; return how many messages."""
        erasure = self.search([("state", "=", "waiting")], order="id", limit=1)
        if not erasure:
            return 0
        held = self.env["distribution.legal.hold"]._sql_held(SQL("m"))
        rows = self.env.execute_query(
            SQL(
                """SELECT m.id %s AND NOT %s AND m.erased_at IS NULL
                   ORDER BY m.id LIMIT %s""",
                erasure._sql_messages(),
                held,
                limit,
            )
        )
        messages = self.env["distribution.message"].sudo().browse(r[0] for r in rows)
        if messages:
            erasure._erase(messages)
        else:
            erasure._finish()
        return len(messages)

    def _erase(self, messages):
        """Empty what was said in ``messages`` and around them."""
        messages.payload_ids.filtered(lambda p: not p.purged_at)._purge()
        messages.attempt_ids._purge()
        messages.write(
            {
                "canonical": False,
                "result": False,
                "note": False,
                "correction_changes": False,
                "correction_reason": False,
                "erased_at": fields.Datetime.now(),
            }
        )
        self._erase_words(messages)
        self.sudo().erased_count += len(messages)

    def _erase_words(self, messages):
        """Erase what was said about ``messages`` and their orders."""
        given = {
            "erased": ERASED,
            "messages": messages.ids,
            "orders": messages.sale_order_id.ids,
        }
        self.env.flush_all()
        for statement in STATEMENTS:
            self.env.cr.execute(SQL(statement, **given))
        self.env.invalidate_all()

    def _finish(self):
        systems = self.env["distribution.system"].search(
            [("partner_id", "child_of", self.partner_id.id)]
        )
        self.env["distribution.mapping"]._forget_words(systems)
        self.sudo().write({"state": "done", "finished_at": fields.Datetime.now()})
        self.env["distribution.audit"]._note(
            self,
            "erased",
            self.env._(
                "Content of %(count)s documents of %(partner)s was erased.",
                count=self.erased_count,
                partner=self.partner_id.name,
            ),
            reason=self.reason,
        )
