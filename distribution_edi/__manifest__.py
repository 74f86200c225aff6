# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution EDI",
    "summary": "X12 documents over SFTP: partner profiles, control numbers, "
    "acknowledgements and carton codes",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Integration",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": ["distribution_integration_base", "product_expiry"],
    "external_dependencies": {"python": ["lxml", "paramiko", "reportlab"]},
    "data": [
        "data/distribution_exception_rule.xml",
        "security/ir.model.access.csv",
        "security/distribution_edi_rules.xml",
        "wizards/distribution_edi_ready_views.xml",
        "wizards/distribution_edi_onboarding_views.xml",
        "views/distribution_edi_profile_views.xml",
        "views/distribution_csv_map_views.xml",
        "views/distribution_system_views.xml",
        "views/distribution_interface_views.xml",
        "views/distribution_interface_document_views.xml",
        "views/distribution_message_views.xml",
        "views/stock_picking_views.xml",
        "views/distribution_edi_reader_views.xml",
        "data/csv_maps.xml",
    ],
    "assets": {
        "web.assets_backend": ["distribution_edi/static/src/reader/*"],
        "web.assets_tests": ["distribution_edi/static/tests/tours/*"],
    },
    "installable": True,
}
