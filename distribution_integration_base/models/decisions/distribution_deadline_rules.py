# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which steps are expected when, and what happens to them."""

from datetime import UTC, datetime, timedelta

from pytz import timezone

from odoo import api, models

from ...engine import deadlines
from .. import clock

#: The step that a document which has left brings about.
STEP_OF_DOCUMENT = {"order_response": "acknowledge", "shipment": "asn"}
#: Days that are looked at beyond the working hours that are wanted.
SLACK = 14


class DistributionDeadlineRules(models.AbstractModel):
    """From the order policy and the partner's working hours to deadlines; set-wise."""

    _name = "distribution.deadline.rules"
    _description = "Rules of deadlines"

    # --- what is expected ---

    @api.model
    def _on_received(self, orders):
        """Expect the answer and the shipment of orders of one system."""
        system = orders.distribution_system_id
        policy = system._order_policy()
        wanted = []
        if policy.acknowledge_hours and system._interface("out", "order_response"):
            received = {
                order: order.distribution_message_id.create_date for order in orders
            }
            wanted += self._within(
                policy, "acknowledge", policy.acknowledge_hours, received, orders
            )
        wanted += self._by_date(policy, orders)
        self.env["distribution.deadline"]._expect_all(wanted)

    @api.model
    def _on_dispatch(self, pickings):
        """Expect the notice and the invoice of what has left, of one system."""
        system = pickings.sale_id.distribution_system_id
        policy = system._order_policy()
        left = {picking: picking.date_done for picking in pickings}
        wanted = []
        if policy.asn_hours and system._interface("out", "shipment"):
            wanted += self._within(policy, "asn", policy.asn_hours, left)
        if policy.invoice_hours:
            wanted += self._within(policy, "invoice", policy.invoice_hours, left)
        self.env["distribution.deadline"]._expect_all(wanted)

    @api.model
    def _on_date_changed(self, orders):
        """The agreed date is another one: what is not shipped yet is due then."""
        waiting = orders.filtered(
            lambda order: order.distribution_system_id
            and order.distribution_state
            in ("validated", "accepted", "allocated", "partially_fulfilled", "on_hold")
        )
        undated = waiting.filtered(lambda order: not order.commitment_date)
        self.env["distribution.deadline"]._cancel(undated, "ship")
        for system, ours in waiting.grouped("distribution_system_id").items():
            rules = self.with_company(system.company_id)
            wanted = rules._by_date(system._order_policy(), ours)
            self.env["distribution.deadline"]._expect_all(wanted)

    def _within(self, policy, step, hours, since, orders=None):
        """Return what ``_expect_all`` takes: ``step`` some hours after each moment.

        :param since: {record: naive UTC datetime}.
        """
        wanted = []
        for partner, records in self._by_partner(since).items():
            first = min(since[record] for record in records)
            horizon = max(since[record] for record in records) + timedelta(
                days=SLACK + hours
            )
            intervals = self._intervals(policy, partner, first, horizon)
            for record in records:
                start = since[record].replace(tzinfo=UTC)
                due = deadlines.add_hours(start, hours, intervals)
                share = hours * policy.amber_share / 100
                amber = deadlines.add_hours(start, share, intervals)
                if due:
                    order = record if orders else record.sale_id
                    wanted.append(
                        (record, step, _naive(due), _naive(amber), order, None)
                    )
        return wanted

    def _by_date(self, policy, orders):
        """Return what ``_expect_all`` takes: shipment by the end of the agreed day."""
        dated = orders.filtered("commitment_date") if policy.ship_on_time else ()
        ends, wanted = {}, []
        for order in dated:
            zone = policy._zone(order.partner_id)
            key = order.partner_id, deadlines.day_of(order.commitment_date, zone)
            if key not in ends:
                ends[key] = self._close_of_day(policy, *key)
            due, amber = ends[key]
            wanted.append((order, "ship", due, amber, order, None))
        return wanted

    def _close_of_day(self, policy, partner, day):
        """Return (due, amber) as naive UTC: the end of the working day, and before."""
        noon = datetime.combine(day, datetime.min.time()) + timedelta(hours=12)
        warn = policy.ship_amber_hours
        intervals = self._intervals(
            policy,
            partner,
            noon - timedelta(days=SLACK + warn),
            noon + timedelta(days=2),
        )
        due = deadlines.close_of_day(day, policy._zone(partner), intervals)
        amber = deadlines.take_hours(due, warn, intervals)
        return _naive(due), _naive(amber)

    # --- the partner's time ---

    def _by_partner(self, records):
        grouped = {}
        for record in records:
            grouped.setdefault(record.partner_id, []).append(record)
        return grouped

    def _intervals(self, policy, partner, start, end):
        """Return [(start, end)] of working time between two naive UTC moments.

        Without a calendar people work around the clock.
        """
        calendar = policy._calendar()
        start, end = start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)
        if not calendar:
            return [(start, end)]
        zone = timezone(policy._zone(partner).key)
        found = calendar._work_intervals_batch(start, end, tz=zone)[False]
        return [(begin, stop) for begin, stop, _records in found]

    # --- what has happened ---

    @api.model
    def _on_events(self, events):
        """Meet, cancel and expect what these events bring about."""
        deadline = self.env["distribution.deadline"]
        by_type = events.grouped("event_type")

        def orders(event_type):
            return by_type.get(event_type, events.browse()).sale_order_id

        if orders("order.shipped"):
            deadline._meet_of_orders(orders("order.shipped"), "ship")
        if orders("invoice.posted"):
            deadline._meet_of_orders(orders("invoice.posted"), "invoice")
        if orders("order.closed"):
            deadline._cancel_of_orders(orders("order.closed"), "invoice")
        if orders("order.cancelled"):
            deadline._cancel_of_orders(orders("order.cancelled"))
        for system, left in (
            by_type.get("shipment.dispatched", events.browse())
            .grouped("system_id")
            .items()
        ):
            pickings = self.env["stock.picking"].browse(left.mapped("res_id"))
            self.with_company(system.company_id)._on_dispatch(pickings)

    @api.model
    def _on_sent(self, messages):
        """Documents have left: nobody waits for them any more."""
        for (document_type, model), sent in messages.grouped(
            lambda message: (message.document_type, message.res_model)
        ).items():
            step = STEP_OF_DOCUMENT.get(document_type)
            if step and model:
                records = self.env[model].browse(sent.mapped("res_id"))
                self.env["distribution.deadline"]._meet(records, step)

    @api.model
    def _on_receipt(self, messages):
        """The partner's acknowledgement of a document is expected, or is here."""
        deadline = self.env["distribution.deadline"]
        expected = messages.filtered(
            lambda message: message.ack_state == "expected" and message.ack_due_at
        )
        deadline._expect_all(
            [
                (
                    message,
                    "receipt",
                    message.ack_due_at,
                    self._share(message.ack_due_at),
                    message.sale_order_id,
                    message,
                )
                for message in expected
            ]
        )
        here = messages.filtered(
            lambda message: message.ack_state
            in ("accepted", "accepted_with_errors", "rejected")
        )
        if here:
            deadline._meet(here, "receipt")

    def _share(self, due):
        """Return when three quarters of the time until ``due`` are over."""
        now = clock.begun(self.env)
        return now + (due - now) * 0.75


def _naive(moment):
    return moment and moment.astimezone(UTC).replace(tzinfo=None)
