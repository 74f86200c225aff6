# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The part of an order that one store gets (X12 SDQ, EDIFACT LOC+7)."""


def store_share(order, store):
    """Return what of ``order`` (canonical dict) goes to ``store``, as an order.

    The store is its ship-to, by the code that the buyer gave it (X12 element 66: 92).
    The argument is not touched.
    """
    lines = [
        {**{k: v for k, v in line.items() if k != "stores"}, "quantity": quantity}
        for line in order.get("lines") or ()
        if (quantity := _quantity(line, store))
    ]
    others = [p for p in order.get("parties") or () if p["role"] != "ship_to"]
    return {**order, "parties": [*others, store_party(store)], "lines": lines}


def store_party(store):
    """Return the store as the party that goods are shipped to."""
    return {"role": "ship_to", "qualifier": "ST", "code": store, "code_type": "92"}


def _quantity(line, store):
    shares = {each["store"]: each["quantity"] for each in line.get("stores") or ()}
    return shares.get(store)
