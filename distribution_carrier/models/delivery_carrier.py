# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Shipping methods whose carrier is connected."""

import json

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..carriers.simulator import FAULTS
from ..carriers.verdict import failure, warnings


class DeliveryCarrier(models.Model):
    """Odoo's provider interface (``<type>_rate_shipment`` and so on), without a remote
    call: what a carrier must do is queued as a document and done after the commit.
    """

    _inherit = "delivery.carrier"

    delivery_type = fields.Selection(
        selection_add=[("distribution", "Connected carrier")],
        ondelete={"distribution": "set default"},
    )
    distribution_provider = fields.Selection(
        selection="_selection_distribution_provider", string="Carrier interface"
    )
    distribution_system_id = fields.Many2one(
        "distribution.system",
        string="Connected system",
        domain=[("kind", "=", "carrier")],
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
    )
    distribution_service = fields.Char(
        string="Service",
        default="ground",
        help="The carrier's code of the service, for example ground or express.",
    )
    distribution_label_format = fields.Selection(
        [("PDF", "PDF"), ("ZPL", "ZPL (label printers)")],
        string="Label format",
        default="PDF",
        required=True,
    )
    distribution_scac = fields.Char(
        string="SCAC",
        size=4,
        help="Standard Carrier Alpha Code, told to partners in shipment notices.",
    )
    distribution_fault = fields.Selection(
        list(FAULTS.items()),
        string="Simulated fault",
        copy=False,
        help="Makes the simulated carrier fail, to see what happens then.",
    )

    @api.model
    def _selection_distribution_provider(self):
        return self.env["distribution.registry"]._names("carrier")

    @api.constrains("delivery_type", "distribution_provider", "distribution_service")
    def _check_distribution_provider(self):
        for carrier in self.filtered(lambda c: c.delivery_type == "distribution"):
            if not (carrier.distribution_provider and carrier.distribution_service):
                raise ValidationError(
                    self.env._(
                        "Choose the carrier interface and the service of '%s'.",
                        carrier.name,
                    )
                )

    @api.constrains("distribution_scac")
    def _check_distribution_scac(self):
        for carrier in self.filtered("distribution_scac"):
            code = carrier.distribution_scac
            if not (2 <= len(code) <= 4 and code.isascii() and code.isalpha()):
                raise ValidationError(
                    self.env._("A SCAC has two to four letters; '%s' has not.", code)
                )

    @api.constrains("distribution_system_id", "company_id")
    def _check_distribution_company(self):
        for carrier in self.filtered("company_id"):
            system = carrier.sudo().distribution_system_id
            if system and system.company_id != carrier.company_id:
                raise ValidationError(
                    self.env._(
                        "'%(carrier)s' and its system '%(system)s' belong to different "
                        "companies.",
                        carrier=carrier.name,
                        system=system.name,
                    )
                )

    # --- connecting -----------------------------------------------------------------

    def action_distribution_connect(self):
        """Make the carrier's system and a draft interface for labels, and open it.

        Pressing again changes nothing. Somebody else approves the interface; labels
        are asked for once it is live.
        """
        self.ensure_one()
        if not self.distribution_system_id:
            self.distribution_system_id = self.env["distribution.system"].create(
                {
                    "name": self.name,
                    "kind": "carrier",
                    "company_id": (self.company_id or self.env.company).id,
                    "environment": "production" if self.prod_environment else "test",
                }
            )
        system = self.distribution_system_id
        labels = system.interface_ids.filtered(
            lambda i: i.document_type == "label_request" and i.state != "retired"
        )
        if not labels:
            labels = labels.create(self._prepare_label_interface(system))
        return labels[:1].get_formview_action()

    def _prepare_label_interface(self, system):
        number = len(system.interface_ids) + 1
        return {
            "name": self.env._("%s: labels", system.name),
            "code": f"labels-{system.id}-{number}",
            "system_id": system.id,
            "direction": "out",
            "document_type": "label_request",
            "codec": "json",
            "transport": "carrier",
        }

    def _distribution_interface(self, company):
        """Return the live interface for labels of ``company``, or nothing."""
        system = self.sudo().distribution_system_id
        if not system.active or system.company_id != company:
            return system.interface_ids.browse()
        return system._interface("out", "label_request")

    def _distribution_contract(self):
        """Return the ``distribution.carrier.<name>`` behind this method."""
        return self.env["distribution.registry"]._get(
            "carrier", self.distribution_provider
        )

    def _distribution_provider(self):
        """Return the provider to ask; see :class:`~..carriers.contract.Provider`."""
        return self._distribution_contract()._provider(self)

    # --- Odoo's provider interface --------------------------------------------------

    def distribution_rate_shipment(self, order):
        """Return ``{success, price, error_message, warning_message}`` for ``order``,
        the price in the company's currency.

        Called while a person waits in the shipping wizard and nothing has been
        written. The simulated carrier answers from its price list. A provider that
        must ask its carrier does it in its ``rate``, through the base's HTTP seam with
        a short timeout, and returns an error message when there is no answer.
        """
        self.ensure_one()
        try:
            request = self._distribution_contract()._rate_request(self, order)
        except UserError as error:
            return _no_rate(str(error))
        rate, messages = self._distribution_rate(request)
        told = failure(messages, repeatable=True)
        if told or not rate:
            return _no_rate(told.words if told else self._distribution_no_service())
        company = self.company_id or order.company_id
        return {
            "success": True,
            "price": self._distribution_convert(rate, company.currency_id, company),
            "error_message": False,
            "warning_message": " ".join(warnings(messages)) or False,
        }

    def _distribution_rate(self, request):
        """Return the rate of this method's service, or None, and the messages."""
        rates, messages = self._distribution_provider().rate(request)
        ours = (rate for rate in rates if rate.service == self.distribution_service)
        return next(ours, None), messages

    def _distribution_no_service(self):
        return self.env._(
            "The carrier has no service '%s'. Correct it on the shipping method.",
            self.distribution_service,
        )

    def _distribution_convert(self, priced, currency, company):
        """Return the price of a rate or shipment in ``currency``, as of today."""
        theirs = self.env["res.currency"].search([("name", "=", priced.currency)])
        if not theirs:
            raise UserError(
                self.env._(
                    "The carrier charges in %s. Activate this currency, then retry.",
                    priced.currency,
                )
            )
        return theirs._convert(float(priced.price), currency, company)

    def distribution_send_shipping(self, pickings):
        """Queue a label request for each picking, in the transaction that validates it.

        Nothing is called: tracking number, label and real price follow when the
        request was worked (DESIGN 3.5 and 3.8). The estimate counts until then.
        """
        self.ensure_one()
        answers = []
        for picking in pickings:
            picking._distribution_request_label()
            price = self._distribution_estimate(picking)
            answers.append({"exact_price": price, "tracking_number": False})
        return answers

    def _distribution_estimate(self, picking):
        """Return what the carrier will charge, in the order's currency; 0 if unknown.

        Whatever is wrong with the parcels is for the label request to tell: it must
        not stop the person who validates the delivery.
        """
        contract = self._distribution_contract()
        if not contract._rates_offline:
            return 0.0
        try:
            rate, _messages = self._distribution_rate(
                contract._ship_request(self, picking, key="")
            )
            currency = picking._distribution_currency()
            return (
                self._distribution_convert(rate, currency, picking.company_id)
                if rate
                else 0.0
            )
        except UserError:
            return 0.0

    def distribution_get_tracking_link(self, picking):
        """Return the tracking address, a JSON list of [name, address], or False."""
        if not self.tracking_url or not picking.carrier_tracking_ref:
            return False
        links = [
            [number, self.tracking_url.replace("<shipmenttrackingnumber>", number)]
            for number in picking._distribution_tracking_numbers()
        ]
        return links[0][1] if len(links) == 1 else json.dumps(links)

    def distribution_cancel_shipment(self, pickings):
        """Queue the voiding of the labels of ``pickings``, each once.

        Odoo calls this for each picking with all of them, those of other carriers
        included, and forgets the tracking numbers one by one meanwhile.

        :raises UserError: a label is on its way, or the carrier is not connected.
        """
        self.ensure_one()
        for picking in pickings.filtered(lambda p: p.carrier_id == self):
            picking._distribution_void_labels()


def _no_rate(words):
    return {
        "success": False,
        "price": 0.0,
        "error_message": words,
        "warning_message": False,
    }
