# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a partner is told of our stock."""

from datetime import datetime, time

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.numbers import decimal_text


class DistributionStockFeed(models.Model):
    """Settings of an interface for inventory reports, and what was told when.

    What is available is on hand less reserved, less the safety quantity; never less
    than nothing, nor more than the most. Making the report: ``_tell``.
    """

    _name = "distribution.stock.feed"
    _inherit = ["distribution.stock.feed.run"]
    _description = "Stock feed"
    _order = "system_id, id"
    _check_company_auto = True
    _tells = "inventory"

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
    last_full_at = fields.Datetime(readonly=True, copy=False)
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

    def action_open_told(self):
        """Open what the partner was told last."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_stock_told_action"
        )
        action["domain"] = [("feed_id", "=", self.id)]
        return action

    # --- what the clock does ---

    def _due(self, now):
        """Return "full", "delta" or "" for what is due at ``now`` (UTC)."""
        self.ensure_one()
        if self.full_daily:
            at = self._full_time(now)
            if at <= now and (not self.last_full_at or self.last_full_at < at):
                return "full"
        changes = self.delta_minutes and self._is_time(now, minutes=self.delta_minutes)
        return "delta" if changes else ""

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
