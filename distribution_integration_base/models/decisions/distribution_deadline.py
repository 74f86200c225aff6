# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A step that is expected, and when it is due."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine import deadlines
from ...engine.errors import Issue
from .. import clock
from . import deadline_sql


class DistributionDeadline(models.Model):
    """One row per step and subject: open, then amber, then red, until it happens.

    Written and settled set-wise by events (``distribution.deadline.rules``), turned by
    the clock with one statement. What turns red opens an exception, which closes when
    the step happens after all.
    """

    _name = "distribution.deadline"
    _description = "Deadline"
    _order = "due_at, id"
    _log_access = False
    _rec_name = "step"

    step = fields.Char(required=True, readonly=True)
    label = fields.Char(compute="_compute_label", string="Expected")
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(
        model_field="res_model", required=True, readonly=True
    )
    sale_order_id = fields.Many2one(
        "sale.order", readonly=True, ondelete="cascade", index="btree_not_null"
    )
    message_id = fields.Many2one(
        "distribution.message",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    system_id = fields.Many2one(
        "distribution.system",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    expected_since = fields.Datetime(
        required=True, readonly=True, default=lambda self: clock.begun(self.env)
    )
    amber_at = fields.Datetime(string="Amber from", readonly=True)
    due_at = fields.Datetime(string="Due", required=True, readonly=True)
    state = fields.Selection(
        [
            ("open", "Open"),
            ("amber", "Due soon"),
            ("red", "Overdue"),
            ("met", "Met"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="open",
        readonly=True,
    )
    met_at = fields.Datetime(string="Happened", readonly=True)

    _open_unique = models.UniqueIndex(
        "(res_model, res_id, step) WHERE state IN ('open', 'amber', 'red')"
    )
    _due_index = models.Index("(due_at) WHERE state IN ('open', 'amber', 'red')")
    _amber_index = models.Index("(amber_at) WHERE state = 'open'")

    def _compute_label(self):
        for deadline in self:
            deadline.label = deadlines.STEPS.get(deadline.step, deadline.step)

    # --- expecting ---

    @api.model
    def _expect(self, record, step, due, amber=None, order=None, message=None):
        """Expect ``step`` of ``record`` by ``due``; one that is open is moved there.

        :param due: naive UTC datetime; ``amber``, from when to warn, likewise.
        """
        return self._expect_all([(record, step, due, amber, order, message)])

    @api.model
    def _expect_all(self, wanted):
        """The same for a list of such tuples, in one statement.

        :return: the deadlines.
        """
        rows = {
            (record._name, record.id, step): self._prepare_row(record, step, *rest)
            for record, step, *rest in wanted
        }
        if not rows:
            return self.browse()
        found = self.env.execute_query(deadline_sql.expect(list(rows.values())))
        self.invalidate_model()
        moved = self.browse(row[0] for row in found if row[1])
        if moved:
            words = self.env._("It is due at another time now.")
            self.env["distribution.exception"].sudo()._settle(moved, words)
        return self.browse(row[0] for row in found)

    def _prepare_row(self, record, step, due, amber=None, order=None, message=None):
        # Whoever the record itself is with is waited for, not the order's customer.
        system = "system_id" in record._fields and record.system_id
        system = system or (order and order.distribution_system_id)
        subject = order or record
        return {
            "step": step,
            "res_model": record._name,
            "res_id": record.id,
            "sale_order_id": order.id if order else None,
            "message_id": message.id if message else None,
            "system_id": system.id if system else None,
            "company_id": subject.company_id.id,
            "partner_id": subject.partner_id.id or None,
            "expected_since": clock.begun(self.env),
            "amber_at": amber,
            "due_at": due,
            "state": "open",
        }

    # --- what happens ---

    @api.model
    def _meet(self, records, step):
        """The step has happened to ``records``: nobody waits for it any more."""
        return self._settle("met", self._about(records), step)

    @api.model
    def _cancel(self, records, step=None):
        """The step of ``records`` (all of them by default) will not come."""
        return self._settle("cancelled", self._about(records), step)

    @api.model
    def _meet_of_orders(self, orders, step):
        """The step has happened to everything about ``orders``."""
        return self._settle("met", self._of(orders), step)

    @api.model
    def _cancel_of_orders(self, orders, step=None):
        """The step (all of them by default) will not come for ``orders``."""
        return self._settle("cancelled", self._of(orders), step)

    def _about(self, records):
        return SQL(
            "res_model = %s AND res_id = ANY(%s)", records._name, list(records.ids)
        )

    def _of(self, orders):
        return SQL("sale_order_id = ANY(%s)", list(orders.ids))

    def _settle(self, state, which, step):
        """Close the open deadlines ``which`` (SQL), and the exceptions of red ones."""
        rows = self.env.execute_query(deadline_sql.settle(state, which, step))
        if not rows:
            return self.browse()
        self.invalidate_model()
        settled = self.browse(row[0] for row in rows)
        red = self.browse(row[0] for row in rows if row[1] == "red")
        for name, late in red.grouped("step").items():
            self.env["distribution.exception"].sudo()._settle(
                late, self.env._("It happened after all."), cause=f"deadline:{name}"
            )
        return settled

    # --- what time brings ---

    @api.model
    def _cron(self):
        """Turn what is due amber or red, in a transaction of its own."""
        watches = self.env["distribution.watch"]
        with watches._part("deadlines", self.env._("Deadlines turn amber and red")):
            self.env["distribution.drain"]._insist(self._turn)

    @api.model
    def _turn(self, env):
        """One statement for all; each that turns red is put before a person."""
        deadline_model = env["distribution.deadline"]
        turned = env.execute_query(deadline_sql.turn(clock.now(env)))
        deadline_model.invalidate_model()
        red = deadline_model.browse(row[0] for row in turned if row[1] == "red")
        for deadline in red:
            # A missing acknowledgement has an exception of its own (ack_overdue).
            if deadline.step != "receipt":
                deadline._open_exception()
        return len(turned)

    def _open_exception(self):
        self.ensure_one()
        order = self.sale_order_id
        name = order.client_order_ref or order.name or self.message_id.name
        if self.step.startswith("warehouse_"):
            name = self.env[self.res_model].browse(self.res_id).display_name
        issue = Issue(
            "business_rule",
            f"deadline:{self.step}",
            self.env._(
                "%(step)s of %(name)s for %(partner)s is overdue.",
                step=self.label,
                name=name,
                partner=self.system_id.name
                if self.step.startswith("warehouse_")
                else self.partner_id.name or self.system_id.name,
            ),
            self._hint(),
        )
        self.env["distribution.exception"]._open(
            issue, record=self, order=order, message=self.message_id
        )

    def _hint(self):
        hints = {
            "acknowledge": self.env._(
                "Find out what holds the order up (a hold, a missing item), settle it; "
                "the answer then leaves by itself."
            ),
            "ship": self.env._(
                "Ship what is there, or agree on a new date with the partner and enter "
                "it as the order's delivery date."
            ),
            "asn": self.env._(
                "The goods are on their way and the partner does not know: open the "
                "order's documents and send the shipment notice."
            ),
            "invoice": self.env._("Invoice what was shipped."),
            "warehouse_shipment": self.env._(
                "Ask the warehouse whether it has shipped. Goods that left and were "
                "not told are not announced to the customer either."
            ),
            "warehouse_receipt": self.env._(
                "Ask the warehouse whether the goods have come, and the supplier "
                "where they are."
            ),
        }
        return hints.get(self.step, "")

    def action_open_subject(self):
        """Open what the step is expected of."""
        self.ensure_one()
        order = self.sale_order_id
        return {
            "type": "ir.actions.act_window",
            "res_model": order._name if order else self.res_model,
            "res_id": order.id or self.res_id,
            "view_mode": "form",
        }
