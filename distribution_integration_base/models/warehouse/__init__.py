# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Warehouses that others run: what they are asked, and what they answer.

Read: warehouse order (what was asked), telling (when it is), codes and reading (whose
words), then the handlers.
"""

from . import (
    stock_warehouse,
    distribution_system,
    distribution_event,
    distribution_message,
    distribution_warehouse_order,
    distribution_warehouse_telling,
    stock_move,
    stock_picking,
    distribution_hold,
    distribution_warehouse_codes,
    distribution_warehouse_issues,
    warehouse_issues_stock,
    distribution_warehouse_reading,
    distribution_warehouse_stock,
    distribution_handler_warehouse_order,
    distribution_handler_inbound_notice,
    distribution_handler_warehouse_shipment,
    distribution_warehouse_correction,
    distribution_handler_warehouse_receipt,
    distribution_handler_inventory_adjustment,
    distribution_handler_shipment,
    distribution_handler_receipt_advice,
    distribution_handler_order,
)
