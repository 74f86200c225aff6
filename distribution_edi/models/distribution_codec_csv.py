# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""CSV: between tables and canonical documents, by the map of the interface."""

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.errors import (
    DistributionError,
    Issue,
)
from odoo.addons.distribution_integration_base.engine.road import Decoded, Encoded

from .. import tablewire
from ..files import outgoing
from ..placed_findings import REJECT, action_for
from ..ublwire.documents.acknowledgement import GROUP
from .placed_intake import Taken, answer_of, decoded_of, keys


class DistributionCodecCsv(models.AbstractModel):
    """Reads and writes by an approved map; one file may hold many documents."""

    _name = "distribution.codec.csv"
    _inherit = "distribution.placed.road"
    _description = "CSV"

    @api.model
    def _decode(self, raw, interface):
        plan = self._map(interface)
        if not plan:
            return Decoded(issues=[self._no_map(interface)])
        policy = self.env["distribution.edi.profile"]._of(interface.system_id)._policy()
        sheet = tablewire.read(raw, plan._plan(), fields.Datetime.now())
        whole = not any(
            finding.code in tablewire.OF_FILE and action_for(finding, policy) == REJECT
            for finding in sheet.findings
        )
        found = [
            Taken(
                plan.document_type,
                each.number,
                each.document,
                each.findings,
                each.span,
            )
            for each in (sheet.documents if whole else ())
        ]
        self._note_strangers(found, interface, tablewire.TableFinding)
        decoded = decoded_of(found, sheet.findings, policy, "csv")
        if repeated := self._earlier(raw, interface, decoded.documents):
            return Decoded(repeat_of=repeated)
        answer = (
            answer_of(found, policy) if interface.document_answer == "ubl" else None
        )
        decoded.replies = [answer] if answer else []
        return decoded

    @api.model
    def _keys(self, content, controls):
        return keys(content)

    @api.model
    def _encode(self, documents, interface):
        [document] = documents
        plan = self._map(interface)
        if not plan:
            issue = self._no_map(interface)
            raise DistributionError(
                issue.error_class, issue.words, cause=issue.cause, hint=issue.hint
            )
        try:
            body = tablewire.write(documents, plan._plan())
        except tablewire.WriteError as error:
            raise DistributionError(
                "value",
                f"The table cannot carry this document: {error}.",
                cause="csv_write",
                hint="Correct the value in Odoo, or the map, then press Retry.",
            ) from error
        number = document.get("number") or document.get("order_number") or ""
        return Encoded(
            body,
            name=outgoing(document["type"], number, "csv"),
            content_type="text/csv",
            controls={"key": f"{GROUP}/{GROUP}/{number}"},
            reference=number or None,
        )

    def _map(self, interface):
        return interface.sudo().csv_map_id

    def _no_map(self, interface):
        return Issue(
            "missing",
            "no_csv_map",
            self.env._("Interface '%s' has no CSV map.", interface.name),
            self.env._("Choose an approved one on it, then press Retry."),
        )
