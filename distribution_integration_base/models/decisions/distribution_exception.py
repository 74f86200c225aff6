# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One thing a person must decide."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.sql import SQL

from ...engine.errors import ERROR_CLASSES


class DistributionException(models.Model):
    """At most one open row per cause and subject; a repeat raises its counter.

    ``subject`` names what it is about ("distribution.message,12"). The row closes
    itself when the same subject later succeeds.
    """

    _name = "distribution.exception"
    _description = "Exception"
    _order = "last_seen desc, id desc"
    _rec_name = "words"

    words = fields.Char(string="What happened", required=True, readonly=True)
    hint = fields.Char(string="What to do next", readonly=True)
    error_class = fields.Selection(
        list(ERROR_CLASSES.items()), string="Class", required=True, readonly=True
    )
    cause = fields.Char(required=True, readonly=True)
    subject = fields.Char(required=True, readonly=True)
    state = fields.Selection(
        [("open", "Open"), ("resolved", "Resolved")],
        required=True,
        default="open",
        readonly=True,
    )
    count = fields.Integer(string="Times seen", default=1, readonly=True)
    first_seen = fields.Datetime(required=True, readonly=True)
    last_seen = fields.Datetime(required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    system_id = fields.Many2one("distribution.system", readonly=True, index=True)
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    interface_id = fields.Many2one(
        "distribution.interface", readonly=True, index="btree_not_null"
    )
    message_id = fields.Many2one(
        "distribution.message", readonly=True, index="btree_not_null"
    )
    mapping_id = fields.Many2one(
        "distribution.mapping", readonly=True, index="btree_not_null"
    )
    sale_order_id = fields.Many2one("sale.order", readonly=True, index="btree_not_null")
    reference = fields.Char(related="message_id.reference")
    user_id = fields.Many2one("res.users", string="Assigned to")
    resolved_by_id = fields.Many2one("res.users", readonly=True)
    resolved_at = fields.Datetime(readonly=True)
    resolution = fields.Char(readonly=True)

    _open_unique = models.UniqueIndex("(cause, subject) WHERE state = 'open'")

    @api.model
    def _open(
        self,
        issue,
        *,
        message=None,
        interface=None,
        order=None,
        record=None,
        mapping=None,
    ):
        """Open an exception for ``issue``, or raise the counter of the open one.

        The partial unique index decides, so two workers never open two rows.

        :param issue: an ``engine.errors.Issue``.
        :return: the exception.
        """
        subject = record or message or order or interface
        message = message or self.env["distribution.message"]
        interface = interface or message.interface_id
        order = order or message.sale_order_id
        system = interface.system_id or order.distribution_system_id
        now = fields.Datetime.now()
        self.flush_model()
        [(exception_id,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_exception (
                    words, hint, error_class, cause, subject, state, count, first_seen,
                    last_seen, company_id, system_id, partner_id, interface_id,
                    message_id, mapping_id, sale_order_id,
                    create_uid, create_date, write_uid, write_date
                ) VALUES (
                    %(words)s, %(hint)s, %(error_class)s, %(cause)s, %(subject)s,
                    'open', 1, %(now)s, %(now)s, %(company)s, %(system)s, %(partner)s,
                    %(interface)s, %(message)s, %(mapping)s, %(order)s,
                    %(user)s, %(now)s, %(user)s, %(now)s
                )
                ON CONFLICT (cause, subject) WHERE state = 'open' DO UPDATE SET
                    count = distribution_exception.count + 1,
                    last_seen = excluded.last_seen,
                    words = excluded.words, hint = excluded.hint,
                    write_date = excluded.write_date
                RETURNING id
                """,
                words=issue.words,
                hint=issue.hint,
                error_class=issue.error_class,
                cause=issue.cause,
                subject=f"{subject._name},{subject.id}",
                now=now,
                company=(interface or order or subject).company_id.id,
                system=system.id or None,
                partner=(system.partner_id or order.partner_id).id or None,
                interface=interface.id or None,
                message=message.id or None,
                mapping=mapping.id if mapping else None,
                order=order.id or None,
                user=self.env.uid,
            )
        )
        self.invalidate_model()
        return self.browse(exception_id)

    @api.model
    def _link_mapping(self, message, cause, mapping):
        """Name the mapping whose completion releases ``message``."""
        self.search(
            [
                ("message_id", "=", message.id),
                ("cause", "=", cause),
                ("state", "=", "open"),
            ]
        ).mapping_id = mapping

    @api.model
    def _settle(self, subjects, words=None, cause=None, except_causes=()):
        """Close what is open about ``subjects``: the cause is gone.

        :param subjects: records of one model.
        :param cause: close only this cause.
        :param except_causes: leave these open.
        """
        domain = [
            ("subject", "in", [f"{s._name},{s.id}" for s in subjects]),
            ("state", "=", "open"),
        ]
        if cause:
            domain.append(("cause", "=", cause))
        if except_causes:
            domain.append(("cause", "not in", list(except_causes)))
        self.search(domain)._close(words or self.env._("It went through."))

    def write(self, vals):
        if vals.keys() - {"user_id"} and not self.env.su:
            raise AccessError(
                self.env._("An exception changes by its buttons only, or by itself.")
            )
        return super().write(vals)

    def _close(self, words):
        if self:
            self.check_access("write")
            self.sudo().write(
                {
                    "state": "resolved",
                    "resolution": words,
                    "resolved_at": fields.Datetime.now(),
                    "resolved_by_id": self.env.uid,
                }
            )

    def action_retry(self):
        """Work the documents concerned again."""
        self.message_id.action_retry()

    def action_accept_prices(self):
        """Accept the partner's prices on these documents, once."""
        self.message_id.action_accept_prices()

    def action_drop(self):
        """Give up the documents concerned."""
        self.message_id.action_drop()

    def action_resolve(self):
        """Close by hand: it was dealt with outside.

        Not while its document still waits: nobody would find it again.
        """
        for exception in self:
            message = exception.message_id
            about_it = exception.subject == f"{message._name},{message.id}"
            if about_it and message.work_state == "blocked":
                raise UserError(
                    self.env._(
                        "'%s' still waits for a decision: retry it or drop it.",
                        message.name,
                    )
                )
        self._close(self.env._("Closed by %s.", self.env.user.name))

    def action_assign_to_me(self):
        """Take the exceptions over."""
        self.user_id = self.env.user

    def action_open_subject(self):
        """Open what the exception is about."""
        self.ensure_one()
        model, _sep, res_id = self.subject.partition(",")
        return {
            "type": "ir.actions.act_window",
            "res_model": model,
            "res_id": int(res_id),
            "view_mode": "form",
        }
