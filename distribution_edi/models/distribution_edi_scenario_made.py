# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What we would send of the sample order: answered, shipped and billed in Odoo.

It is rendered as the road renders it, by all that the profile, the mappings and our own
settings say, and taken back with the rest of the trial.
"""

from dataclasses import replace

from odoo import models
from odoo.exceptions import UserError

from . import edi_samples


class DistributionEdiScenarioTrial(models.AbstractModel):
    _name = "distribution.edi.scenario.trial"
    _inherit = "distribution.edi.scenario.trial"

    def _document(self, kind, profile, syntax, facts):
        """As long as the sample order is not taken, the document is made of facts."""
        make = {
            "order_response": lambda order, *_more: order,
            "shipment": self._ship_order,
            "invoice": self._bill_order,
        }.get(kind)
        order = make and self._take_order(kind, profile, syntax, facts)
        if not order:
            return super()._document(kind, profile, syntax, facts)
        record = make(order, profile, facts)
        document = self._render_of(kind, record, order, profile, syntax)
        return edi_samples.with_carriage(document, facts)

    def _take_order(self, kind, profile, syntax, facts):
        """Return the order that the sample order becomes, nothing if it is not taken.

        What the partner requires of our documents, and only he knows, he said in it.
        """
        wishes = [*facts.wishes.get("order", ()), *facts.wishes.get(kind, ())]
        facts = replace(facts, wishes={"order": list(dict.fromkeys(wishes))})
        if not facts.ship_to:
            return self.env["sale.order"]
        body = self._written(edi_samples.order(facts), profile, syntax, 0)
        message = self._work(body, profile, syntax)
        done = len(message) == 1 and message.work_state == "done"
        return message.sale_order_id.sudo() if done else self.env["sale.order"]

    def _render_of(self, kind, record, order, profile, syntax):
        interface = self._interface(profile, syntax)
        road = self.env["distribution.road.out"].sudo()
        message = self.env["distribution.message"].sudo()
        message = message.create(
            {
                **road._prepare_common(interface),
                "name": "scenario",
                "document_type": kind,
                "idempotency_key": f"scenario {kind}",
                "res_model": record._name,
                "res_id": record.id,
                "sale_order_id": order.id,
            }
        )
        registry = self.env["distribution.registry"].sudo()
        return registry._get("handler", kind)._render(message)

    # --- goods and bill --------------------------------------------------------------

    def _ship_order(self, order, profile, facts):
        """Ship all of it in one carton, on a pallet where the layout has pallets."""
        delivery = order.picking_ids.filtered(
            lambda each: each.picking_type_code == "outgoing"
            and each.state not in ("done", "cancel")
        )[:1]
        if not delivery:
            raise UserError(
                self.env._(
                    "The sample order makes no delivery: %s is not shipped, or the "
                    "order is on hold.",
                    order.order_line.product_id[:1].display_name,
                )
            )
        delivery.move_ids._do_unreserve()
        lines = order.env["stock.move.line"].create(
            [each for move in delivery.move_ids for each in self._prepare_goods(move)]
        )
        self._pack(lines, profile.shipment_tree, facts)
        delivery.with_context(skip_backorder=True)._action_done()
        return delivery

    def _prepare_goods(self, move):
        """Return values of move lines; goods with lots get samples of those."""
        product, count = move.product_id, 1
        if product.tracking == "serial":
            count = int(move.product_qty)
        lots = move.env["stock.lot"]
        if product.tracking != "none":
            names = [f"SAMPLE-{number}" for number in range(1, count + 1)]
            lots = lots.create(
                [{"name": name, "product_id": product.id} for name in names]
            )
        return [
            {
                **move._prepare_move_line_vals(),
                "quantity": move.product_qty / count,
                "product_uom_id": product.uom_id.id,
                "lot_id": lot.id if lot else False,
                "picked": True,
            }
            for lot in lots or [None]
        ]

    def _pack(self, lines, tree, facts):
        packages, upon = lines.env["stock.package"], lines.env["stock.package"]
        if "T" in tree:
            upon = packages.create({"name": edi_samples.sscc(facts, 2) or "SAMPLE-2"})
        if "P" in tree:
            code = edi_samples.sscc(facts, 1) or "SAMPLE-1"
            carton = packages.create({"name": code})
            carton.package_dest_id = upon
            upon = carton
        lines.result_package_id = upon

    def _bill_order(self, order, profile, facts):
        self._ship_order(order, profile, facts)
        bill = order._create_invoices()
        bill.action_post()
        return bill
