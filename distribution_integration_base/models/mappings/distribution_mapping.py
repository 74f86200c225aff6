# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner's code and what it stands for, as it counts now."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from . import mapping_sql

#: What documents are read by: changing it is a decision that is written down.
CONTENT = {"target_id", "value", "factor", "ignored_reason"}
#: Which code a row is about.
KEY = {"system_id", "company_id", "kind", "code_type", "code"}


class DistributionMapping(models.Model):
    """Rows of a system, and shared rows of the company (without a system).

    The road notes a code that it does not know as an *open* row: the work list. To map
    such a row is one step and releases every document that waits for it; documents
    already rely on a mapped one, so that is changed by a version
    (``distribution.mapping.set``), which a second person approves.
    """

    _name = "distribution.mapping"
    _inherit = "distribution.mapping.content"
    _description = "Mapping"
    _order = "system_id, kind, code"

    system_id = fields.Many2one(
        "distribution.system",
        ondelete="cascade",
        index=True,
        help="Empty: for all systems of the company that do not say otherwise.",
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
    )
    waiting_count = fields.Integer(
        string="Documents waiting", compute="_compute_waiting"
    )
    waiting_since = fields.Datetime(compute="_compute_waiting")
    suggested_id = fields.Many2oneReference(
        string="Suggestion", model_field="target_model", compute="_compute_suggestion"
    )
    suggestion = fields.Char(
        string="Why", compute="_compute_suggestion", help="Advice only."
    )
    suggestion_exact = fields.Boolean(compute="_compute_suggestion")

    _code_unique = models.UniqueIndex(
        mapping_sql.UNIQUE, "This code is on the list already."
    )
    _target_index = models.Index("(kind, target_id) WHERE target_id IS NOT NULL")
    _open_index = models.Index("(company_id) WHERE state = 'open'")

    @api.depends("system_id")
    def _compute_company_id(self):
        for row in self:
            row.company_id = (
                row.system_id.company_id or row.company_id or self.env.company
            )

    @api.depends_context("uid")
    def _compute_waiting(self):
        groups = self.env["distribution.exception"]._read_group(
            [("mapping_id", "in", self.ids), ("state", "=", "open")],
            ["mapping_id"],
            ["message_id:count_distinct", "first_seen:min"],
        )
        waiting = {row: (count, since) for row, count, since in groups}
        for row in self:
            row.waiting_count, row.waiting_since = waiting.get(row, (0, False))

    @api.depends("state", "kind", "code", "description")
    def _compute_suggestion(self):
        found = self.env["distribution.mapping.suggestion"]._suggest(
            self.filtered(lambda row: row.state == "open")
        )
        for row in self:
            advice = found.get(row)
            row.suggested_id = advice.target_id if advice else False
            row.suggestion = advice.words if advice else False
            row.suggestion_exact = bool(advice and advice.exact)

    # --- what the road does ---

    @api.model
    def _miss(self, system, kind, code_type, code, description=""):
        """Put an unknown code on the work list and return its row.

        In a trial nothing is written and there is no row.
        """
        if self._on_trial():
            return self.browse()
        self.flush_model()
        [(mapping_id,)] = self.env.execute_query(
            mapping_sql.miss(
                system,
                kind,
                code_type,
                code,
                description,
                self.env.uid,
                fields.Datetime.now(),
            )
        )
        row = self.browse(mapping_id)
        row.invalidate_recordset()
        return row

    def _release_waiting(self):
        """Work every document again that waits for one of these codes."""
        answered = self._take_off()
        self._release([("mapping_id", "in", (self | answered).ids)])
        answered.unlink()

    @api.model
    def _release_systems(self, company, system):
        """The same for all codes of a system, or of a company's systems without one."""
        domain = [("mapping_id", "!=", False), ("company_id", "=", company.id)]
        if system:
            domain.append(("system_id", "=", system.id))
        self._release(domain)
        if not system:
            shared = [("company_id", "=", company.id), ("system_id", "=", False)]
            self.sudo().search(shared)._take_off().unlink()

    def _take_off(self):
        """Return rows of systems' work lists that a shared row among these answers."""
        shared = self.filtered(lambda row: not row.system_id)
        if not shared:
            return self.browse()
        self.flush_model()
        found = self.env.execute_query(mapping_sql.answered(shared.ids))
        return self.sudo().browse([row_id for (row_id,) in found])

    @api.model
    def _release(self, domain):
        waiting = (
            self.env["distribution.exception"]
            .sudo()
            .search([*domain, ("state", "=", "open")])
        )
        blocked = waiting.message_id.filtered(lambda m: m.work_state == "blocked")
        if blocked:
            blocked._release()

    @api.model
    def _forget_words(self, systems):
        """Empty what the partners of ``systems`` call things, in versions as well."""
        self.search([("system_id", "in", systems.ids)]).description = False
        versions = self.env["distribution.mapping.set"].search(
            [("system_id", "in", systems.ids)]
        )
        versions.trial_ids.sudo().unlink()
        if versions:
            self.flush_model()
            self.env["distribution.mapping.change"].flush_model()
            self.env.cr.execute(mapping_sql.forget_words(versions.ids))
            self.env["distribution.mapping.change"].invalidate_model()

    # --- what people do ---

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._decided({row: {} for row in rows})
        return rows

    def write(self, vals):
        """Map or ignore a code of the work list; see the class for the others."""
        vals = self._with_target(vals, set(self.mapped("kind")))
        if not (CONTENT | KEY) & vals.keys():
            return super().write(vals)
        self._check_quick(vals)
        if vals.get("target_id") or vals.get("value"):
            vals = {**vals, "ignored_reason": False}
        before = {row: row._says() for row in self}
        result = super().write(vals)
        self._decided(before)
        return result

    def _check_quick(self, vals):
        if self.env.su:
            return
        if KEY & vals.keys():
            raise UserError(
                self.env._("Which code a row is about cannot be changed: add another.")
            )
        for row in self.filtered(lambda row: row.state == "mapped"):
            raise UserError(
                self.env._(
                    "Documents rely on code %s already. Change it in a new version: "
                    "somebody else approves that.",
                    row.code,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_mapped(self):
        mapped = self.filtered(lambda row: row.state == "mapped")
        if mapped and not self.env.su:
            raise UserError(
                self.env._(
                    "Documents rely on code %s already. Remove it in a new version: "
                    "somebody else approves that.",
                    mapped[0].code,
                )
            )

    @api.constrains("system_id", "ignored_reason")
    def _check_shared(self):
        if any(row.ignored_reason and not row.system_id for row in self):
            raise UserError(
                self.env._("A code is ignored for one system, not for all of them.")
            )

    def _says(self):
        """Return plain JSON of what the code stands for."""
        self.ensure_one()
        # Who maps a code need not be allowed to read the taxes.
        target = self.sudo()._target()
        return {
            "stands_for": target if isinstance(target, str) else target.display_name,
            "target_id": self.target_id or False,
            "factor": self.factor,
            "ignored_reason": self.ignored_reason or False,
        }

    def _decided(self, before):
        """Write down what changed and let the documents concerned go on."""
        now = {row: row._says() for row in self}
        changed = self.filtered(
            lambda row: now[row] != before[row] and (before[row] or row.state != "open")
        )
        words = {
            "mapped": self.env._("Code %s was mapped."),
            "ignored": self.env._("Code %s is ignored."),
            "open": self.env._("Code %s is to be mapped again."),
        }
        for row in changed:
            self.env["distribution.audit"]._note(
                row,
                row.state,
                words[row.state] % row.code,
                reason=row.ignored_reason or None,
                before=before[row] or None,
                after=now[row],
            )
        settled = changed.filtered(lambda row: row.state != "open")
        if settled:
            settled._release_waiting()

    def action_accept_suggestion(self):
        """Map each code to what is suggested for it."""
        for row in self.filtered("suggested_id"):
            row.target_id = row.suggested_id

    def action_accept_exact(self):
        """Map those of these codes whose suggestion is exact; leave the others."""
        self.filtered("suggestion_exact").action_accept_suggestion()

    def action_reopen(self):
        """Put an ignored code on the work list again."""
        self.filtered("ignored_reason").ignored_reason = False

    def action_change(self):
        """Open a draft of the next version, with these codes to be changed."""
        drafts = self.env["distribution.mapping.set"]._draft_of(self)
        return {
            "type": "ir.actions.act_window",
            "res_model": drafts._name,
            "res_id": drafts.id,
            "view_mode": "form",
        }

    def action_open_waiting(self):
        """Open the exceptions that :attr:`waiting_count` counted."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_integration_base.distribution_exception_action"
        )
        action["domain"] = [("mapping_id", "in", self.ids), ("state", "=", "open")]
        return action
