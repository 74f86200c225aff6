# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The manager's spreadsheet reads what there is, as the manager."""

import json

from odoo.fields import Domain
from odoo.tests import tagged

from .tower_case import TowerCase


@tagged("post_install", "-at_install")
class TestDashboard(TowerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = cls.people["integration_manager"]
        cls.dashboard = cls.env.ref(
            "distribution_integration_base.distribution_dashboard"
        )

    def sheet(self):
        dashboard = self.dashboard.with_user(self.manager)
        return json.loads(dashboard._get_serialized_readonly_dashboard())["snapshot"]

    def sources(self):
        """Yield (name, model, domain, fields, filters) of whatever it reads."""
        snapshot = self.sheet()
        for pivot in snapshot["pivots"].values():
            measures = [measure["fieldName"] for measure in pivot["measures"]]
            grouped = [row["fieldName"] for row in pivot["rows"] + pivot["columns"]]
            yield (
                pivot["name"],
                pivot["model"],
                pivot["domain"],
                measures + grouped,
                pivot["fieldMatching"],
            )
        for each in snapshot["lists"].values():
            ordered = [order["name"] for order in each["orderBy"]]
            yield (
                each["name"],
                each["model"],
                each["domain"],
                each["columns"] + ordered,
                each["fieldMatching"],
            )
        for sheet in snapshot["sheets"]:
            for figure in sheet["figures"]:
                data = figure["data"]
                if "metaData" in data:
                    yield (
                        figure["id"],
                        data["metaData"]["resModel"],
                        data["searchParams"]["domain"],
                        data["metaData"]["groupBy"],
                        data["fieldMatching"],
                    )

    def test_whatever_it_reads_is_there(self):
        checked = 0
        for name, model, domain, names, filters in self.sources():
            with self.subTest(source=name):
                records = self.env[model].with_user(self.manager)
                self.assertIsInstance(records.search_count(domain), int)
                chains = [match["chain"] for match in filters.values()]
                for field in [*names, *chains]:
                    if field != "__count":
                        self.assertIn(field.partition(":")[0], records._fields)
                checked += 1
        self.assertGreater(checked, 10)

    def test_both_filters_reach_every_number(self):
        filters = {each["id"] for each in self.sheet()["globalFilters"]}
        for name, model, domain, _names, matching in self.sources():
            # What waits for a decision waits, whenever it came.
            expected = filters - {"period" if name == "Open exceptions" else ""}
            with self.subTest(source=name):
                self.assertEqual(set(matching), expected)
                leaf = (matching["system"]["chain"], "=", self.system.id)
                records = self.env[model].with_user(self.manager)
                records.search_count(Domain(domain) & Domain(*leaf))

    def test_orders_are_counted_by_the_day_they_came(self):
        [chart] = [source for source in self.sources() if source[0] == "orders"]
        _name, model, domain, grouped, _filters = chart
        rows = (
            self.env[model]
            .with_user(self.manager)
            ._read_group(
                [*domain, ("system_id", "=", self.system.id)], grouped, ["__count"]
            )
        )
        self.assertEqual(
            [(system, count) for _day, system, count in rows], [(self.system, 4)]
        )

    def test_only_managers_see_it(self):
        dashboards = self.env["spreadsheet.dashboard"]
        seen = {
            role: self.dashboard in dashboards.with_user(user).search([])
            for role, user in self.people.items()
        }
        self.assertEqual(
            [role for role, sees in seen.items() if sees], ["integration_manager"]
        )
