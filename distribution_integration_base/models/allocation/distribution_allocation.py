# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Promising stock to a whole batch of orders at once."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools.sql import SQL

from ...engine.allocation import Ask, Want, plan

#: First key of the advisory lock under which a warehouse's stock is promised.
ALLOCATION_LOCK = 0x0D15


class DistributionAllocation(models.AbstractModel):
    """Reserves the plain moves of a batch in a handful of queries.

    ``stock.move._action_assign`` searches, locks and inserts for every move: nearly
    half of what a confirmed order costs. Plain moves (untracked goods, straight to the
    customer, first in first out, no package or owner) are served here from quants that
    are read and locked once. Everything else is left to Odoo's own way.
    """

    _name = "distribution.allocation"
    _description = "Allocation"

    @api.model
    def _lock(self, warehouse):
        """Confirm and reserve in one transaction at a time, where there is no lane.

        Two that reserve the same goods at once would wait for each other and begin
        anew. Where the lane reserves, orders are confirmed side by side.
        """
        if warehouse.id not in self.env["stock.warehouse"]._distribution_lanes():
            self.env["distribution.drain"]._enter_lane((ALLOCATION_LOCK, warehouse.id))

    @api.model
    def _confirm(self, orders):
        """Confirm sales orders; the lane of their warehouse reserves afterwards."""
        orders.fetch(["note"])  # once for all: their deliveries say it too
        orders.with_context(distribution_lane_reserves=True).action_confirm()
        self.env["distribution.allocation.request"]._queue(orders)

    @api.model
    def _reserve(self, batch):
        """Reserve for orders in the order given.

        :param batch: [(moves, whole)], one an order. ``whole``: all or nothing, which
            the caller has to see to for moves that are left to Odoo.
        """
        moves = self.env["stock.move"].union(*(moves for moves, _whole in batch))
        shelves = self._shelves(moves.filtered(self._is_plain))
        asks = [
            Ask(tuple(self._want(move, shelves) for move in moves), whole)
            for moves, whole in batch
        ]
        free = {
            quant.id: quant.quantity - quant.reserved_quantity
            for shelf in shelves.values()
            for quant in shelf
        }
        made = plan(asks, {key: shelf.ids for key, shelf in shelves.items()}, free)
        self._write(made.picks)
        moves.browse(made.left)._action_assign()

    def _want(self, move, shelves):
        product = move.product_id
        key = (product.id, move.location_id.id)
        plain = key in shelves and self._is_plain(move)
        quantity = move.product_uom._compute_quantity(
            move.product_uom_qty - move.quantity, product.uom_id, round=False
        )
        same_unit = move.product_uom == product.uom_id
        shelf = key if plain else None
        return Want(move.id, product.id, shelf, quantity, same_unit)

    def _is_plain(self, move):
        product, location = move.product_id, move.location_id
        full_packs = product.categ_id.packaging_reserve_method == "full"
        return (
            product.is_storable
            and product.tracking == "none"
            and move.procure_method == "make_to_stock"
            and not (move.move_orig_ids or move.move_line_ids)
            and not (full_packs and move.packaging_uom_id)
            and move.location_dest_id.usage == "customer"
            and not location.should_bypass_reservation()
            and self.env["stock.quant"]._get_removal_strategy(product, location)
            == "fifo"
        )

    def _write(self, picks):
        """Write {move id: [(quant id, quantity)]} down: lines and sums of quants."""
        taken, values = defaultdict(float), []
        moves = self.env["stock.move"].browse(picks)
        quants = self.env["stock.quant"].sudo()
        quants = quants.browse(
            {quant for found in picks.values() for quant, _q in found}
        )
        by_id = {quant.id: quant for quant in quants}
        for move in moves:
            for quant, quantity in picks[move.id]:
                taken[quant] += quantity
                values.append(move._prepare_move_line_vals(quantity, by_id[quant]))
        self.env["stock.move.line"].with_context(
            distribution_reserved_in_bulk=True
        ).create(values)
        for quant, quantity in taken.items():
            by_id[quant].reserved_quantity += quantity

    def _shelves(self, moves):
        """Lock and return {(product id, location id): quants, first in first out}.

        Locked in the order of their ids, so that two batches never wait for each
        other; a quant that changed since this transaction began makes it start anew
        (REPEATABLE READ). Locations with a quant that is not plain are left out.
        """
        quants = self.env["stock.quant"].sudo()
        if not moves:
            return {}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT quant.id, quant.product_id, source.id
                FROM stock_quant quant
                JOIN stock_location location ON location.id = quant.location_id
                JOIN stock_location source
                  ON location.parent_path LIKE source.parent_path || '%%'
                WHERE quant.product_id = ANY(%s) AND source.id = ANY(%s)
                ORDER BY quant.id
                FOR UPDATE OF quant
                """,
                moves.product_id.ids,
                moves.location_id.ids,
            )
        )
        found = quants.browse([row[0] for row in rows])
        found.invalidate_recordset(["quantity", "reserved_quantity"])
        # A shelf that is empty is one all the same: nothing is to be had from it.
        shelves = {
            (move.product_id.id, move.location_id.id): quants.browse() for move in moves
        }
        by_shelf = defaultdict(list)
        for quant_id, product_id, location_id in rows:
            by_shelf[product_id, location_id].append(quant_id)
        for key, ids in by_shelf.items():
            shelves[key] = quants.browse(ids).with_prefetch(found.ids)
        return {
            key: shelf.sorted(
                lambda quant: (quant.in_date or fields.Datetime.now(), quant.id)
            )
            for key, shelf in shelves.items()
            if all(self._is_plain_quant(quant) for quant in shelf)
        }

    def _is_plain_quant(self, quant):
        free = quant.quantity - quant.reserved_quantity
        return not (quant.lot_id or quant.package_id or quant.owner_id) and free >= 0
