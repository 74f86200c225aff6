# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner is told of our stock."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.errors import Issue
from ...engine.numbers import decimal_text
from .. import clock
from ..road.distribution_drain import issue_of


class DistributionStockFeed(models.Model):
    """Settings of an interface for inventory reports, and what was told when.

    What is available is on hand less reserved, less the safety quantity; never less
    than nothing, nor more than the most. Making the report: ``_publish``.
    """

    _name = "distribution.stock.feed"
    _inherit = ["distribution.assortment", "distribution.stock.feed.run"]
    _description = "Stock feed"
    _order = "system_id, id"
    _check_company_auto = True

    interface_id = fields.Many2one(
        domain=[("direction", "=", "out"), ("document_type", "=", "inventory")]
    )
    warehouse_ids = fields.Many2many(
        "stock.warehouse",
        string="Warehouses",
        check_company=True,
        help="Empty: all of the company.",
    )
    by_warehouse = fields.Boolean(
        string="Each warehouse by itself",
        help="Without it the partner is told one figure for all of them together.",
    )
    tell_on_hand = fields.Boolean(string="On hand")
    tell_reserved = fields.Boolean(string="Reserved")
    tell_on_order = fields.Boolean(string="On order")
    tell_backorder = fields.Boolean(string="Backorders")
    available_code = fields.Char(
        string="Code of available",
        help="The partner's own code for what is available (X12 element 673, EDIFACT "
        "6063). Empty: the usual one.",
    )
    safety_quantity = fields.Float(help="Kept back of every item.", digits=False)
    least = fields.Float(
        string="Floor", help="Less than this is told as nothing.", digits=False
    )
    most = fields.Float(
        string="Never more than", help="0: whatever there is.", digits=False
    )
    delta_minutes = fields.Integer(
        string="Changes every (minutes)", default=60, help="0: never by itself."
    )
    full_daily = fields.Boolean(string="Everything once a day", default=True)
    full_hour = fields.Float(
        string="At", default=2.0, help="In the time zone of the company's partner."
    )
    run = fields.Integer(string="Reports", readonly=True, copy=False)
    last_checked_at = fields.Datetime(readonly=True, copy=False)
    last_told_at = fields.Datetime(readonly=True, copy=False)
    last_full_at = fields.Datetime(readonly=True, copy=False)
    message_id = fields.Many2one(
        "distribution.message",
        string="Last report",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )
    told_ids = fields.One2many("distribution.stock.told", "feed_id")
    told_count = fields.Integer(compute="_compute_told_count")

    _interface_unique = models.UniqueIndex(
        "(interface_id)", "This interface has a stock feed already."
    )

    @api.constrains("safety_quantity", "least", "most", "delta_minutes", "full_hour")
    def _check_figures(self):
        for feed in self:
            numbers = (feed.safety_quantity, feed.least, feed.most, feed.delta_minutes)
            if min(numbers) < 0 or not 0 <= feed.full_hour < 24:
                raise ValidationError(
                    self.env._(
                        "Quantities and minutes are not negative, and the hour is from "
                        "0 to 23:59."
                    )
                )

    @api.constrains("interface_id")
    def _check_interface(self):
        for feed in self:
            interface = feed.interface_id
            if (interface.direction, interface.document_type) != ("out", "inventory"):
                raise ValidationError(
                    self.env._(
                        "A stock feed needs an outgoing interface for inventory "
                        "reports; %s is another one.",
                        interface.name,
                    )
                )

    def _compute_told_count(self):
        groups = self.env["distribution.stock.told"]._read_group(
            [("feed_id", "in", self.ids)], ["feed_id"], ["__count"]
        )
        counts = dict(groups)
        for feed in self:
            feed.told_count = counts.get(feed, 0)

    # --- what people do ---

    def action_publish_full(self):
        """Tell everything now."""
        return self._publish_by_hand("full")

    def action_publish_delta(self):
        """Tell what changed since it was told last."""
        return self._publish_by_hand("delta")

    def _publish_by_hand(self, scope):
        self.ensure_one()
        self.check_access("write")
        messages = self.sudo()._publish(scope)
        said = (
            self.env._("%d reports are on their way.", len(messages))
            if messages
            else self.env._("Nothing has changed, or the last report has not left yet.")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": said, "type": "success" if messages else "info"},
        }

    def action_open_told(self):
        """Open what the partner was told last."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_stock_told_action"
        )
        action["domain"] = [("feed_id", "=", self.id)]
        return action

    # --- what the clock does ---

    @api.model
    def _cron(self):
        """Publish what is due; one feed's trouble is not the next one's."""
        drain = self.env["distribution.drain"]
        moving = [("interface_id.state", "in", ("live", "deprecated"))]
        feeds = self.search([*moving, ("system_id.active", "=", True)])
        for feed in feeds:
            try:
                drain._insist(self._publish_due, feed.id)
            except Exception as error:  # any fault is this feed's own
                drain._insist(self._record_failure, feed.id, error)
        drain._wake()

    @api.model
    def _publish_due(self, env, feed_id):
        feed = env[self._name].browse(feed_id)
        scope = feed._due(clock.now(env))
        if scope:
            feed._publish(scope)

    @api.model
    def _record_failure(self, env, feed_id, error):
        feed = env[self._name].browse(feed_id)
        found = issue_of(error)
        issue = Issue(
            found.error_class,
            "stock_feed_failed",
            env._(
                "The stock for %(partner)s could not be told: %(why)s",
                partner=feed.system_id.name,
                why=found.words,
            ),
            found.hint,
        )
        env["distribution.exception"]._open(
            issue, interface=feed.interface_id, record=feed
        )

    def _due(self, now):
        """Return "full", "delta" or "" for what is due at ``now`` (UTC)."""
        self.ensure_one()
        if self.full_daily:
            at = self._full_time(now)
            if at <= now and (not self.last_full_at or self.last_full_at < at):
                return "full"
        if not self.delta_minutes:
            return ""
        wait = timedelta(minutes=self.delta_minutes)
        last = self.last_checked_at
        return "delta" if not last or last + wait <= now else ""

    def _full_time(self, now):
        """Return when today's full report is due, in UTC."""
        zone = pytz.timezone(self.company_id.partner_id.tz or "UTC")
        today = pytz.utc.localize(now).astimezone(zone).date()
        hour, minute = divmod(round(self.full_hour * 60), 60)
        local = zone.localize(datetime.combine(today, time(hour, minute)))
        return local.astimezone(pytz.utc).replace(tzinfo=None)

    def _available(self, figures):
        """Return what may be promised of an item, as the settings say."""
        free = figures["on_hand"] - figures["reserved"] - self.safety_quantity
        if self.most:
            free = min(free, self.most)
        return 0.0 if free < max(self.least, 0.0) else free

    def _kinds(self):
        """Return the kinds of figures that are told, what is available first."""
        asked = (
            ("on_hand", self.tell_on_hand),
            ("reserved", self.tell_reserved),
            ("on_order", self.tell_on_order),
            ("backorder", self.tell_backorder),
        )
        return ["available", *(kind for kind, told in asked if told)]

    def _told_figures(self, figures, factor):
        """Return {kind: text} of an item in the partner's unit."""
        values = {**figures, "available": self._available(figures)}
        return {kind: decimal_text(values[kind] / factor) for kind in self._kinds()}
