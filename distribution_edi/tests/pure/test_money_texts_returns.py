# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""820, 812, 180, 824, 864, REMADV and APERAK: what is written is read back equal."""

import dataclasses
from datetime import date
from decimal import Decimal

import canonical
import ediwire
import pytest
from ediwire import edifact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def _words(most):
    word = st.text("ABCXYZabcxyz0189.,-/", min_size=1, max_size=8)
    words = st.lists(word, min_size=1, max_size=most // 9).map(" ".join)
    return words.filter(lambda text: len(text) <= most)


def _ids(most, least=1):
    return st.text("ABCXYZ0123456789-", min_size=least, max_size=most).filter(
        lambda text: text == text.strip()
    )


def _record(wanted, optional=None):
    return st.fixed_dictionaries(wanted, optional=optional or {})


_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
_MONEY = st.decimals(0, 99999, places=2).map(str)
_SIGNED = st.decimals(-9999, 9999, places=2).map(str)
_REASONS = st.sampled_from(["01", "06", "19", "L1"])
_CODES = st.lists(
    _record(
        {
            "kind": st.just("vendor"),
            "value": _ids(30),
            "qualifier": st.sampled_from(["VN", "VP"]),
        }
    ),
    min_size=1,
    max_size=4,
)
_PARTY = _record(
    {
        "role": st.just("other"),
        "qualifier": st.sampled_from(["PR", "PE"]),
        "name": _words(35),
    }
)
_PARTIES = st.lists(_PARTY, max_size=2)


def _references(*qualifiers):
    return st.lists(
        _record({"qualifier": st.sampled_from(qualifiers), "value": _ids(30)}),
        max_size=2,
    )


_DEDUCTIONS = st.lists(
    _record({"amount": _SIGNED, "reason": _REASONS}, {"description": _words(120)}),
    max_size=3,
)
_LOOSE = st.lists(
    _record(
        {"amount": _SIGNED, "reason": _REASONS, "qualifier": st.just("ZZ")},
        {"description": _words(120)},
    ).flatmap(
        lambda made: _ids(30, 3).map(lambda each: {**made, "reference": "R" + each[1:]})
    ),
    max_size=2,
)
_DOCUMENTS = st.lists(
    _record(
        {
            "qualifier": st.sampled_from(["IV", "CM"]),
            "number": _ids(22),
            "paid": _SIGNED,
            "deductions": _DEDUCTIONS,
        },
        {"gross": _MONEY, "discount": _MONEY, "order_number": _ids(22)},
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def _payments(draw, edifact_too=False):
    payment = draw(
        _record(
            {
                "type": st.just("payment"),
                "kind": st.sampled_from(["payment", "reversal"]),
                "number": _ids(30),
                "currency": st.sampled_from(["USD", "EUR"]),
                "documents": _DOCUMENTS,
                "deductions": _LOOSE,
                "parties": _PARTIES,
                "references": _references("IA", "VN"),
            },
            {"payment_date": _DAYS, "effective_date": _DAYS},
        )
    )
    if edifact_too:
        if draw(st.booleans()):
            payment.update(kind="payment", replaces=draw(_ids(30)))
        payment.setdefault("payment_date", "2026-11-21")
        for party in payment["parties"]:
            party["qualifier"] = "PR"
        for deduction in payment["deductions"]:
            del deduction["qualifier"]
    else:
        payment["method"] = draw(st.sampled_from(["ACH", "CHK", "NON"]))
        payment["handling"] = draw(st.sampled_from(["remittance_only", "with_money"]))
        for document in payment["documents"]:
            document["action"] = draw(st.sampled_from(["pay", "partial", "on_account"]))
    total = sum(Decimal(each["paid"]) for each in payment["documents"])
    total -= sum(Decimal(each["amount"]) for each in payment["deductions"])
    payment["amount"] = str(total)
    return payment


_ADJUSTMENTS = _record(
    {
        "type": st.just("adjustment"),
        "number": _ids(22),
        "direction": st.sampled_from(["claim", "refund"]),
        "adjustment_date": _DAYS,
        "amount": _MONEY,
        "currency": st.sampled_from(["USD", "EUR"]),
        "invoice_number": _ids(22),
        "parties": st.lists(_PARTY, min_size=1, max_size=2),
        "lines": st.lists(
            _record(
                {
                    "direction": st.sampled_from(["claim", "refund"]),
                    "reason": _REASONS,
                    "amount": _MONEY,
                },
                {"number": _ids(20), "codes": _CODES, "description": _words(100)},
            ),
            max_size=3,
        ),
    },
    {
        "order_number": _ids(22),
        "invoice_date": _DAYS,
        "references": _references("IA", "DP"),
    },
)
_ERRORS = st.lists(
    _record(
        {"code": st.sampled_from(["024", "DUP", "007"])},
        {
            "words": _words(200),
            "segment": st.sampled_from(["IT1", "N1"]),
            "position": st.integers(1, 9999),
            "element": st.integers(1, 30),
            "value": _words(80),
        },
    ),
    max_size=3,
)
_VERDICTS = st.sampled_from(["accepted", "accepted_with_errors", "rejected"])
_ADVICES = _record(
    {
        "type": st.just("application_advice"),
        "number": _ids(30),
        "advice_date": _DAYS,
        "documents": st.lists(
            _record(
                {
                    "verdict": _VERDICTS,
                    "qualifier": st.sampled_from(["IV", "PO", "SI"]),
                    "reference": _ids(30),
                    "errors": _ERRORS,
                    "references": _references("PO", "IA"),
                },
                {"group_control": st.integers(1, 10**9 - 1).map(str)},
            ),
            min_size=1,
            max_size=3,
        ),
    }
)
_TEXTS = _record(
    {
        "type": st.just("text_message"),
        "reference": _ids(30),
        "lines": st.lists(_words(250), min_size=1, max_size=5),
        "references": _references("PO", "IV"),
    },
    {"subject": _words(80), "sent_on": _DAYS, "category": st.just("CB")},
)
_RETURNS = _record(
    {
        "type": st.just("return"),
        "kind": st.sampled_from(["request", "notification"]),
        "number": _ids(30),
        "return_date": _DAYS,
        "lines": st.lists(
            _record(
                {"quantity": _MONEY, "unit": st.just("EA"), "codes": _CODES},
                {
                    "number": _ids(20),
                    "reason": st.sampled_from(["DA", "WG"]),
                    "description": _words(150),
                },
            ),
            min_size=1,
            max_size=3,
        ),
    },
    {
        "order_number": _ids(22),
        "invoice_number": _ids(22),
        "authorisation": _ids(30),
        "reason": st.sampled_from(["DA", "RE"]),
        "notes": st.lists(_words(80), min_size=1, max_size=2),
        "parties": _PARTIES,
    },
)
_ANSWERS = _record(
    {
        "type": st.just("return_response"),
        "number": _ids(30),
        "response_date": _DAYS,
        "status": st.sampled_from(["authorised", "partially_authorised", "refused"]),
        "lines": st.lists(
            _record(
                {
                    "quantity": _MONEY,
                    "unit": st.just("EA"),
                    "codes": _CODES,
                    "verdict": st.sampled_from(["authorised", "refused"]),
                    "response": st.sampled_from(["RT", "NR"]),
                },
                {"description": _words(80)},
            ),
            min_size=1,
            max_size=3,
        ),
    },
    {"order_number": _ids(22), "authorisation": _ids(30), "description": _words(80)},
)
_LIGHT = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("version", ["004010", "005010"])
@pytest.mark.parametrize(
    "documents",
    [_payments(), _ADJUSTMENTS, _ADVICES, _TEXTS, _RETURNS, _ANSWERS],
    ids=["820", "812", "824", "864", "180", "180 answer"],
)
@_LIGHT
@given(data=st.data())
def test_x12_is_read_back_equal(profile, documents, version, data):
    document = canonical.parse(data.draw(documents))
    written = ediwire.documents.write(document.model_dump(), version)
    isa = "00401" if version == "004010" else "00501"
    dialect = dataclasses.replace(profile, version=version, isa_version=isa)
    report = []
    raw = ediwire.write_interchange([written], dialect, report)
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert interchange.findings == report == []
    formal = [each for each in found.findings if each.code not in ediwire.MEANINGS]
    assert [finding.words() for finding in formal] == []
    again, findings = ediwire.documents.read(found)
    assert findings == []
    assert canonical.parse(again) == document


@pytest.mark.parametrize("version", ["D:96A:UN", "D:01B:UN"])
@_LIGHT
@given(data=st.data())
def test_remadv_is_read_back_equal(edifact_profile, version, data):
    _same_in_edifact(edifact_profile, version, data.draw(_payments(edifact_too=True)))


def _same_in_edifact(edifact_profile, version, values):
    document = canonical.parse(values)
    written = edifact.documents.write(document.model_dump())
    raw = edifact.write_interchange([written], edifact_profile(version=version))
    (interchange,) = ediwire.read_interchanges(raw)
    (found,) = interchange.groups[0].sets
    assert [each.words() for each in (*interchange.findings, *found.findings)] == []
    again, findings = ediwire.documents.read(found)
    assert findings == []
    assert canonical.parse(again) == document


@pytest.mark.parametrize("version", ["D:96A:UN", "D:01B:UN"])
@pytest.mark.parametrize("verdict", ["accepted", "accepted_with_errors", "rejected"])
def test_aperak_is_read_back_equal(edifact_profile, version, verdict):
    errors = [{"code": "DUP", "words": "It was sent before."}, {"code": "024"}]
    document = {
        "verdict": verdict,
        "qualifier": "ACW",
        "reference": "41",
        "references": [{"qualifier": "ON", "value": "PO-1"}],
        "errors": errors if verdict != "accepted" else [],
    }
    _same_in_edifact(
        edifact_profile,
        version,
        {
            "type": "application_advice",
            "number": "A-1",
            "advice_date": "2026-11-21",
            "documents": [document],
        },
    )


# --- what senders do differently ------------------------------------------------------

PAYMENT = "BPR*C*{total}*C*ACH************20261130~TRN*1*TR-7~CUR*PR*USD~ENT*1~"
#: 100 and 50 are owed, 12 of the first was taken off.
AFTER = "RMR*IV*INV-1*PI*88*100~ADX*-12*01~RMR*IV*INV-2*PI*50*50~"
BEFORE = "RMR*IV*INV-1*PI*100*100~ADX*-12*01~RMR*IV*INV-2*PI*50*50~"


@pytest.mark.parametrize("body", [AFTER, BEFORE])
def test_paid_is_after_deductions_whichever_way_it_was_sent(set_of, body):
    payment, findings = ediwire.documents.read(
        set_of(PAYMENT.format(total="138") + body, code="820")
    )
    assert findings == []
    parsed = canonical.parse(payment)
    assert [str(each.paid) for each in parsed.documents] == ["88", "50"]
    assert [str(each.amount) for each in parsed.documents[0].deductions] == ["12"]
    assert parsed.total() == parsed.amount == 138


def test_payment_of_a_real_retailer(corpus):
    """Its discounts and adjustments are off in RMR04 already; all are on account."""
    data = (corpus / "EDI.Net" / "x12.820.issue140.edi").read_bytes()
    (interchange,) = ediwire.read_interchanges(data)
    payment, findings = ediwire.documents.read(interchange.groups[0].sets[0])
    assert findings == []
    parsed = canonical.parse(payment)
    assert parsed.total() == parsed.amount
    first = parsed.documents[0]
    off = sum(each.amount for each in first.deductions)
    assert first.gross == first.paid + first.discount + off


def test_sum_that_fits_no_way_is_found_and_stays_wrong(set_of):
    found = set_of(PAYMENT.format(total="140") + BEFORE, code="820")
    assert [each.code for each in found.findings] == ["payment_total_wrong"]
    payment, _findings = ediwire.documents.read(found)
    parsed = canonical.parse(payment)
    assert parsed.total() == 138 != parsed.amount


def test_adjustment_inside_the_remittance_is_in_its_amount(set_of):
    body = PAYMENT.format(total="88") + "RMR*IV*INV-1*PI*88*100**06*-12~"
    payment, _findings = ediwire.documents.read(set_of(body, code="820"))
    [paid] = payment["documents"]
    assert (paid["paid"], paid["deductions"]) == (
        "88",
        [{"amount": "12", "reason": "06"}],
    )


def test_payment_without_trace_cannot_be_told_from_another(set_of):
    body = PAYMENT.format(total="50").replace("TRN*1*TR-7~", "") + AFTER
    payment, findings = ediwire.documents.read(set_of(body, code="820"))
    assert payment is None
    assert ("value_missing", "TRN") in [(each.code, each.segment) for each in findings]


def test_payment_for_a_bank_is_known_as_such(set_of):
    body = PAYMENT.format(total="138").replace("BPR*C", "BPR*D") + BEFORE
    payment, _findings = ediwire.documents.read(set_of(body, code="820"))
    assert payment["handling"] == "order_to_bank"


def test_adjustment_that_says_neither_debit_nor_credit_is_none(set_of):
    body = "BCD*20261121*CB-9*I*1250*X**INV-1~"
    adjustment, findings = ediwire.documents.read(set_of(body, code="812"))
    assert adjustment is None
    assert ("value_unreadable", "BCD") in [
        (each.code, each.segment) for each in findings
    ]


def test_cents_of_an_adjustment(set_of):
    body = "BCD*20261121*CB-9*I*1250*D**INV-1~CUR*BY*USD~CDD*01*D**1250***5*EA*2.5~"
    adjustment, findings = ediwire.documents.read(set_of(body, code="812"))
    assert findings == []
    assert (adjustment["direction"], adjustment["amount"]) == ("claim", "12.5")
    assert adjustment["lines"] == [
        {
            "reason": "01",
            "direction": "claim",
            "amount": "12.5",
            "quantity": "5",
            "unit": "EA",
            "price_difference": "2.5",
        }
    ]


def test_advice_about_a_batch_and_an_unknown_verdict(set_of):
    sent = "BGN*11*A-1*20261121~OTI*BR*IV*INV-1~TED*024*NOT OURS~NTE*ERN*ON LINE 3~"
    advice, findings = ediwire.documents.read(set_of(sent, code="824"))
    assert findings == []
    [document] = advice["documents"]
    assert document["verdict"] == "rejected"
    assert document["errors"] == [{"code": "024", "words": "NOT OURS ON LINE 3"}]
    advice, findings = ediwire.documents.read(
        set_of(sent.replace("OTI*BR", "OTI*XX"), code="824")
    )
    assert advice is None
    assert findings[0].code == "value_unreadable"


def test_several_texts_in_one_set_are_one_message(set_of):
    body = "BMG*00~MIT*1*LATE ASN~MSG*PO-7 CAME LATE~MIT*2*FINE~MSG*IT COSTS 50~"
    message, findings = ediwire.documents.read(set_of(body, code="864"))
    assert findings == []
    assert (message["reference"], message["subject"]) == ("1", "LATE ASN")
    assert message["lines"] == ["PO-7 CAME LATE", "FINE", "IT COSTS 50"]


def test_text_without_a_line_is_no_message(set_of):
    message, findings = ediwire.documents.read(set_of("BMG*00~MIT*1~", code="864"))
    assert message is None
    assert "MSG" in [each.segment for each in findings]


@pytest.mark.parametrize(
    ("begin", "wanted"),
    [
        ("BGN*13*R-1*20261121~", "request"),
        ("BGN*00*R-1*20261121~RDR*RP*DA~", "request"),
        ("BGN*00*R-1*20261121~N9*RZ*RMA-4~", "notification"),
    ],
)
def test_a_return_asks_or_tells(set_of, begin, wanted):
    body = begin + "BLI*VN*A-1*2*EA~RDR**WG~"
    found, findings = ediwire.documents.read(set_of(body, code="180"))
    assert findings == []
    assert found["kind"] == wanted
    assert found["lines"][0]["reason"] == "WG"


def test_return_of_a_line_without_a_quantity_is_none(set_of):
    body = "BGN*13*R-1*20261121~BLI*VN*A-1~"
    found, findings = ediwire.documents.read(set_of(body, code="180"))
    assert found is None
    assert {each.code for each in findings} == {"value_missing"}
