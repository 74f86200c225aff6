# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    road,
    gate,
    catalogue,
    messages,
    retention,
    events,
    decisions,
    mappings,
    handlers,
    orders,
    payments,
    advice,
    returns,
    allocation,
    inventory,
    assortment,
    receipts,
    sales,
    warehouse,
    status,
    observability,
    tower,
)
