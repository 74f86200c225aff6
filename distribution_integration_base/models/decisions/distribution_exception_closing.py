# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What closes exceptions besides their own document going through."""

from odoo import api, models


class DistributionExceptionClosing(models.AbstractModel):
    """The part of ``distribution.exception`` that notices that a cause is gone."""

    _name = "distribution.exception.closing"
    _description = "Closing of exceptions"

    @api.model
    def _interfaces_changed(self, interfaces):
        """Interfaces went live or were retired, or their systems came back.

        Documents that waited for them are worked again.
        """
        moving = interfaces.filtered(lambda i: i._moves_documents())
        for interface in moving:
            self._close_where(
                [
                    ("system_id", "=", interface.system_id.id),
                    ("cause", "=", f"no_interface:{interface.document_type}"),
                ],
                self.env._("Interface '%s' is live now.", interface.name),
            )
        waiting = self.search(
            [
                ("state", "=", "open"),
                ("cause", "=", "interface_closed"),
                ("interface_id", "in", moving.ids),
            ]
        )
        waiting.message_id.filtered(lambda m: m.work_state == "blocked")._release()
        retired = interfaces.filtered(lambda i: i.state == "retired")
        self._settle(retired, self.env._("The interface was retired."))

    @api.model
    def _orders_cancelled(self, orders):
        """What is said of an order itself does not matter once it is cancelled."""
        self._settle(orders, self.env._("The order was cancelled."))
        self._close_where(
            [
                ("sale_order_id", "in", orders.ids),
                ("cause", "=", "carriage_not_charged"),
            ],
            self.env._("The order was cancelled."),
        )

    def _close_where(self, domain, words):
        self.search([("state", "=", "open"), *domain])._close(words)
