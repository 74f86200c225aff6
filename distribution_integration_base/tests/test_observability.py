# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Machines see the figures, people hear of what stands still, once."""

import io
import json
import logging
from datetime import datetime, timedelta
from unittest.mock import patch

from prometheus_client.parser import text_string_to_metric_families

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools.translate import code_translations

from ..engine.errors import Issue
from ..engine.logs import JsonFormatter
from .common import DistributionCase


def all_is_well(env):
    """Forget clocks and jobs that only a server beside the tests would serve."""
    env["distribution.watchdog"]._our_crons().nextcall = fields.Datetime.now()
    env.cr.execute("DELETE FROM queue_job WHERE model_name LIKE 'distribution.%'")


@tagged("post_install", "-at_install")
class TestPages(DistributionCase, HttpCase):
    def _figures(self, page):
        return {
            (sample.name, *sorted(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(page)
            for sample in family.samples
        }

    def _token(self):
        return self.env["distribution.metrics"].action_new_token()["params"]["message"]

    def test_metrics_count_what_is_there(self):
        self._work(self._order("M-1", ("BOLT", "1", "EA", "10.00")))
        self._work(self._order("M-2", ("NO", "1", "EA", "10.00")))
        answer = self.url_open(
            "/distribution/metrics",
            headers={"Authorization": f"Bearer {self._token()}"},
        )
        self.assertEqual(answer.status_code, 200)
        self.assertTrue(answer.headers["Content-Type"].startswith("text/plain"))
        figures = self._figures(answer.text)
        ours = (self.env.company.name, "2", "Northside Tools", "orders-in", "in")
        blocked = ("distribution_messages_open", *sorted((*ours, "blocked")))
        self.assertEqual(figures[blocked], 1)
        recent = ("distribution_messages_recent", *sorted(ours))
        self.assertEqual(figures[recent], 2)
        done = ("distribution_messages_recent_done", *sorted(ours))
        self.assertEqual(figures[done], 1)

    def test_what_waited_for_hours_is_in_the_latency_once_it_is_done(self):
        message = self._receive(self._order("M-9", ("BOLT", "1", "EA", "10.00")))
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE distribution_message SET create_date = create_date - "
            "interval '2 hours' WHERE id = %s",
            (message.id,),
        )
        self._drain()
        figures = self._figures(self.env["distribution.metrics"]._page().decode())
        latency = [
            value
            for key, value in figures.items()
            if key[0] == "distribution_latency_seconds" and "orders-in" in key
        ]
        self.assertEqual(len(latency), 2, figures)
        self.assertGreaterEqual(min(latency), 7200)

    def test_metrics_tell_which_connection_is_down(self):
        answers = self._interface("answers-out", "out", "order_response", state="live")
        self.env["distribution.breaker"].create(
            {
                "interface_id": answers.id,
                "company_id": answers.company_id.id,
                "state": "open",
            }
        )
        figures = self._figures(self.env["distribution.metrics"]._page().decode())
        states = {
            key[1:]: value
            for key, value in figures.items()
            if key[0] == "distribution_breaker_state"
        }
        self.assertEqual(states["2", "Northside Tools", "answers-out"], 2)
        self.assertEqual(states["2", "Northside Tools", "orders-in"], 0)

    def test_what_is_due_and_what_is_wrong_is_told_by_connection(self):
        """Two systems of one name are one row, not two that Prometheus refuses."""
        late = self._work(self._order("M-4", ("BOLT", "1", "EA", "10.00")))
        wrong = self._work(self._order("M-5", ("NO", "1", "EA", "10.00")))
        namesake = self.system.copy({"name": self.system.name})
        deadlines = self.env["distribution.deadline"]
        now = fields.Datetime.now()
        deadlines._expect(late.sale_order_id, "asn", now, order=late.sale_order_id)
        exceptions = self.env["distribution.exception"]
        for system in (self.system, namesake):
            issue = Issue("value", "test", "odd")
            odd = exceptions._open(issue, record=system)
            odd.system_id = system
        late.sudo().ack_state = "overdue"
        self.env.flush_all()
        page = self.env["distribution.metrics"]._page().decode()
        found = self._figures(page)
        samples = [line for line in page.splitlines() if not line.startswith("#")]
        self.assertEqual(len(samples), len(found), "a row is there twice")
        ours = ("2", "Northside Tools", "orders-in")
        for value, family, *labels in (
            (1, "deadlines_open", *ours, "asn", "open"),
            (1, "acknowledgements", *ours, "overdue"),
            (1, "exceptions_open", *ours, *self._labels(wrong)),
            (2, "exceptions_open", "2", "Northside Tools", "", *self._labels(odd)),
        ):
            key = (f"distribution_{family}", *sorted(labels))
            self.assertEqual(found.get(key), value, key)

    def _labels(self, subject):
        """Return what an exception, or that of a document, is labelled with."""
        if subject._name == "distribution.message":
            subject = self._open_exceptions(subject)
        return subject.error_class, subject.role, subject.severity

    def test_log_lines_name_the_document(self):
        """One failing document among others: its line carries its own names."""
        lines = io.StringIO()
        handler = logging.StreamHandler(lines)
        handler.setFormatter(JsonFormatter())
        logger = logging.getLogger("odoo.addons.distribution_integration_base")
        self.addCleanup(logger.setLevel, logger.level)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        self.addCleanup(logger.removeHandler, handler)
        good = self._receive(self._order("L-1", ("BOLT", "1", "EA", "10.00")))
        bad = self._receive(self._order("L-2", ("BOLT", "1", "EA", "10.00")))
        orders = self.env.registry["distribution.handler.order"]
        apply_batch = orders._apply_batch

        def fail_one(this, messages):
            if bad in messages:
                raise ZeroDivisionError("odd")
            return apply_batch(this, messages)

        with patch.object(orders, "_apply_batch", fail_one):
            self._drain()
        told = [json.loads(line) for line in lines.getvalue().splitlines()]
        [failed] = [each for each in told if "ZeroDivisionError" in str(each)]
        self.assertEqual(failed["message_uid"], bad.uid)
        self.assertEqual(failed["correlation_id"], bad.correlation_id)
        self.assertEqual(failed["interface"], "orders-in")
        self.assertNotIn(good.uid, str(failed))

    def test_a_name_with_quotes_does_not_break_the_page(self):
        self.system.name = 'North "side"\n\\ Tools'
        self._work(self._order("M-3", ("NO", "1", "EA", "10.00")))
        page = self.env["distribution.metrics"]._page().decode()
        systems = {key for key in self._figures(page) if self.system.name in key}
        self.assertTrue(systems)

    def test_metrics_without_the_token_say_nothing(self):
        old = self._token()
        self._token()
        for header in ({}, {"Authorization": "Bearer x"}, {"Authorization": old}):
            answer = self.url_open("/distribution/metrics", headers=header)
            self.assertEqual(answer.status_code, 401)
        answer = self.url_open(
            "/distribution/metrics", headers={"Authorization": f"Bearer {old}"}
        )
        self.assertEqual(answer.status_code, 401, "the old token still works")
        self.assertNotIn("Northside", answer.text)

    def test_only_administrators_make_a_token(self):
        manager = new_test_user(
            self.env,
            "metrician",
            "distribution_integration_base.group_integration_manager",
        )
        with self.assertRaises(AccessError):
            self.env["distribution.metrics"].with_user(manager).action_new_token()
        self.assertFalse(self.env["distribution.metrics"]._is_token(""))

    def test_health_says_which_check_fails_and_nothing_else(self):
        all_is_well(self.env)
        answer = self.url_open("/distribution/health")
        self.assertEqual((answer.status_code, answer.json()["status"]), (200, "ok"))
        self.env.ref("distribution_integration_base.cron_drain").active = False
        answer = self.url_open("/distribution/health")
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json()["checks"]["crons"], "standing still")


@tagged("post_install", "-at_install")
class TestWatchdog(DistributionCase):
    def setUp(self):
        super().setUp()
        all_is_well(self.env)

    def _look(self):
        self.env.flush_all()
        self.env["distribution.watchdog"]._cron()
        return self.env["distribution.watch"].search([("state", "=", "trouble")])

    def _open(self, watch):
        return self.env["distribution.exception"].search(
            [("subject", "=", f"distribution.watch,{watch.id}"), ("state", "=", "open")]
        )

    def test_nothing_is_said_while_all_is_well(self):
        self.assertFalse(self._look())
        self.assertFalse(self.env["distribution.watch"].search([]))

    def test_a_clock_that_stopped_is_told_once_and_closes_itself(self):
        cron = self.env.ref("distribution_integration_base.cron_poll")
        cron.nextcall = fields.Datetime.now() - timedelta(minutes=16)
        watch = self._look()
        self.assertIn(cron.name, watch.words)
        self._look()
        self.assertEqual(self._open(watch).count, 2)
        self.assertEqual(len(watch.activity_ids), 1)
        cron.nextcall = fields.Datetime.now()
        self.assertFalse(self._look())
        self.assertEqual(watch.state, "ok")
        self.assertFalse(self._open(watch) or watch.activity_ids)

    def test_jobs_that_nobody_takes(self):
        job = self.env["distribution.drain"].with_delay()._run()
        row = self.env["queue.job"].search([("uuid", "=", job.uuid)])
        row.with_context(_job_edit_sentinel=row.EDIT_SENTINEL).write(
            {"date_created": fields.Datetime.now() - timedelta(minutes=6)}
        )
        self.assertIn("job runner", self._look().words)

    def test_due_work_that_nobody_takes(self):
        message = self._receive(self._order("W-1", ("BOLT", "1", "EA", "10.00")))
        message.sudo().next_try_at = fields.Datetime.now() - timedelta(minutes=31)
        watch = self._look()
        self.assertIn("Northside Tools", watch.words)
        self._drain()
        self.assertFalse(self._look())

    def _receive_at(self, when, count, number):
        for each in range(count):
            message = self._receive(self._order(f"{number}-{each}"))
            message.sudo().write({"work_state": "done"})
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE distribution_message SET create_date = %s WHERE id = %s",
                (when, message.id),
            )

    def test_a_busy_partner_gone_quiet(self):
        self.orders_in.owner_id = new_test_user(
            self.env, "keeper", "distribution_integration_base.group_viewer"
        )
        now = fields.Datetime.now()
        self.env.cr.execute(
            "UPDATE distribution_interface SET create_date = %s",
            (now - timedelta(weeks=9),),
        )
        self.env.invalidate_all()
        for week in (1, 2, 3):
            when = now - timedelta(weeks=week, hours=1)
            self._receive_at(when, 6, f"Q{week}")
        watch = self._look()
        self.assertEqual(watch.interface_id, self.orders_in)
        self.assertEqual(watch.activity_ids.user_id, self.orders_in.owner_id)
        self._receive_at(now - timedelta(minutes=5), 1, "Q0")
        self.assertFalse(self._look())


@tagged("post_install", "-at_install")
class TestDigest(DistributionCase):
    def setUp(self):
        super().setUp()
        self.env["res.users"].search([]).distribution_digest = False
        self.clerk = new_test_user(
            self.env,
            "clerk",
            "distribution_integration_base.group_customer_service",
            email="clerk@example.com",
            tz="America/New_York",
            distribution_digest=True,
        )

    def _at(self, text):
        """Run the cron at a UTC time; return the mails queued by it."""
        before = self.env["mail.mail"].search([])
        with patch.object(fields.Datetime, "now", lambda: datetime.fromisoformat(text)):
            self.env["distribution.digest"]._cron()
        return self.env["mail.mail"].search([]) - before

    def _trouble(self):
        for number in range(3):
            self._work(self._order(f"D-{number}", (f"NO{number}", "1", "EA", "1.00")))

    def test_one_mail_a_day_however_many_exceptions(self):
        self._trouble()
        self.assertFalse(self._at("2026-12-01 11:59:00"), "06:59 in New York")
        mail = self._at("2026-12-01 12:00:00")
        self.assertEqual(len(mail), 1)
        self.assertIn("clerk@example.com", mail.email_to)
        self.assertIn("NO1", mail.body_html)
        self.assertFalse(self._at("2026-12-01 18:00:00"))
        self.assertEqual(len(self._at("2026-12-02 12:00:00")), 1)

    def test_it_speaks_the_language_of_who_reads_it(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.clerk.lang = "fr_FR"
        view = self.env.ref("distribution_integration_base.digest")
        terms, _options = view.get_field_translations("arch_db", ["fr_FR"])
        view.update_field_translations(
            "arch_db",
            {
                "fr_FR": {
                    term["source"]: term["source"].replace("Good morning", "Bonjour")
                    for term in terms
                }
            },
        )
        self._trouble()
        addon, subject = "distribution_integration_base", "Distribution: %s to decide"
        french = code_translations.get_python_translations(addon, "fr_FR")
        words = {**french, subject: "Distribution : %s à décider"}
        key = addon, "fr_FR"
        with patch.dict(code_translations.python_translations, {key: words}):
            mail = self._at("2026-12-01 12:00:00")
        self.assertIn("Bonjour", mail.body_html)
        self.assertIn("à décider", mail.subject)

    def test_nothing_to_decide_no_mail(self):
        self.assertFalse(self._at("2026-12-01 12:00:00"))

    def test_it_can_be_switched_off_by_the_user(self):
        self._trouble()
        self.clerk.with_user(self.clerk).distribution_digest = False
        self.assertFalse(self._at("2026-12-01 12:00:00"))
