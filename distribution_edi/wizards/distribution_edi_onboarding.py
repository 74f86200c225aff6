# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The checklist of a partner on the screen."""

from odoo import api, fields, models
from odoo.fields import Command


class DistributionEdiOnboarding(models.TransientModel):
    """Lines as they are at this moment; nothing of them is kept."""

    _name = "distribution.edi.onboarding"
    _description = "EDI onboarding checklist"

    profile_id = fields.Many2one("distribution.edi.profile", required=True)
    line_ids = fields.One2many("distribution.edi.onboarding.line", "onboarding_id")
    words = fields.Char(string="How far", compute="_compute_words")

    @api.model_create_multi
    def create(self, vals_list):
        lists = super().create(vals_list)
        for checklist in lists:
            # What is asked for is what the user may see, whoever counts it.
            checklist.profile_id.check_access("read")
            checklist.line_ids = [
                Command.create({**step._asdict(), "sequence": place})
                for place, step in enumerate(checklist.profile_id._steps())
            ]
        return lists

    @api.depends("line_ids.done")
    def _compute_words(self):
        for checklist in self:
            checklist.words = self.env._(
                "%(done)s of %(all)s steps are done.",
                done=len(checklist.line_ids.filtered("done")),
                all=len(checklist.line_ids),
            )


class DistributionEdiOnboardingLine(models.TransientModel):
    """One step, its facts in words, and the button that mends it."""

    _name = "distribution.edi.onboarding.line"
    _description = "EDI onboarding step"
    _order = "sequence, id"

    onboarding_id = fields.Many2one(
        "distribution.edi.onboarding", required=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    name = fields.Char(string="Step")
    done = fields.Boolean()
    words = fields.Text(string="As it is")
    fix = fields.Char()

    def action_mend(self):
        """Do what mends this step; the checklist is counted anew when it stays."""
        self.ensure_one()
        profile = self.onboarding_id.profile_id
        steps = {step.fix for step in profile._steps()}
        result = getattr(profile, self.fix)() if self.fix in steps else True
        return profile.action_onboarding() if result is True else result
