# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How orders of a partner are handled, step by step, without code."""

from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.exceptions import ValidationError

OUTCOMES = [
    ("off", "Do not check"),
    ("hold", "Put the order on hold"),
    ("exception", "No order; a person decides on the document"),
]


class DistributionOrderPolicy(models.Model):
    """Checks, confirmation, warehouse, reservation, invoice, and by when.

    Ready ones come as data; a system without one has the defaults of the fields.
    """

    _name = "distribution.order.policy"
    _inherit = ["distribution.audited", "distribution.shared"]
    _description = "Order policy"
    _order = "sequence, name"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for all companies."
    )
    note = fields.Char(string="For whom", translate=True)

    price_check = fields.Selection(
        OUTCOMES,
        required=True,
        default="exception",
        help="Ordered prices beyond the system's tolerance.",
    )
    credit_check = fields.Selection(
        OUTCOMES,
        required=True,
        default="hold",
        help="Beyond the customer's credit limit, when the company uses credit limits.",
    )
    charge_check = fields.Selection(
        [("map", "On the order, by its mapping"), ("off", "Left off, and told")],
        string="Allowances and charges",
        required=True,
        default="map",
        help="What the partner asks for beside the goods. A code that is not mapped "
        "stops the order until it is.",
    )
    store_split = fields.Selection(
        [
            ("exception", "A person decides"),
            ("one", "One order, the shares written on it"),
            ("split", "An order for each store"),
        ],
        string="Lines divided among stores",
        required=True,
        default="exception",
        help="One order goes to the ship-to, such as a distribution centre, and says "
        "what is packed for whom; else each store is delivered by itself.",
    )
    address_check = fields.Selection(
        OUTCOMES,
        required=True,
        default="off",
        help="Delivery addresses that are incomplete. On hold, also those that are not "
        "mapped; else such an order waits for its mapping.",
    )
    duplicate_check = fields.Selection(
        OUTCOMES,
        required=True,
        default="off",
        help="The same goods for the same address under another number.",
    )
    duplicate_days = fields.Integer(string="Repeats within (days)", default=2)

    confirm = fields.Boolean(
        string="Confirm by itself", default=True, help="Else it stays a quotation."
    )
    warehouse_choice = fields.Selection(
        [
            ("system", "The system's warehouse"),
            ("rules", "By where it goes"),
            ("stock", "The first that has all of it"),
        ],
        required=True,
        default="system",
    )
    route_ids = fields.One2many("distribution.order.route", "policy_id", copy=True)
    reserve = fields.Selection(
        [
            ("now", "With the confirmation"),
            ("later", "By Odoo's scheduler or by hand"),
        ],
        required=True,
        default="now",
    )
    invoice = fields.Selection(
        [
            ("no", "By hand"),
            ("draft", "Draft when shipped"),
            ("posted", "Posted when shipped"),
        ],
        required=True,
        default="no",
    )

    acknowledge_hours = fields.Float(
        string="Answer within (working hours)", help="0: not expected."
    )
    ship_on_time = fields.Boolean(
        string="Ship by the agreed date",
        default=True,
        help="Due at the end of that working day.",
    )
    asn_hours = fields.Float(string="Shipment notice within (working hours)")
    invoice_hours = fields.Float(string="Invoice within (working hours)")
    amber_share = fields.Float(
        string="Warn from (% of the time)",
        default=75.0,
        help="Amber once this share of the working time is over.",
    )
    ship_amber_hours = fields.Float(
        string="Warn before shipment (working hours)", default=4.0
    )
    calendar_id = fields.Many2one(
        "resource.calendar",
        string="Working hours",
        check_company=True,
        help="Empty: the company's. Counted in the partner's time zone.",
    )

    @api.constrains(
        "acknowledge_hours",
        "asn_hours",
        "invoice_hours",
        "ship_amber_hours",
        "amber_share",
        "duplicate_days",
    )
    def _check_numbers(self):
        for policy in self:
            hours = (
                policy.acknowledge_hours,
                policy.asn_hours,
                policy.invoice_hours,
                policy.ship_amber_hours,
            )
            if not all(0 <= each <= 1000 for each in hours):
                raise ValidationError(
                    self.env._("A time limit is from 0 to 1000 working hours.")
                )
            if not 0 <= policy.amber_share <= 100 or policy.duplicate_days < 0:
                raise ValidationError(
                    self.env._("The share is from 0 to 100 %, days are not negative.")
                )

    # --- time ---

    def _calendar(self):
        return self.calendar_id or self.env.company.resource_calendar_id

    def _zone(self, partner):
        """Return where ``partner`` counts its days; else where we work."""
        return ZoneInfo(partner.tz or self._calendar().tz or "UTC")

    # --- warehouse ---

    def _warehouses(self, system, orders):
        """Return {key: warehouse} for {key: (ship-to partner, [(product, uom, qty)])}.

        Empty where the policy cannot say; a fixed number of queries a batch.
        """
        if self.warehouse_choice == "rules":
            return {
                key: self.route_ids._warehouse_for(ship_to)
                for key, (ship_to, _needs) in orders.items()
            }
        if self.warehouse_choice == "stock":
            return self.env["distribution.order.sourcing"]._by_stock(system, orders)
        return {}
