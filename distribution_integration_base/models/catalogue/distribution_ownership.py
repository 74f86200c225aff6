# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Systems of record: who owns which part of which object."""

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ...engine.errors import Issue
from ...engine.ownership import FIELDS, GROUPS, OBJECTS, Rule, decide


class DistributionOwnership(models.Model):
    """A rule. What no rule gives away belongs to Odoo.

    Handlers ask :meth:`_check` before they write to records that exist already.
    """

    _name = "distribution.ownership"
    _inherit = ["distribution.shared"]
    _description = "System of record"
    _order = "object, field_group NULLS FIRST, id"

    object = fields.Selection(list(OBJECTS.items()), required=True)
    field_group = fields.Selection(
        list(GROUPS.items()), help="Empty: all fields of the object."
    )
    owner = fields.Selection(
        [
            ("odoo", "Odoo"),
            ("sender", "The system that sends the change"),
            ("system", "One system"),
        ],
        required=True,
        default="odoo",
    )
    owner_system_id = fields.Many2one(
        "distribution.system", ondelete="restrict", string="Which"
    )
    sender_id = fields.Many2one(
        "distribution.system",
        ondelete="cascade",
        string="For changes from",
        help="Empty: from any system.",
    )
    company_id = fields.Many2one("res.company", help="Empty: all companies.")

    _subject_unique = models.UniqueIndex(
        "(object, COALESCE(field_group, ''), COALESCE(company_id, 0), "
        "COALESCE(sender_id, 0))",
        "There is a rule for exactly this already.",
    )

    @api.constrains("object", "field_group", "owner", "owner_system_id")
    def _check_makes_sense(self):
        known = {pair for names in FIELDS.values() for pair in names.values()}
        for rule in self:
            if rule.owner == "system" and not rule.owner_system_id:
                raise ValidationError(self.env._("Choose the system that owns it."))
            if rule.field_group and (rule.object, rule.field_group) not in known:
                raise ValidationError(
                    self.env._(
                        "'%(object)s' has no fields of the group '%(group)s', so the "
                        "rule would never be asked.",
                        object=OBJECTS[rule.object],
                        group=GROUPS[rule.field_group],
                    )
                )

    @api.depends("object", "field_group", "owner", "owner_system_id")
    def _compute_display_name(self):
        owners = dict(self._fields["owner"]._description_selection(self.env))
        for rule in self:
            group = GROUPS.get(rule.field_group, self.env._("all fields"))
            owner = rule.owner_system_id.name or owners.get(rule.owner)
            rule.display_name = f"{OBJECTS.get(rule.object)}, {group}: {owner}"

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        self.env.registry.clear_cache()
        for rule in rules:
            rule._note_decision("ownership_set", None)
        return rules

    def write(self, vals):
        before = {rule: rule.display_name for rule in self}
        result = super().write(vals)
        self.env.registry.clear_cache()
        for rule in self:
            rule._note_decision("ownership_changed", before[rule])
        return result

    def unlink(self):
        for rule in self:
            rule._note_decision("ownership_removed", rule.display_name)
        self.env.registry.clear_cache()
        return super().unlink()

    def _note_decision(self, decision, before):
        self.env["distribution.audit"]._note(
            self,
            decision,
            self.display_name,
            before=before and {"rule": before},
            after=decision != "ownership_removed" and {"rule": self.display_name},
        )

    @api.model
    @tools.ormcache()
    def _rules(self):
        """Return all rules as plain values; there are few, and they hardly change."""
        return tuple(
            Rule(
                key=rule.id,
                object=rule.object,
                owner=rule.owner,
                group=rule.field_group or None,
                company=rule.company_id.id or None,
                sender=rule.sender_id.id or None,
                owner_system=rule.owner_system_id.id or None,
            )
            for rule in self.sudo().search([])
        )

    @api.model
    def _check(self, record, values, system):
        """Say which of ``values`` may not be written to ``record`` for ``system``.

        What equals ours already is no change and is never refused. A field that no
        rule knows belongs to Odoo.

        :param values: as for ``write``.
        :return: {field: (ours, theirs, rule)}, both as text; ``rule`` may be empty.
        """
        record.ensure_one()
        refused = {}
        subjects = FIELDS.get(record._name, {})
        for name, value in values.items():
            ours, theirs = self._both(record, name, value)
            if ours == theirs:
                continue
            rule = None
            if name in subjects:
                company = record.company_id or system.company_id
                rule = decide(self._rules(), subjects[name], company.id, system.id)
            if not (rule and rule.lets(system.id)):
                refused[name] = (ours, theirs, self.browse(rule and rule.key))
        return refused

    @api.model
    def _both(self, record, name, value):
        """Return what stands in a field, and what ``value`` makes of it, as text."""
        field = record._fields[name]
        draft = field.convert_to_record(
            field.convert_to_cache(value, record, validate=False), record
        )
        return self._text(field, record[name]), self._text(field, draft)

    @api.model
    def _text(self, field, value):
        if field.relational:
            return ", ".join(value.mapped("display_name"))
        if field.type in ("float", "monetary"):
            return f"{value or 0.0:g}"
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        return str(value or "")

    @api.model
    def _issue(self, record, refused, system):
        """Return the :class:`Issue` that shows a person both values and the rule."""
        parts = [
            self.env._(
                "%(field)s is '%(ours)s' here, %(system)s says '%(theirs)s' (rule: "
                "%(rule)s)",
                field=record._fields[name]._description_string(self.env),
                ours=ours,
                system=system.name,
                theirs=theirs,
                rule=rule.sudo().display_name or self.env._("none, so Odoo owns it"),
            )
            for name, (ours, theirs, rule) in refused.items()
        ]
        return Issue(
            "business_rule",
            f"not_owner:{record._name}",
            self.env._(
                "%(record)s: %(system)s may not change this. %(parts)s.",
                record=record.display_name,
                system=system.name,
                parts="; ".join(parts),
            ),
            self.env._(
                "If theirs is right, change it by hand and drop this document. If they "
                "should decide it from now on, an integration manager changes the rule "
                "under Configuration > Systems of record; then press Retry."
            ),
        )
