# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Finding what a code stands for, and what the partner calls a record."""

from typing import NamedTuple

from odoo import api, models
from odoo.tools.sql import SQL

from . import mapping_sql

#: Context: read as if the version with this id counted (0: as it is).
#: Nothing is noted.
TRIAL = "distribution_trial"


class Hit(NamedTuple):
    """What a code stands for: a record or a text, ``factor`` of it."""

    target: object
    factor: float


class DistributionMapping(models.Model):
    _inherit = "distribution.mapping"

    @api.model
    def _lookup(self, system, kind, keys):
        """Return {(code_type, code): target} of the mapped rows among ``keys``."""
        found = self._find(system, kind, keys)
        return {key: hit.target for key, hit in found.items()}

    @api.model
    def _find(self, system, kind, keys):
        """Return {(code_type, code): :class:`Hit`} of ``keys``, in one query.

        The system's own row comes before the shared one; what was archived is not sold
        or delivered to any more, and an ignored row keeps the shared one away.
        """
        if not keys:
            return {}
        model = self._kinds()[kind].model
        target = None if model is None else self.env[model]
        rows = self._rows(system, kind, keys, target)
        # Iterated together, records are read together later.
        ids = {row.target_id for row in rows.values() if row.target_id}
        records = {each.id: each for each in target.browse(ids)} if model else {}
        found = {}
        for key in keys:
            for scope in (system.id, None):
                row = rows.get((scope, *key))
                if row and row.settles:
                    if row.state == "mapped":
                        what = records[row.target_id] if model else row.value
                        found[key] = Hit(what, row.factor)
                    break
        return found

    def _rows(self, system, kind, keys, target):
        """Return {(system id or None, code_type, code): :class:`_Row`}."""
        self.flush_model()
        if target is not None and "active" in target._fields:
            target.flush_model(["active"])
        codes = tuple({code for _type, code in keys})
        where = SQL(
            "row.kind = %s AND row.code IN %s AND row.company_id = %s "
            "AND COALESCE(row.system_id, 0) IN (0, %s)",
            kind,
            codes,
            system.company_id.id,
            system.id,
        )
        found = self.env.execute_query(mapping_sql.rows(self, where, target))
        rows = {(row[-1], *row[:2]): _Row(*row[2:-1]) for row in found}
        if version_id := self.env.context.get(TRIAL):
            self._overlay(rows, version_id, kind, codes, target)
        return rows

    # --- trial ---

    @api.model
    def _on_trial(self):
        """Whether documents are only tried, so that nothing may be noted."""
        return TRIAL in self.env.context

    def _overlay(self, rows, version_id, kind, codes, target):
        """Put the changes of a version over ``rows``, as going live would."""
        version = self.env["distribution.mapping.set"].browse(version_id)
        changes = self.env["distribution.mapping.change"]
        changes.flush_model()
        where = SQL(
            "row.set_id = %s AND row.kind = %s AND row.code IN %s",
            version.id,
            kind,
            codes,
        )
        scope = version.system_id.id or None
        for row in self.env.execute_query(mapping_sql.rows(changes, where, target)):
            key = (scope, *row[:2])
            # A change without a target removes its code.
            if row[5] == "open":
                rows.pop(key, None)
            else:
                rows[key] = _Row(*row[2:-1])

    # --- out: what the partner calls it ---

    @api.model
    def _reverse(self, system, kind, records):
        """Return {record id: [(code_type, code, factor)]}, the best code first."""
        self.flush_model()
        codes = {}
        if records:
            for target_id, *said in self.env.execute_query(
                mapping_sql.reverse(system, kind, records.ids)
            ):
                codes.setdefault(target_id, []).append(tuple(said))
        return codes


class _Row(NamedTuple):
    target_id: int | None
    value: str | None
    factor: float
    state: str
    alive: bool

    @property
    def settles(self):
        """Whether the row decides, so that no further one is asked."""
        return self.state == "ignored" or (self.state == "mapped" and self.alive)
