# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is kept for how long."""

from datetime import timedelta

from odoo import api, fields, models

#: Days that the bytes of finished documents are kept; facts and hashes stay.
DEFAULT_DAYS = 400
BATCH = 500


class DistributionRetention(models.AbstractModel):
    """On by default. ``distribution.payload_days`` (system parameter) changes it; 0
    keeps everything.
    """

    _name = "distribution.retention"
    _description = "Retention"

    @api.model
    def _cron(self):
        """Empty a batch of old payloads; the cron runs again while some are left."""
        days = int(
            self.env["ir.config_parameter"]
            .sudo()
            .get_param("distribution.payload_days", DEFAULT_DAYS)
        )
        if days <= 0:
            return
        limit = fields.Datetime.now() - timedelta(days=days)
        domain = [
            ("purged_at", "=", False),
            ("message_id.work_state", "in", ("done", "dropped")),
            ("message_id.create_date", "<", limit),
        ]
        payloads = self.env["distribution.payload"].sudo()
        batch = payloads.search(domain, limit=BATCH)
        if batch:
            batch._purge()
        remaining = payloads.search_count(domain) if len(batch) == BATCH else 0
        self.env["ir.cron"]._commit_progress(len(batch), remaining=remaining)
