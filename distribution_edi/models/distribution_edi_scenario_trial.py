# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Works sample documents as if they had come, then takes everything back."""

from dataclasses import replace

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from .. import ediwire
from . import edi_samples

#: A control number that no partner is at yet.
_CONTROL = 999_999_001
#: What we send, made of the facts alone.
_SAMPLES = {
    "order_response": edi_samples.response,
    "invoice": edi_samples.invoice,
    "warehouse_order": edi_samples.warehouse_order,
    "inbound_notice": edi_samples.inbound_notice,
}


class _Undo(Exception):
    """Ends a savepoint whose work nobody wants."""


class DistributionEdiScenarioTrial(models.AbstractModel):
    """Runs in one savepoint that is always rolled back: no order, no message, no
    number stays. Only Odoo's own sequences keep the numbers that a trial drew.
    """

    _name = "distribution.edi.scenario.trial"
    _description = "EDI scenario trial"

    @api.model
    def _run(self, profile):
        """Return {kind: {state, words, sample}} for every scenario."""
        results = {}
        for kind in profile._scenarios():
            try:
                with self.env.cr.savepoint():
                    self._try(kind, profile.sudo(), results)
                    raise _Undo
            except _Undo:
                continue
            except (DistributionError, UserError, psycopg2.Error) as error:
                issue = getattr(error, "issue", None)
                words = f"{issue.words} {issue.hint}" if issue else str(error)
                sample = results.get(kind, {}).get("sample", False)
                results[kind] = _failed(words, sample)
        return results

    def _try(self, kind, profile, results):
        facts = self._facts(profile)
        syntax = profile._syntax()
        if kind in edi_samples.ORDER_KINDS or kind == "change":
            results[kind] = self._receive(kind, profile, syntax, facts)
        else:
            results[kind] = self._send(kind, profile, syntax, facts)

    # --- what a sample is about ------------------------------------------------------

    def _facts(self, profile):
        """Return :class:`.edi_samples.Facts` of a product that the partner may order.

        :raises UserError: there is none.
        """
        system = profile.system_id
        product = self._product(system)
        mappings = self.env["distribution.mapping"].sudo()
        codes = self._codes(profile, product)
        units = mappings._reverse(system, "unit", product.uom_id).get(product.uom_id.id)
        party = self._ship_to(system)
        pricelist = system.partner_id.property_product_pricelist
        price = pricelist._get_product_price(product, 1.0) if pricelist else 0.0
        currency = pricelist.currency_id or system.company_id.currency_id
        edifact = profile._syntax() == "edifact"
        return edi_samples.Facts(
            codes=codes,
            unit=units[0][1] if units else ("PCE" if edifact else "EA"),
            price=f"{price or product.lst_price:.2f}",
            currency=currency.name,
            today=fields.Date.today(),
            ship_to=party,
            wishes=profile._wishes(),
            prefix=profile._carton_prefix() if profile.carton_codes else "",
        )

    def _product(self, system):
        mapped = (
            self.env["distribution.mapping"]
            .sudo()
            .search(
                [
                    ("system_id", "=", system.id),
                    ("kind", "=", "item"),
                    ("product_id", "!=", False),
                ],
                limit=1,
            )
        )
        product = mapped.product_id or self.env["product.product"].sudo().search(
            [
                ("sale_ok", "=", True),
                ("company_id", "in", [False, system.company_id.id]),
                ("default_code", "!=", False),
            ],
            limit=1,
        )
        if not product:
            raise UserError(
                self.env._(
                    "There is no product to order: none has a reference of ours, and "
                    "none is mapped for %s. Add a mapping of an item first.",
                    system.name,
                )
            )
        return product

    def _codes(self, profile, product):
        """Return the codes of a product in the order in which they are trusted."""
        known = (
            self.env["distribution.mapping"]
            .sudo()
            ._reverse(profile.system_id, "item", product)
        )
        found = {}
        if product.barcode:
            found["gtin"] = product.barcode
        if product.default_code:
            found["vendor"] = product.default_code
        found |= {kind: value for kind, value, _factor in known.get(product.id) or ()}
        usual = ("gtin", "vendor", "sku", "buyer", "manufacturer", "other")
        return [
            {"kind": kind, "value": found[kind]}
            for kind in profile._trust(usual)
            if kind in found
        ]

    def _ship_to(self, system):
        mapped = (
            self.env["distribution.mapping"]
            .sudo()
            .search(
                [
                    ("system_id", "=", system.id),
                    ("kind", "=", "party"),
                    ("partner_id", "!=", False),
                ],
                limit=1,
            )
        )
        if not mapped:
            return None
        code_type = "92" if mapped.code_type == "any" else mapped.code_type
        name = mapped.partner_id.name or "Sample"
        party = {"role": "ship_to", "name": name[:35]}
        return {**party, "code": mapped.code, "code_type": code_type}

    # --- what the partner would send -------------------------------------------------

    def _receive(self, kind, profile, syntax, facts):
        order = edi_samples.order(facts, "standalone" if kind == "change" else kind)
        document = edi_samples.change(facts) if kind == "change" else order
        body = self._written(document, profile, syntax, 1)
        sample = body.decode(profile._codec_name(syntax))
        if not facts.ship_to and _names_place(order):
            return _failed(self._words_of_place(profile), sample)
        if kind == "change":
            self._work(self._written(order, profile, syntax, 0), profile, syntax)
        return self._judged(self._work(body, profile, syntax), sample)

    def _words_of_place(self, profile):
        return self.env._(
            "%s names delivery places by codes, and none is mapped yet. Add the code "
            "of one place under Connections > Mappings > All codes, then run the "
            "scenarios again.",
            profile.system_id.name,
        )

    def _written(self, document, profile, syntax, place):
        """Return the bytes of ``document`` as the partner would send it."""
        parties = {"sender": profile._partners(), "receiver": profile._ours()}
        try:
            if syntax == "edifact":
                [envelope] = profile._next_edifact_envelopes(1)
                envelope = replace(envelope, **parties, control=_CONTROL + place)
                found = ediwire.edifact.documents.write(
                    document, profile.edifact_version
                )
                return ediwire.edifact.write_interchange([found], envelope)
            [envelope] = profile._next_envelopes([True])
            envelope = replace(
                envelope,
                **parties,
                gs_sender=profile.partner_group_identifier or "",
                gs_receiver=profile.our_group_identifier or "",
                isa_control=_CONTROL + place,
                gs_control=_CONTROL + place,
                ack_requested=False,
            )
            found = ediwire.documents.write(document, profile.group_version)
            return ediwire.write_interchange([found], envelope)
        except ediwire.WriteError as error:
            raise UserError(str(error)) from error

    def _interface(self, profile, syntax):
        """Return an interface that stands for the partner's; it is taken back."""
        code, interfaces = f"scenario-{profile.id}", self.env["distribution.interface"]
        interface = interfaces.sudo().search([("code", "=", code)], limit=1)
        if interface:
            return interface
        interface = interfaces.sudo().create(
            {
                "name": "Scenario",
                "code": code,
                "system_id": profile.system_id.id,
                "direction": "in",
                "document_type": "order",
                "codec": syntax,
                "transport": "http",
            }
        )
        interface.write({"state": "live"})
        return interface

    def _work(self, body, profile, syntax):
        """Take ``body`` down the road in; return the message of its document."""
        interface = self._interface(profile, syntax)
        messages = self.env["distribution.message"].sudo()
        message_id, _uid, _new = messages._receive(
            interface,
            body,
            name="scenario.edi",
            idempotency_key=f"scenario {body[:99]}",
        )
        road, file = (
            self.env["distribution.road.in"].sudo(),
            messages.browse(message_id),
        )
        road._decode(file)
        found = file.child_ids.filtered(lambda each: each.direction == "in")
        waiting = found.filtered(lambda each: each.work_state == "waiting")
        if waiting:
            road._apply(waiting)
        return found or file

    def _judged(self, message, sample):
        """Say what became of a sample document."""
        if message.work_state == "done":
            order = message.sale_order_id
            lines = ", ".join(
                f"{line.product_uom_qty:g} x {line.product_id.display_name}"
                for line in order.order_line
                if not line.display_type
            )
            words = self.env._("It was taken.")
            if lines:
                words = self.env._(
                    "It was taken: %(lines)s for %(who)s.",
                    lines=lines,
                    who=order.partner_shipping_id.display_name,
                )
            return {"state": "passed", "words": words, "sample": sample}
        found = (
            self.env["distribution.exception"]
            .sudo()
            .search(
                [("message_id", "in", message.ids), ("state", "=", "open")], order="id"
            )
        )
        words = "\n".join(f"{each.words} {each.hint or ''}".strip() for each in found)
        return _failed(words or message.note or "", sample)

    # --- what we would send ----------------------------------------------------------

    def _send(self, kind, profile, syntax, facts):
        document = self._document(kind, profile, syntax, facts)
        codec = self.env["distribution.registry"]._get("codec", syntax)
        encoded = codec._encode([document], self._interface(profile, syntax))
        words = self.env._("It is as the partner wants it; nothing holds it back.")
        sample = encoded.body.decode(profile._codec_name(syntax))
        return {"state": "passed", "words": words, "sample": sample}

    def _document(self, kind, profile, syntax, facts):
        if kind == "shipment":
            return edi_samples.shipment(facts, profile.shipment_tree)
        if kind in _SAMPLES:
            return _SAMPLES[kind](facts)
        body = self._written(edi_samples.order(facts), profile, syntax, 0)
        [interchange] = ediwire.read_interchanges(body)
        if syntax == "edifact":
            return ediwire.edifact.acknowledge(interchange)
        return ediwire.acknowledge(interchange.groups[0])


def _names_place(order):
    """Whether a sample order says where to deliver by a code."""
    parties = order.get("parties") or ()
    return any(each["role"] == "ship_to" and each.get("code") for each in parties)


def _failed(words, sample):
    return {"state": "failed", "words": words, "sample": sample}
