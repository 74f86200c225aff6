# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Business facts, in the order they happened."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import UserError


class DistributionEvent(models.Model):
    """Append-only; written in the transaction of the fact (DESIGN 2).

    Emitting an event also queues the documents that live subscriptions ask for: both
    commit with the fact, or neither does. Nothing remote happens here.
    """

    _name = "distribution.event"
    _description = "Event"
    _order = "id desc"
    _log_access = False
    _rec_name = "event_type"

    uid = fields.Char(required=True, default=lambda self: uuid.uuid4().hex)
    event_type = fields.Char(required=True, index=True)
    at = fields.Datetime(required=True, default=fields.Datetime.now)
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

    _once_unique = models.UniqueIndex("(once_key) WHERE once_key IS NOT NULL")
    _uid_unique = models.UniqueIndex("(uid)")
    # Rows are added in the order of time: a few pages tell what happened today.
    _at_index = models.Index("USING brin (at)")

    def write(self, vals):
        if vals.keys() - {"message_id", "sale_order_id"}:
            raise UserError(self.env._("An event is a fact and cannot be changed."))
        return super().write(vals)

    @api.model
    def _emit(self, facts):
        """Write events and queue what live subscriptions want of them.

        :param facts: list of dicts: ``event_type``, ``record`` (an Odoo record),
            ``order`` (its sale.order), ``words``; optional ``message``, ``once_key``.
        :return: the events written. A ``once_key`` that is known is left out.
        """
        facts = self._without_known(facts)
        if not facts:
            return self.browse()
        events = self.create([self._prepare_event(fact) for fact in facts])
        self._queue_documents(events)
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
        order, record = fact["order"], fact["record"]
        return {
            "event_type": fact["event_type"],
            "company_id": order.company_id.id,
            "system_id": order.distribution_system_id.id,
            "correlation_id": order.distribution_correlation_id,
            "once_key": fact.get("once_key"),
            "res_model": record._name,
            "res_id": record.id,
            "sale_order_id": order.id,
            "message_id": fact["message"].id if fact.get("message") else False,
            "words": fact["words"],
        }

    @api.model
    def _queue_documents(self, events):
        subscriptions = self.env["distribution.subscription"].search(
            [
                ("event_type", "in", events.mapped("event_type")),
                ("system_id", "in", events.system_id.ids),
            ]
        )
        wanted = {}
        for subscription in subscriptions:
            if subscription.interface_id._moves_documents():
                key = (subscription.event_type, subscription.system_id.id)
                wanted.setdefault(key, []).append(subscription.interface_id)
        values = [
            self.env["distribution.road.out"]._prepare_from_event(event, interface)
            for event in events
            for interface in wanted.get((event.event_type, event.system_id.id), ())
        ]
        self.env["distribution.road.out"]._queue(values)
