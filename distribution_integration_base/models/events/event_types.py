# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which events there are, and what each one says."""

from odoo import api, models

from ...canonical import EVENT_TYPES
from ...engine.numbers import decimal_text


class DistributionEventTypes(models.AbstractModel):
    _name = "distribution.event.types"
    _description = "Taxonomy of events"

    @api.model
    def _event_types(self):
        """Return {name: ``canonical.EventType``}; an addon adds its own.

        A type that is not among them cannot be emitted. Its words are those of the
        field ``event_type``.
        """
        return dict(EVENT_TYPES)

    @api.model
    def _event_type_choices(self):
        """Return [(value, label)] to subscribe to: all, a family, or one type."""
        kinds = self.env["distribution.event"]._fields["event_type"]
        types = dict(kinds._description_selection(self.env))
        families = sorted({name.partition(".")[0] for name in types})
        return [
            ("*", self.env._("Every event")),
            *(
                (f"{name}.*", self.env._("Every event of: %s", name))
                for name in families
            ),
            *sorted(types.items()),
        ]

    @api.model
    def _is_meant(self, pattern, event_type):
        """Whether ``pattern`` ("*", "order.*", "order.shipped") names this type."""
        if pattern.endswith("*"):
            return event_type.startswith(pattern[:-1])
        return pattern == event_type

    @api.model
    def _schema_address(self, event_type):
        """Return where the JSON Schema of the ``data`` of a type is published."""
        kind = self._event_types()[event_type]
        base = self.env["ir.config_parameter"].sudo().get_param("web.base.url")
        return f"{base}/distribution/schemas/events/{kind.name}/{kind.version}.json"

    # --- what a fact says ---

    @api.model
    def _event_data(self, fact):
        """Return the ``data`` of a fact as plain JSON, as its type describes it."""
        record, order = fact["record"], fact.get("order")
        values = {"summary": fact["words"][:500]}
        if order:
            values |= self._data_sale_order(order)
        tell = getattr(self, "_data_" + record._name.replace(".", "_"), None)
        if tell:
            values |= tell(record)
        data = self._event_types()[fact["event_type"]].data(**values)
        return data.model_dump(mode="json", exclude_none=True)

    @api.model
    def _data_sale_order(self, order):
        return {
            "order": order.name,
            "reference": order.client_order_ref or None,
            "state": order.distribution_state or None,
            "currency": order.currency_id.name,
            "total": decimal_text(order.amount_total),
        }

    @api.model
    def _data_stock_picking(self, picking):
        return {"shipment": picking.name}

    @api.model
    def _data_account_move(self, move):
        return {
            "invoice": move.name,
            "kind": "credit_note" if move.move_type == "out_refund" else "invoice",
            "currency": move.currency_id.name,
            "total": decimal_text(move.amount_total),
        }

    @api.model
    def _data_distribution_deduction(self, deduction):
        return {
            "currency": deduction.currency_id.name,
            "payment": deduction.remittance_id.name or None,
            "invoice": deduction.document_number or None,
            "amount": decimal_text(deduction.amount),
            "reason": deduction.reason_code,
        }

    @api.model
    def _data_distribution_remittance(self, remittance):
        return {
            "currency": remittance.currency_id.name,
            "payment": remittance.name,
            "amount": decimal_text(remittance.amount),
        }

    @api.model
    def _data_distribution_return(self, found):
        return {"number": found.name, "authorisation": found.authorisation or None}

    @api.model
    def _data_distribution_interface(self, interface):
        return {
            "interface": interface.code,
            "contract_version": interface.contract_version,
            "sunset_on": str(interface.sunset_on) if interface.sunset_on else None,
        }
