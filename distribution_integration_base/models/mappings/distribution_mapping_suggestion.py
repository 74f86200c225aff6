# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an unknown code might stand for: advice, with its reason."""

from typing import NamedTuple

from odoo import api, models
from odoo.tools.sql import SQL

from ...engine.likeness import best, code_key, gtin_key, words

#: Lengths that one GTIN may be written in.
GTIN_LENGTHS = (8, 12, 13, 14)
#: Names compared for one work list; more are not worth the wait.
MOST = 500
#: Codes that we gave ourselves: found among our references, they are ours.
OURS = ("vendor", "sku")


class Advice(NamedTuple):
    """``exact``: the same number or reference, and nothing else has it."""

    target_id: int
    words: str
    exact: bool


class DistributionMappingSuggestion(models.AbstractModel):
    """A few queries for a whole page of the work list, never one a row."""

    _name = "distribution.mapping.suggestion"
    _description = "Suggestions for unknown codes"

    @api.model
    def _suggest(self, rows):
        """Return {row: :class:`Advice`} of open ``distribution.mapping`` rows."""
        found = {}
        for (system, kind), group in rows.grouped(
            lambda row: (row.system_id, row.kind)
        ).items():
            model = rows._kinds()[kind].model if kind else None
            if model == "product.product":
                found |= self._items(group)
            elif model:
                found |= self._named(group, self._candidates(system, kind, group))
        return found

    # --- items ---

    def _items(self, rows):
        company = rows.company_id[:1]
        products = self.env["product.product"].sudo()
        domain = [
            ("sale_ok", "=", True),
            ("company_id", "in", [False, company.id]),
        ]
        found = self._by_name(rows, products, domain)
        found |= self._by_supplier(rows, company)
        found |= self._by_reference(rows, products, domain)
        found |= self._by_gtin(rows, products, domain)
        return found

    def _by_gtin(self, rows, products, domain):
        keys = {row: gtin_key(row.code) for row in rows}
        written = {
            key.zfill(size) for key in keys.values() if key for size in GTIN_LENGTHS
        } | {key for key in keys.values() if key}
        if not written:
            return {}
        having = products.search([*domain, ("barcode", "in", list(written))])
        by_key = having.grouped(lambda product: gtin_key(product.barcode))
        return {
            row: self._advice(
                by_key[key], self.env._("the same GTIN"), row.code_type == "gtin"
            )
            for row, key in keys.items()
            if key in by_key
        }

    def _by_reference(self, rows, products, domain):
        keys = {row: code_key(row.code) for row in rows}
        table = products._search(domain)
        reference = SQL.identifier(products._table, "default_code")
        query = table.select(SQL.identifier(products._table, "id"), reference)
        plain = SQL("UPPER(REGEXP_REPLACE(default_code, '[\\s_./-]', '', 'g'))")
        hits = self.env.execute_query(
            SQL(
                "SELECT %s, id FROM (%s) ours WHERE %s IN %s",
                plain,
                query,
                plain,
                tuple(keys.values()),
            )
        )
        by_key = {}
        for key, product_id in hits:
            by_key[key] = by_key.get(key, products) | products.browse(product_id)
        return {
            row: self._advice(
                by_key[key],
                self.env._("our reference is the same"),
                row.code_type in OURS,
            )
            for row, key in keys.items()
            if key in by_key
        }

    def _by_supplier(self, rows, company):
        infos = (
            self.env["product.supplierinfo"]
            .sudo()
            .search(
                [
                    ("product_code", "in", rows.mapped("code")),
                    ("company_id", "in", [False, company.id]),
                ]
            )
        )
        by_code = infos.grouped("product_code")
        found = {}
        for row in rows.filtered(lambda row: row.code in by_code):
            info = by_code[row.code][0]
            product = info.product_id or info.product_tmpl_id.product_variant_id
            if product:
                said = self.env._("%s calls it so", info.partner_id.name)
                found[row] = self._advice(product, said, False)
        return found

    def _by_name(self, rows, products, domain):
        said = {word for row in rows for word in words(row.description or "")}
        if not said:
            return {}
        any_word = [("name", "ilike", word) for word in sorted(said, key=len)[-20:]]
        having = products.search(
            [*domain, *["|"] * (len(any_word) - 1), *any_word], limit=MOST
        )
        return self._named(rows, having)

    # --- what has a name ---

    def _candidates(self, system, kind, rows):
        """Return the records of one kind that a code may stand for."""
        records = self.env[rows._kinds()[kind].model].sudo()
        if kind == "party":
            top = system.partner_id.commercial_partner_id
            return records.search([("id", "child_of", top.ids)], limit=MOST)
        domain = []
        if "company_id" in records._fields:
            domain = [("company_id", "in", [False, rows.company_id[:1].id])]
        return records.search(domain, limit=MOST)

    def _named(self, rows, records):
        """Compare codes with the records' keys, then descriptions with their names."""
        names = {each.id: each.name or "" for each in records}
        found = {}
        for row in rows:
            key = rows._kinds()[row.kind].key
            same = records.filtered(
                lambda each, key=key, row=row: (each[key] or "").lower()
                == row.code.lower()
            )
            like = None if same else best(row.description or row.code, names)
            if same:
                said = self.env._("it has the same code or name")
                found[row] = self._advice(same, said, row.kind != "item")
            elif like:
                said = self.env._("the names are %d %% alike", round(like[1] * 100))
                found[row] = self._advice(records.browse(like[0]), said, False)
        return found

    def _advice(self, records, said, exact):
        """Return the advice of the first record; exact only when there is no other."""
        first = records[0]
        return Advice(
            first.id, f"{first.display_name}: {said}", exact and len(records) == 1
        )
