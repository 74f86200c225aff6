# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""X12: between interchanges and canonical documents."""

from functools import partial

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.errors import (
    DistributionError,
    Issue,
)
from odoo.addons.distribution_integration_base.engine.road import Decoded, Encoded

from .. import ediwire
from ..files import outgoing
from .edi_gate import check_dates, check_packages, check_written
from .edi_intake import decode
from .edi_intake_document import keys


class DistributionCodecX12(models.AbstractModel):
    """Reads by the system's EDI profile, and writes with its control numbers."""

    _name = "distribution.codec.x12"
    _inherit = "distribution.codec"
    _description = "X12"

    _syntax = "x12"

    @api.model
    def _decode(self, raw, interface):
        profile = self.env["distribution.edi.profile"]._of(interface.system_id)
        if not profile:
            return Decoded(issues=[_no_profile(interface.system_id)])
        message_id = self.env.context.get("distribution_message_id")
        claim = message_id and partial(
            self.env["distribution.edi.number"].sudo()._claim, profile, message_id
        )
        return decode(raw, profile._agreement(self._syntax), claim)

    @api.model
    def _keys(self, content, controls):
        return keys(content, controls)

    @api.model
    def _set_code(self, document_type):
        return ediwire.documents.CODES.get(document_type, (None, None))[1]

    @api.model
    def _type_of(self, set_code):
        types = ediwire.documents.CODES.items()
        return next((name for name, codes in types if codes[1] == set_code), None)

    @api.model
    def _line_at(self, message, position):
        """By the segments that we sent: the line that begins last before it."""
        return ediwire.line_at(message._body(), position)

    @api.model
    def _encode(self, documents, interface):
        [encoded] = self._encode_each(documents, interface)
        return encoded

    @api.model
    def _encode_each(self, documents, interface):
        profile = self.env["distribution.edi.profile"]._of(interface.system_id)
        if not profile:
            issue = _no_profile(interface.system_id)
            raise DistributionError(
                issue.error_class, issue.words, cause=issue.cause, hint=issue.hint
            )
        now = fields.Datetime.now()
        for document in documents:
            check_dates(document, now)
            if profile.carton_codes:
                check_packages(document, "T" in profile.shipment_tree)
        # Numbers are taken last: one that cannot be written uses none.
        contents = [self._content(document, profile) for document in documents]
        envelopes = self._envelopes(profile, documents)
        policy = profile._policy()
        overlay = profile._overlay(self._syntax, sending=True)
        encoded = []
        for document, content, envelope in zip(
            documents, contents, envelopes, strict=True
        ):
            encoded.append(self._file(document, content, profile, envelope))
            check_written(encoded[-1].body, document, policy, overlay)
        return encoded

    @api.model
    def _envelopes(self, profile, documents):
        # A TA1 answers an interchange, and stands outside of any group.
        return profile._next_envelopes(
            [each.get("group_code") != ediwire.INTERCHANGE for each in documents]
        )

    @api.model
    def _content(self, document, profile):
        """Return what stands in the envelope: (sets, answers to interchanges)."""
        try:
            return self._sets(document, profile)
        except ediwire.WriteError as error:
            raise _cannot_carry(error) from error

    @api.model
    def _file(self, document, content, profile, envelope):
        """Return :class:`Encoded` of one document in ``envelope``."""
        sets, answers = content
        try:
            body = ediwire.write_interchange(sets, envelope, answers=answers)
        except ediwire.WriteError as error:
            raise _cannot_carry(error) from error
        if profile.line_breaks:
            # The terminator never stands in data, so each one is a segment's end.
            mark = profile.segment_terminator.encode()
            body = body.replace(mark, mark + b"\n")
        return self._encoded(document, sets, envelope, body)

    def _sets(self, document, profile):
        """Return (sets, answers to interchanges) that carry ``document``."""
        version, tree = profile.group_version, profile.shipment_tree
        if document["type"] != "acknowledgement":
            return [ediwire.documents.write(document, version, tree)], []
        if document["group_code"] == ediwire.INTERCHANGE:
            return [], [ediwire.InterchangeAnswer.from_document(document)]
        if profile.answer_form == "999":
            answered = document.get("detail", {}).get("version", "")
            return [ediwire.documents.write_999(document, answered)], []
        return [ediwire.documents.write(document, version)], []

    def _encoded(self, document, sets, envelope, body):
        number = number_of(document)
        if not sets:
            return Encoded(
                body,
                name=outgoing("TA1", number, "edi", envelope.isa_control),
                content_type="application/edi-x12",
                controls={"isa": str(envelope.isa_control)},
                reference=number,
            )
        [(functional_code, set_code, _segments)] = sets
        isa, gs, st = envelope.isa_control, envelope.gs_control, envelope.st_control
        return Encoded(
            body,
            name=outgoing(set_code, number, "edi", isa),
            content_type="application/edi-x12",
            controls={
                "isa": str(isa),
                "gs": str(gs),
                "st": str(st),
                "key": f"{functional_code}/{gs}/{st}",
            },
            reference=number,
        )


def _cannot_carry(error):
    return DistributionError(
        "value",
        f"X12 cannot carry this document: {error}",
        cause="x12_write",
        hint="Correct the value in Odoo, then press Retry.",
    )


def number_of(document):
    """Return the number that people know a document by: the order's, if it has one."""
    orders = document.get("orders") or [document]
    number = orders[0].get("order_number") or document.get("number")
    number = number or document.get("reference")
    if number:
        return number
    return f"{document['group_code']}-{document['group_control']}"


def _no_profile(system):
    return Issue(
        "missing",
        "no_edi_profile",
        f"System '{system.name}' has no EDI profile.",
        "Add one under Distribution > Configuration > EDI profiles, then press Retry.",
    )
