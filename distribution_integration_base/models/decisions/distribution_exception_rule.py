# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whose an exception is, and by when it wants an answer."""

from collections import namedtuple
from datetime import timedelta

import pytz

from odoo import api, fields, models, tools

from .res_users import ROLES

#: Whom nobody else feels responsible for, and how long he has (working hours).
FALLBACK_ROLE = "integration_manager"
FALLBACK_HOURS = 8.0
#: What a rule may ask for; empty asks for nothing.
_ASKED = ("error_class", "document_type", "system_id", "partner_id", "company_id")

Routing = namedtuple("Routing", "rule_id role user_id hours")


class DistributionExceptionRule(models.Model):
    """The first rule that fits gives a new exception its role, owner and due time."""

    _name = "distribution.exception.rule"
    _inherit = ["distribution.shared"]
    _description = "Routing of exceptions"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=5)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for every company."
    )
    error_class = fields.Selection(selection="_selection_error_class", string="Class")
    cause = fields.Char(string="Cause begins with")
    document_type = fields.Selection(selection="_selection_document_type")
    system_id = fields.Many2one("distribution.system", ondelete="cascade")
    partner_id = fields.Many2one("res.partner", ondelete="cascade")
    role = fields.Selection(
        list(ROLES.items()), required=True, help="Who sees and resolves it."
    )
    user_id = fields.Many2one(
        "res.users",
        string="Owner",
        domain=lambda self: self._domain_user(),
        help="Assigned at once; empty leaves it to whoever of the role takes it.",
    )
    hours_tier_1 = fields.Float(
        string="Hours, tier 1", required=True, default=2.0, help="In working hours."
    )
    hours_tier_2 = fields.Float(
        string="Hours, tier 2", required=True, default=8.0, help="In working hours."
    )

    _hours_positive = models.Constraint(
        "CHECK (hours_tier_1 > 0 AND hours_tier_2 > 0)",
        "The time to answer must be more than nothing.",
    )

    @api.model
    def _selection_error_class(self):
        return self.env["distribution.exception"]._fields["error_class"].selection

    @api.model
    def _selection_document_type(self):
        types = self.env["distribution.interface"]._fields["document_type"]
        return types._description_selection(self.env)

    @api.model
    def _domain_user(self):
        viewer = self.env.ref("distribution_integration_base.group_viewer")
        return [("all_group_ids", "in", viewer.ids)]

    @api.model
    def _route(self, cause, tier, **facts):
        """Return the :class:`Routing` of a new exception.

        Costs no query: rules are kept in the cache until one changes.

        :param tier: ``"1"`` or ``"2"``.
        :param facts: error_class, document_type, system_id, partner_id, company_id.
        """
        for asked, begins, routing, urgent in self._rules():
            if cause.startswith(begins) and all(
                facts[name] == value for name, value in asked
            ):
                return routing._replace(hours=urgent) if tier == "1" else routing
        return Routing(None, FALLBACK_ROLE, None, FALLBACK_HOURS)

    @api.model
    @tools.ormcache()
    def _rules(self):
        """Return ((asked facts, beginning of the cause, routing, hours of tier 1))."""
        rules = self.sudo().search([("active", "=", True)])
        return tuple(
            (
                tuple(
                    (name, value)
                    for name in _ASKED
                    if (value := rule._fields[name].convert_to_write(rule[name], rule))
                ),
                rule.cause or "",
                Routing(rule.id, rule.role, rule.user_id.id or None, rule.hours_tier_2),
                rule.hours_tier_1,
            )
            for rule in rules
        )

    @api.model
    def _due(self, company, hours, now):
        """Return when ``hours`` of the company's working calendar are over.

        :param now: naive UTC; the answer likewise.
        """
        known = self.env.cr.cache.setdefault("distribution.exception.due", {})
        key = (company.id, hours, now.replace(second=0))
        if key not in known:
            calendar = company.sudo().resource_calendar_id
            due = calendar and calendar.plan_hours(
                hours, pytz.utc.localize(now), compute_leaves=True
            )
            # A calendar without any hours plans nothing: then the clock counts.
            known[key] = (
                due.astimezone(pytz.utc).replace(tzinfo=None)
                if due
                else now + timedelta(hours=hours)
            )
        return known[key]

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        self.env.registry.clear_cache()
        return rules

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
