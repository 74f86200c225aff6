# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Versions of the mappings of a system, or of those that all systems share."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.sql import SQL

from . import mapping_sql

#: Changes that may still be edited.
OPEN = ("draft", "trial")
STATES = [
    ("draft", "Draft"),
    ("trial", "Tried"),
    ("approved", "Approved"),
    ("live", "Live"),
    ("replaced", "Replaced"),
    ("undone", "Undone"),
]


class DistributionMappingSet(models.Model):
    """draft -> tried -> approved by another person -> live -> replaced (or undone).

    A version is a set of changes. Going live makes them count in one transaction, and
    a document is resolved in one transaction that sees one state of the table
    (REPEATABLE READ): it is read by one version throughout. What an order line was
    read by stays on the line (``distribution_factor``) for the answers.
    """

    _name = "distribution.mapping.set"
    _description = "Version of mappings"
    _order = "company_id, system_id, version desc"

    name = fields.Char(compute="_compute_name")
    system_id = fields.Many2one(
        "distribution.system",
        ondelete="cascade",
        index="btree_not_null",
        help="Empty: the mappings that all systems share.",
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
    version = fields.Integer(readonly=True, copy=False)
    state = fields.Selection(
        STATES, required=True, default="draft", readonly=True, copy=False
    )
    reason = fields.Char(help="What the version is for.")
    change_ids = fields.One2many("distribution.mapping.change", "set_id")
    change_count = fields.Integer(compute="_compute_change_count")
    editor_ids = fields.Many2many(
        "res.users", string="Written by", readonly=True, copy=False
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    live_at = fields.Datetime(string="Went live", readonly=True, copy=False)
    trial_size = fields.Integer(
        string="Documents to try", default=50, help="The last received ones, up to 500."
    )
    trial_at = fields.Datetime(string="Tried at", readonly=True, copy=False)
    trial_words = fields.Char(string="Result", readonly=True, copy=False)
    trial_ids = fields.One2many("distribution.mapping.trial", "set_id", readonly=True)

    _version_unique = models.UniqueIndex(
        "(company_id, COALESCE(system_id, 0), version)",
        "Somebody made this version a moment ago: try again.",
    )
    _live_unique = models.UniqueIndex(
        "(company_id, COALESCE(system_id, 0)) WHERE state = 'live'",
        "Another version went live a moment ago: look at it first.",
    )

    @api.depends("system_id", "version")
    def _compute_name(self):
        for each in self:
            scope = each.system_id.name or self.env._("Shared")
            each.name = f"{scope} v{each.version}"

    @api.depends("system_id")
    def _compute_company_id(self):
        for each in self:
            each.company_id = (
                each.system_id.company_id or each.company_id or self.env.company
            )

    @api.depends("change_ids")
    def _compute_change_count(self):
        groups = self.env["distribution.mapping.change"]._read_group(
            [("set_id", "in", self.ids)], ["set_id"], ["__count"]
        )
        counts = {each.id: count for each, count in groups}
        for each in self:
            each.change_count = counts.get(each.id, 0)

    # --- who may change what ---

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_governance(vals)
        versions = super().create(vals_list)
        for each in versions.sudo():
            numbered = [*each._scope(), ("version", ">", 0)]
            last = each.search(numbered, order="version desc", limit=1)
            each.write(
                {
                    "version": last.version + 1,
                    "editor_ids": [(4, self.env.uid)],
                }
            )
        return versions

    def write(self, vals):
        self._check_governance(vals)
        if {"system_id", "company_id"} & vals.keys() and self.change_ids:
            raise UserError(self.env._("A version with changes keeps its system."))
        return super().write(vals)

    def _check_governance(self, vals):
        steps = {"state", "approved_by_id", "live_at", "version", "editor_ids"}
        if steps & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._("A version goes on by its buttons only, step by step.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        if any(each.state not in OPEN for each in self):
            raise UserError(
                self.env._("Only drafts can be deleted; the others are history.")
            )

    def _edited(self):
        """Refuse what may not be edited any more; a trial that was edited is void."""
        for each in self:
            if each.state not in OPEN:
                raise UserError(
                    self.env._(
                        "%s cannot be edited any more. Take it back to draft, or make "
                        "the next version.",
                        each.name,
                    )
                )
            each.sudo().write({"state": "draft", "editor_ids": [(4, self.env.uid)]})

    # --- steps ---

    def action_try(self):
        """Show what the version would change in the documents received last."""
        for each in self:
            each._expect("draft", "trial")
            if not each.change_ids:
                raise UserError(self.env._("%s changes nothing yet.", each.name))
            self.env["distribution.mapping.trial"]._run(each)
            each.sudo().state = "trial"

    def action_approve(self):
        """Approve what was tried; refused to everybody who wrote a part of it."""
        for each in self:
            each._expect("trial")
            if self.env.user in each.editor_ids:
                raise UserError(
                    self.env._(
                        "You wrote %s, or a part of it. Ask a colleague to approve it.",
                        each.name,
                    )
                )
            each.sudo().write({"state": "approved", "approved_by_id": self.env.user.id})
            each._note("approved", self.env._("%s was approved.", each.name))

    def action_draft(self):
        """Edit it again; the approval is void."""
        for each in self:
            each._expect("trial", "approved")
            each.sudo().write({"state": "draft", "approved_by_id": False})
            each._note("redrafted", self.env._("%s is a draft again.", each.name))

    def action_refresh(self):
        """Take over what others changed meanwhile, as what stood before."""
        for each in self:
            each._expect(*OPEN, "approved")
            each.sudo().write({"state": "draft", "approved_by_id": False})
            each.change_ids._remember()

    def action_go_live(self):
        """Make the changes count, all at once, and let waiting documents go on."""
        for each in self:
            each._expect("approved")
            each._lock_scope()
            each._check_conflicts()
            former = each._live()
            former.sudo().state = "replaced"
            former.flush_recordset()
            each.sudo().write({"state": "live", "live_at": fields.Datetime.now()})
            each._replace(mapping_sql.put_changes)
            each._note(
                "went_live",
                self.env._(
                    "%(version)s went live: %(count)d codes.",
                    version=each.name,
                    count=len(each.change_ids),
                ),
                before={"live": former.name or False},
            )

    def action_undo(self):
        """Make count again what did before this live version."""
        for each in self:
            each._expect("live")
            each._lock_scope()
            each.sudo().state = "undone"
            each.flush_recordset()
            each._replace(mapping_sql.put_back)
            former = each.search(
                [*each._scope(), ("state", "=", "replaced")],
                order="live_at desc, version desc",
                limit=1,
            )
            former.sudo().state = "live"
            each._note(
                "undone",
                self.env._("%s was undone.", each.name),
                after={"live": former.name or False},
            )

    def action_roll_back(self):
        """Undo every version after this one, the newest first."""
        self.ensure_one()
        self._expect("replaced")
        while self.state != "live":
            self._live().action_undo()

    def _expect(self, *states):
        self.ensure_one()
        self.check_access("write")
        if self.state not in states:
            labels = dict(STATES)
            raise UserError(
                self.env._(
                    "%(name)s is %(state)s; this step needs: %(needed)s.",
                    name=self.name,
                    state=labels[self.state],
                    needed=", ".join(labels[state] for state in states),
                )
            )

    # --- inside ---

    def _scope(self):
        return [
            ("company_id", "=", self.company_id.id),
            ("system_id", "=", self.system_id.id),
        ]

    def _live(self):
        return self.search([*self._scope(), ("state", "=", "live")])

    def _lock_scope(self):
        """Let one version at a time go live or be undone in each scope."""
        key = f"distribution.mapping.set:{self.company_id.id}:{self.system_id.id or 0}"
        self.env.execute_query(
            SQL("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", key)
        )

    def _check_conflicts(self):
        """Refuse to overwrite what somebody else decided since the draft was made."""
        self._flush_rows()
        found = self.env.execute_query(mapping_sql.conflicts(self))
        if found:
            raise UserError(
                self.env._(
                    "%(count)d codes of %(name)s were changed meanwhile (%(codes)s). "
                    "Press Refresh, look at them, try and approve it again.",
                    count=len(found),
                    name=self.name,
                    codes=", ".join(code for _kind, code in found[:5]),
                )
            )

    def _replace(self, statements):
        """Run the statements that exchange rows, then let documents try again."""
        self._flush_rows()
        for statement in statements(self, fields.Datetime.now()):
            self.env.cr.execute(statement)
        mappings = self.env["distribution.mapping"]
        mappings.invalidate_model()
        mappings._release_systems(self.company_id, self.system_id)

    def _flush_rows(self):
        self.env["distribution.mapping"].flush_model()
        self.env["distribution.mapping.change"].flush_model()

    def _note(self, decision, words, **more):
        self.env["distribution.audit"]._note(self, decision, words, **more)

    @api.model
    def _draft_of(self, mappings):
        """Return the open draft for one scope, with ``mappings`` to be changed."""
        scopes = {(row.company_id, row.system_id) for row in mappings}
        if len(scopes) != 1:
            raise UserError(self.env._("Choose codes of one system."))
        [(company, system)] = scopes
        values = {"company_id": company.id, "system_id": system.id}
        draft = self.search(
            [(name, "=", value) for name, value in values.items()]
            + [("state", "in", OPEN)],
            limit=1,
        ) or self.create(values)
        there = {(c.kind, c.code_type, c.code) for c in draft.change_ids}
        draft.change_ids.create(
            [
                draft._prepare_change(row)
                for row in mappings
                if (row.kind, row.code_type, row.code) not in there
                and row.state == "mapped"
            ]
        )
        return draft

    def _prepare_change(self, row):
        names = ("kind", "code_type", "code", "description", "target_id", "value")
        return {
            "set_id": self.id,
            "factor": row.factor,
            **{name: row[name] for name in names},
        }
