# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Business facts, in the order they happened."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...canonical import EVENT_TYPES
from ...engine import trace
from .. import clock


class DistributionEvent(models.Model):
    """Append-only; written in the transaction of the fact (DESIGN 2).

    Emitting only adds the row: a fact and its event commit together, or neither does.
    After the commit the relay (``event_relay``) gives the event its numbers and queues
    what subscriptions ask for.
    """

    _name = "distribution.event"
    _inherit = [
        "distribution.event.types",
        "distribution.event.relay",
        "distribution.event.feed",
    ]
    _description = "Event"
    _order = "id desc"
    _log_access = False
    _rec_name = "words"

    uid = fields.Char(required=True, default=lambda self: uuid.uuid4().hex)
    event_type = fields.Selection(
        [(kind.name, kind.words) for kind in EVENT_TYPES.values()],
        string="What",
        required=True,
        index=True,
    )
    at = fields.Datetime(required=True, default=lambda self: clock.begun(self.env))
    user_id = fields.Many2one("res.users", default=lambda self: self.env.user)
    company_id = fields.Many2one("res.company", required=True, index=True)
    system_id = fields.Many2one(
        "distribution.system", index="btree_not_null", ondelete="restrict"
    )
    correlation_id = fields.Char(index="btree_not_null")
    once_key = fields.Char(help="A fact that can happen only once is told only once.")
    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    sale_order_id = fields.Many2one("sale.order", index="btree_not_null")
    message_id = fields.Many2one(
        "distribution.message", index="btree_not_null", ondelete="set null"
    )
    words = fields.Char(required=True, help="The fact in a sentence.")
    subject = fields.Char(
        required=True,
        help="What it is about: events with one subject keep their order.",
    )
    data = fields.Json(prefetch=False, help="The fact for programs, as its type says.")
    traceparent = fields.Char(help="W3C trace context: which story it belongs to.")
    position = fields.Integer(
        readonly=True, help="Place among all events, given after the commit."
    )
    sequence = fields.Integer(
        readonly=True, help="Place among the events with its subject, from 1, no hole."
    )

    _once_unique = models.UniqueIndex("(once_key) WHERE once_key IS NOT NULL")
    _uid_unique = models.UniqueIndex("(uid)")
    _position_unique = models.UniqueIndex("(position) WHERE position IS NOT NULL")
    _sequence_unique = models.UniqueIndex("(subject, sequence)")
    _unrelayed_index = models.Index("(id) WHERE position IS NULL")
    # Rows are added in the order of time: a few pages tell what happened today.
    _at_index = models.Index("USING brin (at)")

    def write(self, vals):
        if vals.keys() - {"message_id", "sale_order_id"}:
            raise UserError(self.env._("An event is a fact and cannot be changed."))
        return super().write(vals)

    @api.model
    def _emit(self, facts):
        """Write events; what subscriptions want of them is queued after the commit.

        :param facts: list of dicts: ``event_type``, ``record`` (an Odoo record),
            ``words``; ``order`` (its sale.order); ``system``, for what is about no
            order or told to another system than the order's; optional ``message``,
            ``once_key``.
        :return: the events written. A ``once_key`` that is known is left out.
        :raises ValueError: the taxonomy does not know a type.
        """
        unknown = {fact["event_type"] for fact in facts} - self._event_types().keys()
        if unknown:
            raise ValueError(f"no such type of event: {', '.join(sorted(unknown))}")
        facts = self._without_known(facts)
        if not facts:
            return self.browse()
        events = self.create(
            [self._prepare_event(_with_all_rights(fact)) for fact in facts]
        )
        self.env["distribution.drain"]._wake()
        return events

    @api.model
    def _without_known(self, facts):
        keys = [fact["once_key"] for fact in facts if fact.get("once_key")]
        if not keys:
            return facts
        known = set(self.search([("once_key", "in", keys)]).mapped("once_key"))
        return [fact for fact in facts if fact.get("once_key") not in known]

    @api.model
    def _prepare_event(self, fact):
        record = fact["record"]
        order = fact.get("order", self.env["sale.order"])
        about = order or record
        system = fact.get("system") or order.distribution_system_id
        subject = f"{about._name}/{about.id}"
        uid = uuid.uuid4().hex
        return {
            "uid": uid,
            "event_type": fact["event_type"],
            "company_id": about.company_id.id,
            "system_id": system.id if system else False,
            "correlation_id": order.distribution_correlation_id,
            "once_key": fact.get("once_key"),
            "res_model": record._name,
            "res_id": record.id,
            "sale_order_id": order.id,
            "message_id": fact["message"].id if fact.get("message") else False,
            "words": fact["words"],
            "subject": subject,
            "data": self._event_data(fact),
            "traceparent": self._trace_of(order, subject, uid),
        }

    @api.model
    def _trace_of(self, order, subject, uid):
        """Return the trace context of an event: the order's trace goes on.

        An order that nobody sent begins a trace of its own, the same for all of its
        events.
        """
        before = order.distribution_message_id.traceparent
        if not before:
            database = self.env["ir.config_parameter"].sudo().get_param("database.uuid")
            before = trace.child_of(None, f"{database}/{subject}")
        return trace.child_of(before, uid)


def _with_all_rights(fact):
    """Whoever causes a fact need not be allowed to read all that is told of it."""
    records = {name: fact[name].sudo() for name in ("record", "order") if name in fact}
    return {**fact, **records}
