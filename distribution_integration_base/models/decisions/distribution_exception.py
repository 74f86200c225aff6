# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One thing a person must decide."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.tools.sql import SQL

from ...engine import remedies
from ...engine.errors import ERROR_CLASSES, next_step
from .. import clock
from .res_users import ROLES

#: What people write without a button. Nothing is mailed when they do: the queue tells.
PEOPLE_WRITE = frozenset({"user_id", "tag_ids", "activity_ids", "message_follower_ids"})


class DistributionException(models.Model):
    """At most one open row per cause and subject; a repeat raises its counter.

    ``subject`` names what it is about ("distribution.message,12"). The row closes
    itself when the same subject later succeeds.

    Rows are made by one SQL statement, so the thread behind the comments costs nothing
    until somebody writes one: no follower, no tracking, no mail. There are a few
    thousand of them, not millions as of messages.
    """

    _name = "distribution.exception"
    _inherit = [
        "distribution.exception.closing",
        "distribution.exception.dossier",
        "distribution.exception.fix",
        "distribution.exception.queue",
        "mail.thread",
        "mail.activity.mixin",
    ]
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
    mapping_id = fields.Many2one(
        "distribution.mapping", readonly=True, index="btree_not_null"
    )
    sale_order_id = fields.Many2one("sale.order", readonly=True, index="btree_not_null")
    rule_id = fields.Many2one(
        "distribution.exception.rule",
        string="Routed by",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    role = fields.Selection(list(ROLES.items()), required=True, readonly=True)
    user_id = fields.Many2one(
        "res.users",
        string="Assigned to",
        index="btree_not_null",
        domain=lambda self: self.env["distribution.exception.rule"]._domain_user(),
    )
    due_at = fields.Datetime(string="Answer by", required=True, readonly=True)
    snoozed_until = fields.Datetime(readonly=True)
    snooze_reason = fields.Char(readonly=True)
    tag_ids = fields.Many2many("distribution.exception.tag", string="Tags")
    fix = fields.Selection(
        list(remedies.FIXES.items()),
        string="Suggested action",
        required=True,
        readonly=True,
    )
    severity = fields.Selection(
        list(remedies.SEVERITIES.items()), required=True, readonly=True
    )
    resolved_by_id = fields.Many2one("res.users", readonly=True)
    resolved_at = fields.Datetime(readonly=True)
    resolution = fields.Char(readonly=True)

    _open_unique = models.UniqueIndex("(cause, subject) WHERE state = 'open'")
    _queue_index = models.Index("(company_id, due_at) WHERE state = 'open'")
    _subject_index = models.Index("(subject) WHERE state = 'open'")
    _cause_index = models.Index("(system_id, cause) WHERE state = 'open'")

    @api.constrains("user_id")
    def _check_user(self):
        for exception in self:
            user = exception.user_id
            if not user:
                continue
            viewer = user.has_group("distribution_integration_base.group_viewer")
            if not viewer or exception.company_id not in user.company_ids:
                raise ValidationError(
                    self.env._(
                        "%(user)s cannot see exceptions of %(company)s. Give him that "
                        "company and a role in Distribution Integration first.",
                        user=user.name,
                        company=exception.company_id.name,
                    )
                )

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
        self.flush_model()
        [(exception_id,)] = self.env.execute_query(
            _upsert(
                {
                    "words": issue.words,
                    "hint": next_step(issue),
                    "error_class": issue.error_class,
                    "cause": issue.cause,
                    "subject": f"{subject._name},{subject.id}",
                    "system_id": system.id or None,
                    "partner_id": (system.partner_id or order.partner_id).id or None,
                    "interface_id": interface.id or None,
                    "message_id": message.id or None,
                    "mapping_id": mapping.id if mapping else None,
                    "sale_order_id": order.id or None,
                    "create_uid": self.env.uid,
                    "write_uid": self.env.uid,
                },
                self._prepare_route(
                    issue,
                    system,
                    (interface or order or subject).company_id,
                    system.partner_id or order.partner_id,
                    message.document_type or interface.document_type,
                ),
            )
        )
        self.invalidate_model()
        return self.browse(exception_id)

    @api.model
    def _prepare_route(self, issue, system, company, partner, document_type):
        """Return whose a new exception is, by when, and what would mend it."""
        tier = system.tier or "2"
        rules = self.env["distribution.exception.rule"]
        routing = rules._route(
            issue.cause,
            tier,
            error_class=issue.error_class,
            document_type=document_type or False,
            system_id=system.id,
            partner_id=partner.id,
            company_id=company.id,
        )
        now = clock.begun(self.env)
        remedy = remedies.find(self._remedies(), issue.error_class, issue.cause)
        return {
            "company_id": company.id,
            "rule_id": routing.rule_id,
            "role": routing.role,
            "user_id": routing.user_id,
            "due_at": rules._due(company, routing.hours, now),
            "fix": remedy.fix,
            "severity": remedy.severity,
            "first_seen": now,
            "last_seen": now,
            "create_date": now,
            "write_date": now,
        }

    @api.model
    def _remedies(self):
        """Return the table of ``engine.remedies``. Feature addons put theirs before."""
        return remedies.REMEDIES

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
        self.sudo().search(domain).with_env(self.env)._close(
            words or self.env._("It went through.")
        )

    def write(self, vals):
        if vals.keys() - PEOPLE_WRITE and not self.env.su:
            raise AccessError(
                self.env._("An exception changes by its buttons only, or by itself.")
            )
        if "user_id" in vals:
            self._note_assigned(vals["user_id"])
        quiet = self.with_context(tracking_disable=True)
        return super(DistributionException, quiet).write(vals)

    def _note_assigned(self, user_id):
        changed = self.filtered(lambda exception: exception.user_id.id != user_id)
        user = self.env["res.users"].browse(user_id)
        self.env["distribution.audit"]._note(
            changed,
            "assigned",
            self.env._("Assigned to %s.", user.name)
            if user
            else self.env._("Given back to the queue."),
        )

    def _close(self, words):
        """Close, whoever runs this: the cause is gone. Buttons check access before."""
        if self:
            self.sudo().write(
                {
                    "state": "resolved",
                    "resolution": words,
                    "resolved_at": clock.begun(self.env),
                    "resolved_by_id": self.env.uid,
                }
            )


def _upsert(values, fresh):
    """Return the one statement that opens an exception or counts its repeat.

    A repeat keeps whose it is and by when: ``fresh`` counts only for a new row. It
    wakes what rests while it is worked again, not what a person put off for a reason.
    """
    row = {**values, **fresh, "state": "open", "count": 1}
    return SQL(
        """
        INSERT INTO distribution_exception (%s) VALUES (%s)
        ON CONFLICT (cause, subject) WHERE state = 'open' DO UPDATE SET
            count = distribution_exception.count + 1,
            last_seen = excluded.last_seen,
            words = excluded.words, hint = excluded.hint,
            snoozed_until = CASE
                WHEN distribution_exception.snooze_reason IS NOT NULL
                THEN distribution_exception.snoozed_until END,
            write_date = excluded.write_date
        RETURNING id
        """,
        SQL(", ").join(map(SQL.identifier, row)),
        SQL(", ").join(SQL("%s", value) for value in row.values()),
    )
