# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Invoice and credit note: UBL Invoice, CreditNote <-> canonical invoice."""

from decimal import Decimal

from ...ediwire.documents.invoice import line_total
from ..heads import Currency, LineCount, head
from ..items import Item, Price
from ..kinds import text_of
from ..nodes import Box, Leaf, Many, children
from ..parts import (
    CHARGES,
    DELIVERY_PARTY,
    DELIVERY_PLACE,
    PARTY,
    TERMS,
    PartyPart,
    references,
    role,
)

#: InvoiceTypeCode and CreditNoteTypeCode (UN/ECE 1001).
_TYPES = {"invoice": "380", "credit_note": "381"}
#: Root -> (element of a line, element of its quantity).
LINE_NAMES = {
    "Invoice": ("cac:InvoiceLine", "cbc:InvoicedQuantity"),
    "CreditNote": ("cac:CreditNoteLine", "cbc:CreditedQuantity"),
}


class _Type:
    """The code of the document: other ones (corrected, self-billed) are kept."""

    def __init__(self, root, kind):
        self.leaf = Leaf(f"cbc:{root}TypeCode", "detail.type_code")
        self.kind = kind

    def take(self, reading, parent, into):
        """Keep a code that is not the usual one."""
        said = {}
        self.leaf.take(reading, parent, said)
        into["kind"] = self.kind
        if said and said["detail"]["type_code"] != _TYPES[self.kind]:
            into.setdefault("detail", {}).update(said["detail"])

    def add(self, writing, parent, data):
        """Add the code that came, else the usual one."""
        code = (data.get("detail") or {}).get("type_code") or _TYPES[self.kind]
        self.leaf.add(writing, parent, {"detail": {"type_code": code}})


class _LineTotal:
    """The amount of a line: quantity times price, rounded; checked with the totals."""

    leaf = Leaf("cbc:LineExtensionAmount", "total", "amount")

    def take(self, reading, parent, into):
        """Keep it until :func:`.totals.check` has compared it."""
        self.leaf.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add it."""
        total = line_total({**data, "price": data.get("price") or "0"})
        self.leaf.add(writing, parent, {"total": total})


class _LineNumber:
    """A line has a number in the invoice; the canonical one is the buyer's."""

    own = Leaf("cbc:ID", "own", needed=True)
    order = Box("cac:OrderLineReference", Leaf("cbc:LineID", "number"), several=True)

    def take(self, reading, parent, into):
        """Take the invoice's own, until :class:`_Lines` knows the order's."""
        self.own.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add the buyer's as our own."""
        self.own.add(writing, parent, {"own": data["number"]})


class _Lines(Many):
    """The lines; their own allowances are told on the document."""

    def take(self, reading, parent, into):
        """Take the lines, and move allowances and charges to the document."""
        Many.take(self, reading, parent, into)
        for line in into.get("lines", ()):
            line["number"] = line.get("number") or line["own"]
            for charge in line.pop("charges", ()):
                charge.setdefault("description", f"Line {line['number']}")
                into.setdefault("charges", []).append(charge)
                line.setdefault("less", []).append(charge)


def _lines(root):
    name, quantity = LINE_NAMES[root]
    return _Lines(
        name,
        "lines",
        _LineNumber(),
        Leaf(quantity, "quantity", "quantity", needed=True, unit="unit"),
        _LineTotal(),
        _LineNumber.order,
        CHARGES,
        Item(),
        Price(needed=True),
        needed=True,
        whole=("own", "quantity", "unit", "price"),
    )


class _Tax:
    """All taxes of the document in its own currency, and each rate's part."""

    leaf = Leaf("cbc:TaxAmount", "tax", "amount")
    parts = Many(
        "cac:TaxSubtotal",
        "taxes",
        Leaf("cbc:TaxableAmount", "base", "amount"),
        Leaf("cbc:TaxAmount", "amount", "amount", needed=True),
        Box(
            "cac:TaxCategory",
            Leaf("cbc:ID", "category"),
            Leaf("cbc:Percent", "rate", "number"),
            Box("cac:TaxScheme", Leaf("cbc:ID", "scheme")),
        ),
        whole=("base", "amount"),
    )

    def take(self, reading, parent, into):
        """Take the first total that is in the document's currency; none is no tax."""
        for element in children(parent, "cac:TaxTotal"):
            amounts = children(element, "cbc:TaxAmount")
            currency = amounts[0].get("currencyID") if amounts else None
            if "tax" not in into and currency in (reading.currency, None):
                self.leaf.take(reading, element, into)
                self._take_parts(reading, element, into)
        into.setdefault("tax", "0")

    def _take_parts(self, reading, element, into):
        """Take the parts, which come to the total to the cent."""
        self.parts.take(reading, element, into)
        if "tax" not in into or "taxes" not in into:
            return
        total = sum(Decimal(each["amount"]) for each in into["taxes"])
        if total != Decimal(into["tax"]):
            found = children(element, "cbc:TaxAmount")[0]
            detail = f"they come to {text_of(total)}"
            reading.note("tax_total_wrong", found, into["tax"], detail)

    def add(self, writing, parent, data):
        """Add the total, of nothing too."""
        element = writing.element("cac:TaxTotal")
        self.leaf.add(writing, element, {"tax": text_of(data["tax"])})
        taxes = [_categorised(each) for each in data.get("taxes") or ()]
        self.parts.add(writing, element, {"taxes": taxes})
        parent.append(element)


def _categorised(tax):
    """Return a tax with the category and scheme that UBL always wants."""
    rated = Decimal(str(tax.get("rate") or tax["amount"]))
    known = {name: value for name, value in tax.items() if value is not None}
    return {"category": "S" if rated else "Z", "scheme": "VAT", **known}


class _Totals:
    """LegalMonetaryTotal: sums of what stands before, and what is to be paid."""

    leaves = tuple(
        Leaf(f"cbc:{name}Amount", key, "amount")
        for name, key in (
            ("LineExtension", "lines"),
            ("TaxExclusive", "exclusive"),
            ("TaxInclusive", "inclusive"),
            ("AllowanceTotal", "allowances"),
            ("ChargeTotal", "charges"),
            ("Prepaid", "prepaid"),
            ("PayableRounding", "rounding"),
            ("Payable", "payable"),
        )
    )

    def take(self, reading, parent, into):
        """Take the sums; the canonical total is before what was prepaid."""
        box = Box("cac:LegalMonetaryTotal", *self.leaves, key="sums", needed=True)
        box.take(reading, parent, into)
        sums = into.get("sums", {})
        if "inclusive" in sums:
            into["total"] = sums["inclusive"]
        elif "payable" in sums:
            paid = Decimal(sums.get("prepaid", "0")) - Decimal(
                sums.get("rounding", "0")
            )
            into["total"] = text_of(Decimal(sums["payable"]) + paid)
        elif sums:
            element = children(parent, "cac:LegalMonetaryTotal")[0]
            reading.note("element_missing", element, child="cbc:PayableAmount")

    def add(self, writing, parent, data):
        """Add the sums of the lines and charges that were written."""
        priced = [{**x, "price": x.get("price") or "0"} for x in data["lines"]]
        sums = {
            "lines": sum(map(line_total, priced), Decimal(0)),
            "exclusive": Decimal(str(data["total"])) - Decimal(str(data["tax"])),
            "inclusive": data["total"],
            "payable": data["total"],
        }
        for kind in ("allowance", "charge"):
            amounts = [
                Decimal(str(each["amount"]))
                for each in data.get("charges") or ()
                if each["kind"] == kind
            ]
            if amounts:
                sums[f"{kind}s"] = sum(amounts)
        element = writing.element("cac:LegalMonetaryTotal")
        for leaf in self.leaves:
            leaf.add(writing, element, sums)
        parent.append(element)


def nodes(root):
    """Return the nodes of an Invoice or a CreditNote."""
    kind = "invoice" if root == "Invoice" else "credit_note"
    return (
        *head(Leaf("cbc:ID", "number", needed=True)),
        Leaf("cbc:IssueDate", "invoice_date", "day", needed=True),
        _Type(root, kind),
        Currency(needed=True),
        LineCount(LINE_NAMES[root][0]),
        Box(
            "cac:OrderReference",
            Leaf("cbc:ID", "order_number"),
            Leaf("cbc:IssueDate", "order_date", "day"),
        ),
        Box(
            "cac:DespatchDocumentReference",
            Leaf("cbc:ID", "shipment_number"),
            several=True,
        ),
        references("cac:AdditionalDocumentReference"),
        role("cac:AccountingSupplierParty", "supplier", needed=True),
        role("cac:AccountingCustomerParty", "bill_to", needed=True),
        PartyPart("remit_to", Box("cac:PayeeParty", *PARTY)),
        role("cac:BuyerCustomerParty", "buyer"),
        Box("cac:Delivery", DELIVERY_PLACE, DELIVERY_PARTY, several=True),
        TERMS,
        CHARGES,
        _Tax(),
        _Totals(),
        _lines(root),
    )


WANTED = ("number", "invoice_date", "currency", "total", "lines")
ROLES = ("supplier", "bill_to", "remit_to", "buyer", "ship_to")
