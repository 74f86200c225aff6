# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A partner's code and the Odoo record it stands for."""

from odoo import api, fields, models
from odoo.tools.sql import SQL


class DistributionMapping(models.Model):
    """Rows without a target are the *unmapped* work list.

    The road adds such a row when it meets an unknown code. Giving it a target
    releases every document that waits for it.
    """

    _name = "distribution.mapping"
    _description = "Mapping"
    _order = "system_id, kind, code"
    _check_company_auto = True
    _rec_name = "code"

    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="system_id.company_id", store=True, index=True)
    kind = fields.Selection(
        [("item", "Item"), ("unit", "Unit"), ("party", "Ship-to or party")],
        required=True,
    )
    code_type = fields.Char(
        required=True,
        default="any",
        help="Who gave the code: gtin, buyer, vendor, sku ... for items; the partner's "
        "qualifier for parties; any for units.",
    )
    code = fields.Char(required=True)
    description = fields.Char(help="What the partner calls it.")
    product_id = fields.Many2one("product.product", check_company=True)
    uom_id = fields.Many2one("uom.uom", string="Unit")
    partner_id = fields.Many2one("res.partner", string="Address", check_company=True)
    is_mapped = fields.Boolean(compute="_compute_is_mapped", store=True, index=True)

    _code_unique = models.UniqueIndex(
        "(system_id, kind, code_type, code)", "This code is mapped already."
    )

    @api.depends("kind", "product_id", "uom_id", "partner_id")
    def _compute_is_mapped(self):
        for mapping in self:
            mapping.is_mapped = bool(mapping._target())

    def _target(self):
        self.ensure_one()
        by_kind = {
            "item": self.product_id,
            "unit": self.uom_id,
            "party": self.partner_id,
        }
        return by_kind.get(self.kind)

    @api.model
    def _lookup(self, system, kind, keys):
        """Return {(code_type, code): target} of the mapped rows among ``keys``."""
        rows = self.search_fetch(
            [
                ("system_id", "=", system.id),
                ("kind", "=", kind),
                ("code", "in", list({code for _type, code in keys})),
                ("is_mapped", "=", True),
            ],
            ["code_type", "code", "kind", "product_id", "uom_id", "partner_id"],
        )
        # What was archived is not sold or delivered to any more.
        return {
            (row.code_type, row.code): target
            for row in rows
            if (target := row._target()).active
        }

    @api.model
    def _miss(self, system, kind, code_type, code, description=""):
        """Put an unknown code on the work list and return its row."""
        self.flush_model()
        [(mapping_id,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO distribution_mapping (
                    system_id, company_id, kind, code_type, code, description,
                    is_mapped, create_uid, create_date, write_uid, write_date
                ) VALUES (
                    %(system)s, %(company)s, %(kind)s, %(code_type)s, %(code)s,
                    %(description)s, false, %(user)s, %(now)s, %(user)s, %(now)s
                )
                ON CONFLICT (system_id, kind, code_type, code)
                DO UPDATE SET write_date = excluded.write_date
                RETURNING id
                """,
                system=system.id,
                company=system.company_id.id,
                kind=kind,
                code_type=code_type,
                code=code,
                description=description or None,
                user=self.env.uid,
                now=fields.Datetime.now(),
            )
        )
        return self.browse(mapping_id)

    def write(self, vals):
        result = super().write(vals)
        if {"product_id", "uom_id", "partner_id"} & vals.keys():
            self.filtered("is_mapped")._release_waiting()
        return result

    def _release_waiting(self):
        """Work every document again that waits for one of these codes."""
        waiting = self.env["distribution.exception"].search(
            [("mapping_id", "in", self.ids), ("state", "=", "open")]
        )
        waiting.message_id.filtered(lambda m: m.work_state == "blocked")._release()
