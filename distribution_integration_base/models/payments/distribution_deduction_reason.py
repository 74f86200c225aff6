# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where deductions are written off to."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.adjustment_reasons import reason_words

#: The row for every reason that has none of its own.
ANY = "*"


class DistributionDeductionReason(models.Model):
    """One row per reason and company; without a row nothing of it is written off."""

    _name = "distribution.deduction.reason"
    _inherit = ["distribution.audited"]
    _description = "Deduction reason"
    _order = "code"
    _check_company_auto = True

    code = fields.Char(
        required=True,
        help="As partners send it (X12 element 426); * for all that have no own row.",
    )
    name = fields.Char(compute="_compute_name", store=True, readonly=False)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    account_id = fields.Many2one(
        "account.account",
        string="Write off to",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    corrects_tax = fields.Boolean(
        string="Lessens the price",
        default=True,
        help="Goods were cheaper or fewer: what is written off of a taxed invoice is a "
        "credit note with its tax. Not so for fines and other damages.",
    )

    _code_unique = models.UniqueIndex(
        "(company_id, code)", "This reason has an account already."
    )

    @api.depends("code")
    def _compute_name(self):
        for reason in self:
            known = self.env._("All other reasons")
            reason.name = known if reason.code == ANY else reason_words(reason.code)

    @api.model
    def _of(self, company, code):
        """Return the row by which ``code`` is written off.

        :raises UserError: nobody has chosen one.
        """
        found = self.sudo().search(
            [("company_id", "=", company.id), ("code", "in", [code, ANY])]
        )
        own = found.filtered(lambda reason: reason.code == code)
        if not found:
            raise UserError(
                self.env._(
                    "No account is chosen for reason '%s'. Have an integration manager "
                    "add it under Configuration > Deduction reasons, or draft a "
                    "credit note.",
                    code,
                )
            )
        return (own or found)[0]
