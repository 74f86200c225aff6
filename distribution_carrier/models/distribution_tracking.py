# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Asks carriers where the parcels are, in cursors of its own."""

import logging
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.distribution_integration_base.engine.errors import RETRIED, Issue
from odoo.addons.distribution_integration_base.models.road.distribution_drain import (
    COLLISIONS,
    issue_of,
)

from ..carriers.contract import FINAL, TrackRequest
from ..carriers.verdict import failure
from .distribution_transport_carrier import issue

_logger = logging.getLogger(__name__)

#: Parcels asked about in one run for one carrier.
BATCH = 500
#: A parcel is asked about once in this time.
EVERY = timedelta(hours=1)
#: A parcel that has not arrived by then is no longer asked about.
GIVE_UP = timedelta(days=60)


class DistributionTracking(models.AbstractModel):
    """No transaction is open while a carrier is waited for, and what it said of one
    parcel is committed before the next is asked about.
    """

    _name = "distribution.tracking"
    _description = "Tracking"

    @api.model
    def _cron(self):
        self._run(fields.Datetime.now())

    @api.model
    def _run(self, now):
        """Ask about every parcel that is due. Returns how many answers were taken."""
        drain = self.env["distribution.drain"]
        interface_ids = drain._in_own_transaction(self._interfaces)
        return sum(self._follow(interface_id, now) for interface_id in interface_ids)

    @api.model
    def _interfaces(self, env):
        """Return ids of live label interfaces."""
        interfaces = env["distribution.interface"].search(
            [("document_type", "=", "label_request"), ("state", "=", "live")]
        )
        return interfaces.filtered(lambda i: i._moves_documents()).ids

    def _follow(self, interface_id, now):
        drain = self.env["distribution.drain"]
        taken = 0
        due = drain._in_own_transaction(self._due, interface_id, now)
        interface = self.env["distribution.interface"].sudo().browse(interface_id)
        # A carrier that is down is left alone, but for one question at a time.
        if not due or not self.env["distribution.gate"]._admits(interface, rated=False):
            return 0
        for picking_id, provider, request in due:
            found = self._ask(provider, request, now)
            try:
                drain._in_own_transaction(
                    self._conclude, interface_id, picking_id, request, found, now
                )
            except COLLISIONS:
                # Somebody is working on this delivery: the next run asks again.
                _logger.info("Tracking of transfer %s met other work", picking_id)
                continue
            issue_found = found if isinstance(found, Issue) else None
            drain._tell_gate(interface_id, issue_found)
            if issue_found and issue_found.error_class in RETRIED:
                break
            taken += not isinstance(found, Issue)
        return taken

    @api.model
    def _due(self, env, interface_id, now):
        """Return [(picking id, provider, TrackRequest)], the longest unasked first."""
        system = env["distribution.interface"].browse(interface_id).system_id
        pickings = env["stock.picking"].search(
            [
                ("state", "=", "done"),
                ("picking_type_code", "=", "outgoing"),
                ("company_id", "=", system.company_id.id),
                ("carrier_id.distribution_system_id", "=", system.id),
                ("carrier_tracking_ref", "!=", False),
                ("distribution_milestone", "not in", sorted(FINAL)),
                ("date_done", ">", now - GIVE_UP),
                "|",
                ("distribution_tracked_at", "=", False),
                ("distribution_tracked_at", "<=", now - EVERY),
            ],
            order="distribution_tracked_at NULLS FIRST, id",
            limit=BATCH,
        )
        providers = {c: c._distribution_provider() for c in pickings.carrier_id}
        return [
            (
                picking.id,
                providers[picking.carrier_id],
                TrackRequest(
                    # A delivery with several numbers is followed by its latest label.
                    tracking=picking._distribution_tracking_numbers()[-1],
                    shipped_at=picking.date_done,
                ),
            )
            for picking in pickings
        ]

    def _ask(self, provider, request, now):
        """Return the parcel's events, or the Issue that kept us from them."""
        try:
            events, messages = provider.track(request, now)
        except Exception as error:  # one carrier's fault is not the next one's
            _logger.info("Tracking %s failed", request.tracking, exc_info=error)
            return issue_of(error)
        told = failure(messages, repeatable=True)
        return issue(told) if told else events

    @api.model
    def _conclude(self, env, interface_id, picking_id, request, found, now):
        interface = env["distribution.interface"].browse(interface_id)
        picking = env["stock.picking"].browse(picking_id)
        if isinstance(found, Issue):
            self._record_failure(env, interface, picking, request, found, now)
            return
        if request.tracking not in picking._distribution_tracking_numbers():
            # The label was given back while the carrier was asked about it.
            return
        picking.distribution_tracked_at = now
        if found:
            steps = [(event.milestone, event.code, _told(event)) for event in found]
            picking._distribution_stand(request.tracking, steps)
        env["distribution.exception"]._settle(picking, cause="tracking_failed")
        env["distribution.exception"]._settle(interface, cause="tracking_failed")

    def _record_failure(self, env, interface, picking, request, found, now):
        """One exception for a carrier that is down, one for a number it refuses."""
        env["distribution.attempt"]._record(
            env["distribution.message"],
            "failed",
            step="track",
            interface=interface,
            remote=True,
            error_class=found.error_class,
            words=found.words,
        )
        retried = found.error_class in RETRIED
        told = Issue(
            found.error_class,
            "tracking_failed",
            env._(
                "%(carrier)s does not tell where %(number)s is: %(words)s",
                carrier=interface.system_id.name,
                number=request.tracking,
                words=found.words,
            ),
            found.hint
            if retried
            else env._("Check the tracking number on %s.", picking.name),
        )
        subject = interface if retried else picking
        env["distribution.exception"]._open(told, interface=interface, record=subject)
        if not retried:
            picking.distribution_tracked_at = now


def _told(event):
    place = f", {event.place}" if event.place else ""
    return f"{event.words} ({event.code}){place}, {event.at:%Y-%m-%d %H:%M} UTC"
