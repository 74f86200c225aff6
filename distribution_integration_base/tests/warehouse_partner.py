# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A warehouse that others run, as the tests need it: it does what it is asked, or not.

It knows only what we tell it (canonical documents as plain dicts), and answers in its
own documents.
"""

from copy import deepcopy

#: The first carton code that it uses; the last digit is the check digit.
FIRST_CARTON = 10614141000000000


def sscc(serial):
    """Return the SSCC-18 with this serial number."""
    digits = f"{FIRST_CARTON + serial:017d}"
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits)
    )
    return f"{digits}{-total % 10}"


class Warehouse:
    """Ships and receives what it was told."""

    def __init__(self):
        self.asked, self.announced = {}, {}
        self.cartons = 0

    def hear(self, document):
        """Take an order, its change or its cancellation, or an announcement."""
        store = {"warehouse_order": self.asked, "inbound_notice": self.announced}
        number = document["order_number"]
        if document.get("purpose") == "cancel":
            del store[document["type"]][number]
        else:
            store[document["type"]][number] = deepcopy(document)

    def carton(self):
        """Return the code of a new carton."""
        self.cartons += 1
        return sscc(self.cartons)

    def ship(self, number, short=None, status=None, shipment="S-1", **changes):
        """Return the advice for one order: each line in a carton of its own.

        :param short: {line number: quantity really shipped}.
        :param status: what the lines that are short end with.
        """
        cartons = []
        for line in self.asked[number]["lines"]:
            wanted = float(line["quantity"])
            shipped = float((short or {}).get(line["number"], wanted))
            told = {
                "number": line["number"],
                "status": "complete",
                "ordered": _text(wanted),
                "quantity": _text(shipped),
                "difference": _text(wanted - shipped),
                "unit": line["unit"],
                "codes": deepcopy(line["codes"]),
            }
            if shipped != wanted:
                told["status"] = status or "shipped"
            cartons.append({"sscc": self.carton(), "lines": [told]})
        total = sum(float(c["lines"][0]["quantity"]) for c in cartons)
        return {
            "type": "warehouse_shipment",
            "order_number": number,
            "number": shipment,
            "shipped_on": "2026-11-20",
            "bill_of_lading": "BOL-77",
            "tracking": "PRO-5",
            "carriage": {"transport": "M", "carrier_scac": "FDEG"},
            "parties": [{"role": "other", "qualifier": "WH", "name": "Bay 3"}],
            "units": _text(total),
            "cartons": cartons,
            **changes,
        }

    def receive(self, number, came=None, conditions=None, receipt="R-1", **changes):
        """Return the receipt of what was announced under ``number``.

        :param came: {line number: quantity}.
        :param conditions: {line number: [{condition, quantity, code}]}.
        """
        lines = [
            {
                "number": line["number"],
                "quantity": _text(
                    float((came or {}).get(line["number"], line["quantity"]))
                ),
                "unit": line["unit"],
                "codes": deepcopy(line["codes"]),
                "conditions": (conditions or {}).get(line["number"], []),
            }
            for line in self.announced[number]["lines"]
        ]
        return {
            "type": "warehouse_receipt",
            "number": receipt,
            "order_number": number,
            "received_at": "2026-11-20T00:00:00",
            "parties": [{"role": "other", "qualifier": "WH", "name": "Bay 3"}],
            "units": _text(sum(float(line["quantity"]) for line in lines)),
            "lines": lines,
            **changes,
        }

    def adjust(self, *lines, number="ADJ-1", **changes):
        """Return an adjustment; ``lines``: (item, quantity, reason)."""
        return {
            "type": "inventory_adjustment",
            "number": number,
            "adjusted_on": "2026-11-20",
            "parties": [{"role": "other", "qualifier": "WH", "name": "Bay 3"}],
            "lines": [
                {
                    "number": str(place),
                    "reason": reason,
                    "quantity": quantity,
                    "unit": "EA",
                    "codes": [{"kind": "vendor", "value": item}],
                }
                for place, (item, quantity, reason) in enumerate(lines, 1)
            ],
            **changes,
        }


def _text(number):
    return f"{number:.2f}".rstrip("0").rstrip(".")
