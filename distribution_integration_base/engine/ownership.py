# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whose word counts: which system owns which part of which object (DESIGN 3.13)."""

from dataclasses import dataclass

#: What rules speak of.
OBJECTS = {
    "product": "Product",
    "price": "Price",
    "stock": "Stock",
    "order": "Order",
    "order_line": "Order line",
    "partner_address": "Partner's address",
    "carrier_tracking": "Carrier tracking",
    "invoice": "Invoice",
}
GROUPS = {
    "address": "Address",
    "cancellation": "Cancellation",
    "content": "Content",
    "dates": "Dates",
    "identity": "Names and codes",
    "price": "Price",
    "quantity": "Quantity",
    "tracking": "Tracking number",
}
_IDENTITY = dict.fromkeys(("name", "default_code", "barcode"), ("product", "identity"))
_PRODUCT = {
    **_IDENTITY,
    "list_price": ("price", "price"),
    "standard_price": ("price", "price"),
}
_ADDRESS = "name street street2 city zip state_id country_id".split()

#: Odoo model -> field -> (object, field group).
FIELDS = {
    "product.product": _PRODUCT,
    "product.template": _PRODUCT,
    "stock.quant": {"quantity": ("stock", "quantity")},
    "sale.order": {
        "commitment_date": ("order", "dates"),
        "partner_shipping_id": ("order", "address"),
        "state": ("order", "cancellation"),
        "client_order_ref": ("order", "identity"),
    },
    "sale.order.line": {
        "product_uom_qty": ("order_line", "quantity"),
        "price_unit": ("order_line", "price"),
        "product_id": ("order_line", "identity"),
    },
    "res.partner": dict.fromkeys(_ADDRESS, ("partner_address", "address")),
    "stock.picking": {"carrier_tracking_ref": ("carrier_tracking", "tracking")},
    "account.move": {
        "invoice_date": ("invoice", "dates"),
        "partner_id": ("invoice", "address"),
        "invoice_line_ids": ("invoice", "content"),
    },
}


@dataclass(frozen=True, slots=True)
class Rule:
    """``owner``: ``odoo``, ``sender`` (whoever sends) or ``system`` (``owner_system``).

    ``group``, ``company`` and ``sender`` narrow it down; None speaks of all. Companies
    and systems are ids; ``key`` is handed back.
    """

    key: object
    object: str
    owner: str
    group: str | None = None
    company: int | None = None
    sender: int | None = None
    owner_system: int | None = None

    def lets(self, sender):
        """Whether ``sender`` may change what the rule speaks of."""
        if self.owner == "system":
            return self.owner_system == sender
        return self.owner == "sender"


def decide(rules, subject, company, sender):
    """Return the narrowest of ``rules`` for ``subject``, or None.

    One for this very sender counts before one for the company, that before one for the
    field group alone.

    :param subject: (object, field group).
    """
    kind, group = subject
    fitting = [
        rule
        for rule in rules
        if rule.object == kind
        and rule.group in (None, group)
        and rule.company in (None, company)
        and rule.sender in (None, sender)
    ]
    return max(
        fitting,
        key=lambda rule: (
            rule.sender is not None,
            rule.company is not None,
            rule.group is not None,
        ),
        default=None,
    )
