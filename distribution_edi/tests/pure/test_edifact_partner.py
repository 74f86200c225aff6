# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A trading partner that no one here wrote takes our order and answers it."""

import canonical
import ediwire
from ediwire import edifact
from mockedi import testing

_ORDER = {
    "type": "order",
    "number": "PO-77",
    "order_date": "2026-11-20",
    "requested_delivery": "2026-12-01",
    "currency": "EUR",
    "parties": [
        {"role": "buyer", "code": "4012345000009", "code_type": "9"},
        {"role": "ship_to", "code": "4012345000009", "code_type": "9"},
    ],
    "lines": [
        {
            "number": "1",
            "quantity": "12",
            "unit": "PCE",
            "price": "9.25",
            "codes": [{"kind": "gtin", "value": "4012345678901"}],
        }
    ],
}


def _messages(mailbox):
    """Yield every message of the partner's answers."""
    for answer in mailbox:
        for interchange in ediwire.read_interchanges(answer["payload"].encode()):
            assert interchange.findings == []
            for group in interchange.groups:
                yield from group.sets


def test_our_order_is_taken_and_its_answers_are_read(edifact_profile):
    profile = edifact_profile(sender=("14", "EURODIS"), receiver=("14", "MOCKEDI"))
    found = edifact.documents.write(_ORDER)
    with testing.Mock.start() as partner:
        taken = partner.send(edifact.write_interchange([found], profile).decode())
        partner.settle()
        answers = {each.code: each for each in _messages(partner.mailbox())}
    assert taken["accepted"]
    assert [each["findings"] for each in taken["transactionSets"]] == [[]]
    control, _findings = ediwire.documents.read(answers["CONTRL"])
    assert answers["CONTRL"].findings == []
    assert (control["verdict"], control["group_control"]) == ("accepted", "42")
    response, _findings = ediwire.documents.read(answers["ORDRSP"])
    canonical.parse(response)
    # The item is not in its catalogue.
    assert (response["order_number"], response["status"]) == ("PO-77", "rejected")
    assert response["order_date"] == "2026-11-20"
    # It writes texts behind the price, where a line has no place for them.
    grave = {x.code for x in answers["ORDRSP"].findings if x.severity != "note"}
    assert grave <= {"segment_order"}
