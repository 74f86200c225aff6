# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From received bytes to documents, by what was agreed with the partner.

Plain functions between ``ediwire`` and the road; nothing here touches the database.
"""

import hashlib

from odoo.addons.distribution_integration_base.engine.road import Decoded

from .. import ediwire
from .edi_agreement import issues_of, plain_number
from .edi_intake_answer import answers_to, answers_within, refusal_answers
from .edi_intake_document import read_document
from .edi_intake_refusal import refusals_of
from .edi_intake_repeat import Repeats, name_of

#: Longest identity that is kept as it is.
LONGEST_IDENTITY = 200


def decode(raw, agreement, claim=None):
    """Return :class:`Decoded` for a file of any number of interchanges.

    An interchange that is not for us, or not whole, is refused as one: then none of
    its documents is taken and its number stays free for the corrected one.

    :param claim: ``claim(name, digest)`` takes a control number and returns None, or
        the :class:`.edi_agreement.Holder` that has it; without it nothing is known.
    """
    decoded, known, repeats = Decoded(), [], Repeats(raw, agreement, claim)
    for interchange in ediwire.read_interchanges(raw, overlay=agreement.overlay):
        refusals = list(refusals_of(interchange, agreement))
        if not refusals:
            known.append(interchange)
            refusals = repeats.refusals(interchange)
        decoded.issues += refusals
        if refusals or repeats.refused(interchange):
            decoded.replies += refusal_answers(interchange, agreement)
        else:
            _take(decoded, interchange, agreement)
    if known:
        decoded.identity = _identity(known)
        decoded.controls = {"isa": plain_number(known[0].control)}
    if not (decoded.documents or decoded.issues):
        decoded.repeat_of = repeats.holder
    return decoded


def _identity(interchanges):
    """Name the file by the numbers its sender gave (ISA06, ISA08, ISA13, ISA15)."""
    names = [name_of(each) for each in interchanges]
    joined = " ".join(names)
    if len(joined) <= LONGEST_IDENTITY:
        return joined
    return f"{names[0]} +{len(names) - 1} {hashlib.sha256(joined.encode()).hexdigest()}"


def _take(decoded, interchange, agreement):
    """Add the documents of an interchange, its acknowledgements, and notes."""
    wrong = [
        finding
        for finding in interchange.findings
        if ediwire.action_for(finding, agreement.policy) != ediwire.IGNORE
    ]
    hint = "The documents in it were taken. Tell the partner of the fault."
    decoded.issues += issues_of(wrong, hint)
    decoded.documents += answers_within(interchange)
    for group in interchange.groups:
        for transaction_set in group.sets:
            decoded.documents.append(
                read_document(interchange, group, transaction_set, agreement)
            )
    decoded.replies += answers_to(interchange, agreement)
