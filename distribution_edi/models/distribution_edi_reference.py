# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner wants to see in a document, beyond the standard."""

import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .. import ediwire

_TAG = re.compile(r"[A-Z][A-Z0-9]{1,2}(?:\d\d)?", re.ASCII)


class DistributionEdiReference(models.Model):
    """A segment with its qualifier: REF DP, N1 ST, DTM 010; in EDIFACT RFF CT, NAD DP.

    Behind the segment may stand which element has the value: REF02, N104, PO107.

    In what comes in a missing one is the fault ``reference_required``, as grave as the
    profile says. What we send is held back without it.
    """

    _name = "distribution.edi.reference"
    _description = "EDI reference required"
    _order = "profile_id, document_type, segment, qualifier"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    document_type = fields.Selection(
        selection=lambda self: self.env[
            "distribution.edi.deadline"
        ]._selection_document_type(),
        string="Document",
        required=True,
    )
    segment = fields.Char(
        size=5,
        required=True,
        help="REF, N1, DTM; RFF, NAD. With two digits behind it (REF02, N104, PO107) "
        "that element must be filled, in lines of each one.",
    )
    qualifier = fields.Char(size=3, help="Its qualifier; empty: any will do.")

    _wish_unique = models.UniqueIndex(
        "(profile_id, document_type, segment, COALESCE(qualifier, ''))",
        "This is required already.",
    )

    @api.constrains("segment", "qualifier", "document_type")
    def _check_words(self):
        for wish in self:
            qualifier = wish.qualifier or "AA"
            if not _TAG.fullmatch(wish.segment) or not qualifier.isalnum():
                raise ValidationError(
                    self.env._(
                        "%s is no segment with a qualifier, such as REF and DP.",
                        wish._words(),
                    )
                )

    def _required(self, syntax):
        """Return {set or message code: [wish]} as an overlay of ``ediwire`` has it."""
        found = {}
        for wish in self:
            code = _code(wish.document_type, syntax)
            if code:
                found.setdefault(code, []).append(wish._words())
        return found

    def _words(self):
        return f"{self.segment} {self.qualifier or ''}".strip()


def _code(document_type, syntax):
    if syntax == "edifact":
        return ediwire.edifact.documents.CODES.get(document_type)
    return ediwire.documents.CODES.get(document_type, (None, None))[1]
