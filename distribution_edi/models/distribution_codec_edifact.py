# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""EDIFACT: between interchanges and canonical documents."""

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import DistributionError
from odoo.addons.distribution_integration_base.engine.road import Encoded

from ..ediwire import WriteError, edifact
from ..files import outgoing
from .distribution_codec_x12 import number_of


class DistributionCodecEdifact(models.AbstractModel):
    """Reads and refuses as X12 does, by the same profile; writes its own envelopes."""

    _name = "distribution.codec.edifact"
    _inherit = "distribution.codec.x12"
    _description = "EDIFACT"

    _syntax = "edifact"

    @api.model
    def _set_code(self, document_type):
        return edifact.documents.CODES.get(document_type)

    @api.model
    def _type_of(self, set_code):
        types = edifact.documents.CODES.items()
        return next((name for name, code in types if code == set_code), None)

    @api.model
    def _line_at(self, message, position):
        """An APERAK counts no segments."""
        return None

    @api.model
    def _envelopes(self, profile, documents):
        return profile._next_edifact_envelopes(len(documents))

    @api.model
    def _content(self, document, profile):
        try:
            return edifact.documents.write(
                document, profile.edifact_version, profile.shipment_tree
            )
        except (KeyError, WriteError) as error:
            raise _cannot_carry(error) from error

    @api.model
    def _file(self, document, found, profile, envelope):
        """Return :class:`Encoded` of one document in ``envelope``."""
        try:
            body = edifact.write_interchange([found], envelope)
        except (KeyError, WriteError) as error:
            raise _cannot_carry(error) from error
        number = number_of(document)
        return Encoded(
            body,
            name=outgoing(found[0], number, "edi", envelope.control),
            content_type="application/edifact",
            controls={
                "isa": str(envelope.control),
                "st": str(envelope.message_control),
                "key": f"{edifact.GROUP_CODE}/{envelope.control}/"
                f"{envelope.message_control}",
            },
            reference=number,
        )


def _cannot_carry(error):
    return DistributionError(
        "value",
        f"EDIFACT cannot carry this document: {error}",
        cause="edifact_write",
        hint="Correct the value in Odoo, then press Retry.",
    )
