# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mappings in files: what a target is called there, and what a file would change."""

from typing import NamedTuple

from odoo import api, models

from ...engine import mapping_csv

#: Names a record by its number, where nothing else names it alone.
BY_ID = "id:"


class Compared(NamedTuple):
    """What a file says beside what counts: lists of values for changes."""

    added: list
    changed: list
    removed: list
    unchanged: int


class DistributionMappingFile(models.AbstractModel):
    """A record is named by its key (reference, name, code; see ``_kinds``) if that is
    its alone, else by ``id:<number>``.
    """

    _name = "distribution.mapping.file"
    _description = "Mappings in files"

    # --- out ---

    @api.model
    def _write(self, rows):
        """Return the bytes of a CSV file with ``rows``, mappings or changes of one."""
        named = {
            kind: self._names(kind, group)
            for kind, group in rows.grouped("kind").items()
        }
        return mapping_csv.write(
            {
                "kind": row.kind,
                "code_type": row.code_type,
                "code": row.code,
                "description": row.description,
                "target": row.value or named[row.kind].get(row.target_id),
                "factor": f"{row.factor:.15g}" if row.factor != 1 else "",
            }
            for row in rows
        )

    def _names(self, kind, rows):
        """Return {target id: its name in a file}."""
        known = rows._kinds()[kind]
        if not known.model:
            return {}
        records = self.env[known.model].browse(set(rows.mapped("target_id"))).exists()
        found = self._by_key(known, records.mapped(known.key), rows.company_id[:1])
        names = {}
        for record in records:
            key = record[known.key] or ""
            alone = found.get(key) == record and not key.startswith(BY_ID)
            names[record.id] = (
                key if alone and key == key.strip() else BY_ID + str(record.id)
            )
        return names

    def _by_key(self, known, keys, company):
        """Return {key: records} of those that the company may use."""
        records = self.env[known.model]
        domain = [(known.key, "in", [key for key in keys if key])]
        if "company_id" in records._fields:
            domain.append(("company_id", "in", [False, company.id]))
        return records.search(domain).grouped(known.key)

    # --- in ---

    @api.model
    def _read(self, data, version):
        """Return ([values of changes], [sentences about what is wrong]).

        :raises mapping_csv.Unreadable: nothing of it can be read.
        """
        kinds = self.env["distribution.mapping"]._kinds()
        rows, errors = mapping_csv.read(data, kinds)
        values = []
        by_kind = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append(row)
        for kind, group in by_kind.items():
            known = kinds[kind]
            if known.model is None:
                values += [self._values(row, value=row.target) for row in group]
                continue
            targets = self._targets(known, group, version.company_id)
            for row in group:
                found = targets[row.target]
                if isinstance(found, str):
                    errors.append(f"{self.env._('Line %s:', row.line)} {found}")
                else:
                    values.append(self._values(row, target_id=found))
        return values, errors

    @staticmethod
    def _values(row, target_id=False, value=False):
        return {
            "kind": row.kind,
            "code_type": row.code_type,
            "code": row.code,
            "description": row.description or False,
            "target_id": target_id,
            "value": value,
            "factor": row.factor,
        }

    def _targets(self, known, rows, company):
        """Return {text: id, or a sentence that says why there is none}."""
        texts = {row.target for row in rows}
        by_id = {text for text in texts if text.startswith(BY_ID)}
        numbers = {text: text.removeprefix(BY_ID) for text in by_id}
        records = self.env[known.model]
        ids = [int(number) for number in numbers.values() if _is_id(number)]
        domain = [("id", "in", ids)]
        if "company_id" in records._fields:
            domain.append(("company_id", "in", [False, company.id]))
        there = {str(record.id): record for record in records.search(domain)}
        found = self._by_key(known, texts - by_id, company)
        return {
            text: self._one(
                known,
                text,
                there.get(numbers[text]) if text in by_id else found.get(text),
            )
            for text in texts
        }

    def _one(self, known, text, records):
        if not records:
            return self.env._(
                "there is no %(label)s '%(text)s' in use (looked at its %(key)s).",
                label=known.label,
                text=text,
                key=self.env[known.model]._fields[known.key].string,
            )
        if len(records) > 1:
            return self.env._(
                "%(count)d records are called '%(text)s': name one as id:%(id)s.",
                count=len(records),
                text=text,
                id=records[0].id,
            )
        return records.id

    # --- against what counts ---

    @api.model
    def _compare(self, values, version, whole):
        """Return :class:`Compared`: the file beside what counts in the scope.

        :param whole: live codes of the file's kinds that it does not name are removed.
        """
        live = self.env["distribution.mapping"].search(
            [
                *version._scope(),
                ("state", "=", "mapped"),
                ("kind", "in", list({each["kind"] for each in values})),
            ]
        )
        rows = {(row.kind, row.code_type, row.code): row for row in live}
        added, changed, unchanged = [], [], 0
        for each in values:
            row = rows.pop((each["kind"], each["code_type"], each["code"]), None)
            if not row:
                added.append(each)
            elif self._same(row, each):
                unchanged += 1
            else:
                changed.append(each)
        removed = [
            {
                "kind": row.kind,
                "code_type": row.code_type,
                "code": row.code,
                "description": row.description,
                "remove": True,
            }
            for row in (rows.values() if whole else ())
        ]
        return Compared(added, changed, removed, unchanged)

    @staticmethod
    def _same(row, values):
        names = ("description", "target_id", "value", "factor")
        return all((row[name] or False) == (values[name] or False) for name in names)

    @api.model
    def _put(self, compared, version):
        """Make the draft say what the file says; other changes of it stay."""
        wanted = [*compared.added, *compared.changed, *compared.removed]
        keys = {(each["kind"], each["code_type"], each["code"]) for each in wanted}
        version.change_ids.filtered(
            lambda change: (change.kind, change.code_type, change.code) in keys
        ).unlink()
        version.change_ids.create([{**each, "set_id": version.id} for each in wanted])


def _is_id(text):
    return text.isascii() and text.isdigit() and len(text) < 10
