# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What each document type does in Odoo, and how it is made from Odoo."""

from . import (
    distribution_order_words,
    distribution_order_resolver,
    distribution_order_charges,
    distribution_order_consignee,
    distribution_order_release,
    distribution_order_stores,
    distribution_order_purpose,
    distribution_partner_words,
    distribution_handler_order,
    distribution_order_addition,
    distribution_handler_order_change,
    distribution_handler_order_response,
    distribution_handler_order_change_response,
    distribution_handler_shipment,
    distribution_handler_invoice,
    distribution_handler_acknowledgement,
    distribution_handler_event,
    distribution_handler_inventory,
    distribution_handler_catalogue,
    distribution_handler_receipt_advice,
    distribution_handler_sales_report,
    distribution_handler_order_status,
)
