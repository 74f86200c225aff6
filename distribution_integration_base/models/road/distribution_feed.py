# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a partner is told by the clock: stock, catalogues, the state of its orders."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.errors import Issue
from .. import clock
from .distribution_drain import issue_of


class DistributionFeed(models.AbstractModel):
    """An interface that tells by itself, and what it told last.

    A feed names its document type (:attr:`_tells`), says what is due (:meth:`_due`)
    and queues its documents (:meth:`_tell`).
    """

    _name = "distribution.feed"
    _description = "Feed"

    #: Document type of the interface.
    _tells = None

    interface_id = fields.Many2one(
        "distribution.interface",
        required=True,
        ondelete="cascade",
        index=True,
        domain=lambda self: [
            ("direction", "=", "out"),
            ("document_type", "=", self._tells),
        ],
    )
    system_id = fields.Many2one(
        related="interface_id.system_id", store=True, index=True
    )
    company_id = fields.Many2one(
        related="interface_id.company_id", store=True, index=True
    )
    active = fields.Boolean(default=True)
    run = fields.Integer(string="Reports", readonly=True, copy=False)
    last_checked_at = fields.Datetime(readonly=True, copy=False)
    last_told_at = fields.Datetime(readonly=True, copy=False)
    message_id = fields.Many2one(
        "distribution.message",
        string="Last report",
        readonly=True,
        copy=False,
        index="btree_not_null",
    )

    def _compute_display_name(self):
        for feed in self:
            feed.display_name = feed.interface_id.name

    @api.constrains("interface_id")
    def _check_interface(self):
        for feed in self:
            interface = feed.interface_id
            if (interface.direction, interface.document_type) != ("out", self._tells):
                raise ValidationError(
                    self.env._(
                        "An outgoing interface for '%(document)s' is needed here; "
                        "%(interface)s is another one.",
                        document=self._document_words(),
                        interface=interface.name,
                    )
                )

    def _document_words(self):
        types = self.env["distribution.interface"]._fields["document_type"]
        return dict(types._description_selection(self.env))[self._tells]

    # --- what a feed says ---

    def _due(self, now):
        """Return the scope of what is due at ``now`` (UTC), "" for nothing."""
        raise NotImplementedError

    def _tell(self, scope, now):
        """Queue what there is to tell; return its messages, maybe none."""
        raise NotImplementedError

    # --- what people do ---

    def _publish_by_hand(self, scope):
        self.ensure_one()
        self.check_access("write")
        messages = self.sudo()._publish(scope)
        said = (
            self.env._("%d reports are on their way.", len(messages))
            if messages
            else self.env._("Nothing has changed, or the last report has not left yet.")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": said, "type": "success" if messages else "info"},
        }

    # --- what the clock does ---

    @api.model
    def _cron(self):
        """Publish what is due; one feed's trouble is not the next one's."""
        drain = self.env["distribution.drain"]
        moving = [("interface_id.state", "in", ("live", "deprecated"))]
        feeds = self.search([*moving, ("system_id.active", "=", True)])
        for feed in feeds:
            try:
                drain._insist(self._publish_due, feed.id)
            except Exception as error:  # any fault is this feed's own
                drain._insist(self._record_failure, feed.id, error)
        drain._wake()

    @api.model
    def _publish_due(self, env, feed_id):
        feed = env[self._name].browse(feed_id)
        scope = feed._due(clock.now(env))
        if scope:
            feed._publish(scope)

    @api.model
    def _record_failure(self, env, feed_id, error):
        feed = env[self._name].browse(feed_id)
        found = issue_of(error)
        issue = Issue(
            found.error_class,
            "feed_failed",
            env._(
                "%(document)s for %(partner)s could not be told: %(why)s",
                document=feed._document_words(),
                partner=feed.system_id.name,
                why=found.words,
            ),
            found.hint,
        )
        env["distribution.exception"]._open(
            issue, interface=feed.interface_id, record=feed
        )

    def _is_time(self, now, **wait):
        """Whether it is that long ago that this feed looked for news."""
        last = self.last_checked_at
        return not last or last + timedelta(**wait) <= now

    def _publish(self, scope):
        """Queue a report and return its messages; none when there is nothing to tell.

        After a report that never arrived everything is told, whatever was asked for.
        While one is still on its way the next waits: nothing is lost, as what was not
        told yet stays untold.

        :param scope: "full", or what the feed calls news.
        """
        self.ensure_one()
        self.lock_for_update()
        now, last = clock.now(self.env), self.message_id
        if last.work_state in ("waiting", "working"):
            return last.browse()
        if last and (last.work_state != "done" or last.ack_state == "rejected"):
            scope = "full"
        messages = self._tell(scope, now)
        self.write(self._prepare_published(messages, scope, now))
        self.env["distribution.exception"]._settle(self, cause="feed_failed")
        return messages

    def _prepare_published(self, messages, scope, now):
        """Return what is kept of a run; ``scope`` is what was told in the end."""
        values = {"last_checked_at": now}
        if messages:
            values |= {
                "last_told_at": now,
                "message_id": messages[-1].id,
                "run": self.run + 1,
            }
        return values

    def _queue(self, documents):
        """Queue {number: canonical document}; return the messages in their order."""
        road = self.env["distribution.road.out"]
        return road._queue(
            [
                {
                    **road._prepare_common(self.interface_id),
                    "name": f"{self._tells} {number}",
                    "reference": number,
                    "idempotency_key": f"{self._tells}:{self.id}:{number}",
                    "order_key": f"{self._tells}:{self.interface_id.id}",
                    "canonical": document,
                    "res_model": self._name,
                    "res_id": self.id,
                }
                for number, document in documents.items()
            ]
        )
