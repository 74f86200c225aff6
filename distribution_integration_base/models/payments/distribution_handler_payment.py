# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Remittances of customers: registered, or kept until the money is there."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...canonical import Payment
from ...engine.remittance import judge


class DistributionHandlerPayment(models.AbstractModel):
    """All of a remittance or nothing of it: what cannot be booked stops it whole."""

    _name = "distribution.handler.payment"
    _inherit = "distribution.handler"
    _description = "Remittances in"

    @api.model
    def _apply_batch(self, messages):
        for message in messages:
            company = message.system_id.company_id
            handler = self.with_company(company)
            document = Payment.model_validate(message.canonical)
            if document.kind == "reversal":
                handler._reverse(message.with_env(handler.env), document)
            else:
                handler._take(message.with_env(handler.env), document)

    def _take(self, message, document):
        day = document.effective_date or document.payment_date or fields.Date.today()
        moves, items = self.env["distribution.remittance.ledger"]._items(
            message.system_id, document, day
        )
        on_account = bool((message.overrides or {}).get("on_account"))
        judged = judge(document, items, on_account)
        issues = self._refusals(message, document)
        issues += self._issues(message, judged.faults)
        replaced = self.env["distribution.remittance"]._standing(
            message.system_id, document.replaces
        )
        if replaced.state in ("registered", "matched"):
            issues.append(self._issue_replaces(message, document))
        if issues:
            message._block(issues)
            return
        if replaced:
            # Nothing of it was booked: it goes, with what was open about it.
            words = self.env._("Replaced by message %s.", message.id)
            replaced._give_up(words, replaced=True)
        try:
            with self.env.cr.savepoint():
                remittance = self._record_payment(message, document, moves, judged)
        except UserError as error:
            message._block([self._issue_refused(message, document, error)])
            return
        message._finish(
            res_model=remittance._name,
            res_id=remittance.id,
            sale_order_id=remittance.line_ids.sale_order_id[:1].id
            if len(remittance.line_ids.sale_order_id) == 1
            else False,
        )

    def _record_payment(self, message, document, moves, judged):
        remittance = self._create_remittance(message, document, moves)
        self._open_deductions(remittance, moves, judged.cuts)
        if remittance.state == "registered":
            remittance._book(moves, judged)
        return remittance

    def _create_remittance(self, message, document, moves):
        system = message.system_id
        currency = self._currency(document)
        lines = [
            {
                "number": each.number,
                "move_id": moves[each.number].id if each.number in moves else False,
                "sale_order_id": self._billed_order(moves.get(each.number)).id,
                "gross": float(each.gross or 0),
                "discount": float(each.discount or 0),
                "paid": float(each.paid),
            }
            for each in document.documents
        ]
        return self.env["distribution.remittance"].create(
            {
                "name": document.number,
                "state": self._state(system, document),
                "company_id": system.company_id.id,
                "system_id": system.id,
                "partner_id": system.partner_id.id,
                "message_id": message.id,
                "amount": float(document.amount),
                "currency_id": currency.id,
                "method": document.method,
                "payment_date": document.payment_date,
                "effective_date": document.effective_date,
                "line_ids": [(0, 0, values) for values in lines],
            }
        )

    def _state(self, system, document):
        """Return how far it goes by itself (``remittance_rule``)."""
        with_money = document.handling == "with_money"
        rule = system.remittance_rule
        registers = rule == "register" or (rule == "document" and with_money)
        if not registers or not document.amount:
            return "to_match"
        day = document.effective_date
        return "announced" if day and day > fields.Date.today() else "registered"

    def _billed_order(self, move):
        """Return the order that an invoice bills, if it is one."""
        orders = move._distribution_orders() if move else self.env["sale.order"]
        return orders if len(orders) == 1 else orders.browse()

    def _currency(self, document):
        return (
            self.env["res.currency"]
            .with_context(active_test=False)
            .search([("name", "=", document.currency)], limit=1)
        )

    def _open_deductions(self, remittance, moves, cuts):
        values = []
        for cut in cuts:
            number = cut.number or cut.reference
            move = moves.get(number)
            values.append(
                {
                    "kind": cut.kind,
                    "remittance_id": remittance.id,
                    "move_id": move.id if move and not cut.loose else False,
                    "sale_order_id": self._billed_order(move).id,
                    "document_number": number or False,
                    "amount": float(cut.amount),
                    "currency_id": remittance.currency_id.id,
                    "reason_code": cut.reason,
                    "description": cut.description or False,
                }
            )
        self.env["distribution.deduction"]._open_for(remittance.message_id, values)

    # --- taking a payment back ---

    @api.model
    def _undone(self, message):
        """A payment that was taken back; a reversal of one that is here again."""
        remittances = self.env["distribution.remittance"].sudo()
        standing = remittances._standing(message.system_id, message.reference)
        if message.canonical and message.canonical.get("kind") == "reversal":
            again = standing and standing.message_id.id > message.id
            return self.env._("The payment was taken again since.") if again else ""
        mine = remittances.browse(message.res_id or ()).exists()
        if not mine or (standing and standing != mine) or not mine._taken_back():
            return ""
        return self.env._("That payment was taken back since.")

    def _reverse(self, message, document):
        remittance = self.env["distribution.remittance"]._standing(
            message.system_id, document.number
        )
        issue = self._refuse_reversal(message, remittance, document)
        if issue:
            message._block([issue])
            return
        payment = remittance.payment_id
        if payment:
            payment.action_draft()
            payment.action_cancel()
        words = self.env._(
            "%(partner)s took payment %(trace)s back.",
            partner=message.system_id.name,
            trace=remittance.name,
        )
        remittance._give_up(words)
        self._tell_reversed(message, remittance, words)
        message._finish(res_model=remittance._name, res_id=remittance.id)

    def _tell_reversed(self, message, remittance, words):
        orders = remittance.line_ids.sale_order_id or [self.env["sale.order"]]
        self.env["distribution.event"]._emit(
            [
                {
                    "event_type": "payment.reversed",
                    "record": remittance,
                    "order": order,
                    "system": remittance.system_id,
                    "message": message,
                    "words": words,
                }
                for order in orders
            ]
        )
