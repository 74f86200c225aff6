# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A supplier that no one here wrote takes our order and answers, well or badly.

We sell; here the roles are changed, so that what we write is read by another program,
and what we read is written by it.
"""

from datetime import datetime

import canonical
import ediwire
import pytest
from ediwire import edifact
from mockedi.testing import Mock

_MOMENT = datetime(2026, 11, 21, 8)
#: Who we are to the supplier: it answers in that partner's syntax.
_US = {"x12": ("ZZ", "ACME"), "edifact": ("14", "EURODIS")}
_UNITS = {"x12": "EA", "edifact": "PCE"}
_BOTH = pytest.mark.parametrize("syntax", sorted(_US))
_GOOD = ["acknowledgement", "order_response", "shipment", "invoice"]
_ALL = ["100", "10"]
#: What it always does otherwise than the standards: in an 855 texts and references
#: stand behind ACK, in an ORDRSP texts behind PRI, in an INVOIC CNT behind MOA.
_ALWAYS = "segment_order"


def _order(syntax):
    lines = [
        {
            "number": str(number),
            "quantity": quantity,
            "unit": _UNITS[syntax],
            "price": price,
            "codes": [{"kind": "vendor", "qualifier": "VP", "value": item}],
        }
        for number, (quantity, item, price) in enumerate(
            (("100", "WIDGET-001", "12.50"), ("10", "BRKT-050", "4.15")), 1
        )
    ]
    wanted = {
        "type": "order",
        "number": "PO-7",
        "order_date": "2026-11-20",
        "requested_delivery": "2026-12-01",
        "currency": "USD",
        "lines": lines,
    }
    return canonical.parse(wanted).model_dump()


def _file(syntax):
    """Return our order as the text of a file."""
    us = _US[syntax]
    if syntax == "x12":
        envelope = ediwire.EnvelopeProfile(us, ("ZZ", "MOCKEDI"), _MOMENT, 7, 7)
        found = ediwire.documents.write(_order(syntax))
        return ediwire.write_interchange([found], envelope).decode()
    envelope = edifact.EdifactProfile(us, ("14", "MOCKEDI"), _MOMENT, 7)
    found = edifact.documents.write(_order(syntax))
    return edifact.write_interchange([found], envelope).decode()


class _Answers:
    """What came back: documents by type, and what we find wrong with them."""

    def __init__(self, mailbox):
        self.kinds, self.documents, self.codes = [], {}, {}
        for row in mailbox:
            (interchange,) = ediwire.read_interchanges(row["payload"].encode())
            assert interchange.findings == []
            (found,) = interchange.groups[0].sets
            document, findings = ediwire.documents.read(found)
            canonical.parse(document)
            kind = document["type"]
            self.kinds.append(kind)
            self.documents.setdefault(kind, []).append(document)
            grave = [
                each for each in [*found.findings, *findings] if each.severity != "note"
            ]
            self.codes.setdefault(kind, set()).update(each.code for each in grave)

    def one(self, kind):
        """Return the only document of a type."""
        (document,) = self.documents[kind]
        return document

    def faults(self, kind):
        """Return the codes of findings, without what this supplier always does."""
        return self.codes[kind] - {_ALWAYS}

    def shipped(self):
        """Return the quantities of the shipment's lines."""
        cartons = self.one("shipment")["orders"][0]["cartons"]
        return [line["quantity"] for carton in cartons for line in carton["lines"]]

    def billed(self):
        """Return the quantities of the invoice's lines."""
        return [line["quantity"] for line in self.documents["invoice"][0]["lines"]]

    def statuses(self):
        """Return {status: quantities} of the answer's lines, in their order."""
        found = {}
        for line in self.one("order_response")["lines"]:
            for each in line["statuses"]:
                found.setdefault(each["status"], []).append(each["quantity"])
        return found


@pytest.fixture
def order_from():
    """Return a function that sends our order to a supplier of one behaviour."""

    def send(syntax, behaviour):
        with Mock.start() as supplier:
            supplier.behaviour(_US[syntax][1], behaviour)
            taken = supplier.send(_file(syntax))
            assert [each["findings"] for each in taken["transactionSets"]] == [[]]
            soon = _Answers(supplier.mailbox())
            supplier.advance(everything=True)
            return soon, _Answers(supplier.mailbox())

    return send


@_BOTH
@pytest.mark.parametrize("behaviour", ["accept", "strict"])
def test_good_supplier(order_from, syntax, behaviour):
    _soon, answers = order_from(syntax, behaviour)
    assert answers.kinds == _GOOD
    assert answers.one("acknowledgement")["verdict"] == "accepted"
    assert answers.one("order_response")["order_number"] == "PO-7"
    assert answers.one("order_response")["order_date"] == "2026-11-20"
    assert answers.statuses() == {"accepted": _ALL}
    assert answers.shipped() == answers.billed() == _ALL
    assert answers.one("invoice")["total"] == "1291.5"
    assert [answers.faults(kind) for kind in _GOOD] == [set()] * 4


@pytest.mark.parametrize(
    ("syntax", "statuses", "faults"),
    [
        # In X12 nothing is said of the rest: that is found.
        ("x12", {"quantity_changed": ["80", "8"]}, {"statuses_total_wrong"}),
        (
            "edifact",
            {"quantity_changed": ["80", "8"], "backordered": ["20", "2"]},
            set(),
        ),
    ],
)
def test_short_ship(order_from, syntax, statuses, faults):
    _soon, answers = order_from(syntax, "short-ship")
    assert answers.one("order_response")["status"] == "accepted_with_changes"
    assert answers.statuses() == statuses
    assert answers.faults("order_response") == faults
    assert answers.shipped() == answers.billed() == ["80", "8"]


@_BOTH
def test_over_ship(order_from, syntax):
    """No document alone is wrong: it shows beside what was promised."""
    _soon, answers = order_from(syntax, "over-ship")
    assert answers.statuses() == {"accepted": _ALL}
    assert answers.shipped() == answers.billed() == ["130", "13"]
    assert [answers.faults(kind) for kind in _GOOD] == [set()] * 4


@pytest.mark.parametrize(
    ("syntax", "statuses"),
    [
        # It writes a refusal of nothing (ACK*IR*0), and in EDIFACT a backorder.
        ("x12", {"accepted": ["100"], "rejected": ["0"]}),
        ("edifact", {"accepted": ["100"], "backordered": ["10"]}),
    ],
)
def test_reject_line(order_from, syntax, statuses):
    _soon, answers = order_from(syntax, "reject-line")
    assert answers.one("order_response")["status"] == "accepted_with_changes"
    assert answers.statuses() == statuses
    assert answers.shipped() == answers.billed() == ["100"]
    assert answers.one("invoice")["total"] == "1250"


@_BOTH
def test_reject_all(order_from, syntax):
    _soon, answers = order_from(syntax, "reject-all")
    assert answers.kinds == _GOOD[:2]
    assert answers.one("acknowledgement")["verdict"] == "accepted"
    assert answers.one("order_response")["status"] == "rejected"


@_BOTH
def test_no_ack(order_from, syntax):
    _soon, answers = order_from(syntax, "no-ack")
    assert answers.kinds == []


@_BOTH
def test_late(order_from, syntax):
    soon, answers = order_from(syntax, "late")
    assert soon.kinds == []
    assert answers.kinds == _GOOD


@_BOTH
def test_reject_ack(order_from, syntax):
    _soon, answers = order_from(syntax, "reject-ack")
    assert answers.kinds == ["acknowledgement"]
    (told,) = answers.one("acknowledgement")["sets"]
    assert (told["verdict"], told["segments"]) == ("rejected", [])


@_BOTH
def test_duplicate_invoice(order_from, syntax):
    """Two files, one number: what is known by its number is taken once."""
    _soon, answers = order_from(syntax, "duplicate-invoice")
    first, again = answers.documents["invoice"]
    assert first == again
    assert first["number"] == again["number"] == "INV9000002"


@_BOTH
def test_no_invoice(order_from, syntax):
    _soon, answers = order_from(syntax, "no-invoice")
    assert answers.kinds == _GOOD[:3]


@_BOTH
def test_out_of_order(order_from, syntax):
    """Each document stands for itself: all three name the order."""
    _soon, answers = order_from(syntax, "out-of-order")
    assert answers.kinds == ["acknowledgement", "invoice", "shipment", "order_response"]
    assert answers.one("invoice")["order_number"] == "PO-7"
    assert answers.one("shipment")["orders"][0]["order_number"] == "PO-7"
    assert answers.one("order_response")["order_number"] == "PO-7"


@_BOTH
def test_corrupt(order_from, syntax):
    """The count of segments is one out in each document, in no acknowledgement."""
    _soon, answers = order_from(syntax, "corrupt")
    assert answers.kinds == _GOOD
    faults = [answers.faults(kind) for kind in _GOOD]
    assert faults == [set(), *[{"set_count_wrong"}] * 3]
    assert answers.shipped() == answers.billed() == _ALL
