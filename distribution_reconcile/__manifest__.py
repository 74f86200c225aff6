# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution Reconcile",
    "summary": "Nightly comparisons that find what order-to-cash left undone",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Integration",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": ["distribution_integration_base"],
    "data": [
        "data/distribution_exception_rule.xml",
        "security/ir.model.access.csv",
        "security/distribution_reconcile_rules.xml",
        "data/ir_cron.xml",
        "data/distribution_check_schedule.xml",
        "views/distribution_check_run_views.xml",
        "views/distribution_check_schedule_views.xml",
        "views/distribution_exception_views.xml",
    ],
    "installable": True,
}
