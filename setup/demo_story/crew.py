# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The people of the house: warehouse, accounting, and the clocks."""

import time

from .web_client import OdooError

CRONS = {
    "poll": "distribution_integration_base.cron_poll",
    "drain": "distribution_integration_base.cron_drain",
}


class Crew:
    """Works through the web client.

    :param admin: :class:`.web_client.WebClient`
    """

    def __init__(self, admin):
        self.admin = admin

    def run(self, cron):
        """Run a cron now rather than wait for its minute."""
        cron_id = self.admin.ref(CRONS[cron])
        for _attempt in range(60):
            try:
                self.admin.call("ir.cron", "method_direct_trigger", [cron_id])
                return
            except OdooError as error:
                # Odoo's own cron thread is at it this moment.
                if "running" not in str(error) and "processed" not in str(error):
                    raise
                time.sleep(0.5)
        raise AssertionError(f"{cron} never came to its turn")

    def fetch(self):
        """Poll twice: a file is taken when it looked the same the second time."""
        self.run("poll")
        self.run("poll")
        self.run("drain")

    def order(self, number):
        """Return the sales order with the partner's ``number``, or None."""
        found = self.admin.read(
            "sale.order",
            [["client_order_ref", "=", number]],
            ["name", "state", "distribution_state", "picking_ids", "amount_total"],
        )
        return found[0] if found else None

    def wait_for(self, question, seconds=40):
        """Ask until the answer is true; returns it, or the last one."""
        deadline = time.monotonic() + seconds
        while True:
            answer = question()
            if answer or time.monotonic() > deadline:
                return answer
            self.run("drain")
            time.sleep(0.3)

    def ship(self, number, carrier=None):
        """Pack and validate the delivery of an order; returns the seconds it took."""
        admin = self.admin
        [picking] = self.order(number)["picking_ids"]
        if carrier:
            admin.call("stock.picking", "write", [picking], {"carrier_id": carrier})
        admin.call("stock.picking", "action_put_in_pack", [picking])
        started = time.monotonic()
        admin.call("stock.picking", "button_validate", [picking])
        return picking, time.monotonic() - started

    def picking(self, picking):
        """Return what Odoo knows of a delivery."""
        fields = ["name", "state", "carrier_tracking_ref"]
        return self.admin.read("stock.picking", [["id", "=", picking]], fields)[0]

    def invoice(self, number):
        """Invoice and post; returns the invoice's id."""
        admin, order = self.admin, self.order(number)
        context = {"active_model": "sale.order", "active_ids": [order["id"]]}
        [wizard] = admin.call(
            "sale.advance.payment.inv",
            "create",
            [{"advance_payment_method": "delivered"}],
            context=context,
        )
        admin.call(
            "sale.advance.payment.inv", "create_invoices", [wizard], context=context
        )
        [row] = admin.read("sale.order", [["id", "=", order["id"]]], ["invoice_ids"])
        admin.call("account.move", "action_post", row["invoice_ids"])
        return row["invoice_ids"][0]

    def pay(self, invoice):
        """Register the payment of an invoice."""
        context = {"active_model": "account.move", "active_ids": [invoice]}
        [wizard] = self.admin.call(
            "account.payment.register", "create", [{}], context=context
        )
        self.admin.call(
            "account.payment.register",
            "action_create_payments",
            [wizard],
            context=context,
        )

    def compare(self):
        """Run the nightly comparison now, with no days of grace."""
        [schedule] = self.admin.call(
            "distribution.check.schedule",
            "search",
            [["check_name", "=", "shipped_not_invoiced"]],
            limit=1,
        )
        self.admin.call(
            "distribution.check.schedule", "write", [schedule], {"grace_hours": 0}
        )
        self.admin.call("distribution.check.schedule", "action_run_now", [schedule])

    def exceptions(self, number):
        """Return the words of what is open about an order."""
        order = self.order(number)
        rows = self.admin.read(
            "distribution.exception",
            [["sale_order_id", "=", order["id"]], ["state", "=", "open"]],
            ["words"],
        )
        return [row["words"] for row in rows]

    def sent(self, number, document_type):
        """Return the message that told the partner of an order, or None."""
        found = self.admin.read(
            "distribution.message",
            [
                ["sale_order_id.client_order_ref", "=", number],
                ["document_type", "=", document_type],
                ["direction", "=", "out"],
            ],
            ["name", "delivery_state", "ack_state", "note"],
        )
        return found[0] if found else None

    def timeline(self, number):
        """Return (time, fact) of an order, oldest first."""
        rows = self.admin.read(
            "distribution.event",
            [["sale_order_id.client_order_ref", "=", number]],
            ["at", "event_type", "words"],
            order="id",
        )
        return [(row["at"][11:], row["event_type"], row["words"]) for row in rows]

    def documents(self, number):
        """Return (direction, type, name, work, delivery, acknowledgement) rows."""
        rows = self.admin.read(
            "distribution.message",
            [["sale_order_id.client_order_ref", "=", number]],
            [
                "direction",
                "document_type",
                "name",
                "work_state",
                "delivery_state",
                "ack_state",
            ],
            order="id",
        )
        keys = ("direction", "document_type", "name", "work_state")
        return [
            tuple(row[key] for key in keys)
            + (row["delivery_state"] or "", row["ack_state"].replace("none", ""))
            for row in rows
        ]
