# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The line on a sales order, a delivery or an invoice that something is wrong."""

from odoo import api, fields, models

VIEWER = "distribution_integration_base.group_viewer"


class DistributionBanner(models.AbstractModel):
    """The most urgent open exception about a record, among those the user may see."""

    _name = "distribution.banner"
    _description = "Banner about exceptions"

    distribution_exception_count = fields.Integer(
        groups=VIEWER, compute="_compute_distribution_exceptions"
    )
    distribution_exception_words = fields.Char(
        groups=VIEWER, compute="_compute_distribution_exceptions"
    )

    @api.depends_context("uid")
    def _compute_distribution_exceptions(self):
        """One query over the index of open exceptions, however many records."""
        found = self._distribution_exceptions()
        for record in self:
            exceptions = found.get(record.id, ())
            record.distribution_exception_count = len(exceptions)
            record.distribution_exception_words = exceptions and exceptions[0].words

    def _distribution_exceptions(self):
        """Return {record id: open exceptions about it, most urgent first}."""
        exceptions = self.env["distribution.exception"].search(
            self._distribution_exception_domain(), order="severity desc, due_at, id"
        )
        found = {}
        for exception in exceptions:
            for record_id in self._distribution_subject_ids(exception):
                found.setdefault(record_id, []).append(exception)
        return found

    def _distribution_exception_domain(self):
        return [
            ("state", "=", "open"),
            "|",
            ("subject", "in", [f"{self._name},{res_id}" for res_id in self.ids]),
            "&",
            ("message_id.res_model", "=", self._name),
            ("message_id.res_id", "in", self.ids),
        ]

    def _distribution_subject_ids(self, exception):
        """Return the ids of those of these records that an exception is about."""
        model, _sep, res_id = exception.subject.partition(",")
        return [int(res_id) if model == self._name else exception.message_id.res_id]

    def action_open_distribution_exceptions(self):
        """Open what the banner speaks of."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_exception_action"
        )
        return {
            **action,
            "domain": self._distribution_exception_domain(),
            "context": {},
        }
