# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What every mapping row says: a partner's code and what it stands for."""

from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

#: The target as a field of its own, for the kinds that most rows are of.
RECORDS = ("product_id", "uom_id", "partner_id")


class Kind(NamedTuple):
    """One kind of code.

    :param model: what it stands for; None for kinds that stand for a text.
    :param key: the field that names such a record in files.
    """

    label: str
    model: str | None = None
    key: str | None = None


class DistributionMappingContent(models.AbstractModel):
    """One target for all kinds: the kind says of which model ``target_id`` is.

    Shared by the rows that count (``distribution.mapping``) and by those of a version
    that does not yet (``distribution.mapping.change``).
    """

    _name = "distribution.mapping.content"
    _description = "Content of a mapping"
    _rec_name = "code"

    kind = fields.Selection(selection="_selection_kind", required=True)
    code_type = fields.Char(
        required=True,
        default="any",
        help="Who gave the code: gtin, buyer, vendor, sku ... for items; the partner's "
        "qualifier for parties; any for units.",
    )
    code = fields.Char(required=True)
    description = fields.Char(help="What the partner calls it.")
    target_model = fields.Char(compute="_compute_target_model")
    target_id = fields.Many2oneReference(
        string="Stands for", model_field="target_model"
    )
    value = fields.Char(
        string="Stands for the word", help="Our word, for kinds without a record."
    )
    factor = fields.Float(
        default=1.0,
        digits=0,
        help="How many of our unit one of the partner's is: their case of 12 pieces is "
        "12 of our unit. Quantities and prices are converted both ways.",
    )
    ignored_reason = fields.Char(
        string="Ignored because",
        help="Nobody will map this code. Documents that name nothing else stay with "
        "this reason, to be corrected or dropped.",
    )
    state = fields.Selection(
        [("open", "To be mapped"), ("mapped", "Mapped"), ("ignored", "Ignored")],
        compute="_compute_state",
        store=True,
    )
    # The same target as a record, for code and searches that know the kind.
    product_id = fields.Many2one(
        "product.product",
        compute="_compute_records",
        readonly=False,
        search="_search_product_id",
    )
    uom_id = fields.Many2one(
        "uom.uom",
        string="Unit",
        compute="_compute_records",
        readonly=False,
        search="_search_uom_id",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Address",
        compute="_compute_records",
        readonly=False,
        search="_search_partner_id",
    )

    @api.model
    def _kinds(self):
        """Return {kind: :class:`Kind`}. Extended where other records have codes."""
        return {
            "item": Kind(self.env._("Item"), "product.product", "default_code"),
            "unit": Kind(self.env._("Unit"), "uom.uom", "name"),
            "party": Kind(self.env._("Ship-to or party"), "res.partner", "ref"),
            "location": Kind(
                self.env._("Warehouse of ours"), "stock.warehouse", "code"
            ),
            "terms": Kind(self.env._("Payment terms"), "account.payment.term", "name"),
            "tax": Kind(self.env._("Tax"), "account.tax", "name"),
            "status": Kind(self.env._("Status")),
            "reason": Kind(self.env._("Reason")),
            "charge": Kind(
                self.env._("Allowance or charge"), "product.product", "default_code"
            ),
        }

    @api.model
    def _selection_kind(self):
        return [(name, kind.label) for name, kind in self._kinds().items()]

    @api.depends("kind")
    def _compute_target_model(self):
        kinds = self._kinds()
        for row in self:
            row.target_model = row.kind and kinds[row.kind].model

    @api.depends("target_id", "value", "ignored_reason")
    def _compute_state(self):
        for row in self:
            mapped = row.target_id or row.value
            ignored = "ignored" if row.ignored_reason else "open"
            row.state = "mapped" if mapped else ignored

    def _target(self):
        """Return the record or the text the code stands for; empty when there is none.

        A record that was deleted is none.
        """
        self.ensure_one()
        if not self.target_model:
            return self.value or ""
        return self.env[self.target_model].browse(self.target_id or ()).exists()

    # --- the target as a record of its own model ---

    @api.depends("kind", "target_id")
    def _compute_records(self):
        for name in RECORDS:
            model = self._fields[name].comodel_name
            for row in self:
                ours = row.target_model == model
                row[name] = ours and (row.target_id or False)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [self._with_target(vals, {vals.get("kind")}) for vals in vals_list]
        )

    def write(self, vals):
        if {"state", "before"} & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._("What a code stands for decides its state, nobody else.")
            )
        return super().write(self._with_target(vals, set(self.mapped("kind"))))

    def _with_target(self, vals, kinds):
        """Return ``vals`` with a record of its own model turned into the target."""
        given = [name for name in RECORDS if name in vals]
        if not given:
            return vals
        known = self._kinds()
        for name in given:
            model = self._fields[name].comodel_name
            if vals[name] and any(known[kind].model != model for kind in kinds if kind):
                raise ValidationError(
                    self.env._(
                        "A code of this kind does not stand for a record of '%s'.",
                        self.env[model]._description,
                    )
                )
        target = next((vals[name] for name in given if vals[name]), False)
        rest = {name: value for name, value in vals.items() if name not in RECORDS}
        return {"target_id": target, **rest}

    def _search_record(self, name, operator, value):
        model = self._fields[name].comodel_name
        by = "display_name" if "like" in operator else "id"
        found = self.env[model]._search([(by, operator, value)])
        kinds = [key for key, kind in self._kinds().items() if kind.model == model]
        return [("kind", "in", kinds), ("target_id", "in", found)]

    def _search_product_id(self, operator, value):
        return self._search_record("product_id", operator, value)

    def _search_uom_id(self, operator, value):
        return self._search_record("uom_id", operator, value)

    def _search_partner_id(self, operator, value):
        return self._search_record("partner_id", operator, value)

    # --- what may not be ---

    @api.constrains("kind", "target_id", "value", "factor", "company_id")
    def _check_content(self):
        for row in self:
            words = row._fault()
            if words:
                raise ValidationError(words)

    @staticmethod
    def _is_fee(product):
        return product.type == "service" and product.invoice_policy == "order"

    def _fault(self):
        """Return why the row may not be as it is, or None."""
        if self.value and self.target_model:
            return self.env._(
                "Code %(code)s stands for a record, not for the word '%(word)s'.",
                code=self.code,
                word=self.value,
            )
        if self.factor <= 0 or (self.factor != 1 and self.kind != "unit"):
            return self.env._(
                "Code %s: only units have a factor, and it is above 0.", self.code
            )
        if not self.target_id:
            return None
        target = self._target()
        if not target:
            return self.env._(
                "Code %s stands for a record that does not exist.", self.code
            )
        if self.kind == "charge" and not self._is_fee(target):
            return self.env._(
                "Code %(code)s is money, not goods: '%(target)s' has to be a service "
                "that is invoiced as ordered.",
                code=self.code,
                target=target.display_name,
            )
        company = target["company_id"] if "company_id" in target._fields else None
        if company and company != self.company_id:
            return self.env._(
                "Code %(code)s: '%(target)s' belongs to %(company)s.",
                code=self.code,
                target=target.display_name,
                company=company.name,
            )
        return None
