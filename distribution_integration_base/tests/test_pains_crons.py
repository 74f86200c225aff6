# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One fault does not stop a clock: Odoo switches off what fails for days."""

from datetime import timedelta

from odoo import fields
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common import DistributionCase

WATCH = "odoo.addons.distribution_integration_base.models.observability"
WATCH += ".distribution_watch"
#: Late enough for the mail, wherever the user is.
NOON = "2026-12-02 12:00:00"
#: What fails, and the clock that must go on all the same.
FAULTS = (
    ("distribution.road.out", "_sweep_lost", "drain"),
    ("distribution.road.out", "_sweep_stranded", "drain"),
    ("distribution.road.out", "_sweep_overdue", "drain"),
    ("distribution.trial", "_sweep", "drain"),
    ("distribution.hold.recheck", "_recheck", "holds"),
    ("distribution.deadline", "_turn", "deadlines"),
    ("distribution.watchdog", "_quiet", "watchdog"),
)


@tagged("post_install", "-at_install")
class TestPainsCrons(DistributionCase):
    def setUp(self):
        super().setUp()
        self.env["distribution.watchdog"]._our_crons().nextcall = fields.Datetime.now()
        # Nobody takes jobs in a test, and the watchdog would say so.
        self.env.cr.execute("DELETE FROM queue_job")

    def _strike(self, name):
        """Run a clock as Odoo does; it must not fail."""
        cron = self.env.ref(f"distribution_integration_base.cron_{name}")
        with self._own_cursors(), mute_logger(WATCH):
            cron.method_direct_trigger()

    def _break(self, model, method, fails=lambda *_args: True):
        """Have ``method`` raise where ``fails(self, ...)``; return how to mend it."""
        registered = type(self.env[model])
        original = getattr(registered, method)

        def broken(this, *args, **how):
            if fails(this, *args):
                raise KeyError("a fault of ours")
            return original(this, *args, **how)

        self.patch(registered, method, broken)
        return lambda: self.patch(registered, method, original)

    def _told(self):
        return self.env["distribution.watch"].search([("state", "=", "trouble")])

    def test_each_part_that_fails_is_told_and_the_clock_goes_on(self):
        for model, method, clock in FAULTS:
            with self.subTest(part=method):
                mend = self._break(model, method)
                message = self._receive(
                    self._order(f"CLOCK{method}", ("BOLT", "1", "EA", "10.00"))
                )
                self._strike(clock)
                if clock == "drain":
                    self.assertEqual(message.work_state, "done", "the queue is worked")
                told = self._told()
                self.assertIn("a fault of ours", told.words)
                exception = self.env["distribution.exception"].search(
                    [("cause", "=", f"watch:{told.code}"), ("state", "=", "open")]
                )
                self.assertEqual(len(exception), 1)
                mend()
                self._strike(clock)
                self.assertFalse(self._told())
                self.assertEqual(exception.state, "resolved")

    def test_hold_that_cannot_end_keeps_no_other_one(self):
        orders = self.env["sale.order"]
        for number in ("H-1", "H-2", "H-3"):
            message = self._work(self._order(number, ("BOLT", "1", "EA", "10.00")))
            orders |= message.sale_order_id
        past = fields.Datetime.now() - timedelta(minutes=1)
        holds = self.env["distribution.hold"]
        for order in orders:
            holds |= holds._place(order, "manual", "Wait.", past)
        self._break(
            "distribution.hold", "_release", lambda hold, _words: hold == holds[0]
        )
        self._strike("holds")
        self.assertEqual(holds.mapped("state"), ["active", "released", "released"])
        self.assertIn(orders[0].name, self._told().words)

    def test_mail_that_cannot_be_made_keeps_no_other_one(self):
        self.env["res.users"].search([]).distribution_digest = False
        first, second = (
            new_test_user(
                self.env,
                login,
                "distribution_integration_base.group_customer_service",
                email=f"{login}@example.com",
                tz="UTC",
                distribution_digest=True,
            )
            for login in ("anna", "bert")
        )
        self._work(self._order("MAIL", ("NO", "1", "EA", "1.00")))
        self.patch(fields.Datetime, "now", lambda: fields.Datetime.to_datetime(NOON))
        self._break("distribution.digest", "_send", lambda _this, user: user == first)
        self._strike("digest")
        mails = self.env["mail.mail"].search([("email_to", "like", "@example.com")])
        self.assertEqual(mails.mapped("email_to"), [second.email_formatted])
        self.assertFalse(first.distribution_digest_day, "tried again")

    def test_connection_that_cannot_even_be_asked_about_stops_no_other(self):
        transport = type(self.env["distribution.transport.http"])
        self.patch(transport, "_pulls", True)
        polled = []
        poll = type(self.env["distribution.poll"])
        self.patch(poll, "_fetch", lambda _this, each, _taken: polled.append(each))
        other = self._interface("orders-in-2", "in", "order")
        self._break(
            "distribution.gate",
            "_admits",
            lambda _gate, interface: interface == self.orders_in,
        )
        self._strike("poll")
        self.assertEqual(polled, [other.id])
        self.assertIn("orders-in", self._told().words)

    def test_clock_that_fails_is_told_before_odoo_switches_it_off(self):
        cron = self.env.ref("distribution_integration_base.cron_retention")
        cron.failure_count = 2
        self.env.flush_all()
        self.env["distribution.watchdog"]._cron()
        self.assertIn("has failed 2 times in a row", self._told().words)
        cron.failure_count = 0
        self.env["distribution.watchdog"]._cron()
        self.assertFalse(self._told())
