# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long each class of data is kept."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Document types whose content tax law wants kept for years.
FINANCE = frozenset({"invoice", "payment", "remittance", "credit_note"})
#: Document types that say nothing of people or goods.
TECHNICAL = frozenset({"acknowledgement", "event", "label_void"})

DATA_CLASSES = [
    ("trade", "Content of orders, shipments, stock (names and addresses)"),
    ("finance", "Content of invoices and payments"),
    ("technical", "Content of acknowledgements and events"),
    ("conversation", "Requests and answers of single tries"),
    ("exception", "Resolved exceptions"),
    ("event", "Events of the order's timeline"),
    ("audit", "Decisions of people"),
]


class DistributionRetentionRule(models.Model):
    """Days for one data class; a rule of a system goes before the common one.

    The facts stay for good: that a document came, when, its numbers and its hash.
    """

    _name = "distribution.retention.rule"
    _description = "Retention rule"
    _order = "data_class, system_id"
    _rec_name = "data_class"

    data_class = fields.Selection(DATA_CLASSES, required=True)
    days = fields.Integer(
        required=True, help="Days after which it is erased; 0 keeps it for good."
    )
    system_id = fields.Many2one(
        "distribution.system",
        ondelete="cascade",
        help="Only for this system; empty for all.",
    )
    company_id = fields.Many2one(related="system_id.company_id", store=True)

    _class_unique = models.UniqueIndex(
        "(data_class, COALESCE(system_id, 0))",
        "There is a rule for this class and system already.",
    )

    @api.constrains("days")
    def _check_days(self):
        if any(rule.days < 0 for rule in self):
            raise ValidationError(
                self.env._("Days are 0 (keep for good) or more, not less.")
            )

    @api.constrains("data_class", "system_id")
    def _check_system(self):
        for rule in self:
            if rule.system_id and rule.data_class in ("event", "audit"):
                raise ValidationError(
                    self.env._("Events and decisions have one rule for all systems.")
                )

    @api.model
    def _days(self, data_class):
        """Return (days for all systems, {system id: days}) of a class."""
        rules = self.sudo().search([("data_class", "=", data_class)])
        common = rules.filtered(lambda rule: not rule.system_id)
        own = {rule.system_id.id: rule.days for rule in rules - common}
        return common.days, own

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._note_change(self.env._("A retention rule was added."))
        return rules

    def write(self, vals):
        before = {rule.id: rule.days for rule in self}
        result = super().write(vals)
        for rule in self.filtered(lambda r: r.days != before[r.id]):
            rule._note_change(
                self.env._("Retention was changed."), before={"days": before[rule.id]}
            )
        return result

    def unlink(self):
        self._note_change(self.env._("A retention rule was removed."))
        return super().unlink()

    def _note_change(self, words, before=None):
        for rule in self:
            self.env["distribution.audit"]._note(
                rule,
                "retention_changed",
                words,
                before=before,
                after={"class": rule.data_class, "days": rule.days},
            )
