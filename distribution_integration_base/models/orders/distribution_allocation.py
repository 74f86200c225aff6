# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Promising stock to a whole batch of orders at once."""

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools.sql import SQL

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
        """Promise a warehouse's stock in one transaction at a time.

        Odoo reserves the same units twice when two transactions confirm at once
        (``stock.quant._update_available_quantity`` skips locked rows).
        """
        self.env["distribution.drain"]._enter_lane((ALLOCATION_LOCK, warehouse.id))

    @api.model
    def _confirm(self, orders):
        """Confirm sales orders and reserve their stock."""
        orders.with_context(distribution_reserve_later=True).action_confirm()
        moves = orders.picking_ids.move_ids.filtered(
            lambda move: move.state == "confirmed" and move._should_assign_at_confirm()
        )
        served = self._reserve_plain(moves.filtered(self._is_plain))
        (moves - served)._action_assign()

    def _is_plain(self, move):
        product, location = move.product_id, move.location_id
        return (
            product.is_storable
            and product.tracking == "none"
            and move.procure_method == "make_to_stock"
            and not (move.move_orig_ids or move.move_line_ids)
            and move.location_dest_id.usage == "customer"
            and not location.should_bypass_reservation()
            and self.env["stock.quant"]._get_removal_strategy(product, location)
            == "fifo"
        )

    def _reserve_plain(self, moves):
        """Reserve in full what stock can give; return the moves that were served.

        A move that is short, or whose quants are anything but plain, is not touched.
        """
        shelves = self._shelves(moves)
        taken, values, served = defaultdict(float), [], moves.browse()
        for move in moves:
            shelf = shelves.get((move.product_id.id, move.location_id.id))
            picks = shelf and self._pick(shelf, taken, move)
            if picks:
                served |= move
                for quant, quantity in picks:
                    taken[quant] += quantity
                    values.append(move._prepare_move_line_vals(quantity, quant))
        self.env["stock.move.line"].with_context(
            distribution_reserved_in_bulk=True
        ).create(values)
        for quant, quantity in taken.items():
            quant.sudo().reserved_quantity += quantity
        return served

    def _pick(self, shelf, taken, move):
        """Return [(quant, quantity)] that serve ``move`` in full, else nothing.

        Quantities are in the product's unit, as quants are.
        """
        uom, need, picks = move.product_id.uom_id, move.product_qty, []
        for quant in shelf:
            free = quant.quantity - quant.reserved_quantity - taken[quant]
            part = min(need, free)
            if uom.compare(part, 0) > 0:
                picks.append((quant, part))
                need -= part
            if uom.is_zero(need):
                return picks
        return []

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
        shelves = defaultdict(quants.browse)
        for quant_id, product_id, location_id in rows:
            shelves[product_id, location_id] |= found.browse(quant_id).with_prefetch(
                found.ids
            )
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
