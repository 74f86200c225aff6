# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution Portal API",
    "summary": "JSON API for trading partners: place orders, read their state, "
    "ask what is free",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Integration",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": ["distribution_integration_base", "http_routing"],
    "external_dependencies": {"python": ["pydantic>=2.6"]},
    "data": [
        "security/ir.model.access.csv",
        "security/distribution_api_rules.xml",
        "wizards/distribution_api_key_new_views.xml",
        "views/distribution_api_key_views.xml",
        "views/distribution_api_client_views.xml",
    ],
    "installable": True,
}
