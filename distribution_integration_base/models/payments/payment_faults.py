# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Why a remittance cannot be taken, in words."""

from odoo import api, models

from ...engine.errors import Issue


class DistributionHandlerPayment(models.AbstractModel):
    _inherit = "distribution.handler.payment"

    @api.model
    def _issues(self, message, faults):
        """Return an ``Issue`` for each ``engine.remittance.Fault``."""
        return [self._issue(message, fault) for fault in faults]

    def _issue(self, message, fault):
        facts = {
            "partner": message.system_id.name,
            "number": fault.number,
            "told": fault.told,
            "known": fault.known,
        }
        cause = f"payment_{fault.code}"
        return Issue(
            "missing" if fault.code == "unknown" else "business_rule",
            f"{cause}:{fault.number}" if fault.number else cause,
            self._words()[fault.code] % facts,
            self._hints().get(fault.code) or self._hint_on_account(),
        )

    def _words(self):
        return {
            "total": self.env._(
                "%(partner)s says that %(told)s was paid; the documents and deductions "
                "come to %(known)s."
            ),
            "unknown": self.env._(
                "%(partner)s pays %(told)s for %(number)s, which is no invoice of ours."
            ),
            "paid": self.env._(
                "%(partner)s pays %(told)s for %(number)s, which is paid already."
            ),
            "over": self.env._(
                "%(partner)s accounts for %(told)s of %(number)s; %(known)s of it is "
                "open."
            ),
            "foreign": self.env._(
                "%(partner)s pays %(told)s for %(number)s, an invoice of another "
                "customer or company."
            ),
            "not_posted": self.env._(
                "%(partner)s pays %(told)s for %(number)s, which is not posted."
            ),
            "currency": self.env._(
                "%(partner)s pays %(number)s in %(told)s; the invoice is in %(known)s."
            ),
        }

    def _hints(self):
        return {
            "total": self._hint_corrected(),
            "foreign": self.env._(
                "Ask the partner which invoice is meant, then correct the document; or "
                "drop it."
            ),
            "not_posted": self.env._("Post the invoice, then press Retry."),
            "currency": self.env._(
                "Book this payment by hand at the rate of the bank, then drop it."
            ),
        }

    def _hint_corrected(self):
        return self.env._("Ask the partner for a corrected one, then drop this.")

    def _hint_on_account(self):
        return self.env._(
            "Ask the partner what it is for. 'Put it on account' takes the payment and "
            "keeps this money on account; or correct the document, or drop it."
        )

    def _refusals(self, message, document):
        """Return what is wrong with the remittance as a whole."""
        issues = []
        if document.handling == "order_to_bank":
            issues.append(self._issue_for_bank(message, document))
        if document.amount < 0:
            issues.append(self._issue_negative(document))
        if not self._currency(document):
            words = self.env._("Currency '%s' is not known.", document.currency)
            issues.append(
                Issue("value", "payment_currency", words, self._hint_corrected())
            )
        return issues

    def _issue_for_bank(self, message, document):
        return Issue(
            "business_rule",
            "payment_for_bank",
            self.env._(
                "Payment %(number)s of %(partner)s is an order to a bank, no "
                "remittance.",
                number=document.number,
                partner=message.system_id.name,
            ),
            self.env._("Tell the partner to send it to the bank; drop it."),
        )

    def _issue_negative(self, document):
        return Issue(
            "value",
            "payment_negative",
            self.env._(
                "Payment %(number)s is over %(amount)s: what is taken off is more than "
                "what is paid.",
                number=document.number,
                amount=document.amount,
            ),
            self.env._("Book it by hand with the partner, then drop it."),
        )

    def _issue_replaces(self, message, document):
        return Issue(
            "business_rule",
            "payment_replaces",
            self.env._(
                "%(partner)s replaces payment %(old)s by %(new)s, but %(old)s is "
                "registered or matched already.",
                partner=message.system_id.name,
                old=document.replaces,
                new=document.number,
            ),
            self.env._(
                "Compare both. Book the difference by hand and drop this; or cancel "
                "the payment, and register this one by hand."
            ),
        )

    def _refuse_reversal(self, message, remittance, document):
        """Return the ``Issue`` that keeps a payment from being taken back, or None."""
        partner = message.system_id.name
        if not remittance:
            return self._issue_reverses_nothing(partner, document)
        if remittance.currency_id.compare_amounts(
            remittance.amount, float(document.amount)
        ):
            return self._issue_reversal_amount(partner, document, remittance)
        booked = remittance.deduction_ids.filtered(
            lambda each: each.state in ("accepted", "credited")
        )
        if remittance.payment_id.reconciled_statement_line_ids or booked:
            return self._issue_reversal_booked(partner, document)
        return None

    def _issue_reverses_nothing(self, partner, document):
        return Issue(
            "missing",
            "payment_reverses_nothing",
            self.env._(
                "%(partner)s takes payment %(trace)s back, which is not here or was "
                "taken back before.",
                partner=partner,
                trace=document.number,
            ),
            self.env._(
                "Press Retry once the payment is there; or ask the partner and drop "
                "this."
            ),
        )

    def _issue_reversal_amount(self, partner, document, remittance):
        return Issue(
            "value",
            "payment_reversal_amount",
            self.env._(
                "%(partner)s takes %(told)s of payment %(trace)s back; it was over "
                "%(known)s.",
                partner=partner,
                trace=document.number,
                told=document.amount,
                known=f"{remittance.amount:.2f}",
            ),
            self.env._("Settle the difference by hand, then drop this."),
        )

    def _issue_reversal_booked(self, partner, document):
        return Issue(
            "business_rule",
            "payment_reversal_booked",
            self.env._(
                "%(partner)s takes payment %(trace)s back, but it is matched with a "
                "bank statement, or a deduction of it was booked.",
                partner=partner,
                trace=document.number,
            ),
            self.env._("Undo by hand what was booked, then press Retry."),
        )

    def _issue_refused(self, message, document, error):
        return Issue(
            "business_rule",
            "payment_refused",
            self.env._(
                "Odoo does not take payment %(number)s of %(partner)s: %(why)s",
                number=document.number,
                partner=message.system_id.name,
                why=str(error),
            ),
            self.env._("Nothing was booked. Mend that, then press Retry."),
        )

    @api.model
    def _issue_not_registered(self, remittance, error):
        return Issue(
            "business_rule",
            "remittance_not_registered",
            self.env._(
                "Payment %(trace)s of %(partner)s is due and could not be registered: "
                "%(why)s",
                trace=remittance.name,
                partner=remittance.system_id.name,
                why=str(error),
            ),
            self.env._("Mend that, then press Register on the remittance."),
        )
