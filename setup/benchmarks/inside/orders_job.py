# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs inside Odoo: makes goods and a partner, then takes turns with the floor."""

import statistics
import time
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from odoo import sql_db

from odoo.addons.distribution_edi import ediwire

OURS, THEIRS = ("ZZ", "BENCHSUPPLY"), ("ZZ", "BENCHRETAIL")
ITEMS = 200
MOMENT = datetime(2026, 11, 20, 8)


class Bench:
    """The goods, the partner, and both ways to turn orders into sales orders."""

    def __init__(self, env, lines):
        self.env, self.lines = env, lines
        self.control = 0
        self._make_goods()
        self._make_partner()
        env.cr.commit()

    def _make_goods(self):
        env = self.env
        self.warehouse = env["stock.warehouse"].search([], limit=1)
        products = env["product.product"].create(
            [
                {
                    "name": f"Item {number}",
                    "default_code": f"BENCH-{number}",
                    "is_storable": True,
                    "list_price": 10.0,
                    "taxes_id": [(5,)],
                }
                for number in range(ITEMS)
            ]
        )
        for product in products:
            env["stock.quant"]._update_available_quantity(
                product, self.warehouse.lot_stock_id, 1_000_000
            )

    def _make_partner(self):
        env = self.env
        self.partner = env["res.partner"].create({"name": "Bench retailer"})
        system = env["distribution.system"].create(
            {
                "name": "Bench retailer",
                "partner_id": self.partner.id,
                "environment": "production",
                "warehouse_id": self.warehouse.id,
            }
        )
        env["distribution.edi.profile"].create(
            {
                "system_id": system.id,
                "our_qualifier": OURS[0],
                "our_identifier": OURS[1],
                "partner_qualifier": THEIRS[0],
                "partner_identifier": THEIRS[1],
            }
        )
        types = ("order", "in"), ("order_response", "out"), ("acknowledgement", "out")
        interfaces = env["distribution.interface"].create(
            [
                {
                    "name": f"{kind} {way}",
                    "code": f"bench-{kind.replace('_', '-')}-{way}",
                    "system_id": system.id,
                    "direction": way,
                    "document_type": kind,
                    "codec": "x12",
                    "transport": "sftp",
                    "sftp_folder": "unused",
                }
                for kind, way in types
            ]
        )
        interfaces.write({"state": "live"})
        self.orders_in, answers, _receipts = interfaces
        env["distribution.subscription"].create(
            {"event_type": "order.accepted", "interface_id": answers.id}
        )

    def _items(self, number):
        """Return the item codes of order ``number``: other ones in every order."""
        return [
            f"BENCH-{(number * 7 + line * 13) % ITEMS}" for line in range(self.lines)
        ]

    def file(self, count):
        """Return the bytes of an 850 file of ``count`` orders, and its name."""
        self.control += 1
        sets = []
        for number in range(count):
            po1 = [
                ["PO1", str(line), "2", "EA", "10.00", "", "VN", item]
                for line, item in enumerate(self._items(number), start=1)
            ]
            head = ["BEG", "00", "SA", f"B{self.control}-{number}", "", "20261120"]
            sets.append(("PO", "850", [head, *po1, ["CTT", str(self.lines)]]))
        profile = ediwire.EnvelopeProfile(
            sender=THEIRS,
            receiver=OURS,
            moment=MOMENT,
            isa_control=self.control,
            gs_control=self.control,
        )
        return ediwire.write_interchange(sets, profile), f"bench-{self.control}"

    def ours(self, body, name):
        """From bytes to reserved orders, 997 and 855 queued."""
        env = self.env
        env["distribution.message"]._receive(
            self.orders_in, body, name=name, idempotency_key=name
        )
        env.cr.commit()
        waiting = [("direction", "=", "in"), ("work_state", "=", "waiting")]
        while env["distribution.message"].search_count(waiting, limit=1):
            env["distribution.drain"]._work_batch()
            env.cr.commit()
        env.invalidate_all()

    def floor(self, count, name):
        """Order by order, as one would write it first, on Odoo as it comes.

        Our wait for others' reservations costs a query a line; plain Odoo has none.
        """
        quants = type(self.env["stock.quant"])
        with patch.object(quants, "_distribution_wait_for_others", lambda *_: None):
            self._floor(count, name)

    def _floor(self, count, name):
        for number in range(count):
            with self.env.registry.cursor() as cr:
                env = self.env(cr=cr)
                lines = []
                for item in self._items(number):
                    product = env["product.product"].search(
                        [("default_code", "=", item)], limit=1
                    )
                    lines.append(
                        {
                            "product_id": product.id,
                            "product_uom_qty": 2.0,
                            "price_unit": 10.0,
                        }
                    )
                order = env["sale.order"].create(
                    {
                        "partner_id": self.partner.id,
                        "client_order_ref": f"{name}-{number}",
                        "order_line": [(0, 0, line) for line in lines],
                    }
                )
                order.action_confirm()

    def check(self, prefix, count):
        """Both must have done the whole job: every move of every order reserved."""
        orders = self.env["sale.order"].search(
            [("client_order_ref", "=like", f"{prefix}-%")]
        )
        states = set(orders.picking_ids.move_ids.mapped("state"))
        if len(orders) != count or states != {"assigned"}:
            raise AssertionError(f"{prefix}: {len(orders)} orders, moves {states}")


def backend_seconds(env):
    """Return CPU seconds of this database's PostgreSQL processes, None if far away."""
    env.cr.execute(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    )
    try:
        return (
            sum(
                int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
                for (pid,) in env.cr.fetchall()
            )
            / 1e9
        )
    except OSError:
        return None


def measure(env, count, function, *arguments):
    """Return (CPU ms, queries) per order."""
    before = sql_db.sql_counter, time.process_time(), backend_seconds(env)
    function(*arguments)
    queries = sql_db.sql_counter - before[0]
    seconds = time.process_time() - before[1]
    if before[2] is not None:
        seconds += backend_seconds(env) - before[2]
    env.cr.commit()
    return seconds * 1000 / count, queries / count


def main(env, rounds, ours, floor, lines):
    """Take turns; return the medians of both."""
    env = env(su=True)
    bench = Bench(env, lines)
    found = {"ours": [], "floor": []}
    for number in range(rounds):
        name = f"F{number}"
        found["floor"].append(measure(env, floor, bench.floor, floor, name))
        bench.check(name, floor)
        body, file_name = bench.file(ours)
        found["ours"].append(measure(env, ours, bench.ours, body, file_name))
        bench.check(f"B{bench.control}", ours)
    far = backend_seconds(env) is None
    medians = {
        name: {
            "cpu": statistics.median(cpu for cpu, _queries in rows),
            "queries": statistics.median(queries for _cpu, queries in rows),
        }
        for name, rows in found.items()
    }
    counted = "CPU of Odoo only" if far else "CPU of Odoo and PostgreSQL"
    return {**medians, "counted": counted}
