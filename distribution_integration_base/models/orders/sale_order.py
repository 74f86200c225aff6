# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sales order: its integration state, its timeline, its exceptions."""

from functools import cached_property

from odoo import api, fields, models

from ...canonical import store_share
from ...engine import lifecycle
from ...engine.compensation import compensation
from ...engine.deadlines import MILESTONES, local

STEP_OF_MILESTONE = {state: step for step, state in MILESTONES.items()}


class Request(dict):
    """The order as the partner sent it (canonical JSON), empty for orders by hand."""

    @cached_property
    def _lines(self):
        return {line["number"]: line for line in self.get("lines", ())}

    def line(self, number):
        """Return the partner's line ``number`` as a dict, empty when there is none."""
        return self._lines.get(number, {})


class SaleOrder(models.Model):
    _name = "sale.order"
    _inherit = ["sale.order", "distribution.banner"]

    distribution_system_id = fields.Many2one(
        "distribution.system",
        string="Connected system",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )
    distribution_message_id = fields.Many2one(
        "distribution.message",
        string="Received as",
        index="btree_not_null",
        copy=False,
        readonly=True,
    )
    distribution_correlation_id = fields.Char(
        string="Correlation", index="btree_not_null", copy=False, readonly=True
    )
    distribution_store = fields.Char(
        string="Partner's store",
        copy=False,
        readonly=True,
        help="The partner divided its order among stores: this is the part of one.",
    )
    distribution_blanket_id = fields.Many2one(
        "distribution.blanket",
        string="Blanket order",
        index="btree_not_null",
        copy=False,
        readonly=True,
        help="Released from it.",
    )
    distribution_state = fields.Selection(
        list(lifecycle.STATES.items()),
        string="Order-to-cash state",
        compute="_compute_distribution_state",
        store=True,
        help="Derived from what Odoo knows; nobody sets it.",
    )
    distribution_told_state = fields.Selection(
        list(lifecycle.STATES.items()),
        copy=False,
        help="The last state that an event was written for.",
    )
    distribution_event_ids = fields.One2many(
        "distribution.event",
        "sale_order_id",
        string="Timeline",
        groups="distribution_integration_base.group_viewer",
    )
    distribution_expected_steps = fields.Json(
        groups="distribution_integration_base.group_viewer",
        compute="_compute_distribution_expected_steps",
        help="[{step, label, due, state}]: what the timeline still waits for; the "
        "state is open, amber or red.",
    )
    distribution_sent_ids = fields.One2many(
        "distribution.message",
        "sale_order_id",
        string="Documents",
        groups="distribution_integration_base.group_viewer",
    )
    distribution_exception_ids = fields.One2many(
        "distribution.exception",
        "sale_order_id",
        domain=[("state", "=", "open")],
        groups="distribution_integration_base.group_viewer",
    )
    distribution_hold_ids = fields.One2many(
        "distribution.hold",
        "sale_order_id",
        string="Holds",
        domain=[("state", "=", "active")],
        groups="distribution_integration_base.group_viewer",
    )
    distribution_deadline_ids = fields.One2many(
        "distribution.deadline",
        "sale_order_id",
        string="Deadlines",
        domain=[("state", "in", ("open", "amber", "red"))],
        groups="distribution_integration_base.group_viewer",
    )
    distribution_hold_words = fields.Char(
        string="On hold because",
        groups="distribution_integration_base.group_viewer",
        compute="_compute_distribution_hold_words",
    )
    distribution_allocation_ids = fields.One2many(
        "distribution.allocation.request",
        "sale_order_id",
        string="Waits for stock",
        groups="distribution_integration_base.group_viewer",
    )

    # Small: most orders are closed. The tower counts by it.
    _distribution_open_index = models.Index(
        "(distribution_state) WHERE distribution_state NOT IN ('closed', 'cancelled')"
    )
    _distribution_name_index = models.Index("(name varchar_pattern_ops)")
    _distribution_reference_index = models.Index(
        "(client_order_ref varchar_pattern_ops) WHERE client_order_ref IS NOT NULL"
    )

    @api.depends(
        "state",
        "distribution_system_id",
        "order_line.qty_delivered",
        "order_line.invoice_lines.quantity",
        "order_line.invoice_lines.move_id.state",
        "order_line.product_uom_qty",
        "order_line.move_ids.state",
        "order_line.move_ids.quantity",
        "order_line.invoice_lines.move_id.payment_state",
        "distribution_hold_ids.state",
    )
    def _compute_distribution_state(self):
        """Derive the state from Odoo's facts (``engine.lifecycle.derive``).

        What changed is only noted here; the events are written before the commit.
        """
        ours = self.filtered("distribution_system_id")
        (self - ours).distribution_state = False
        for order in ours:
            order.distribution_state = lifecycle.derive(order._distribution_facts())
        ours._distribution_note_change()

    @api.depends(
        "distribution_state",
        "commitment_date",
        "distribution_event_ids",
        "distribution_deadline_ids.state",
    )
    def _compute_distribution_expected_steps(self):
        for order in self:
            state = order.distribution_state
            events = order.distribution_event_ids.mapped("event_type")
            reached = [event.removeprefix("order.") for event in events]
            steps = lifecycle.expected_steps(state, reached) if state else ()
            order.distribution_expected_steps = order._distribution_dots(steps)

    def _distribution_dots(self, steps):
        """Return what is expected, as the timeline draws it.

        Milestones with the deadline of the step that brings the order there, then the
        deadlines that are no milestone, such as the answer to the partner.
        """
        labels = dict(
            self._fields["distribution_state"]._description_selection(self.env)
        )
        # Of several of one kind, such as two acknowledgements, the most pressing.
        pressing = self.distribution_deadline_ids.sorted("due_at", reverse=True)
        late = {each.step: each for each in pressing}
        text = fields.Datetime.to_string
        dots = []
        for step in steps:
            task = STEP_OF_MILESTONE.get(step)
            due = late.pop(task).due_at if task in late else None
            if step == "shipped":
                due = due or self.commitment_date
            dots.append(
                {
                    "step": step,
                    "label": labels[step],
                    "due": text(due),
                    "state": self._distribution_colour(task),
                }
            )
        return dots + [
            {
                "step": each.step,
                "label": each.label,
                "due": text(each.due_at),
                "state": each.state,
            }
            for each in late.values()
        ]

    def _distribution_colour(self, step):
        found = self.distribution_deadline_ids.filtered(lambda each: each.step == step)
        return found.sorted("due_at")[:1].state or "open"

    def _distribution_facts(self):
        self.ensure_one()
        # Not filtered(): its lines would be read apart from those of other orders.
        goods, others = [], []
        for line in self.order_line:
            (goods if line._distribution_is_goods() else others).append(line)
        invoices = self.order_line.invoice_lines.move_id.filtered(
            lambda move: move.state == "posted"
        )
        return lifecycle.OrderFacts(
            confirmed=self.state == "sale",
            cancelled=self.state == "cancel",
            holds=tuple(
                self.distribution_hold_ids.filtered(
                    lambda hold: hold.state == "active"
                ).mapped("kind")
            ),
            unbilled=any(line._distribution_is_unbilled() for line in others),
            billed=bool(invoices),
            paid=bool(invoices)
            and all(
                move.payment_state in ("paid", "in_payment", "reversed")
                for move in invoices
            ),
            lines=tuple(line._distribution_line_facts() for line in goods),
        )

    def _distribution_note_change(self):
        """Have the state told once, just before this transaction commits."""
        ids = [order.id for order in self if isinstance(order.id, int)]
        if not ids:
            return
        noted = self.env.cr.precommit.data.setdefault("distribution.orders", set())
        if not noted:
            # The environment of a user must not decide whether a fact is told.
            orders = self.env["sale.order"].sudo()
            self.env.cr.precommit.add(orders._distribution_tell_states)
        noted.update(ids)

    def _distribution_tell_now(self):
        """Tell what these orders have come to, before something else is told."""
        self.mapped("distribution_state")
        self._distribution_tell_states()

    @api.model
    def _distribution_tell_states(self):
        """Write one event for each milestone that the noted orders have reached."""
        noted = self.env.cr.precommit.data.pop("distribution.orders", set())
        facts = []
        for order in self.browse(sorted(noted)).exists():
            told, now = order.distribution_told_state, order.distribution_state
            if told == now or not now:
                continue
            billed = now != "closed" or bool(order.invoice_ids)
            reached = lifecycle.milestones(told, now, billed=billed)
            facts += [order._distribution_fact(state) for state in reached]
            if not reached:
                facts.append(order._distribution_step_back(now))
            order.distribution_told_state = now
        self.env["distribution.event"]._emit(facts)

    def _distribution_fact(self, state):
        sentences = {
            "received": self.env._("%s was received."),
            "validated": self.env._("%s was checked: partner, items, units, prices."),
            "accepted": self.env._("%s was confirmed."),
            "allocated": self.env._("Stock is reserved for all of %s."),
            "partially_fulfilled": self.env._("A part of %s was shipped."),
            "shipped": self.env._("All of %s was shipped."),
            "invoiced": self.env._("%s is invoiced."),
            "closed": self.env._("%s is paid and closed."),
            "on_hold": self.env._("%s is on hold."),
            "cancelled": self.env._("%s was cancelled."),
        }
        name = self.client_order_ref or self.name
        # A milestone is reached once: stock that is freed and reserved again must not
        # send the partner a second answer.
        once = None if state in lifecycle.ASIDE else f"order.{state}:{self.id}"
        return {
            "event_type": f"order.{state}",
            "once_key": once,
            "record": self,
            "order": self,
            "message": self.distribution_message_id if state == "received" else None,
            "words": self._distribution_with_reason(state, sentences[state] % name),
        }

    def _distribution_with_reason(self, state, words):
        reason = state == "on_hold" and self.distribution_hold_words
        return f"{words} {reason}" if reason else words

    def _distribution_step_back(self, state):
        return {
            "event_type": "order.stepped_back",
            "record": self,
            "order": self,
            "words": self.env._(
                "%(order)s stepped back: %(state)s again.",
                order=self.client_order_ref or self.name,
                state=lifecycle.STATES[state],
            ),
        }

    def _compute_distribution_hold_words(self):
        for order in self:
            order.distribution_hold_words = " ".join(
                order.distribution_hold_ids.mapped("reason")
            )

    def _confirmation_error_message(self):
        """A hold stops the confirmation, and says why.

        Holds are looked for once for all orders that are confirmed together.
        """
        message = super()._confirmation_error_message()
        if message or not self.distribution_system_id:
            return message
        held = self.sudo().distribution_hold_ids
        return self.env["distribution.hold"]._refusal(held.sale_order_id) or False

    def _distribution_exception_domain(self):
        return [("sale_order_id", "in", self.ids), ("state", "=", "open")]

    def _distribution_subject_ids(self, exception):
        return exception.sale_order_id.ids

    def _distribution_may_reserve(self):
        """Return those of these orders that stock may be promised to now."""
        return self - self.env["distribution.hold"]._active_of(self).sale_order_id

    def _distribution_awaits_allocation(self):
        """Whether the lane has not looked at the order yet."""
        self.ensure_one()
        requests = self.sudo().distribution_allocation_ids
        return any(not request.looked_at for request in requests)

    def _distribution_request(self):
        """Return the order as the partner sent it, as a :class:`Request`."""
        self.ensure_one()
        asked = self.sudo().distribution_message_id.canonical or {}
        if self.distribution_store:
            asked = store_share(asked, self.distribution_store)
        return Request(asked)

    def _distribution_siblings(self):
        """Return the orders that one order of the partner was divided into."""
        self.ensure_one()
        if not self.distribution_store:
            return self
        return self.search(
            [("distribution_message_id", "=", self.distribution_message_id.id)],
            order="id",
        )

    def _action_cancel(self):
        """Cancelling has consequences beyond Odoo: ``distribution.order.cancel``."""
        ours = self.sudo().filtered("distribution_system_id")
        due = {order: compensation(order._distribution_facts()) for order in ours}
        result = super()._action_cancel()
        self.env["distribution.exception"].sudo()._orders_cancelled(self)
        if due:
            self.env["distribution.order.cancel"].sudo()._compensate(due)
        return result

    def write(self, vals):
        """Another agreed date is another deadline."""
        result = super().write(vals)
        if "commitment_date" in vals:
            self.env["distribution.deadline.rules"].sudo()._on_date_changed(self.sudo())
        return result

    def _distribution_zone(self):
        """Return the zone in which the partner of this order counts its days."""
        policy = self.sudo().distribution_system_id._order_policy()
        return policy._zone(self.partner_id)

    def _distribution_day(self, moment):
        """Return the partner's day of ``moment``, naive UTC; None without one."""
        return self._distribution_local(moment).date() if moment else None

    def _distribution_local(self, moment):
        """Return ``moment``, naive UTC, by the partner's clock (aware)."""
        return local(moment, self._distribution_zone())

    def action_release_distribution_holds(self):
        """Ask why the order may go on, then release its holds."""
        self.ensure_one()
        return self.distribution_hold_ids.action_release()
