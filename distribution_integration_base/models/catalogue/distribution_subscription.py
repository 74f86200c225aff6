# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which event makes a document leave through which interface."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools.sql import SQL


class DistributionSubscription(models.Model):
    """``event_type`` of ``system_id`` -> one document through ``interface_id``.

    An interface for events tells the event itself; every other one sends the business
    document that the event calls for. ``position`` is how far it has been told.
    """

    _name = "distribution.subscription"
    _description = "Subscription"
    _order = "system_id, event_type"

    event_type = fields.Selection(
        selection="_selection_event_type", string="Event", required=True, index=True
    )
    interface_id = fields.Many2one(
        "distribution.interface",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("direction", "=", "out")],
    )
    system_id = fields.Many2one(
        related="interface_id.system_id", store=True, index=True
    )
    company_id = fields.Many2one(related="interface_id.company_id", store=True)
    active = fields.Boolean(default=True)
    all_systems = fields.Boolean(
        string="Of every system",
        help="Tell what happens with any partner of the company, not only with this "
        "system. For interfaces that send events.",
    )
    paused = fields.Boolean(
        readonly=True,
        copy=False,
        help="Events are kept and told, in order, once it is resumed.",
    )
    position = fields.Integer(
        readonly=True,
        copy=False,
        default=lambda self: self._top(),
        help="The last event that was passed on.",
    )
    behind_count = fields.Integer(
        string="Kept back", compute="_compute_statistics", help="Events not passed on."
    )
    waiting_count = fields.Integer(
        string="On their way",
        compute="_compute_statistics",
        help="Documents of its interface that have not left yet.",
    )
    waiting_since = fields.Datetime(compute="_compute_statistics")
    last_delivered_at = fields.Datetime(compute="_compute_statistics")

    _event_interface_unique = models.UniqueIndex(
        "(event_type, interface_id)", "This event goes to this interface already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_place(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_place(vals)
        return super().write(vals)

    def _check_place(self, vals):
        """What was told is not told again because somebody wrote a number."""
        if {"paused", "position"} & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._("How far it has been told changes by Pause and Resume only.")
            )

    @api.model
    def _selection_event_type(self):
        return self.env["distribution.event"]._event_type_choices()

    @api.constrains("event_type")
    def _check_event_type(self):
        """Choices that are computed are not checked by the field itself."""
        choices = dict(self._selection_event_type())
        for subscription in self:
            if subscription.event_type not in choices:
                raise ValidationError(
                    self.env._(
                        "There is no event %s: choose one of the list.",
                        subscription.event_type,
                    )
                )

    @api.constrains("all_systems", "interface_id")
    def _check_all_systems(self):
        for subscription in self:
            kind = subscription.interface_id.document_type
            if subscription.all_systems and kind != "event":
                raise ValidationError(
                    self.env._(
                        "One partner's documents are not for another one: only events "
                        "can be told of every system."
                    )
                )

    @api.model
    def _top(self):
        """Return the position of the newest event."""
        return self.env["distribution.event"]._top()

    def _compute_statistics(self):
        top = self._top()
        waiting = self._waiting()
        for subscription in self:
            interface = subscription.interface_id
            count, since = waiting.get(interface, (0, False))
            subscription.waiting_count = count
            subscription.waiting_since = since
            subscription.last_delivered_at = self._last_delivered(interface)
            # Subscriptions that are not paused follow within a second.
            subscription.behind_count = (
                self.env["distribution.event"].search_count(
                    [("position", ">", subscription.position)]
                )
                if subscription.paused and subscription.position < top
                else 0
            )

    def _waiting(self):
        groups = self.env["distribution.message"]._read_group(
            [
                ("interface_id", "in", self.interface_id.ids),
                ("direction", "=", "out"),
                ("work_state", "in", ("waiting", "working", "blocked")),
            ],
            ["interface_id"],
            ["__count", "create_date:min"],
        )
        return {interface: (count, since) for interface, count, since in groups}

    def _last_delivered(self, interface):
        return (
            self.env["distribution.attempt"]
            .search(
                [
                    ("interface_id", "=", interface.id),
                    ("remote", "=", True),
                    ("outcome", "=", "ok"),
                ],
                limit=1,
            )
            .at
        )

    def _wants(self, event):
        """Whether ``event`` is to be told, and was not passed on yet."""
        if event.position <= self.position:
            return False
        if self.all_systems:
            concerned = event.company_id == self.company_id
        else:
            concerned = event.system_id == self.system_id
        return concerned and event._is_meant(self.event_type, event.event_type)

    @api.model
    def _move_on(self, position):
        """Have all but the paused ones stand at ``position``.

        An archived one, or one whose interface is closed, misses what happens.
        """
        self.flush_model()
        self.env.cr.execute(
            SQL(
                "UPDATE distribution_subscription SET position = %(position)s "
                "WHERE paused IS NOT TRUE AND position < %(position)s",
                position=position,
            )
        )
        self.invalidate_model(["position"], flush=False)

    def action_pause(self):
        """Keep events back until it is resumed; none is missed."""
        self._switch(True, "paused", self.env._("Paused by %s.", self.env.user.name))

    def action_resume(self):
        """Tell what was kept back, in order, then go on."""
        self._switch(False, "resumed", self.env._("Resumed by %s.", self.env.user.name))
        self.env["distribution.drain"]._wake()

    def _switch(self, paused, decision, words):
        self.check_access("write")
        if any(subscription.paused == paused for subscription in self):
            raise UserError(self.env._("It is so already."))
        self.sudo().paused = paused
        self.env["distribution.audit"]._note(self, decision, words)
