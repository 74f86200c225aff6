# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The control tower names what comes next, and by when."""

from datetime import datetime

from odoo import api, fields, models
from odoo.tools import format_amount

from .words import said
from .worklist import Worklist

#: Rows of one list: more is what the numbers above it open.
ROWS = 5


class DistributionTowerWorklist(models.AbstractModel):
    """The next few of a block's rows, each a click away.

    Addons change the lists by extending :meth:`_worklists`.
    """

    _name = "distribution.tower.worklist"
    _description = "What comes next in the control tower"

    @api.model
    def _worklists(self):
        """Return {block: :class:`.worklist.Worklist`}."""
        numbers = self.env["distribution.tower.number"]._numbers()
        return {
            "deadlines": Worklist(
                "distribution.deadline",
                [("state", "in", ["open", "amber", "red"])],
                when="due_at",
                name="label",
                words=(
                    "sale_order_id.client_order_ref",
                    "message_id.name",
                    "partner_id",
                ),
                opens="sale_order_id",
                empty=self.env._("Nothing is due."),
            ),
            "stock": Worklist(
                "stock.picking",
                numbers["ready"].domain,
                when="scheduled_date",
                words=("sale_id.client_order_ref", "partner_id"),
                empty=self.env._("Nothing is ready to ship."),
            ),
            "money": Worklist(
                "account.move",
                numbers["unpaid"].domain,
                when="invoice_date_due",
                words=("partner_id",),
                amount="amount_residual",
                empty=self.env._("Every invoice is paid."),
            ),
        }

    @api.model
    def _open(self):
        """Return {block: {"rows", "empty"}} of what the user may read.

        A row has ``id``, ``name``, ``words``, ``amount`` (text), ``when`` (UTC text of
        a moment, or of a day), ``late`` and the ``action`` that opens it.
        """
        return {
            block: {"rows": self._rows(worklist), "empty": worklist.empty}
            for block, worklist in self._worklists().items()
            if self.env[worklist.model].has_access("read")
        }

    def _rows(self, worklist):
        records = self.env[worklist.model].search(
            worklist.domain, order=f"{worklist.when}, id", limit=ROWS
        )
        return [self._row(worklist, record) for record in records]

    def _row(self, worklist, record):
        opened = record[worklist.opens] if worklist.opens else record
        if not (opened and opened.has_access("read")):
            opened = record
        when = record[worklist.when]
        moment = isinstance(when, datetime)
        now = fields.Datetime.now() if moment else fields.Date.context_today(self)
        return {
            "id": record.id,
            "name": record[worklist.name],
            "words": said(record, worklist.words),
            "amount": worklist.amount
            and format_amount(self.env, record[worklist.amount], record.currency_id),
            "when": when and str(when),
            "late": bool(when) and when < now,
            "action": {
                "type": "ir.actions.act_window",
                "res_model": opened._name,
                "res_id": opened.id,
                "views": [[False, "form"]],
            },
        }
