# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Work that an order waits for: never in the transaction of the user who caused it."""

import random
from datetime import timedelta

from odoo import api, fields, models

from ...engine.errors import Issue
from ...engine.retry import RetryPolicy
from .. import clock
from ..road.distribution_drain import LaneBusy, issue_of

#: First key of the advisory lock under which the steps of one order are worked.
STEP_LOCK = 0x0D16
BATCH = 200
RETRY = RetryPolicy()
#: A refusal by Odoo is tried again this often: the cause may be mended elsewhere.
AGAIN = timedelta(hours=1)


class DistributionOrderStep(models.Model):
    """Insert-only queue: a row is a request, and is gone once it is served.

    Requests of one order are served together, one worker at a time, in a transaction
    of their own; a second request for the same finds nothing left to do.
    """

    _name = "distribution.order.step"
    _description = "Step of an order"
    _order = "id"
    _log_access = False
    _rec_name = "step"

    sale_order_id = fields.Many2one(
        "sale.order", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", required=True)
    step = fields.Selection(
        [
            ("confirm", "Confirm"),
            ("reserve", "Reserve"),
            ("invoice", "Invoice"),
            ("recheck", "Look at the hold again"),
        ],
        required=True,
    )
    next_try_at = fields.Datetime(
        required=True, default=lambda self: clock.begun(self.env)
    )
    failures = fields.Integer()

    _due_index = models.Index("(next_try_at, id)")

    @api.model
    def _request(self, orders, step):
        """Have ``step`` done for ``orders`` soon after this transaction commits."""
        if not orders:
            return
        self.sudo().create(
            [
                {
                    "sale_order_id": order.id,
                    "company_id": order.company_id.id,
                    "step": step,
                }
                for order in orders
            ]
        )
        self.sudo().with_delay(
            eta=1,
            description="Distribution: steps of orders",
            identity_key="distribution.order.step",
        )._run()

    @api.model
    def _run(self):
        """Serve what is due, order by order. Returns the number of orders served."""
        drain = self.env["distribution.drain"]
        due = drain._in_own_transaction(self._due_orders)
        for order_id in due:
            self._serve(drain, order_id)
        return len(due)

    @api.model
    def _due_orders(self, env):
        due = env[self._name].search(
            [("next_try_at", "<=", clock.now(env))], limit=BATCH
        )
        return due.sale_order_id.ids

    def _serve(self, drain, order_id):
        """One order in its own lane: what stops it does not stop the next one."""
        lane = None
        with drain._in_lane((STEP_LOCK, order_id)):
            for _turn in range(2):
                try:
                    with drain._in_lane(lane):
                        drain._insist(self._perform, order_id, lane)
                    return
                except LaneBusy as busy:
                    lane = busy.lane
                except Exception as error:  # any fault is this order's own
                    drain._insist(self._record_failure, order_id, error)
                    return

    @api.model
    def _perform(self, env, order_id, lane):
        requests = env[self._name].search(
            [
                ("sale_order_id", "=", order_id),
                ("next_try_at", "<=", clock.now(env)),
            ]
        )
        order = requests.sale_order_id.with_context(
            allowed_company_ids=requests.company_id.ids, distribution_lane=lane
        )
        wanted = set(requests.mapped("step"))
        for step, _label in self._fields["step"].selection:
            if step in wanted:
                getattr(order.env["distribution.order.work"], f"_{step}")(order)
        env["distribution.exception"]._settle(order, cause="order_step")
        requests.unlink()

    @api.model
    def _record_failure(self, env, order_id, error):
        """Put the order before a person, and try again later all the same."""
        requests = env[self._name].search([("sale_order_id", "=", order_id)])
        order, issue = requests.sale_order_id, issue_of(error)
        failures = max(requests.mapped("failures"), default=0) + 1
        wait = RETRY.wait(issue.error_class, failures, random.random())
        requests.write(
            {
                "failures": failures,
                "next_try_at": clock.now(env)
                + (AGAIN if wait is None else timedelta(seconds=wait)),
            }
        )
        if order and wait is None:
            told = Issue(
                issue.error_class,
                "order_step",
                self.env._(
                    "%(order)s does not go on by itself: %(words)s",
                    order=order.client_order_ref or order.name,
                    words=issue.words,
                ),
                issue.hint
                or self.env._("Mend it; within the hour it is tried again by itself."),
            )
            env["distribution.exception"]._open(told, order=order)
