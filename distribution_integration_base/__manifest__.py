# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

{
    "name": "Distribution Integration Base",
    "summary": "The backbone of order-to-cash integration: systems, interfaces, "
    "messages, events and exceptions",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Integration",
    "author": "Distribution Integration Suite, Odoo Community Association (OCA)",
    "website": "https://github.com/OCA/distribution-integration",
    "license": "LGPL-3",
    "development_status": "Beta",
    "depends": [
        "sale_management",
        "sale_stock",
        "account",
        "resource",
        "mail",
        "queue_job",
    ],
    "external_dependencies": {
        "python": ["pydantic>=2.6", "cryptography", "requests", "prometheus_client"]
    },
    "data": [
        "security/distribution_groups.xml",
        "security/ir.model.access.csv",
        "security/distribution_rules.xml",
        "data/ir_cron.xml",
        "data/distribution_retention_rules.xml",
        "data/distribution_exception_rule.xml",
        "data/order_policies.xml",
        "data/distribution_contracts.xml",
        "views/distribution_menus.xml",
        "views/distribution_system_views.xml",
        "views/distribution_interface_views.xml",
        "views/distribution_contract_views.xml",
        "views/distribution_consumer_views.xml",
        "wizards/distribution_interface_step_views.xml",
        "views/distribution_message_views.xml",
        "views/distribution_exception_views.xml",
        "views/distribution_mapping_views.xml",
        "views/distribution_hold_views.xml",
        "views/distribution_deadline_views.xml",
        "views/distribution_order_policy_views.xml",
        "views/distribution_event_views.xml",
        "views/distribution_audit_views.xml",
        "views/distribution_credential_views.xml",
        "wizards/distribution_legal_hold_lift_views.xml",
        "views/distribution_retention_views.xml",
        "views/distribution_observability_views.xml",
        "views/sale_order_views.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "distribution_integration_base/static/src/timeline/*",
        ],
    },
    "post_load": "post_load",
    "installable": True,
    "application": True,
}
