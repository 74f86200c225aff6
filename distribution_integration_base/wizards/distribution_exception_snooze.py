# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Until when an exception may rest, and why."""

from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models

#: The hour at which a snoozed exception is back in the morning (user's time).
MORNING = time(8)


class DistributionExceptionSnooze(models.TransientModel):
    """Asks for a time in the words of a clerk."""

    _name = "distribution.exception.snooze"
    _description = "Snooze exceptions"

    exception_ids = fields.Many2many("distribution.exception", required=True)
    rest = fields.Selection(
        [
            ("hour", "One hour"),
            ("morning", "Tomorrow morning"),
            ("week", "Next Monday"),
            ("until", "Until ..."),
        ],
        string="For",
        required=True,
        default="morning",
    )
    until = fields.Datetime(
        compute="_compute_until", store=True, readonly=False, required=True
    )
    reason = fields.Char(required=True, help="What you wait for; everybody sees it.")

    @api.depends("rest")
    def _compute_until(self):
        now = fields.Datetime.now()
        zone = pytz.timezone(self.env.user.tz or "UTC")
        today = pytz.utc.localize(now).astimezone(zone).date()
        days = {"morning": 1, "week": 7 - today.weekday()}
        for snooze in self:
            if snooze.rest in days:
                day = today + timedelta(days=days[snooze.rest])
                morning = zone.localize(datetime.combine(day, MORNING))
                snooze.until = morning.astimezone(pytz.utc).replace(tzinfo=None)
            elif snooze.rest == "hour" or not snooze.until:
                snooze.until = now + timedelta(hours=1)

    def action_snooze(self):
        """Take the exceptions out of the queue until then."""
        self.exception_ids._snooze(self.until, self.reason)
