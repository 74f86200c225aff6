# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""UBL of others: any prefix, any encoding, every fault with its place and sentence."""

import random
import time

import canonical
import pytest

from distribution_edi import ublwire

URN = "urn:oasis:names:specification:ubl:schema:xsd:"
HEAD = (
    f'<o:Order xmlns:o="{URN}Order-2" xmlns:a="{URN}CommonAggregateComponents-2" '
    f'xmlns:b="{URN}CommonBasicComponents-2">'
)
LINE = """<a:OrderLine><a:LineItem><b:ID>1</b:ID>
<b:Quantity unitCode="XBX">12</b:Quantity>
<a:Price><b:PriceAmount currencyID="EUR">100.00</b:PriceAmount>
<b:BaseQuantity unitCode="XBX">100</b:BaseQuantity></a:Price>
<a:Item><b:Name>Bolt</b:Name>
<a:StandardItemIdentification><b:ID schemeID="0160">4012345000009</b:ID>
</a:StandardItemIdentification></a:Item></a:LineItem></a:OrderLine>"""
ORDER = f"""{HEAD}<b:CustomizationID>urn:peppol</b:CustomizationID><b:ID>PO-1</b:ID>
<b:IssueDate>2026-11-19+01:00</b:IssueDate>
<b:DocumentCurrencyCode listID="ISO4217">EUR</b:DocumentCurrencyCode>
<a:BuyerCustomerParty><a:Party><b:EndpointID schemeID="0088"
>4012345000009</b:EndpointID><a:PartyLegalEntity><b:RegistrationName>Harbour</b:RegistrationName></a:PartyLegalEntity>
</a:Party></a:BuyerCustomerParty><a:SellerSupplierParty/>{LINE}</o:Order>"""
INVOICE = f"""<Invoice xmlns="{URN}Invoice-2" xmlns:a="{URN}CommonAggregateComponents-2"
 xmlns:b="{URN}CommonBasicComponents-2"><b:ID>I-1</b:ID>
<b:IssueDate>2026-11-20</b:IssueDate><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
<a:OrderReference><b:ID>PO-1</b:ID></a:OrderReference>
<a:AccountingSupplierParty/><a:AccountingCustomerParty/>
<a:AllowanceCharge><b:ChargeIndicator>true</b:ChargeIndicator>
<b:Amount currencyID="EUR">5.00</b:Amount></a:AllowanceCharge>
<a:TaxTotal><b:TaxAmount currencyID="EUR">2.00</b:TaxAmount></a:TaxTotal>
<a:LegalMonetaryTotal><b:LineExtensionAmount currencyID="EUR">19.00<!-- -->
</b:LineExtensionAmount><b:TaxInclusiveAmount currencyID="EUR">26.00<!-- -->
</b:TaxInclusiveAmount><b:PrepaidAmount currencyID="EUR">6.00</b:PrepaidAmount>
<b:PayableAmount currencyID="EUR">20.00</b:PayableAmount></a:LegalMonetaryTotal>
<a:InvoiceLine><b:ID>7</b:ID><b:InvoicedQuantity unitCode="EA">2</b:InvoicedQuantity>
<b:LineExtensionAmount currencyID="EUR">19.00</b:LineExtensionAmount>
<a:OrderLineReference><b:LineID>1</b:LineID></a:OrderLineReference>
<a:AllowanceCharge><b:ChargeIndicator>false</b:ChargeIndicator>
<b:Amount currencyID="EUR">1.00</b:Amount></a:AllowanceCharge>
<a:Item/><a:Price><b:PriceAmount currencyID="EUR">10.00</b:PriceAmount></a:Price>
</a:InvoiceLine></Invoice>"""


TAXES = [
    {"rate": "19", "base": "60", "amount": "11.4", "scheme": "VAT", "category": "S"},
    {"rate": "0", "base": "10", "amount": "0", "scheme": "VAT", "category": "Z"},
    {"rate": "7", "base": "33.33", "amount": "2.33", "scheme": "STT", "category": "S"},
]


def read(text):
    """Return what is found in a file with one document."""
    found = ublwire.read_file(text if isinstance(text, bytes) else text.encode())
    return found


def sentences(found):
    """Return the findings in words."""
    return [each.words() for each in found.findings]


def test_prefixes_do_not_matter():
    found = read(ORDER)
    assert sentences(found) == []
    order = found.document
    assert (order["number"], order["order_date"]) == ("PO-1", "2026-11-19")
    assert order["detail"]["customization"] == "urn:peppol"
    buyer = {"code": "4012345000009", "code_type": "0088", "name": "Harbour"}
    assert order["parties"] == [{"role": "buyer", **buyer}]
    [line] = order["lines"]
    assert (line["unit"], line["quantity"], line["price"]) == ("XBX", "12", "1")
    assert line["codes"] == [
        {"kind": "gtin", "value": "4012345000009", "qualifier": "0160"}
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "iso-8859-15"])
def test_encodings(encoding):
    text = ORDER.replace("Harbour", "Hafenmühle")
    if encoding not in ("utf-8-sig", "utf-16"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'
    found = read(text.encode(encoding))
    assert sentences(found) == []
    assert found.document["parties"][0]["name"] == "Hafenmühle"


def test_envelope_holds_one_document():
    header = f'<S xmlns="{ublwire.ENVELOPE}"><StandardBusinessDocumentHeader/>'
    text = f"{header}{ORDER}{ORDER.replace('PO-1', 'PO-2')}</S>"
    assert sentences(read(text)) == [
        "/S (line 1): there are '2' documents in the envelope, one is needed."
    ]
    assert read(f"{header}{ORDER}</S>").document["number"] == "PO-1"


def test_invoice_with_allowance_in_a_line():
    found = read(INVOICE)
    assert sentences(found) == []
    invoice = found.document
    assert (invoice["total"], invoice["tax"]) == ("26", "2")
    assert invoice["lines"] == [
        {"number": "1", "quantity": "2", "unit": "EA", "price": "10"}
    ]
    assert invoice["charges"] == [
        {"kind": "charge", "amount": "5"},
        {"kind": "allowance", "amount": "1", "description": "Line 1"},
    ]


BAD = [
    ("PO-1", "", "/Order/cbc:ID (line 1): it is missing but mandatory."),
    (
        "2026-11-19+01:00",
        "2026-13-19",
        "/Order/cbc:IssueDate (line 2): '2026-13-19' is not a date YYYY-MM-DD.",
    ),
    (
        '<b:Quantity unitCode="XBX">12</b:Quantity>',
        "",
        "/Order/cac:OrderLine/cac:LineItem/cbc:Quantity (line 6): it is missing but "
        "mandatory.",
    ),
    (
        '"XBX">12<',
        '"XBX">1.2.3<',
        "/Order/cac:OrderLine/cac:LineItem/cbc:Quantity (line 7): '1.2.3' is not an "
        "amount or number.",
    ),
    (
        'unitCode="XBX">12',
        ">12",
        "/Order/cac:OrderLine/cac:LineItem/cbc:Quantity (line 7): it has no unitCode "
        "and is taken as pieces (C62).",
    ),
    (
        'currencyID="EUR"',
        'currencyID="USD"',
        "/Order/cac:OrderLine/cac:LineItem/cac:Price/cbc:PriceAmount (line 8): it is "
        "in 'USD', which is not the document's currency.",
    ),
    (
        "4012345000009</b:ID>",
        "4012345000008</b:ID>",
        "/Order/cac:OrderLine/cac:LineItem/cac:Item/cac:StandardItemIdentification/"
        "cbc:ID (line 11): the check digit of '4012345000008' is wrong.",
    ),
    (LINE, "", "/Order/cac:OrderLine (line 1): it is missing but mandatory."),
    (
        LINE,
        LINE + LINE,
        "/Order/cac:OrderLine[1] (line 6): another line has the number '1' as well.",
    ),
    (
        "<b:ID>PO-1</b:ID>",
        "<b:ID>PO-1</b:ID><b:ID>PO-2</b:ID>",
        "/Order/cbc:ID[2] (line 1): it stands there '2' times.",
    ),
    (
        "<b:DocumentCurrencyCode listID",
        "<b:LineCountNumeric>3</b:LineCountNumeric><b:DocumentCurrencyCode listID",
        "/Order/cbc:LineCountNumeric (line 3): '3' is not the number of lines in the "
        "document (there are 1).",
    ),
    (
        f"{URN}Order-2",
        f"{URN}Order-1.0",
        f"/Order (line 1): its namespace is '{URN}Order-1.0', not that of UBL 2.",
    ),
    (
        "o:Order",
        "o:Waybill",
        "/Waybill (line 1): 'Waybill' is no UBL document that is read here.",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), BAD)
def test_every_fault_says_where_and_what(old, new, sentence):
    assert old in ORDER
    assert sentence in sentences(read(ORDER.replace(old, new)))


TOTALS = [
    (
        'currencyID="EUR">26.00',
        'currencyID="EUR">26.01',
        "/Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount (line 10): '26.01' is "
        "not the sum of lines, charges and tax less allowances (they come to 26).",
    ),
    (
        'Total><b:LineExtensionAmount currencyID="EUR">19.00',
        'Total><b:LineExtensionAmount currencyID="EUR">19.01',
        "/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount (line 9): '19.01' is "
        "not the sum of the lines (they come to 19).",
    ),
    (
        'currencyID="EUR">10.00',
        'currencyID="EUR">11.00',
        "/Invoice/cac:InvoiceLine/cbc:LineExtensionAmount (line 14): '19' is not "
        "quantity times price, less allowances (it is 21.00).",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), TOTALS)
def test_totals_are_checked_to_the_cent(old, new, sentence):
    assert old in INVOICE
    assert sentence in sentences(read(INVOICE.replace(old, new)))


FILES = [
    (b"", "The file is empty, ask the sender for it again."),
    (
        b"ISA*00*",
        "Line 1: the file is not well-formed XML (Start tag expected, '<' not found).",
    ),
    (
        b'<?xml version="1.0" encoding="ebcdic-cp-be"?><a/>',
        "'ebcdic-cp-be' is no encoding that is read here.",
    ),
    (
        b"<a>\xe9</a>",
        "The file is not written in 'UTF-8' as it says (byte 4 does not fit).",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), FILES)
def test_files_that_cannot_be_read(data, sentence):
    found = read(data)
    assert found.document is None
    assert sentences(found) == [sentence]


ENTITIES = "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "ha">'
    for n in range(10)
)
DOCTYPES = [
    '<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    '<!-- a --><?p i?>\n<!DOCTYPE o SYSTEM "http://127.0.0.1:1/x.dtd">',
    f"<!DOCTYPE o [{ENTITIES}]>",
]


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_is_let_in(doctype, encoding):
    text = '<?xml version="1.0"?>' + doctype + ORDER.replace("PO-1", "&e9;")
    began = time.monotonic()
    found = read(text.encode(encoding))
    assert time.monotonic() - began < 1
    assert [each.code for each in found.findings] == ["xml_doctype"]
    assert found.document is None


def test_depth_and_size_are_limited():
    deep = HEAD + "<a:X>" * 5000 + "</a:X>" * 5000 + "</o:Order>"
    assert [each.code for each in read(deep).findings] == ["xml_broken"]
    found = ublwire.read_file(ORDER.encode(), most=100)
    assert [each.code for each in found.findings] == ["file_too_large"]


def test_entities_without_a_document_type_are_nothing():
    assert [e.code for e in read(ORDER.replace("PO-1", "&e;")).findings] == [
        "xml_broken"
    ]


def test_text_that_no_xml_can_hold():
    with pytest.raises(ublwire.WriteError, match="cannot be printed"):
        ublwire.write({**read(ORDER).document, "number": "PO\x01"})


def test_damage_never_raises():
    chance = random.Random(7)
    body = bytearray(INVOICE.encode())
    for _attempt in range(400):
        damaged = bytearray(body)
        for _hit in range(chance.randint(1, 6)):
            at = chance.randrange(len(damaged))
            kind = chance.randrange(3)
            if kind == 0:
                damaged[at] = chance.randrange(256)
            elif kind == 1:
                del damaged[at : at + chance.randint(1, 30)]
            else:
                damaged[at:at] = damaged[: chance.randint(1, 60)]
        found = ublwire.read_file(bytes(damaged))
        assert all(each.words() for each in found.findings)
        assert found.document is not None or found.findings


_CHANGE = f"""<OrderChange xmlns="{URN}OrderChange-2"
 xmlns:cac="{URN}CommonAggregateComponents-2"
 xmlns:cbc="{URN}CommonBasicComponents-2">"""
_CHANGE += """<cbc:ID>C1</cbc:ID><cbc:IssueDate>2026-06-01</cbc:IssueDate>
<cbc:SequenceNumberID>1</cbc:SequenceNumberID>
<cac:OrderReference><cbc:ID>P1</cbc:ID></cac:OrderReference>
<cac:BuyerCustomerParty><cac:Party><cac:PartyIdentification><cbc:ID>B</cbc:ID>
</cac:PartyIdentification></cac:Party></cac:BuyerCustomerParty>
<cac:SellerSupplierParty><cac:Party><cac:PartyIdentification><cbc:ID>S</cbc:ID>
</cac:PartyIdentification></cac:Party></cac:SellerSupplierParty>
<cac:OrderLine><cbc:Note>by lift only</cbc:Note><cac:LineItem><cbc:ID>1</cbc:ID>
<cbc:LineStatusCode>{code}</cbc:LineStatusCode>
<cbc:Quantity unitCode="{unit}">5</cbc:Quantity>
<cac:Delivery><cac:RequestedDeliveryPeriod><cbc:EndDate>2026-06-20</cbc:EndDate>
</cac:RequestedDeliveryPeriod></cac:Delivery>
<cac:Price><cbc:PriceAmount currencyID="EUR">30</cbc:PriceAmount>
<cbc:BaseQuantity unitCode="{priced}">1</cbc:BaseQuantity></cac:Price>
<cac:Item><cbc:Name>Nail</cbc:Name><cbc:PackSizeNumeric>6</cbc:PackSizeNumeric>
</cac:Item></cac:LineItem></cac:OrderLine></OrderChange>"""


def _change(code="3", unit="C62", priced="C62"):
    text = _CHANGE.format(code=code, unit=unit, priced=priced)
    found = ublwire.read_file(text.encode())
    canonical.parse(found.document)
    assert not [each for each in found.findings if each.severity == "error"]
    return found.document


def test_the_size_of_a_pack_is_no_part_of_a_changed_line():
    (line,) = _change()["lines"]
    assert (line["quantity"], line["price"]) == ("5", "30")


def test_what_a_changed_line_says_beside_its_figures_is_told_to_people():
    assert _change()["remarks"] == [
        "Line 1: by lift only",
        "Line 1: wanted on 2026-06-20",
    ]


@pytest.mark.parametrize(
    ("code", "actions"),
    [
        ("Added", ["add"]),
        ("Cancelled", ["cancel"]),
        ("Revised", ["change"]),
        ("NoStatus", []),
    ],
)
def test_line_statuses_of_ubl_are_known(code, actions):
    lines = _change(code).get("lines") or []
    assert [line["action"] for line in lines] == actions


@pytest.mark.parametrize(
    ("unit", "priced", "price"),
    [("C62", "DZN", "2.5"), ("DZN", "C62", "360"), ("DZN", "DZN", "30")],
)
def test_a_price_may_be_for_another_unit(unit, priced, price):
    assert _change(unit=unit, priced=priced)["lines"][0]["price"] == price


def test_notes_of_a_line_and_the_latest_day_are_read():
    text = ORDER.replace("<a:LineItem>", "<b:Note>ring twice</b:Note><a:LineItem>", 1)
    late = "<a:Delivery><b:LatestDeliveryDate>2026-12-01</b:LatestDeliveryDate>"
    text = text.replace("<a:OrderLine", f"{late}</a:Delivery><a:OrderLine", 1)
    document = ublwire.read_file(text.encode()).document
    assert document["notes"] == ["Line 1: ring twice"]
    assert document["detail"]["deliver_no_later"] == "2026-12-01"


def test_what_no_document_can_be_made_of_says_why():
    text = _CHANGE.format(code="3", unit="C62", priced="C62")
    text = text.replace("OrderChange", "OrderResponse")
    text = text.replace("<cbc:SequenceNumberID>1</cbc:SequenceNumberID>", "")
    start, end = text.index("<cac:OrderLine>"), text.index("</cac:OrderLine>") + 16
    code = "</cbc:IssueDate><cbc:OrderResponseCode>AP</cbc:OrderResponseCode>"
    text = (text[:start] + text[end:]).replace("</cbc:IssueDate>", code)
    found = ublwire.read_file(text.encode())
    assert found.document is None
    assert [each for each in found.findings if each.severity == "error"]


def test_each_tax_is_told_and_they_come_to_the_total():
    bare = [{name: each[name] for name in ("rate", "base", "amount")} for each in TAXES]
    bare[2]["scheme"] = "STT"
    invoice = {**read(INVOICE).document, "tax": "13.73", "taxes": bare}
    body, lost = ublwire.write(invoice)
    assert lost == []
    found = read(body)
    assert found.document["taxes"] == TAXES
    codes = {each.code for each in found.findings}
    assert "tax_total_wrong" not in codes
    wrong = read(body.replace(b">2.33<", b">2.34<"))
    words = [each.words() for each in wrong.findings if each.code == "tax_total_wrong"]
    assert len(words) == 1
    assert "'13.73' is not the sum of the taxes of each rate" in words[0]
    assert "they come to 13.74" in words[0]


def test_an_invoice_may_name_no_order():
    reference = "<a:OrderReference><b:ID>PO-1</b:ID></a:OrderReference>\n"
    assert reference in INVOICE
    found = ublwire.read_file(INVOICE.replace(reference, "").encode())
    canonical.parse(found.document)
    assert found.document["number"] == "I-1"
    assert not [each for each in found.findings if each.severity == "error"]
