# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one dictionary of the control tower's numbers."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import format_amount
from odoo.tools.safe_eval import safe_eval

from ...engine import lifecycle
from .number import Number

#: States of an order that is on its way: what is closed or cancelled is not counted.
OPEN_STATES = tuple(
    state for state in lifecycle.STATES if state not in ("closed", "cancelled")
)
#: Moves that still wait for stock, in whole or in part.
SHORT = ("confirmed", "waiting", "partially_available")
#: Where Odoo's own list does not show what one looks for: the partner's number, the
#: state of the order; and the list of account.move is one of journal entries.
LISTS = {
    "sale.order": "distribution_integration_base.view_order_list",
    "account.move": "account.view_out_invoice_tree",
}


class DistributionTowerNumber(models.AbstractModel):
    """Counts and lists by the same domain.

    Every domain asks for open rows only, under a partial index: how much is done and
    gone does not matter to how fast the tower opens. Addons add numbers by extending
    :meth:`_numbers`.
    """

    _name = "distribution.tower.number"
    _description = "Numbers of the control tower"

    @api.model
    def _numbers(self):
        """Return {key: :class:`.number.Number`}."""
        return {
            **self._order_numbers(),
            **self._exception_numbers(),
            **self._deadline_numbers(),
            **self._connection_numbers(),
            **self._stock_numbers(),
            **self._money_numbers(),
            **self._partner_numbers(),
        }

    def _order_numbers(self):
        return {
            "orders": Number(
                "pipeline",
                self.env._("Orders"),
                "sale.order",
                [("distribution_state", "in", list(OPEN_STATES))],
                by="distribution_state",
                values=OPEN_STATES,
            ),
            "reached": Number(
                "pipeline",
                self.env._("Reached today"),
                "distribution.event",
                [
                    ("at", ">=", self._today()),
                    (
                        "event_type",
                        "in",
                        [f"order.{state}" for state in lifecycle.STATES],
                    ),
                ],
                by="event_type",
                values=tuple(f"order.{state}" for state in lifecycle.STATES),
            ),
        }

    def _exception_numbers(self):
        """The tiles of the queue, and what may be this user's to decide."""
        exceptions = self.env["distribution.exception"]
        tiles = {
            f"exception_{tile.key}": Number(
                "exceptions",
                tile.label,
                exceptions._name,
                safe_eval(tile.domain, {"uid": self.env.uid}),
                level=tile.tone,
            )
            for tile in exceptions._tile_table()
        }
        return {
            "needs_me": Number(
                "verdict",
                self.env._("Needs you"),
                exceptions._name,
                [
                    *tiles["exception_todo"].domain,
                    ("user_id", "in", [False, self.env.uid]),
                ],
                level="danger",
            ),
            **tiles,
            "partner_exceptions": Number(
                "partners",
                self.env._("To decide"),
                exceptions._name,
                [*tiles["exception_todo"].domain, ("partner_id", "!=", False)],
                by="partner_id",
                level="danger",
            ),
        }

    def _deadline_numbers(self):
        deadlines = "distribution.deadline"
        return {
            "red": Number(
                "deadlines",
                self.env._("Deadlines missed"),
                deadlines,
                [("state", "=", "red")],
                since="due_at",
                level="danger",
            ),
            "amber": Number(
                "deadlines",
                self.env._("Due soon"),
                deadlines,
                [("state", "=", "amber")],
                level="warning",
            ),
            "next_hours": Number(
                "deadlines",
                self.env._("Due in the next 8 hours"),
                deadlines,
                [
                    ("state", "in", ["open", "amber"]),
                    ("due_at", "<=", self._now(hours=8)),
                ],
                level="info",
            ),
        }

    def _connection_numbers(self):
        messages = "distribution.message"
        down = [("breaker_ids.state", "in", ["open", "half_open"])]
        return {
            "breakers": Number(
                "verdict",
                self.env._("Connections down"),
                "distribution.interface",
                down,
                level="danger",
            ),
            "down": Number(
                "connections",
                self.env._("Down"),
                "distribution.interface",
                down,
                by="system_id",
                level="danger",
            ),
            "queue": Number(
                "connections",
                self.env._("Waiting"),
                messages,
                [("work_state", "in", ["waiting", "working"])],
                by="system_id",
                since="create_date",
            ),
            "blocked": Number(
                "connections",
                self.env._("Need a person"),
                messages,
                [("work_state", "=", "blocked")],
                by="system_id",
                level="danger",
            ),
            "unknown": Number(
                "connections",
                self.env._("Outcome unknown"),
                messages,
                [("delivery_state", "=", "unknown")],
                by="system_id",
                level="danger",
            ),
            "unacknowledged": Number(
                "connections",
                self.env._("No acknowledgement"),
                messages,
                [("ack_state", "=", "overdue"), ("superseded_by_id", "=", False)],
                by="system_id",
                level="warning",
            ),
        }

    def _stock_numbers(self):
        deliveries = "stock.picking"
        ours = [
            ("picking_type_id.code", "=", "outgoing"),
            ("sale_id.distribution_system_id", "!=", False),
        ]
        waiting = ["confirmed", "waiting", "assigned"]
        return {
            "ready": Number(
                "stock",
                self.env._("Deliveries ready to ship"),
                deliveries,
                [("state", "=", "assigned"), *ours],
                level="primary",
            ),
            "late": Number(
                "stock",
                self.env._("Late deliveries"),
                deliveries,
                [
                    ("state", "in", waiting),
                    ("scheduled_date", "<", self._now()),
                    *ours,
                ],
                level="danger",
            ),
            "short": Number(
                "stock",
                self.env._("Orders waiting for stock"),
                "sale.order",
                [
                    ("distribution_state", "in", ["accepted", "partially_fulfilled"]),
                    ("order_line.move_ids.state", "in", list(SHORT)),
                ],
                amount="amount_untaxed",
                level="warning",
            ),
        }

    def _money_numbers(self):
        unpaid = [
            ("distribution_system_id", "!=", False),
            ("state", "=", "posted"),
            ("payment_state", "in", ["not_paid", "partial"]),
        ]
        return {
            "to_invoice": Number(
                "money",
                self.env._("Shipped, not invoiced"),
                "sale.order.line",
                [
                    (
                        "order_id.distribution_state",
                        "in",
                        ["partially_fulfilled", "shipped"],
                    ),
                    ("qty_delivered", ">", 0),
                    ("untaxed_amount_to_invoice", ">", 0),
                ],
                amount="untaxed_amount_to_invoice",
                level="warning",
            ),
            "unpaid": Number(
                "money",
                self.env._("Invoiced, not paid"),
                "account.move",
                unpaid,
                amount="amount_residual_signed",
            ),
            "payment_late": Number(
                "money",
                self.env._("Payment overdue"),
                "account.move",
                [
                    *unpaid,
                    ("invoice_date_due", "<", fields.Date.context_today(self)),
                ],
                amount="amount_residual_signed",
                level="danger",
            ),
        }

    def _partner_numbers(self):
        return {
            "partner_rejected": Number(
                "partners",
                self.env._("Rejected in 30 days"),
                "distribution.message",
                [
                    ("ack_state", "=", "rejected"),
                    ("create_date", ">=", self._now(days=-30)),
                    ("partner_id", "!=", False),
                ],
                by="partner_id",
                level="warning",
            ),
            "partner_late": Number(
                "partners",
                self.env._("Deadlines missed"),
                "distribution.deadline",
                [("state", "=", "red"), ("partner_id", "!=", False)],
                by="partner_id",
                level="danger",
            ),
        }

    def _now(self, **shift):
        return fields.Datetime.to_string(fields.Datetime.now() + timedelta(**shift))

    def _today(self):
        """Return midnight of the user's own day, in UTC."""
        here = fields.Datetime.context_timestamp(self, fields.Datetime.now())
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        return fields.Datetime.to_string(midnight - midnight.utcoffset())

    # --- counting -----------------------------------------------------------------

    @api.model
    def _figures(self, keys=None):
        """Count; return {key: {value or None: figure}}.

        What the user may not read is left out. A figure is a dict: ``key``, ``label``,
        ``count``, ``amount`` (text), ``since`` (UTC text), ``level``, and ``action``,
        which opens exactly the rows that were counted.
        """
        return {
            key: self._count(key, number)
            for key, number in self._numbers().items()
            if (keys is None or key in keys)
            and self.env[number.model].has_access("read")
        }

    def _count(self, key, number):
        rows = self.env[number.model]._read_group(
            number.domain,
            [number.by] if number.by else [],
            ["__count", *number.aggregates],
        )
        if not number.by:
            return {None: self._figure(key, number, *rows[0])}
        figures = {
            value: self._figure(key, number, 0, value=value) for value in number.values
        }
        for value, *counted in rows:
            plain = value.id if isinstance(value, models.BaseModel) else value
            figures[plain] = self._figure(key, number, *counted, value=plain)
        return figures

    def _figure(self, key, number, count, *aggregates, value=None):
        found = dict(zip(number.aggregates, aggregates, strict=False))
        amount = found.get(f"{number.amount}:sum_currency")
        since = found.get(f"{number.since}:min")
        domain = [*number.domain, (number.by, "=", value)] if value else number.domain
        label = self._label(number, value)
        return {
            "key": f"{key}:{value}" if value else key,
            "label": label,
            "count": count,
            "amount": amount
            and format_amount(self.env, amount, self.env.company.currency_id),
            "since": since and fields.Datetime.to_string(since),
            "level": number.level if count else "secondary",
            "action": self._action(number, label, domain),
        }

    def _action(self, number, name, domain):
        """Return what opens the list of exactly ``domain``."""
        action = {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": number.model,
            "views": [[False, "list"], [False, "form"]],
            "domain": domain,
            "context": {"create": False},
        }
        if number.model in LISTS:
            action["views"][0][0] = self.env.ref(LISTS[number.model]).id
        if number.model == "account.move":
            action["context"]["default_move_type"] = "out_invoice"
        return action

    def _label(self, number, value):
        """Name the value where its field has words for it, else the number."""
        field = self.env[number.model]._fields.get(number.by)
        if value is None or field.type != "selection":
            return number.label
        return dict(field._description_selection(self.env))[value]
