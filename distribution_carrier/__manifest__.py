# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution Carrier",
    "summary": "Carriers' labels, prices and tracking, without a remote call while "
    "somebody validates a delivery",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Integration",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": ["distribution_integration_base", "stock_delivery"],
    "external_dependencies": {"python": ["reportlab"]},
    "data": [
        "data/distribution_exception_rule.xml",
        "security/ir.model.access.csv",
        "data/ir_cron.xml",
        "views/delivery_carrier_views.xml",
        "views/stock_picking_views.xml",
        "views/distribution_message_views.xml",
    ],
    "installable": True,
}
