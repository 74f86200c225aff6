# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution benchmark floor",
    "summary": "The least a durable intake can do; only for setup/bench",
    "version": "19.0.1.0.0",
    "category": "Hidden",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "depends": ["web"],
    "installable": True,
}
