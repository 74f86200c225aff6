# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One lane for each warehouse: who waits for stock is served in fair order."""

import logging
import time
from contextlib import contextmanager
from datetime import timedelta

from odoo import api, models
from odoo.exceptions import ConcurrencyError
from odoo.tools.sql import SQL

from ...engine.errors import Issue
from .. import clock
from ..road.distribution_drain import issue_of
from .distribution_allocation import ALLOCATION_LOCK
from .distribution_allocation_request import NET

_logger = logging.getLogger(__name__)
#: Cause of what is put before a person; an order has one such exception at a time.
CAUSE = "allocation"


class DistributionLane(models.AbstractModel):
    """Serves ``distribution.allocation.request``, as a step of the work engine.

    Whoever holds the advisory lock of a warehouse is its lane; the lock is taken before
    the transaction that promises begins, so that it sees all that was promised before.
    """

    _name = "distribution.lane"
    _description = "Allocation lane"

    @api.model
    def _serve_due(self, deadline):
        """Serve every lane in which somebody is next. Returns orders looked at.

        :param deadline: ``time.monotonic()`` at which to stop.
        """
        drain = self.env["distribution.drain"]
        places = drain._in_own_transaction(self._busy_places)
        return sum(self._serve_place(place, deadline) for place in places)

    @api.model
    def _busy_places(self, env):
        """Return the ids of warehouses where there may be something to do."""
        rows = env.execute_query(
            SQL(
                """
                SELECT warehouse_id FROM distribution_allocation_request
                WHERE state = 'due' OR looked_at < %s
                UNION SELECT warehouse_id FROM distribution_allocation_arrival
                """,
                clock.now(env) - timedelta(minutes=NET),
            )
        )
        return sorted(place for (place,) in rows)

    def _serve_place(self, place, deadline):
        served = 0
        while time.monotonic() < deadline:
            with self._alone(place) as alone:
                count = self._pass(place) if alone else 0
            if not alone:
                # Whoever is in there may have looked before our orders were there.
                self.env["distribution.drain"]._wake()
            if not count:
                break
            served += count
        return served

    @contextmanager
    def _alone(self, place):
        """Hold the lane if nobody does; yields whether it is ours."""
        with self.env.registry.cursor() as cr:
            keys = (ALLOCATION_LOCK, place)
            cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", keys)
            yield cr.fetchone()[0]

    def _pass(self, place, ids=None):
        """Serve a batch; on any failure its orders are served one by one."""
        claimed = []
        drain = self.env["distribution.drain"]
        try:
            return drain._insist(self._serve, place, ids, claimed)
        except ConcurrencyError:
            drain._wake()
            return 0
        except Exception as error:  # any fault: it must not stop the neighbours
            if not claimed:
                raise
            if ids is None:
                # Whom an arrival woke was put back with the rest: let it stand now, or
                # nobody would be next, and the same arrival would wake them for ever.
                drain._insist(self._wake, place)
                return sum(self._pass(place, [each]) for each in list(claimed))
            _logger.info("Request %s was not served", claimed[0], exc_info=error)
            drain._insist(self._record_failure, claimed[0], error)
            return 1

    @api.model
    def _serve(self, env, place, ids, claimed):
        """``claimed`` is filled first, so that a failure knows whom it concerns."""
        claimed.clear()
        warehouse = env["stock.warehouse"].browse(place)
        env = env(
            context={**env.context, "allowed_company_ids": warehouse.company_id.ids}
        )
        if ids is None:
            self._wake(env, place)
        requests = env["distribution.allocation.request"]
        line = requests._claim(warehouse, ids)
        claimed.extend(line.ids)
        if line:
            orders = line.sale_order_id.filtered(lambda order: order.state == "sale")
            allowed = orders._distribution_may_reserve()
            env["distribution.allocation"]._reserve(
                [
                    (request._moves_to_reserve(allowed), request.rule == "whole")
                    for request in line
                ]
            )
            env["distribution.shortage"]._judge(line, allowed)
        return len(line)

    @api.model
    def _wake(self, env, place):
        """Put those in the line again for whom something became free."""
        products = env["distribution.allocation.arrival"]._take(place)
        warehouse = env["stock.warehouse"].browse(place)
        env["distribution.allocation.request"]._wake_waiting(warehouse, products)

    @api.model
    def _record_failure(self, env, request_id, error):
        """Put the order before a person; it is tried again with the next net."""
        request = env["distribution.allocation.request"].browse(request_id).exists()
        if not request:
            return
        issue = issue_of(error)
        request.write(
            {
                "state": "held",
                "failures": request.failures + 1,
                "looked_at": clock.now(env),
                "note": issue.words,
            }
        )
        order = request.sale_order_id
        told = Issue(
            issue.error_class,
            CAUSE,
            env._(
                "No stock could be reserved for %(order)s: %(words)s",
                order=order.client_order_ref or order.name,
                words=issue.words,
            ),
            issue.hint
            or env._("Mend it, then press 'Look again' under Waiting for stock."),
        )
        env["distribution.exception"]._open(told, order=order)
