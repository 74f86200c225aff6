# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One governed flow of documents with a system."""

from odoo import api, fields, models, tools
from odoo.exceptions import AccessError, UserError, ValidationError

from ..messages import message_sql

#: Words for the document types; feature addons may extend the selection.
DOCUMENT_LABELS = [
    ("order", "Order"),
    ("order_change", "Order change"),
    ("order_response", "Order response"),
    ("order_change_response", "Answer to an order change"),
    ("shipment", "Shipment notice"),
    ("invoice", "Invoice"),
    ("inventory", "Inventory report"),
    ("catalogue", "Catalogue"),
    ("sales_report", "Sales report"),
    ("receipt_advice", "Receipt advice"),
    ("order_inquiry", "Order status inquiry"),
    ("order_status", "Order status report"),
    ("payment", "Payment advice"),
    ("adjustment", "Credit or debit adjustment"),
    ("return", "Return of goods"),
    ("return_response", "Answer to a return"),
    ("application_advice", "Application advice"),
    ("text_message", "Text message"),
    ("warehouse_order", "Order to a warehouse (940)"),
    ("warehouse_shipment", "Shipment of a warehouse (945)"),
    ("inbound_notice", "Goods to come to a warehouse (943)"),
    ("warehouse_receipt", "Receipt of a warehouse (944)"),
    ("inventory_adjustment", "Adjustment by a warehouse (947)"),
    ("acknowledgement", "Acknowledgement"),
    ("event", "Event"),
]


#: What an approval speaks of.
GOVERNED = {"direction", "document_type", "codec", "transport", "system_id"}
#: What only the steps of its life write.
GIVEN_BY_STEPS = {
    "state",
    "submitted_by_id",
    "submitted_at",
    "approved_by_id",
    "approved_at",
    "edited_by_id",
    "contract_id",
    "sunset_on",
}
#: What decides whether partners may push to an interface, and as whom.
DOOR_FIELDS = {
    "code",
    "credential_id",
    "direction",
    "state",
    "system_id",
    "transport",
}


class DistributionInterface(models.Model):
    """Direction, document type, codec, transport and contract of one flow.

    Only a *live* interface moves documents. It goes live after somebody other than
    its author approved it (``distribution_interface_life``).
    """

    _name = "distribution.interface"
    _inherit = [
        "distribution.interface.contract",
        "distribution.interface.life",
        "distribution.interface.log",
        "distribution.interface.patience",
        "distribution.interface.traffic",
    ]
    _description = "Interface"
    _order = "system_id, direction, document_type"
    _check_company_auto = True

    name = fields.Char(required=True)
    code = fields.Char(
        required=True,
        help="Names the interface in addresses and logs; letters, digits, dash.",
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(related="system_id.company_id", store=True, index=True)
    direction = fields.Selection([("in", "In"), ("out", "Out")], required=True)
    document_type = fields.Selection(
        DOCUMENT_LABELS,
        required=True,
        help="For received files: what they mainly carry. A file may hold other types "
        "too; acknowledgements always find their document.",
    )
    codec = fields.Selection(selection="_selection_codec", required=True)
    transport = fields.Selection(selection="_selection_transport", required=True)
    contract_version = fields.Char(
        string="Format version",
        required=True,
        default="1",
        help="The partner's version of the format, for example 004010, or 1.",
    )
    owner_id = fields.Many2one("res.users", default=lambda self: self.env.user)
    tier = fields.Selection(related="system_id.tier", store=True)
    latency_class = fields.Selection(
        [
            ("real_time", "Real time: the other side waits for it"),
            ("minutes", "Minutes"),
            ("hours", "Hours"),
            ("day", "Daily"),
        ],
        required=True,
        default="minutes",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("live", "Live"),
            ("deprecated", "Deprecated"),
            ("retired", "Retired"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    credential_id = fields.Many2one(
        "distribution.credential",
        check_company=True,
        help="Signing secret of a webhook, or what the transport logs in with.",
    )
    address = fields.Char(help="Address that the HTTP transport sends to.")
    allow_private_address = fields.Boolean(
        help="The address may be inside your own network. Leave off for partners."
    )
    breaker_ids = fields.One2many("distribution.breaker", "interface_id")
    last_polled_at = fields.Datetime(readonly=True, copy=False)
    ack_expected = fields.Boolean(
        string="Acknowledgement expected",
        help="The partner answers each document with a functional acknowledgement.",
    )
    ack_hours = fields.Float(
        default=24.0,
        help="Hours after which a missing acknowledgement is an exception.",
    )

    _code_unique = models.UniqueIndex(
        "(code)", "An interface with this code exists already."
    )

    @api.model
    def _selection_codec(self):
        return self.env["distribution.registry"]._names("codec")

    @api.model
    def _selection_transport(self):
        return self.env["distribution.registry"]._names("transport")

    @api.constrains("code")
    def _check_code(self):
        for interface in self:
            plain = interface.code.replace("-", "")
            if not (plain.isascii() and plain.isalnum()):
                raise ValidationError(
                    self.env._(
                        "The code '%s' may hold letters, digits and dashes only.",
                        interface.code,
                    )
                )

    def _moves_documents(self):
        """Whether documents may flow now."""
        self.ensure_one()
        return self.state in ("live", "deprecated") and self.system_id.active

    def _receipt_hours(self):
        """Return the hours in which a document is acknowledged, 0 when it never is.

        Extended where a partner's profile says so. Answers are not answered.
        """
        self.ensure_one()
        if not self.ack_expected or self.document_type == "acknowledgement":
            return 0
        return self.ack_hours

    @api.model
    @tools.ormcache("code")
    def _webhook_door(self, code):
        """Return (credential id, ciphertext, fields of a ``message_sql.Door``).

        Kept until what it says changes (:meth:`_forget_doors`).

        :raises LookupError: partners may not push to ``code``. That is not kept: a
            stranger who guesses codes must not fill the cache.
        """
        rows = self.env.execute_query(message_sql.webhook_door(code))
        if not rows:
            raise LookupError(code)
        return rows[0][0], rows[0][1], tuple(rows[0][2:])

    @api.model
    def _forget_doors(self):
        """Have every worker look doors up anew: a secret that was taken back must
        not open one any more.

        Once now, and once more after the commit, for what another thread may have
        looked up in between; Odoo tells the other processes with the commit.
        """
        self.env.registry.clear_cache()
        self.env.cr.postcommit.add(self.env.registry.clear_cache)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_governance(vals)
        return super().create(vals_list)

    def _check_governance(self, vals):
        """Only the steps above change the state, whoever calls."""
        if GIVEN_BY_STEPS & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._("The state changes by Approve, Go live and the like only.")
            )

    def _check_endpoint(self, vals):
        """Where secrets are sent to is for those who may see secrets."""
        endpoint = {"address", "allow_private_address", "credential_id"} & vals.keys()
        administrator = "distribution_integration_base.group_administrator"
        drafts = all(interface.state == "draft" for interface in self)
        if endpoint and not (
            drafts or self.env.su or self.env.user.has_group(administrator)
        ):
            raise AccessError(
                self.env._(
                    "Only an administrator changes where a live interface sends."
                )
            )

    def write(self, vals):
        self._check_governance(vals)
        self._check_endpoint(vals)
        governed = GOVERNED & vals.keys()
        if governed and not self.env.su:
            # What was approved is not what it would become: approve it again.
            self.filtered(lambda i: i.state in ("submitted", "approved")).sudo().write(
                {"state": "draft", "approved_by_id": False, "approved_at": False}
            )
        fluid = ("draft", "submitted", "approved")
        if governed and any(i.state not in fluid for i in self):
            raise UserError(
                self.env._(
                    "What a live interface exchanges cannot be changed under way. "
                    "Make a new draft, have it approved, and retire this one."
                )
            )
        result = super().write(vals)
        if DOOR_FIELDS & vals.keys():
            self._forget_doors()
        if "state" in vals:
            self.env["distribution.exception"].sudo()._interfaces_changed(self)
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_doors()
        return result
