# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution fault probe",
    "summary": "A document type whose effect can be counted; only for setup/test",
    "version": "19.0.1.0.0",
    "category": "Hidden",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "depends": ["distribution_integration_base"],
    "data": ["security/ir.model.access.csv"],
    "installable": True,
}
