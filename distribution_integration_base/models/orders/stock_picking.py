# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery that left is a fact to be told; one that is on hold does not leave."""

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = ["stock.picking", "distribution.banner"]

    distribution_return_id = fields.Many2one(
        "distribution.return",
        string="Return of a partner",
        readonly=True,
        copy=False,
        index="btree_not_null",
        groups="distribution_integration_base.group_viewer",
    )

    _distribution_name_index = models.Index("(name varchar_pattern_ops)")

    def _distribution_exception_domain(self):
        """Also what holds its order up, and its own steps that are overdue."""
        about = Domain(super()._distribution_exception_domain())
        waiting = self.filtered(lambda picking: picking.state not in ("done", "cancel"))
        held = Domain("cause", "=like", "hold:%")
        held &= Domain("sale_order_id", "in", waiting.sale_id.ids)
        late = [f"{each._name},{each.id}" for each in self._distribution_late_steps()]
        more = held | Domain("subject", "in", late)
        return list(about | (Domain("state", "=", "open") & more))

    def _distribution_late_steps(self):
        return (
            self.env["distribution.deadline"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("state", "=", "red"),
                ]
            )
        )

    def _distribution_subject_ids(self, exception):
        model, _sep, res_id = exception.subject.partition(",")
        if model == "distribution.hold":
            order = exception.sale_order_id
            return self.filtered(lambda picking: picking.sale_id == order).ids
        if model == "distribution.deadline":
            return [self.env[model].sudo().browse(int(res_id)).res_id]
        return super()._distribution_subject_ids(exception)

    def action_assign(self):
        """A person who asks for stock is told why there is none to be had."""
        self._distribution_refuse_held()
        return super().action_assign()

    def _action_done(self):
        self._distribution_refuse_held()
        # What the order had come to is told before what leaves: an answer that waits
        # for reserved stock must not come after the shipment notice.
        self.sale_id.sudo()._distribution_tell_now()
        result = super()._action_done()
        self._distribution_tell_dispatch()
        self.env["distribution.return"].sudo()._on_done(self.sudo())
        return result

    def _distribution_refuse_held(self):
        """:raises UserError: goods of an order on hold would go on their way.

        What comes back from a customer is always taken in.
        """
        outbound = self.filtered(lambda pick: pick.picking_type_code != "incoming")
        refusal = self.env["distribution.hold"]._refusal(outbound.sale_id)
        if refusal:
            raise UserError(refusal)

    def _distribution_is_dispatch(self):
        """Whether this done delivery of a connected order has left the house."""
        self.ensure_one()
        return (
            self.state == "done"
            and self.picking_type_code == "outgoing"
            and bool(self.sale_id.distribution_system_id)
        )

    def _distribution_ready_to_tell(self):
        """Whether all is known that a shipment notice must say.

        Extended where something still has to come from outside (a carrier's label).
        """
        self.ensure_one()
        return True

    def _distribution_tell_dispatch(self, again=None):
        """Emit ``shipment.dispatched``, once for each delivery; nothing is called.

        :param again: id of the message that corrected what had left: told once more.
        """
        times = f":{again}" if again else ""
        left = self.filtered(
            lambda picking: picking._distribution_is_dispatch()
            and picking._distribution_ready_to_tell()
        )
        facts = [
            {
                "event_type": "shipment.dispatched",
                "record": picking,
                "order": picking.sale_id,
                "once_key": f"shipment.dispatched:{picking.id}{times}",
                "words": self.env._("What left as %s was corrected.", picking.name)
                if again
                else self.env._("%s was dispatched.", picking.name),
            }
            for picking in left
        ]
        self.env["distribution.event"].sudo()._emit(facts)
        self.env["distribution.order.work"].sudo()._bill_later(left.sudo().sale_id)

    def _create_backorder(self, *args, **kwargs):
        """The rest of an order does not overtake those who wait in the lane."""
        leaving = self.with_context(distribution_lane_serves=True)
        made = super(StockPicking, leaving)._create_backorder(*args, **kwargs)
        return made.with_env(self.env)
