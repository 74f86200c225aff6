# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is free of an item. Called by the repository."""

from datetime import UTC, datetime

from odoo.addons.distribution_integration_base.models.handlers import (
    distribution_order_resolver as resolver,
)

from .texts import decimal_text


def describe(system, item):
    """Return what is free of ``item`` (``contracts.AvailabilityAnswer``), or None.

    The code is understood as it would be in an order of this partner.
    """
    product = _product(system, item)
    if not product:
        return None
    warehouse = system.env["distribution.handler.order"]._warehouse(system)
    free = None
    if product.is_storable:
        stocked = product.with_context(warehouse_id=warehouse.id)
        # More promised than there is: nothing is free, and the rest is our affair.
        free = decimal_text(max(stocked.free_qty, 0.0))
    return {
        "item": item,
        "sku": product.default_code or None,
        "name": product.name,
        "unit": product.uom_id.name,
        "free": free,
        "as_of": datetime.now(UTC),
    }


def _product(system, item):
    found = system.env["distribution.order.resolver"]._items_by_code(
        system, {(kind, item) for kind in resolver.TRUST}
    )
    products = (found.get((kind, item)) for kind in resolver.TRUST)
    return next((each for each in products if each and each.active), None)
