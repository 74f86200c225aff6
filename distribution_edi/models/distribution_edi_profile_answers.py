# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How files of a partner are answered, and which numbers he may use again."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: 999 is a set of 005010.
_FIRST_WITH_999 = "005010"


class DistributionEdiProfileAnswers(models.AbstractModel):
    """Part of the profile: acknowledgements and numbers that come once more."""

    _name = "distribution.edi.profile.answers"
    _description = "EDI partner profile: answers"

    answer_form = fields.Selection(
        [("997", "997"), ("999", "999 (005010)")],
        string="X12 documents are answered by",
        required=True,
        default="997",
        help="999 only when the partner's guide asks for it. EDIFACT has CONTRL.",
    )
    answer_interchanges = fields.Selection(
        [
            ("never", "Never"),
            ("requested", "When the partner asks (ISA14)"),
            ("broken", "When the partner asks, and when one is refused"),
            ("always", "Always"),
        ],
        string="Interchanges are answered",
        required=True,
        default="requested",
        help="By a TA1 in X12. In EDIFACT the CONTRL of each interchange speaks of it; "
        "this says whether one is sent for an interchange that is refused whole.",
    )
    ask_interchange_answer = fields.Boolean(
        string="Ask for a TA1", help="Set ISA14 in what we send."
    )
    duplicate_days = fields.Integer(
        string="Numbers are not used again for",
        default=365,
        help="Days in which an interchange number (ISA13, UNB reference) that comes "
        "once more is a repeat. Zero: it is one for good.",
    )
    duplicate_groups = fields.Boolean(
        string="Group numbers (GS06) are unique as well",
        help="Also from interchange to interchange. Many partners begin again at 1.",
    )

    answer_minutes = fields.Integer(
        string="Our answers leave within",
        help="Minutes in which our 997, 999, TA1 or CONTRL must have left; later is an "
        "exception. Zero: nobody counts.",
    )
    silent_from = fields.Integer(
        string="A silent partner is told at",
        default=3,
        help="From so many documents overdue on, one exception tells of all of them. "
        "Zero: each document has its own.",
    )

    @api.constrains("answer_form", "group_version")
    def _check_answer_form(self):
        for profile in self.filtered(lambda each: each.answer_form == "999"):
            if profile.group_version < _FIRST_WITH_999:
                raise ValidationError(
                    self.env._(
                        "A 999 exists from version 005010 on. Send %s documents with "
                        "a 997, or raise the version.",
                        profile.group_version,
                    )
                )

    def _receipt_hours(self, document_type):
        """Return the hours in which a document is acknowledged, None if nothing said.

        Answers are never acknowledged, so nobody waits for it.
        """
        lines = self.deadline_ids.filtered(
            lambda each: each.document_type == document_type
        )
        return lines.minutes / 60 if lines else None
