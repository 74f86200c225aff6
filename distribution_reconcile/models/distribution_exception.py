# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Exceptions that a check has found, and what is at stake in them."""

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.errors import Issue
from odoo.addons.distribution_integration_base.engine.remedies import Remedy

REMEDIES = (
    Remedy("shipped_not_invoiced", "open_subject", "check"),
    Remedy("check_failed", "open_subject", "check"),
)


class DistributionException(models.Model):
    _inherit = "distribution.exception"

    check_name = fields.Char(string="Found by check", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    value = fields.Monetary(string="At stake", readonly=True)

    _check_open_index = models.Index(
        "(company_id, check_name) WHERE state = 'open' AND check_name IS NOT NULL"
    )

    @api.model
    def _remedies(self):
        return REMEDIES + super()._remedies()

    @api.model
    def _reflect_findings(self, schedule, findings):
        """Have the open exceptions of ``schedule`` say exactly what ``findings`` say.

        :return: number of exceptions (opened, closed).
        """
        before = self.search(
            [
                ("check_name", "=", schedule.check_name),
                ("company_id", "=", schedule.company_id.id),
                ("state", "=", "open"),
            ]
        )
        found = self.browse().union(
            *(self._open_finding(schedule, finding) for finding in findings)
        )
        gone = before - found
        gone._close(
            self.env._("The check '%s' finds it no more.", schedule.display_name)
        )
        return len(found - before), len(gone)

    @api.model
    def _open_finding(self, schedule, finding):
        exception = self._open(
            Issue(finding.error_class, finding.cause, finding.words, finding.hint),
            record=finding.record,
            order=finding.order,
        )
        exception.write(
            {
                "check_name": schedule.check_name,
                "currency_id": finding.currency and finding.currency.id,
                "value": finding.value,
            }
        )
        return exception
