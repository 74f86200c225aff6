# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Why an order may not go on, until somebody or something releases it."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ...engine import holds
from ...engine.errors import Issue
from .. import clock

#: Group behind each role of ``engine.holds.RIGHTS``.
GROUPS = {role: f"distribution_integration_base.group_{role}" for role in holds.RIGHTS}


class DistributionHold(models.Model):
    """At most one active row for each order and kind.

    Before the order is confirmed a hold stops the confirmation, afterwards the
    delivery; stock that is reserved stays reserved. Placed by a check or by a person;
    ``automatic`` ones are looked at again by ``distribution.hold.recheck``.
    """

    _name = "distribution.hold"
    _description = "Hold"
    _order = "id desc"
    _rec_name = "reason"

    sale_order_id = fields.Many2one(
        "sale.order", required=True, readonly=True, ondelete="cascade", index=True
    )
    kind = fields.Selection(list(holds.KINDS.items()), required=True, readonly=True)
    reason = fields.Char(required=True, readonly=True, help="Why, in a sentence.")
    until = fields.Datetime(
        readonly=True, help="Released by itself then; empty: by a person only."
    )
    automatic = fields.Boolean(
        string="Placed by a check", readonly=True, help="Else by a person."
    )
    state = fields.Selection(
        [("active", "Active"), ("released", "Released")],
        required=True,
        default="active",
        readonly=True,
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    system_id = fields.Many2one(
        "distribution.system", readonly=True, index="btree_not_null"
    )
    partner_id = fields.Many2one("res.partner", readonly=True, index="btree_not_null")
    released_at = fields.Datetime(readonly=True)
    released_by_id = fields.Many2one("res.users", readonly=True)
    release_reason = fields.Char(readonly=True)
    may_release = fields.Boolean(compute="_compute_may_release")

    _active_unique = models.UniqueIndex(
        "(sale_order_id, kind) WHERE state = 'active'",
        "The order is on hold for this already.",
    )
    _until_index = models.Index("(until) WHERE state = 'active'")

    @api.constrains("until", "kind")
    def _check_until(self):
        for hold in self:
            if hold.until and hold.kind != "manual":
                raise ValidationError(
                    self.env._("Only a manual hold can end on a date.")
                )

    @api.depends_context("uid")
    @api.depends("kind", "state")
    def _compute_may_release(self):
        roles = self._roles()
        for hold in self:
            active = hold.state == "active"
            hold.may_release = active and holds.may_decide(hold.kind, roles)

    def _roles(self):
        user = self.env.user
        return [role for role, group in GROUPS.items() if user.has_group(group)]

    @api.model
    def _check_right(self, kind):
        """:raises AccessError: the user may not decide on holds of ``kind``."""
        if self.env.su or holds.may_decide(kind, self._roles()):
            return
        raise AccessError(
            self.env._(
                "A hold of kind '%s' is not yours to decide on. Ask finance for "
                "credit, fraud and price; customer service for address, price and "
                "manual holds.",
                dict(self._fields["kind"]._description_selection(self.env))[kind],
            )
        )

    # --- what it stops ---

    @api.model
    def _active_of(self, orders):
        """Return the active holds on ``orders``: one query, whoever asks."""
        domain = [("sale_order_id", "in", orders.ids), ("state", "=", "active")]
        return self.sudo().search(domain) if orders else self.sudo().browse()

    @api.model
    def _refusal(self, orders):
        """Return the sentences that say why ``orders`` may not go on, or nothing."""
        holds_on = self._active_of(orders)
        if not holds_on:
            return ""
        said = [
            self.env._(
                "%(order)s is on hold: %(reason)s",
                order=hold.sale_order_id.name,
                reason=hold.reason,
            )
            for hold in holds_on
        ]
        return " ".join([*said, self.env._("Have the hold released first.")])

    # --- placing ---

    @api.model
    def _place(self, order, kind, reason, until=None, *, automatic=False):
        """Put ``order`` on hold; a hold of this kind that it has already stays.

        :param kind: a key of ``engine.holds.KINDS``.
        :param reason: a sentence for the person who reads it.
        :param until: naive UTC datetime at which a manual hold ends by itself.
        :return: the active hold.
        """
        return self._place_all([(order, kind, reason, until)], automatic=automatic)

    @api.model
    def _place_all(self, wanted, *, automatic=True):
        """The same for [(order, kind, reason, until)], with a fixed number of queries.

        Of two reasons for one hold the first counts.

        :return: the active holds of these kinds on these orders.
        """
        if not wanted:
            return self.browse()
        orders = self.env["sale.order"].union(*(row[0] for row in wanted))
        there = self.sudo().search(
            [("sale_order_id", "in", orders.ids), ("state", "=", "active")]
        )
        known = {(hold.sale_order_id.id, hold.kind): hold for hold in there}
        fresh = {
            (order.id, kind): self._prepare_hold(order, kind, reason, until, automatic)
            for order, kind, reason, until in reversed(wanted)
            if (order.id, kind) not in known
        }
        placed = self.sudo().create(list(fresh.values()))
        for hold in placed if automatic else ():
            hold._open_exception()
        kept = [
            known[row[0].id, row[1]] for row in wanted if (row[0].id, row[1]) in known
        ]
        return self.browse().union(placed, *kept)

    def _prepare_hold(self, order, kind, reason, until, automatic):
        return {
            "sale_order_id": order.id,
            "kind": kind,
            "reason": reason,
            "until": until,
            "automatic": automatic,
            "company_id": order.company_id.id,
            "system_id": order.distribution_system_id.id,
            "partner_id": order.partner_id.id,
        }

    def _open_exception(self):
        """What a check holds up needs a person, who finds it in the queue."""
        self.ensure_one()
        issue = Issue(
            "business_rule",
            f"hold:{self.kind}",
            self.env._(
                "%(order)s is on hold: %(reason)s",
                order=self.sale_order_id.client_order_ref or self.sale_order_id.name,
                reason=self.reason,
            ),
            self.env._("Mend the cause, or release the hold and say why."),
        )
        self.env["distribution.exception"].sudo()._open(
            issue, record=self, order=self.sale_order_id
        )

    @api.model
    def _place_by_person(self, order, kind, reason, until=None):
        """Put ``order`` on hold because the current user says so, and note it."""
        self._check_right(kind)
        order.check_access("read")
        if order.state == "cancel" or not order.distribution_system_id:
            raise UserError(
                self.env._(
                    "Only an order of a connected system that is not cancelled can be "
                    "put on hold."
                )
            )
        if until and until <= fields.Datetime.now():
            raise UserError(self.env._("Choose a time that is still to come."))
        hold = self._place(order, kind, reason, until)
        self.env["distribution.audit"]._note(
            hold,
            "held",
            self.env._("%(order)s was put on hold.", order=order.name),
            reason=reason,
            after={"kind": kind, "until": until and fields.Datetime.to_string(until)},
        )
        return hold

    # --- releasing ---

    def _release(self, words):
        """Release what is active among these; the orders then go on by themselves.

        :param words: why, in a sentence.
        """
        active = self.sudo().filtered(lambda hold: hold.state == "active")
        if not active:
            return
        active.write(
            {
                "state": "released",
                "released_at": clock.now(self.env),
                "released_by_id": self.env.uid,
                "release_reason": words,
            }
        )
        self.env["distribution.exception"].sudo()._settle(active, words)
        self._let_go(active.sale_order_id, words)

    def _let_go(self, orders, words):
        """Tell which orders are free again, and have them go on after the commit."""
        free = orders - self._active_of(orders).sale_order_id
        free = free.filtered(lambda order: order.state != "cancel")
        self.env["distribution.event"].sudo()._emit(
            [
                {
                    "event_type": "order.released",
                    "record": order,
                    "order": order,
                    "words": self.env._(
                        "%(order)s was released: %(words)s",
                        order=order.client_order_ref or order.name,
                        words=words,
                    ),
                }
                for order in free
            ]
        )
        work = self.env["distribution.order.work"]
        steps = self.env["distribution.order.step"]
        steps._request(free.filtered(work._waits_for_confirmation), "confirm")
        steps._request(free.filtered(lambda order: order.state == "sale"), "reserve")

    def action_release(self):
        """Ask why, then release (:meth:`_release_by_person`)."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Release"),
            "res_model": "distribution.hold.release",
            "view_mode": "form",
            "target": "new",
            "context": {"default_hold_ids": self.ids},
        }

    def _release_by_person(self, reason):
        """Release because the current user says so, and note the decision."""
        self.check_access("read")
        for kind in set(self.mapped("kind")):
            self._check_right(kind)
        active = self.filtered(lambda hold: hold.state == "active")
        if not active:
            raise UserError(self.env._("Nothing is on hold here any more."))
        for hold in active:
            self.env["distribution.audit"]._note(
                hold,
                "released",
                self.env._(
                    "%(order)s was released: %(reason)s",
                    order=hold.sale_order_id.name,
                    reason=hold.reason,
                ),
                reason=reason,
                before={"kind": hold.kind, "state": "active"},
                after={"kind": hold.kind, "state": "released"},
            )
        active._release(reason)

    @api.model
    def _look_again(self, partners):
        """These customers have paid something: look at their credit holds again.

        Not in the transaction of whoever reconciles: as a step of the orders.
        """
        domain = [
            ("state", "=", "active"),
            ("automatic", "=", True),
            ("kind", "=", "credit"),
            ("partner_id.commercial_partner_id", "in", partners.ids),
        ]
        held = self.search(domain).sale_order_id
        firsts = [
            orders[:1]
            for orders in held.grouped(
                lambda order: (order.company_id, order.partner_id.commercial_partner_id)
            ).values()
        ]
        self.env["distribution.order.step"]._request(
            held.browse().union(*firsts), "recheck"
        )

    def write(self, vals):
        """A hold is placed and released; nobody rewrites why."""
        if not self.env.su:
            raise AccessError(
                self.env._("A hold changes by its buttons only, or by itself.")
            )
        return super().write(vals)

    @api.model
    def _cron(self):
        """Release what is over, and what its cause is gone of."""
        over = self.search(
            [("state", "=", "active"), ("until", "<=", clock.now(self.env))]
        )
        watches = self.env["distribution.watch"]
        for hold in over:
            name = self.env._("End of the hold of %s", hold.sale_order_id.name)
            with watches._part(f"hold:{hold.id}", name):
                hold._release(self.env._("The date it was held until has come."))
        with watches._part("recheck", self.env._("Second look at holds")):
            self.env["distribution.hold.recheck"]._recheck()
