# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One answer for a load balancer or an uptime check."""

from odoo import api, models
from odoo.exceptions import UserError


class DistributionHealth(models.AbstractModel):
    """Names of checks only: the route is open, so it tells nothing about partners."""

    _name = "distribution.health"
    _description = "Health"

    @api.model
    def _check_all(self):
        """Return {check: "ok" or what is wrong in two words}. Writes nothing."""
        watchdog = self.env["distribution.watchdog"].sudo()
        return {
            "database": "ok",
            "crons": "standing still" if watchdog._late_crons() else "ok",
            "job_runner": "not taking jobs" if watchdog._stale_jobs() else "ok",
            "secret_key": self._secret_key(),
        }

    def _secret_key(self):
        try:
            self.env["distribution.credential"]._box()
        except UserError:
            return "not configured"
        return "ok"
