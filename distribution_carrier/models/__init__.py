# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    distribution_event,
    distribution_carrier,
    distribution_carrier_simulator,
    distribution_exception,
    distribution_interface,
    distribution_mapping_content,
    distribution_message,
    distribution_transport_carrier,
    distribution_handler_invoice,
    distribution_handler_label,
    distribution_handler_shipment,
    distribution_tower_search,
    distribution_tracking,
    delivery_carrier,
    stock_package_type,
    stock_picking,
)
