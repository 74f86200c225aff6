# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The main job, step by step. Each step says what it saw, and whether that is right."""

from datetime import UTC, datetime

from .company import STORE


class Story:
    """Runs the steps in order and remembers what came of each.

    :param crew: :class:`.crew.Crew`
    :param company: :class:`.company.Company`, furnished and connected
    :param retailer: :class:`.retailer.Retailer`
    :param shop: :class:`.shop.Shop`
    :param carrier: id of the shipping method
    """

    def __init__(self, crew, company, retailer, shop, carrier):
        self.crew, self.company, self.carrier = crew, company, carrier
        self.retailer, self.shop = retailer, shop
        stamp = datetime.now(UTC).strftime("%y%m%d%H%M%S")
        self.edi_number, self.api_number = f"HH{stamp}", f"TW{stamp}"
        self.steps = []

    def tell(self):
        """Run all steps; the first that fails ends the story."""
        for step in (
            self.order_comes_in,
            self.order_is_answered,
            self.delivery_leaves,
            self.shipment_is_told,
            self.invoice_is_told,
            self.acknowledged,
            self.order_closes,
            self.api_order,
            self.api_status,
            self.nightly_comparison,
        ):
            try:
                ok, detail = step()
            except Exception as error:
                ok, detail = False, f"{type(error).__name__}: {error}"
            self.steps.append((step.__doc__.strip().rstrip("."), ok, detail))
            if not ok:
                break
        return self.steps

    def order_comes_in(self):
        """850 fetched from the retailer's SFTP server, order confirmed and reserved."""
        self.retailer.send_order(self.edi_number)
        self.crew.fetch()
        order = self.crew.wait_for(lambda: self.crew.order(self.edi_number))
        ok = bool(order) and order["distribution_state"] == "allocated"
        return ok, (
            f"PO {self.edi_number} -> {order['name']}, {order['distribution_state']}, "
            f"{order['amount_total']:.2f}"
            if order
            else "no sales order was made"
        )

    def order_is_answered(self):
        """997 and 855 are on the retailer's server."""
        got = self._wait_at_retailer("acknowledgement", "order_response")
        if not got:
            return False, "they did not arrive"
        [receipt], [response] = got["acknowledgement"], got["order_response"]
        ok = (receipt["verdict"], response["status"]) == ("accepted", "accepted")
        return ok, f"997 {receipt['verdict']}; 855 {response['status']}, " + ", ".join(
            f"line {line['number']}: {line['statuses'][0]['status']} "
            f"{line['statuses'][0]['quantity']}"
            for line in response["lines"]
        )

    def _wait_at_retailer(self, *types):
        """Wait until the retailer has read all ``types``; returns {type: documents}."""
        got = {}

        def all_there():
            for kind, documents in self.retailer.receive().items():
                got.setdefault(kind, []).extend(documents)
            return got if set(types) <= got.keys() else None

        return self.crew.wait_for(all_there)

    def delivery_leaves(self):
        """Delivery packed and validated; label and tracking came afterwards."""
        picking, seconds = self.crew.ship(self.edi_number, self.carrier)
        at_once = self.crew.picking(picking)
        labelled = self.crew.wait_for(
            lambda: self.crew.picking(picking)["carrier_tracking_ref"]
        )
        ok = at_once["state"] == "done" and bool(labelled)
        return ok, (
            f"{at_once['name']} validated in {seconds:.1f} s without a remote call; "
            f"tracking {labelled or 'missing'}"
        )

    def shipment_is_told(self):
        """856 with cartons and SSCC-18 is on the retailer's server."""
        got = self._wait_at_retailer("shipment")
        if not got:
            return False, "it did not arrive"
        [shipment] = got["shipment"]
        [order] = shipment["orders"]
        cartons = order["cartons"]
        codes = [carton.get("sscc") for carton in cartons]
        ok = order["order_number"] == self.edi_number and all(codes)
        lines = sum(len(carton["lines"]) for carton in cartons)
        return ok, (
            f"ASN {shipment['number']}: {len(cartons)} carton(s), {lines} lines, "
            f"SSCC {', '.join(map(str, codes))}, tracking {shipment.get('tracking')}"
        )

    def invoice_is_told(self):
        """Invoice posted, 810 is on the retailer's server."""
        self.invoice = self.crew.invoice(self.edi_number)
        got = self._wait_at_retailer("invoice")
        if not got:
            return False, "it did not arrive"
        [invoice] = got["invoice"]
        order = self.crew.order(self.edi_number)
        ok = float(invoice["total"]) == round(order["amount_total"], 2)
        return ok, f"{invoice['number']} over {invoice['total']} {invoice['currency']}"

    def acknowledged(self):
        """The retailer's 997s mark 855, 856 and 810 as accepted."""
        self.crew.fetch()

        def states():
            return {
                kind: (self.crew.sent(self.edi_number, kind) or {}).get("ack_state")
                for kind in ("order_response", "shipment", "invoice")
            }

        self.crew.wait_for(lambda: set(states().values()) == {"accepted"})
        found = states()
        said = ", ".join(f"{kind} {state}" for kind, state in found.items())
        return set(found.values()) == {"accepted"}, said

    def order_closes(self):
        """Payment registered, the order is closed."""
        self.crew.pay(self.invoice)
        state = self.crew.order(self.edi_number)["distribution_state"]
        return state == "closed", f"{self.edi_number} is {state}"

    def api_order(self):
        """Second partner places an order over the JSON API, twice by mistake."""
        available = self.shop.available()
        first = self.shop.place(self.api_number, 3)
        again = self.shop.place(self.api_number, 3)
        self.order_id = first[1].get("id")
        same = bool(self.order_id) and again[1].get("id") == self.order_id
        ok = first[0] == again[0] == 202 and same and available[0] == 200
        return ok, (
            f"{first[0]}, id {self.order_id}; repeated: {again[0]}, "
            f"{'the same id' if same else 'ANOTHER id'}"
        )

    def api_status(self):
        """It reads the order's status with its key."""

        def settled():
            status, body = self.shop.status(self.order_id)
            return body if status == 200 and body["status"] != "received" else None

        body = self.crew.wait_for(settled)
        ok = bool(body) and body["status"] == "allocated"
        return ok, f"{self.api_number}: {body['status'] if body else 'not found'}"

    def nightly_comparison(self):
        """An order that was shipped and not invoiced is found and shown."""
        self.crew.ship(self.api_number)
        self.crew.compare()
        words = self.crew.exceptions(self.api_number)
        return len(words) == 1, words[0] if words else "nothing was found"

    def shown(self):
        """Return what the reader may want to look at: (title, rows) tables."""
        return [
            (
                f"Timeline of {self.edi_number} (store {STORE})",
                [("at (UTC)", "event", "what happened")]
                + self.crew.timeline(self.edi_number),
            ),
            (
                f"Documents of {self.edi_number}",
                [("way", "type", "name", "work", "delivery", "acknowledged")]
                + self.crew.documents(self.edi_number),
            ),
        ]
