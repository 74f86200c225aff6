# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Makes canonical documents that a syntax can carry, for hypothesis.

Each syntax has its own lengths, codes and characters (:class:`Syntax`); the documents
are drawn by one set of strategies. Values are those of JSON.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from ediwire.gs1 import check_digit
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0).isoformat()
)


def few(examples):
    """Return the settings of a test that tries ``examples`` documents, no others."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def number(whole, places):
    """Amounts of up to ``whole`` digits before the point."""
    return st.decimals(0, 10**whole - 1, places=places).map(lambda each: f"{each:f}")


def record(wanted, optional=None):
    """A dict with all of ``wanted`` and some of ``optional``."""
    return st.fixed_dictionaries(wanted, optional=optional or {})


MONEY = number(7, 2)


@dataclass(frozen=True)
class Syntax:
    """What a syntax can carry.

    :param roles: {role: qualifiers}; ``qualifiers``: {kind of item code: qualifiers}.
    :param most: {what: longest identifier or text}.
    :param references: {place: qualifiers}.
    """

    letters: str
    id_letters: str
    units: tuple
    currencies: tuple
    roles: dict
    qualifiers: dict
    states: tuple
    zips: tuple
    countries: tuple
    charges: tuple
    purposes: tuple
    kinds: tuple
    most: dict
    references: dict
    gtins: object
    global_numbers: object = None
    has_described_references: bool = True
    needs_number: bool = False
    statuses: tuple = field(
        default=(
            "accepted",
            "quantity_changed",
            "price_changed",
            "rescheduled",
            "backordered",
            "substituted",
            "held",
            "rejected",
            "deleted",
        )
    )

    # --- values --------------------------------------------------------------------

    def words(self, most):
        """Texts of single-spaced words, as free text comes back."""
        word = st.text(self.letters, min_size=1, max_size=8)
        words = st.lists(word, min_size=1, max_size=max(1, most // 9)).map(" ".join)
        return words.filter(lambda text: 1 < len(text) <= most)

    def ids(self, what, least=1):
        """Identifiers of up to the length of ``what`` (or of that number)."""
        most = self.most.get(what, what)
        return st.text(self.id_letters, min_size=least, max_size=most)

    def unit(self):
        """One of the units."""
        return st.sampled_from(self.units)

    def references_of(self, place):
        """References of a place in a document."""
        described = {"description": self.words(80)}
        return st.lists(
            record(
                {
                    "qualifier": st.sampled_from(self.references[place]),
                    "value": self.ids("reference"),
                },
                described if self.has_described_references else {},
            ),
            max_size=2,
        )

    @st.composite
    def party(draw, self):
        """One party, with or without a code."""
        party = draw(
            record(
                {
                    "role": st.sampled_from(sorted(self.roles)),
                    "name": self.words(self.most["name"]),
                },
                {
                    "street": self.words(35),
                    "city": self.words(30),
                    "state": st.sampled_from(self.states),
                    "zip": st.sampled_from(self.zips),
                    "country": st.sampled_from(self.countries),
                },
            )
        )
        party["qualifier"] = draw(st.sampled_from(self.roles[party["role"]]))
        if draw(st.booleans()):
            party |= {"code": draw(self.ids("party", 2)), "code_type": "92"}
        elif self.global_numbers is not None and draw(st.booleans()):
            party |= {"code": draw(self.global_numbers), "code_type": "9"}
        return party

    def parties(self, most=2):
        """Some parties."""
        return st.lists(self.party(), max_size=most)

    @st.composite
    def codes(draw, self):
        """Item codes; the GTIN stands first: it names the line, the others follow."""
        codes = []
        if draw(st.booleans()):
            qualifier, value = draw(self.gtins)
            codes.append({"kind": "gtin", "qualifier": qualifier, "value": value})
        kinds = st.lists(st.sampled_from(sorted(self.qualifiers)), max_size=5)
        for kind in draw(kinds):
            qualifier = draw(st.sampled_from(self.qualifiers[kind]))
            value = draw(self.ids("item"))
            codes.append({"kind": kind, "qualifier": qualifier, "value": value})
        return codes

    def lines(self, optional, wanted=None):
        """The lines of a document."""
        line = record(
            {
                "number": self.ids("line"),
                "quantity": number(5, 3),
                "unit": self.unit(),
                "codes": self.codes(),
                **(wanted or {}),
            },
            {"description": self.words(200), **optional},
        )
        return st.lists(line, min_size=1, max_size=4, unique_by=_number_of)

    def order_charges(self):
        """Allowances and charges of an order: an amount, a percentage, or neither."""
        handling = ["off_invoice", "bill_back", "paid_by_buyer"]
        return st.lists(
            record(
                {
                    "kind": st.sampled_from(["allowance", "charge"]),
                    "code": st.sampled_from(self.charges),
                },
                {
                    "amount": MONEY,
                    "percent": number(2, 2),
                    "handling": st.sampled_from(handling),
                    "description": self.words(60),
                },
            ),
            max_size=3,
        )

    def charges_of(self):
        """Allowances and charges."""
        return st.lists(
            record(
                {
                    "kind": st.sampled_from(["allowance", "charge"]),
                    "amount": MONEY,
                    "code": st.sampled_from(self.charges),
                },
                {"description": self.words(60)},
            ),
            max_size=2,
        )

    def terms(self):
        """Terms of payment."""
        return record(
            {"discount_percent": number(2, 2), "discount_days": st.integers(0, 99)},
            {"net_days": st.integers(0, 365), "description": self.words(60)},
        )

    # --- documents -------------------------------------------------------------------

    def orders(self):
        """Orders of every purpose and kind."""
        stores = record({"store": self.ids(10, 2), "quantity": number(3, 0)})
        return record(
            {
                "type": st.just("order"),
                "number": self.ids("number"),
                "purpose": st.sampled_from(self.purposes),
                "kind": st.sampled_from(self.kinds),
                "order_date": DAYS,
                "lines": self.lines(
                    {
                        "price": number(6, 4),
                        "pack": st.integers(1, 999).map(str),
                        "requested_delivery": DAYS,
                        "references": self.references_of("order line"),
                        "stores": st.lists(stores, max_size=12),
                    }
                ),
            },
            {
                "release": self.ids("reference"),
                "currency": st.sampled_from(self.currencies),
                "requested_delivery": DAYS,
                "requested_ship": DAYS,
                "ship_not_before": DAYS,
                "ship_no_later": DAYS,
                "cancel_after": DAYS,
                "parties": self.parties(3),
                "references": self.references_of("order"),
                "charges": self.order_charges(),
                "terms": self.terms(),
                "notes": st.lists(self.words(264), max_size=2),
                "detail": record(
                    {},
                    {
                        "freight_payment": st.sampled_from(["CC", "PP"]),
                        "carrier": st.sampled_from(["UPSN", "FDEG"]),
                        "routing": self.words(35),
                        "deliver_no_later": DAYS,
                    },
                ),
            },
        )

    def changes(self):
        """Changes that say what is to be; X12 numbers them within the order."""
        line = record(
            {
                "number": self.ids("line"),
                "action": st.sampled_from(["change", "cancel", "add"]),
                "quantity": number(5, 2),
                "unit": self.unit(),
                "codes": self.codes(),
            },
            {"price": number(6, 4), "description": self.words(70)},
        )
        return record(
            {
                "type": st.just("order_change"),
                "number": self.ids(8),
                "order_number": self.ids("number"),
                "change_date": DAYS,
                "cancel": st.booleans(),
                "lines": st.lists(line, max_size=3, unique_by=_number_of),
            },
            {
                "requested_delivery": DAYS,
                "release": self.ids("reference"),
                "parties": self.parties(),
                "remarks": st.lists(self.words(264), max_size=2),
            },
        ).map(self._with_sequence)

    def _with_sequence(self, change):
        if self.needs_number:
            return change
        sequence, order = change["number"], change["order_number"]
        number = f"{order}/{sequence}"
        return {**change, "number": number, "detail": {"sequence": sequence}}

    def responses(self, of_change=False):
        """Answers to orders, or to changes of orders."""
        status = record(
            {
                "status": st.sampled_from(self.statuses),
                "quantity": number(5, 2),
                "unit": self.unit(),
            },
            {"ship_date": DAYS},
        )
        statuses = st.lists(status, min_size=1, max_size=3)
        own_number = {"number": self.ids("reference")}
        about = {"change_number": self.ids(8)} if of_change else {}
        return record(
            {
                "type": st.just(
                    "order_change_response" if of_change else "order_response"
                ),
                "order_number": self.ids("number", 9 if of_change else 1),
                "order_date": DAYS,
                "response_date": DAYS,
                "status": st.sampled_from(
                    ["accepted", "accepted_with_changes", "rejected"]
                ),
                "lines": self.lines({"price": number(6, 4)}, {"statuses": statuses}),
                **(own_number if self.needs_number else {}),
            },
            {
                "release": self.ids("reference"),
                "parties": self.parties(),
                "references": self.references_of("response"),
                **({} if self.needs_number else own_number),
                **about,
            },
        )

    def shipments(self):
        """Shipments of one or more orders, in cartons."""
        lines = self.lines(
            {
                "ordered": number(5, 2),
                "lot": self.ids("lot"),
                "serials": st.lists(self.ids(30), max_size=7),
                "expiry": DAYS,
            }
        )
        carton = record(
            {"lines": lines},
            {
                "sscc": st.from_regex(r"[0-9]{18}", fullmatch=True).map(checked),
                "tracking": self.ids("tracking"),
                "weight": number(4, 2),
            },
        )
        order = record(
            {
                "order_number": self.ids("number"),
                "cartons": st.lists(carton, min_size=1, max_size=3),
            },
            {"order_date": DAYS, "references": self.references_of("shipped order")},
        )
        return record(
            {
                "type": st.just("shipment"),
                "number": self.ids("reference", 2),
                "shipped_at": MOMENTS,
                "orders": st.lists(
                    order,
                    min_size=1,
                    max_size=2,
                    unique_by=lambda each: each["order_number"],
                ),
            },
            {
                "expected_on": DAYS,
                "carrier_scac": st.sampled_from(["UPSN", "FDEG"]),
                "carrier_name": self.words(35),
                "service": self.words(17),
                "tracking": self.ids(30),
                "bill_of_lading": self.ids(30),
                "weight": number(5, 2),
                "weight_unit": st.sampled_from(["KG", "LB"]),
                "parties": self.parties(),
                "references": self.references_of("shipment"),
            },
        ).map(_weighed)

    def invoices(self):
        """Invoices and credit notes whose total is right."""
        return record(
            {
                "type": st.just("invoice"),
                "kind": st.sampled_from(["invoice", "credit_note"]),
                "number": self.ids("number"),
                "invoice_date": DAYS,
                "order_number": self.ids("number"),
                "currency": st.sampled_from(self.currencies),
                "lines": self.lines({}, {"price": number(6, 4)}),
                "tax": MONEY,
            },
            {
                "order_date": DAYS,
                "shipment_number": self.ids("reference"),
                "terms": self.terms(),
                "parties": self.parties(),
                "references": self.references_of("invoice"),
                "charges": self.charges_of(),
            },
        ).map(_with_total)


def _number_of(line):
    return line["number"]


def checked(digits):
    """Return digits of an SSCC with the last one as check digit."""
    return digits[:-1] + check_digit(digits[:-1])


def _weighed(shipment):
    """A unit of weights says nothing where nothing is weighed."""
    cartons = [each for order in shipment["orders"] for each in order["cartons"]]
    if not any("weight" in each for each in [shipment, *cartons]):
        shipment.pop("weight_unit", None)
    return shipment


def _with_total(invoice):
    """Return the invoice with a total that is right."""
    total = Decimal(invoice["tax"])
    for line in invoice["lines"]:
        amount = Decimal(line["quantity"]) * Decimal(line["price"])
        total += amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    for charge in invoice.get("charges", ()):
        sign = 1 if charge["kind"] == "charge" else -1
        total += sign * Decimal(charge["amount"])
    return {**invoice, "total": f"{total:f}"}
