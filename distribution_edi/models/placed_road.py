# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What envelopes tell of X12, asked of UBL and CSV: who sent it, and whether again."""

import hashlib

from odoo import api, models

#: Documents in which the buyer speaks to us, the supplier.
_OF_BUYERS = frozenset(
    "order order_change payment adjustment return receipt_advice sales_report "
    "order_inquiry".split()
)
#: Qualifiers and schemes that mean the same: GLN, DUNS.
_SAME = ({"UL", "14", "9", "0088"}, {"01", "1", "0060"})


class DistributionPlacedRoad(models.AbstractModel):
    """Shared by codecs whose files have no envelope."""

    _name = "distribution.placed.road"
    _inherit = "distribution.codec"
    _description = "Files without envelopes"

    @api.model
    def _note_strangers(self, found, interface, finding):
        """Add a finding to each document that is not between the partner and us.

        Only codes are compared, and only what can be: a code in a scheme that nobody
        entered says nothing.

        :param found: list of :class:`.placed_intake.Taken`.
        :param finding: the class of findings of the format.
        """
        system = interface.system_id
        profile = self.env["distribution.edi.profile"]._of(system)
        told = {
            "buyer": profile._partners() if profile else None,
            "supplier": profile._ours() if profile else None,
        }
        for taken in found:
            if taken.kind not in _OF_BUYERS or not taken.content:
                continue
            for party in taken.content.get("parties") or ():
                role, code = party["role"], party.get("code")
                if role not in told or not code:
                    continue
                why = self._stranger(system, party, told[role])
                if why:
                    taken.findings.append(
                        finding("party_foreign", role.capitalize(), None, code, why)
                    )

    def _stranger(self, system, party, known):
        """Return why a party is not the one of this connection, or ""."""
        code, scheme = party["code"], party.get("code_type") or "any"
        if known and code == known[1]:
            return ""
        if party["role"] == "buyer":
            keys = {(scheme, code), ("any", code)}
            mapped = self.env["distribution.mapping"]._lookup(system, "party", keys)
            if mapped:
                partners = {each.commercial_partner_id for each in mapped.values()}
                ours = partners == {system.partner_id.commercial_partner_id}
                return "" if ours else self.env._("its code is mapped to another one")
            other = self.env["distribution.edi.profile"].search(
                [("partner_identifier", "=", code), ("system_id", "!=", system.id)],
                limit=1,
            )
            if other:
                return self.env._("it is %s", other.system_id.name)
        if known and _is_same_scheme(scheme, known[0]):
            return self.env._("the profile says %s", known[1])
        return ""

    @api.model
    def _earlier(self, raw, interface, documents):
        """Return the id of the message that brought these bytes before, or None.

        Only one whose documents were all taken, under numbers that are used once: what
        was refused, given up or taken back may be meant when it comes again, and a
        report may say the same as an earlier one. Found by those numbers, which are
        indexed; the digests of all files are not.

        :param documents: what the bytes hold, :class:`~..engine.road.DecodedDocument`.
        """
        mine = self.env.context.get("distribution_message_id")
        if not mine or not all(each.business_key for each in documents):
            return None
        message = self.env["distribution.message"].browse(mine)
        holders = self.env["distribution.road.in"]._holders(message, documents)
        if any((d.document_type, d.business_key) not in holders for d in documents):
            return None  # by another map there is more in them than was found then
        digest = hashlib.sha256(raw).hexdigest()
        for file in message.union(*holders.values()).parent_id:
            same = file.payload_ids[:1].sha256 == digest
            taken = file.child_ids.filtered(lambda each: each.direction == "in")
            if same and file.interface_id == interface:
                if all(map(self._counts, taken)):
                    return file.id
        return None

    def _counts(self, document):
        if document.duplicate_of_id:
            return document.work_state == "dropped"
        handler = self.env["distribution.registry"]._get(
            "handler", document.document_type
        )
        stands = document.work_state != "dropped" and not handler._undone(document)
        return bool(document.business_key) and stands


def _is_same_scheme(one, other):
    return one == other or any({one, other} <= same for same in _SAME)
