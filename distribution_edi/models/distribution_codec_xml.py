# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UBL 2.1: between XML and canonical documents."""

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.errors import DistributionError
from odoo.addons.distribution_integration_base.engine.road import Decoded, Encoded

from .. import ublwire
from ..files import outgoing
from ..ublwire.documents.acknowledgement import GROUP
from .placed_intake import Taken, answer_of, decoded_of, keys

#: Qualifiers of an EDI profile that say GLN.
_GLN = ("UL", "14", "9", "0088")


class DistributionCodecXml(models.AbstractModel):
    """Reads and writes without a profile; one gives strictness and identifiers."""

    _name = "distribution.codec.xml"
    _inherit = "distribution.placed.road"
    _description = "UBL 2.1 (XML)"

    @api.model
    def _decode(self, raw, interface):
        policy = self.env["distribution.edi.profile"]._of(interface.system_id)._policy()
        read = ublwire.read_file(raw)
        form = ublwire.FORMS.get(read.name)
        kind = form.type if form else f"ubl-{read.name}"[:40]
        found, loose = [], read.findings
        if read.name:
            span = (0, len(raw))
            found = [Taken(kind, read.number, read.document, read.findings, span)]
            loose = []
        self._note_strangers(found, interface, ublwire.UblFinding)
        decoded = decoded_of(found, loose, policy, "ubl")
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
        document = self._completed(document, interface)
        try:
            root = ublwire.root_of(document)
            body, _lost = ublwire.write(document, fields.Date.today())
        except (KeyError, ublwire.WriteError) as error:
            raise DistributionError(
                "value",
                f"UBL cannot carry this document: {error}.",
                cause="ubl_write",
                hint="Correct the value in Odoo, then press Retry.",
            ) from error
        number = document.get("number") or document.get("order_number")
        if document["type"] == "acknowledgement":
            number = document["sets"][0]["control"]
        return Encoded(
            body,
            name=outgoing(root, number, "xml"),
            content_type="application/xml",
            controls={"key": f"{GROUP}/{GROUP}/{number}"},
            reference=number,
        )

    def _completed(self, document, interface):
        """Return the document with what UBL always wants: both parties, and ids."""
        detail = dict(document.get("detail") or {})
        for name, value in (
            ("customization", interface.ubl_customization),
            ("profile", interface.ubl_profile),
        ):
            if value:
                detail[name] = value
        parties = [dict(party) for party in document.get("parties") or ()]
        known = {party["role"]: party for party in parties}
        if "supplier" not in known:
            parties.append(self._us(interface))
        if "buyer" not in known:
            parties.append(self._them(interface))
        if document["type"] == "invoice" and "bill_to" not in known:
            buyer = known.get("buyer") or parties[-1]
            parties.append({**buyer, "role": "bill_to"})
        return {**document, "detail": detail, "parties": parties}

    def _us(self, interface):
        profile = self.env["distribution.edi.profile"]._of(interface.system_id)
        return {
            "role": "supplier",
            "name": interface.company_id.name,
            **self._code(*(profile._ours() if profile else ("", ""))),
        }

    def _them(self, interface):
        system = interface.system_id
        profile = self.env["distribution.edi.profile"]._of(system)
        return {
            "role": "buyer",
            "name": system.partner_id.name or system.name,
            **self._code(*(profile._partners() if profile else ("", ""))),
        }

    def _code(self, qualifier, identifier):
        if not identifier:
            return {}
        scheme = "0088" if qualifier in _GLN else qualifier
        return {"code": identifier, "code_type": scheme}
