# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the orders benchmark sells, to whom, and the files it receives."""

from datetime import datetime

from odoo.addons.distribution_edi import ediwire

OURS, THEIRS = ("ZZ", "BENCHSUPPLY"), ("ZZ", "BENCHRETAIL")
ITEMS = 200
MOMENT = datetime(2026, 11, 20, 8)


class Goods:
    """Items with stock, a retailer connected by X12, and files of its orders.

    :ivar orders_in: the interface that takes the files in
    """

    def __init__(self, env, lines):
        self.env, self.lines = env, lines
        self.control = 0
        self._make_items()
        self._make_retailer()
        env.cr.commit()

    def _make_items(self):
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

    def _make_retailer(self):
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
                    "file_folder": "unused",
                }
                for kind, way in types
            ]
        )
        interfaces.write({"state": "live"})
        self.orders_in, answers, _receipts = interfaces
        env["distribution.subscription"].create(
            {"event_type": "order.accepted", "interface_id": answers.id}
        )

    def items(self, number):
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
                for line, item in enumerate(self.items(number), start=1)
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
