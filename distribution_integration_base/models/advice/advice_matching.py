# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which document of ours an advice speaks of."""

from odoo import api, models
from odoo.fields import Domain

#: Codes of the groups that we send (X12 GS01; an EDIFACT interchange).
GROUPS = ("PR", "CA", "SH", "IN", "IB", "SC", "RS", "AN", "OW", "AR", "PO", "PC", "UNB")
#: What sort of number names which document (X12 element 128, EDIFACT 1153).
TYPES = {
    "IV": ("invoice",),
    "IN": ("invoice",),
    "SI": ("shipment",),
    "BM": ("shipment",),
    "AAK": ("shipment",),
    "DQ": ("shipment",),
    "ACW": (),
}
#: Never the subject of an advice.
_ANSWERS = ("acknowledgement", "application_advice", "event")


class DistributionAdviceMatching(models.AbstractModel):
    _name = "distribution.advice.matching"
    _description = "Matching of advices"

    @api.model
    def _match(self, system, document, interface):
        """Return the sent messages that ``document`` (AdvisedDocument dict) means.

        By the numbers of its envelope if they are told, else by its own number.
        """
        found = self._by_envelope(system, document)
        if not found and document.get("reference"):
            found = self._by_number(system, document["reference"])
            types = TYPES.get(document.get("qualifier") or "")
            codec = self.env["distribution.registry"]._get("codec", interface.codec)
            named = codec._type_of(document.get("set_code"))
            wanted = (named,) if named else types
            if wanted:
                found = found.filtered(lambda each: each.document_type in wanted)
        current = found.filtered(lambda each: not each.superseded_by_id)
        return current or found

    def _by_envelope(self, system, document):
        messages = self.env["distribution.message"]
        group, control = document.get("group_control"), document.get("set_control")
        if document.get("qualifier") == "ACW" and not group:
            # EDIFACT names the interchange by its reference.
            group = document.get("reference")
        if not group:
            return messages
        group = _plain(group)
        if control:
            keys = [f"{code}/{group}/{_plain(control)}" for code in GROUPS]
            return messages.search([*self._ours(system), ("control_key", "in", keys)])
        keys = Domain.OR(
            Domain("control_key", "=like", f"{code}/{group}/%") for code in GROUPS
        )
        return messages.search(Domain(self._ours(system)) & keys)

    def _by_number(self, system, number):
        """By the order's number, or that of our record behind the document."""
        domain = self._ours(system)
        messages = self.env["distribution.message"]
        found = messages.search([*domain, ("reference", "=", number)])
        for model in ("account.move", "stock.picking", "sale.order"):
            records = self.env[model].search(
                [("name", "=", number), ("company_id", "=", system.company_id.id)]
            )
            if records:
                found |= messages.search(
                    [
                        *domain,
                        ("res_model", "=", model),
                        ("res_id", "in", records.ids),
                    ]
                )
        return found

    def _ours(self, system):
        return [
            ("system_id", "=", system.id),
            ("direction", "=", "out"),
            ("document_type", "not in", _ANSWERS),
        ]


def _plain(control):
    """Return a control number without leading zeros; other references as they are."""
    return str(int(control)) if control.isascii() and control.isdigit() else control
