# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One box that finds a document by any of its numbers."""

from dataclasses import dataclass

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.sql import escape_psql

from .words import said

#: Shorter texts would find half the database.
SHORTEST = 3
#: Records of one kind that are shown.
MOST = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of record and the indexed fields that hold its numbers.

    :param starts: fields found by how their number begins.
    :param exact: fields found by the whole number only.
    :param words: fields that say what was found, after its name.
    """

    label: str
    model: str
    starts: tuple = ()
    exact: tuple = ()
    words: tuple = ()


class DistributionTowerSearch(models.AbstractModel):
    """Purchase and sales order, delivery, invoice, package, message and its numbers.

    Reads with the rights of the user who asks. Addons add kinds and fields by
    extending :meth:`_kinds`; each field must have an index that serves ``LIKE 'x%'``
    (``varchar_pattern_ops``), or plain equality where it is ``exact``.
    """

    _name = "distribution.tower.search"
    _description = "Search by any number"

    @api.model
    def _kinds(self):
        """Return {key: :class:`Kind`}, in the order of the answer."""
        return {
            "order": Kind(
                self.env._("Sales order"),
                "sale.order",
                starts=("name", "client_order_ref"),
                exact=("distribution_correlation_id",),
                words=("client_order_ref", "distribution_state"),
            ),
            "delivery": Kind(
                self.env._("Delivery"),
                "stock.picking",
                starts=("name",),
                words=("origin", "partner_id", "state"),
            ),
            "invoice": Kind(
                self.env._("Invoice"),
                "account.move",
                starts=("name",),
                words=("partner_id", "payment_state"),
            ),
            "package": Kind(
                self.env._("Carton or pallet (SSCC)"),
                "stock.package",
                starts=("name",),
                words=("location_id",),
            ),
            "message": Kind(
                self.env._("Message"),
                "distribution.message",
                starts=("reference", "control_key"),
                exact=("uid", "correlation_id"),
                words=("system_id", "reference", "work_state"),
            ),
        }

    @api.model
    def find(self, text):
        """Find what has this number, or begins with it.

        :param text: as a person typed or scanned it.
        :return: list of ``{"kind", "label", "rows"}``; a row has ``id``, ``name``,
            ``words`` and the ``action`` that opens it. Empty below :data:`SHORTEST`
            characters.
        """
        text = (text or "").strip()
        if len(text) < SHORTEST:
            return []
        return [
            {"kind": key, "label": kind.label, "rows": rows}
            for key, kind in self._kinds().items()
            if self.env[kind.model].has_access("read")
            and (rows := self._rows(kind, text))
        ]

    def _rows(self, kind, text):
        return [
            {
                "id": record.id,
                "name": record.display_name,
                "words": said(record, kind.words),
                "action": {
                    "type": "ir.actions.act_window",
                    "res_model": kind.model,
                    "res_id": record.id,
                    "views": [[False, "form"]],
                },
            }
            for record in self._records(kind, text)
        ]

    def _records(self, kind, text):
        """Return what has the number, else what begins with it, the newest first.

        Taken as it stands and in capitals, as numbers are written.
        """
        model, spellings = self.env[kind.model], sorted({text, text.upper()})
        whole = [(name, "in", spellings) for name in (*kind.starts, *kind.exact)]
        begun = [
            (name, "=like", f"{escape_psql(each)}%")
            for name in kind.starts
            for each in spellings
        ]
        for leaves in (whole, begun):
            found = model.search(
                Domain.OR([[leaf] for leaf in leaves]), order="id desc", limit=MOST
            )
            if found:
                return found
        return model
