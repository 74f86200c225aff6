# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An item: what it is called and by which codes; lots, serial numbers, prices."""

from decimal import Context, Decimal

from ..ediwire.documents.source import plain_decimal
from ..ediwire.edifact.documents.price import PIECES
from ..gs1.keys import check_digit
from .kinds import read_code, read_number, text_of, words_of
from .names import qualified
from .nodes import Leaf, children, only, put
from .parts import GTIN

#: The canonical form holds no more codes for one item.
_MOST_CODES = 25
#: Who gave a code -> the element that it stands in; others stand beside them.
_PLACES = {
    "buyer": "cac:BuyersItemIdentification",
    "vendor": "cac:SellersItemIdentification",
    "manufacturer": "cac:ManufacturersItemIdentification",
    "gtin": "cac:StandardItemIdentification",
}
_BESIDE = "cac:AdditionalItemIdentification"
_KINDS = {**{place: kind for kind, place in _PLACES.items()}, _BESIDE: "other"}
#: schemeID of a code that stands beside the others, for kinds without an element.
_BESIDE_KINDS = {"SKU": "sku", **{kind.upper(): kind for kind in _PLACES}}
_WIDE = Context(prec=40)


class Codes:
    """The codes of an item, in the order of the schema."""

    def take(self, reading, parent, into):
        """Take the codes; a GTIN's check digit is looked at."""
        codes = []
        for place, kind in _KINDS.items():
            for holder in children(parent, place):
                element = holder.find(qualified("cbc:ID"))
                value = None if element is None else read_code(reading, element)
                if value and len(codes) < _MOST_CODES:
                    codes.append(self._code(kind, value, element))
                    self._check(reading, element, codes[-1])
        put(into, "codes", codes or None)

    def _code(self, kind, value, element):
        scheme = (element.get("schemeID") or "").strip()[:80]
        if kind == "other":
            kind = _BESIDE_KINDS.get(scheme.upper(), "other")
            scheme = scheme if kind == "other" else ""
        return {
            "kind": kind,
            "value": value,
            **({"qualifier": scheme} if scheme else {}),
        }

    def _check(self, reading, element, code):
        digits = code["value"]
        if code["kind"] != "gtin" or not (digits.isascii() and digits.isdigit()):
            return
        if check_digit(digits[:-1] or "0") != digits[-1]:
            reading.note("check_digit_wrong", element, digits)

    def add(self, writing, parent, data):
        """Add the first code of each kind in its element, the others beside them."""
        firsts, beside = {}, []
        for code in data.get("codes") or ():
            if code["kind"] in _PLACES and code["kind"] not in firsts:
                firsts[code["kind"]] = code
            else:
                beside.append(code)
        for kind, place in _PLACES.items():
            if kind in firsts:
                scheme = GTIN if kind == "gtin" else _icd(firsts[kind].get("qualifier"))
                parent.append(self._element(writing, place, firsts[kind], scheme))
        for code in beside:
            other = code.get("qualifier") if code["kind"] == "other" else None
            scheme = other or code["kind"].upper()
            parent.append(self._element(writing, _BESIDE, code, scheme))

    def _element(self, writing, place, code, scheme):
        holder = writing.element(place)
        holder.append(writing.element("cbc:ID", code["value"], schemeID=scheme))
        return holder


def _icd(qualifier):
    """Words of X12 and EDIFACT (VN, SA) mean nothing in UBL; codes of ICD do."""
    text = qualifier or ""
    return text if len(text) == 4 and text.isdigit() else None


PACK = Leaf("cbc:PackSizeNumeric", "pack", "number")


class Words:
    """What an item is called: UBL has a description and a name, most want both."""

    def __init__(self, *more):
        self.more = more

    def take(self, reading, parent, into):
        """Take the description, else the name; a name that repeats a code is none."""
        for node in self.more:
            node.take(reading, parent, into)
        codes = {code["value"] for code in into.get("codes") or ()}
        for name in ("cbc:Description", "cbc:Name"):
            texts = [words_of(element) for element in children(parent, name)]
            text = " ".join(filter(None, texts))[:500].strip()
            if text and text not in codes:
                put(into, "description", text)
                return

    def add(self, writing, parent, data):
        """Add description, size of the pack and name; without words, a code."""
        words, codes = data.get("description"), data.get("codes") or ()
        if words:
            parent.append(writing.element("cbc:Description", words))
        for node in self.more:
            node.add(writing, parent, data)
        name = words or next((code["value"] for code in codes), None)
        if name:
            parent.append(writing.element("cbc:Name", name))


class Item:
    """``cac:Item``; ``more`` stands behind its codes, ``sized`` lines know a pack."""

    codes = Codes()

    def __init__(self, *more, sized=False):
        self.more = more
        self.words = Words(*([PACK] if sized else []))

    def take(self, reading, parent, into):
        """Take codes before words, which are judged by them."""
        element = only(reading, parent, "cac:Item", True)
        for node in (self.codes, self.words, *self.more) if element is not None else ():
            node.take(reading, element, into)

    def add(self, writing, parent, data):
        """Add it, even if nothing is known of it."""
        element = writing.element("cac:Item")
        for node in (self.words, self.codes, *self.more):
            node.add(writing, element, data)
        parent.append(element)


class Instances:
    """Lot, day of expiry and serial numbers of what is there."""

    def take(self, reading, parent, into):
        """Take the first lot and every serial number."""
        serials = []
        for instance in children(parent, "cac:ItemInstance"):
            element = instance.find(qualified("cbc:SerialID"))
            if element is not None and words_of(element):
                serials.append(words_of(element))
            for lot in children(instance, "cac:LotIdentification"):
                Leaf("cbc:LotNumberID", "lot", spare=True).take(reading, lot, into)
                Leaf("cbc:ExpiryDate", "expiry", "day", spare=True).take(
                    reading, lot, into
                )
        put(into, "serials", serials or None)

    def add(self, writing, parent, data):
        """Add the lot, then one element for each serial number."""
        lot = writing.element("cac:LotIdentification")
        Leaf("cbc:LotNumberID", "lot").add(writing, lot, data)
        Leaf("cbc:ExpiryDate", "expiry", "day").add(writing, lot, data)
        if len(lot):
            self._add(writing, parent, lot)
        for serial in data.get("serials") or ():
            self._add(writing, parent, writing.element("cbc:SerialID", serial))

    def _add(self, writing, parent, child):
        instance = writing.element("cac:ItemInstance")
        instance.append(child)
        parent.append(instance)


class Price:
    """The price for one unit; a partner may tell it for a hundred."""

    def __init__(self, needed=False):
        self.amount = Leaf("cbc:PriceAmount", "price", "amount", needed=needed)
        self.needed = needed

    def take(self, reading, parent, into):
        """Take the price, divided by its base quantity."""
        element = parent.find(qualified("cac:Price"))
        if element is None:
            if self.needed:
                reading.note("element_missing", parent, child="cac:Price")
            return
        self.amount.take(reading, element, into)
        base = element.find(qualified("cbc:BaseQuantity"))
        if base is not None and "price" in into:
            self._divide(reading, base, into)

    def _divide(self, reading, base, into):
        size = read_number(reading, base)
        if size is not None and Decimal(size) <= 0:
            reading.note("amount_bad", base, size)
            return
        # A price per dozen of a quantity in pieces, or the other way about.
        held = PIECES.get((into.get("unit") or "").upper())
        count = PIECES.get((base.get("unitCode") or "").strip().upper())
        held, count = (held, count) if held and count else (1, 1)
        if size in (None, "1") and held == count:
            return
        whole = _WIDE.multiply(Decimal(into["price"]), Decimal(held))
        price = _WIDE.divide(whole, _WIDE.multiply(Decimal(size or 1), Decimal(count)))
        rounded = round(price, 8)
        if rounded != price:
            reading.note("price_inexact", base, into["price"])
        into["price"] = plain_decimal(format(rounded, "f"))

    def add(self, writing, parent, data):
        """Add the price for one unit."""
        if data.get("price") is None:
            return
        element = writing.element("cac:Price")
        amount = text_of(data["price"])
        element.append(
            writing.element("cbc:PriceAmount", amount, currencyID=writing.currency)
        )
        parent.append(element)
