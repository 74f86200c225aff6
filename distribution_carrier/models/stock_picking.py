# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A delivery and its labels."""

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.distribution_integration_base.engine.errors import Issue

from ..carriers.contract import MILESTONES, VoidRequest
from ..carriers.wire import to_json

#: A request in one of these states may still bring a label.
OPEN_WORK = ("waiting", "working", "blocked")


class StockPicking(models.Model):
    _inherit = "stock.picking"

    distribution_milestone = fields.Selection(
        list(MILESTONES.items()), string="Parcel", readonly=True, copy=False
    )
    distribution_milestone_code = fields.Char(
        string="Carrier's code", readonly=True, copy=False
    )
    distribution_tracked_at = fields.Datetime(
        string="Last tracked", readonly=True, copy=False
    )
    distribution_label_note = fields.Char(
        string="Label", compute="_compute_distribution_label_note"
    )

    # Scanned or typed into the control tower's box.
    _distribution_tracking_index = models.Index(
        "(carrier_tracking_ref varchar_pattern_ops) "
        "WHERE carrier_tracking_ref IS NOT NULL"
    )

    def _compute_distribution_label_note(self):
        for picking in self:
            waiting = picking._distribution_open_requests()[:1]
            note = waiting.note or self.env._("Asked for; it comes by itself.")
            picking.distribution_label_note = note if waiting else False

    # --- asking -----------------------------------------------------------------------

    def send_to_shipper(self):
        """Ask a connected carrier for labels; Odoo's own words would name a tracking
        number that does not exist yet. What a warehouse that others run has shipped
        left with a label of theirs.
        """
        self.ensure_one()
        if self._distribution_answer():
            return None
        if self.carrier_id.delivery_type != "distribution":
            return super().send_to_shipper()
        [answer] = self.carrier_id.send_shipping(self)
        self._distribution_take_price(answer["exact_price"])
        return None

    def _distribution_request_label(self):
        """Queue a label request unless one is open; it leaves after the commit."""
        self.ensure_one()
        interface = self.carrier_id._distribution_interface(self.company_id)
        if not interface:
            self._distribution_tell_not_connected()
            return
        if self._distribution_open_requests():
            return
        number = len(self._distribution_messages("label_request")) + 1
        self._distribution_queue(
            interface, "label_request", f"label:{self.id}/{number}"
        )
        self.env["distribution.exception"].sudo()._settle(
            self, cause="carrier_not_connected"
        )
        self.message_post(
            body=self.env._(
                "A label was asked for from %s. Tracking number and price follow.",
                self.carrier_id.name,
            )
        )

    def _distribution_queue(self, interface, document_type, key, canonical=None):
        """Queue a document of this delivery for the carrier, with our intent in it."""
        road_out = self.env["distribution.road.out"].sudo()
        order = self.sale_id
        road_out._queue(
            [
                {
                    **road_out._prepare_common(interface),
                    "document_type": document_type,
                    "name": f"{document_type} {self.name}",
                    "idempotency_key": key,
                    "reference": self.name,
                    # A label is given back after it came, and asked for anew after
                    # it was given back.
                    "order_key": f"carrier:{self.id}",
                    "correlation_id": order.distribution_correlation_id,
                    "res_model": self._name,
                    "res_id": self.id,
                    "sale_order_id": order.id,
                    "canonical": canonical,
                }
            ]
        )

    def _distribution_tell_not_connected(self):
        issue = Issue(
            "missing",
            "carrier_not_connected",
            self.env._(
                "%(picking)s left without a label: '%(carrier)s' is not connected.",
                picking=self.name,
                carrier=self.carrier_id.name,
            ),
            self.env._(
                "Press 'Connect' on the shipping method, have the interface approved "
                "and go live; then press 'Send to Shipper' on the delivery."
            ),
        )
        self.env["distribution.exception"].sudo()._open(
            issue, order=self.sale_id, record=self
        )

    def _distribution_messages(self, document_type):
        """Return the documents of one type that were ever queued for this delivery."""
        return (
            self.env["distribution.message"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "=", self.id),
                    ("document_type", "=", document_type),
                ]
            )
        )

    def _distribution_open_requests(self):
        """Return label requests that may still bring a label."""
        if self.carrier_id.delivery_type != "distribution":
            return self.env["distribution.message"]
        return self._distribution_messages("label_request").filtered(
            lambda message: message.work_state in OPEN_WORK
        )

    def _distribution_ready_to_tell(self):
        """A shipment notice names the tracking number: it waits for the label."""
        return (
            super()._distribution_ready_to_tell()
            and not self._distribution_open_requests()
        )

    # --- taking what the carrier answers ----------------------------------------------

    def _distribution_tracking_numbers(self):
        """Return the tracking numbers; Odoo keeps several in one field."""
        return [ref for ref in (self.carrier_tracking_ref or "").split(",") if ref]

    def _distribution_joined_numbers(self, tracking):
        """Return the tracking numbers with one more, as Odoo's field holds them."""
        numbers = [*self._distribution_tracking_numbers(), tracking]
        return ",".join(dict.fromkeys(numbers))

    def _distribution_currency(self):
        """Return the currency of ``carrier_price``."""
        return self.sale_id.currency_id or self.company_id.currency_id

    def _distribution_label_name(self, shipment, number=1):
        """Return the name of the attachment with label ``number`` of a shipment."""
        prefix = self.carrier_id._get_delivery_label_prefix()
        suffix = f"-{number}" if number > 1 else ""
        form = shipment.labels[number - 1].format.lower()
        return f"{prefix}-{shipment.tracking}{suffix}.{form}"

    def _distribution_has_label(self, shipment):
        """Whether the label of this shipment was written here before."""
        domain = [
            ("res_model", "=", self._name),
            ("res_id", "=", self.id),
            ("name", "=", self._distribution_label_name(shipment)),
        ]
        return bool(self.env["ir.attachment"].search_count(domain, limit=1))

    def _distribution_take_tracking(self, tracking):
        """Write the number on this delivery and on the transfers it was picked from.

        As Odoo's ``send_to_shipper`` does: several deliveries may come from one
        picking, whose numbers are then joined.
        """
        moves = self.move_ids
        chain = moves.browse(moves._rollup_move_origs() | moves._rollup_move_dests())
        for picking in chain.picking_id | self:
            picking.carrier_tracking_ref = picking._distribution_joined_numbers(
                tracking
            )

    def _distribution_take_price(self, price):
        """Set what the carriage costs the customer, in the order's currency: margins
        added, free above the amount that the shipping method names.
        """
        carrier, order = self.carrier_id, self.sale_id
        if carrier.free_over and order:
            total = order._compute_amount_total_without_delivery()
            if (
                carrier._compute_currency(order, total, "pricelist_to_company")
                >= carrier.amount
            ):
                price = 0.0
        self.carrier_price = carrier._apply_margins(price, order)

    def _distribution_stand(self, tracking, steps):
        """Note where a parcel stands, and tell each step once for each label.

        :param steps: [(milestone, the carrier's code, words)], oldest first.
        """
        self.ensure_one()
        milestone, code, _words = steps[-1]
        self.write(
            {"distribution_milestone": milestone, "distribution_milestone_code": code}
        )
        if self.sale_id.distribution_system_id:
            facts = [
                self._distribution_step_fact(tracking, milestone, words)
                for milestone, _code, words in steps
                if milestone != "unknown"
            ]
            self.env["distribution.event"].sudo()._emit(facts)

    def _distribution_step_fact(self, tracking, milestone, words):
        return {
            "event_type": f"shipment.{milestone}",
            "record": self,
            "order": self.sale_id,
            "once_key": f"shipment.{milestone}:{self.id}:{tracking}",
            "words": f"{tracking}: {words}",
        }

    # --- giving back ------------------------------------------------------------------

    def _distribution_void_labels(self):
        """Queue the voiding of each label, once whoever asks how often.

        :raises UserError: a label is on its way, or the carrier is not connected.
        """
        self.ensure_one()
        if self._distribution_open_requests():
            raise UserError(
                self.env._(
                    "A label of %s is still on its way. Wait until it came, or drop "
                    "its request under Distribution > Labels.",
                    self.name,
                )
            )
        queued = set(
            self._distribution_messages("label_void").mapped("idempotency_key")
        )
        numbers = [
            number
            for number in self._distribution_tracking_numbers()
            if f"void:{number}" not in queued
        ]
        if not numbers:
            return
        interface = self.carrier_id._distribution_interface(self.company_id)
        if not interface:
            raise UserError(
                self.env._(
                    "'%s' is not connected: its label cannot be given back from here. "
                    "Call the carrier.",
                    self.carrier_id.name,
                )
            )
        for number in numbers:
            self._distribution_queue(
                interface, "label_void", f"void:{number}", self._void_document(number)
            )

    def _void_document(self, tracking):
        """Return the canonical document that gives a label back."""
        return to_json(
            VoidRequest(
                method=str(self.carrier_id.id), number=self.name, tracking=tracking
            )
        )

    def action_distribution_labels(self):
        """Open the requests for labels of this delivery."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "distribution_carrier.distribution_label_action"
        )
        action["domain"] = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return action
