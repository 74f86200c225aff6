# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What tests of mappings share."""

from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.tests.common import new_test_user

from .common import DistributionCase

NOWHERE = "http://127.0.0.1:1/"
GROUP = "distribution_integration_base.group_"


class MappingCase(DistributionCase):
    """Codes of the partner, of all partners, and people who decide about them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.env.ref("uom.product_uom_unit")
        cls.mappings = cls.env["distribution.mapping"]
        cls.service = cls._person("customer_service")
        cls.manager = cls._person("integration_manager")
        cls.other_manager = cls._person("integration_manager", "second")

    @classmethod
    def _person(cls, group, name="first"):
        return new_test_user(cls.env, f"mapping_{group}_{name}", GROUP + group)

    def _map(self, kind, code, target=None, *, system=None, shared=False, **values):
        """Make ``code`` stand for ``target``, a record or nothing."""
        return self.mappings.create(
            {
                "system_id": not shared and (system or self.system).id,
                "kind": kind,
                "code": code,
                "target_id": target.id if target else False,
                **values,
            }
        )

    @contextmanager
    def _refuses(self, words, error=UserError):
        """Expect a refusal in these words, and have nothing of it kept."""
        with self.assertRaises(error) as refused:
            yield
        self.assertIn(words, str(refused.exception))

    def _unknown(self, code, number="W-1", description=None):
        """Receive an order for an unknown item; return its row on the work list."""
        document = self._order(number, (code, "1", "EA", "10.00"))
        document["lines"][0]["description"] = description
        self._work(document)
        return self.mappings.search([("code", "=", code)])

    def _draft(self, *changes, system=None, user=None, shared=False):
        """Return a draft version, written by ``user`` (a manager)."""
        version = (
            self.env["distribution.mapping.set"]
            .with_user(user or self.manager)
            .create({"system_id": not shared and (system or self.system).id})
        )
        version.change_ids.create([{"set_id": version.id, **each} for each in changes])
        return version

    def _go_live(self, version):
        """Take a draft through all its steps."""
        version.action_try()
        version.with_user(self.other_manager).action_approve()
        version.action_go_live()
        self.env.flush_all()
        return version

    def _audit(self, record, decision):
        return self.env["distribution.audit"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "in", record.ids),
                ("decision", "=", decision),
            ]
        )

    def _render(self, order, document_type):
        """Return the document that leaves for ``order``."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env["distribution.event"]._relay()
        message = order.distribution_sent_ids.filtered(
            lambda m: m.direction == "out" and m.document_type == document_type
        )[:1]
        return self.env[f"distribution.handler.{document_type}"]._render(message)
