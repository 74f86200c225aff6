# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What people decide about a message."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.decisions import Facts, refusal


class DistributionMessageDecisions(models.AbstractModel):
    """Every decision locks its rows first, is refused in words or taken, and is
    written down: as an attempt for those who look at the message, and for good in
    ``distribution.audit``.
    """

    _name = "distribution.message.decisions"
    _description = "Decisions about a message"

    # --- may it be taken? ---

    may_decide = fields.Boolean(compute="_compute_may_decide")

    @api.depends("document_type", "exception_ids.state", "exception_ids.role")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        """Whether its decisions are the user's: nobody is offered what is refused."""
        allowed = self._filtered_access("write")
        for message in self:
            message.may_decide = message in allowed

    def _check_decision(self, decision):
        """Lock the messages and see that ``decision`` may be taken about each.

        :raises AccessError: the user may only look.
        :raises UserError: it is refused for one of them, or one is being worked now.
        """
        self.check_access("write")
        busy = self - self.try_lock_for_update(allow_referencing=True)
        if busy:
            raise UserError(
                self.env._(
                    "'%s' is being worked at this moment. Look at it again in a "
                    "minute, then decide.",
                    busy[0].name,
                )
            )
        for message in self:
            words = message._refusal(decision)
            if words:
                raise UserError(
                    self.env._("%(name)s: %(why)s", name=message.name, why=words)
                )

    def _refusal(self, decision):
        """Return why ``decision`` may not be taken about this message, or ""."""
        self.ensure_one()
        word = refusal(decision, self._facts())
        if word:
            return self._refusal_words()[word]
        further = getattr(self.sudo(), f"_refuse_{decision}", None)
        return further() if further else ""

    def _facts(self):
        return Facts(
            self.direction,
            self.work_state,
            self.delivery_state or None,
            self.ack_state,
            bool(self.superseded_by_id),
        )

    def _refusal_words(self):
        """Return {word of ``engine.decisions.refusal``: sentence}."""
        return {
            "working": self.env._("It is being worked now. Look again in a minute."),
            "finished": self.env._(
                "It is finished: there is nothing to retry or to drop."
            ),
            "waits": self.env._("It waits for its turn and is worked by itself."),
            "unknown": self.env._(
                "Nobody knows whether it arrived. Ask the partner, then use 'It "
                "arrived' or 'Send again'."
            ),
            "not_blocked": self.env._("It does not wait for a person."),
            "known": self.env._(
                "Only a delivery of unknown outcome can be decided so."
            ),
            "has_left": self.env._("It has left. Use 'Send anew' for another one."),
            "not_left": self.env._("Only a document that has left can be sent anew."),
            "not_failed": self.env._("It went well: nothing has to be sent again."),
            "dropped": self.env._(
                "Somebody gave it up. Use 'Replay' to take it up again."
            ),
            "received": self.env._("It was received, not sent."),
            "superseded": self.env._(
                "Another message took its place. Decide about that one."
            ),
            "worked": self.env._(
                "It was worked. Change what it became in Odoo, and tell the partner."
            ),
        }

    def _refuse_retry(self):
        """A repeat is not worked beside the message that counts."""
        first = self.duplicate_of_id
        if self.step != "apply" or not first:
            return ""
        return self.env._(
            "It has the number of message %s. Press 'This one counts', or drop it.",
            first.id,
        )

    def _refuse_accept_prices(self):
        """Prices are customer service's to accept, and only where they stopped it."""
        clerk = "distribution_integration_base.group_customer_service"
        if not self.env.user.has_group(clerk):
            return self.env._("Prices are accepted by customer service.")
        stopped = self.exception_ids.filtered(
            lambda exception: exception.state == "open"
            and exception.cause.partition(":")[0] == "price"
        )
        return "" if stopped else self.env._("It does not wait for its prices.")

    def _refuse_replay(self):
        if self.work_state == "blocked":
            return self._refuse_retry()
        if self.duplicate_of_id:
            return self.env._(
                "It repeats message %s. Replay that one.", self.duplicate_of_id.id
            )
        holder = self._holder_of_key()
        if holder:
            return self.env._("It was received again as message %s.", holder.id)
        if self.work_state == "dropped":
            return ""
        if self.child_ids:
            return self.env._("Its documents are messages of their own: replay those.")
        registry = self.env["distribution.registry"]
        return registry._get("handler", self.document_type)._refuse_replay(self)

    def _refuse_send_anew(self):
        if self.res_id or self.canonical:
            return ""
        return self.env._("Its content was emptied by retention.")

    def _refuse_resend(self):
        if self.work_state == "done":
            refused = self._refuse_send_anew()
        else:
            refused = self._refuse_retry()
        return refused or self._later_words().get(self.id, "")

    def _holder_of_key(self):
        """Return the other message that holds this one's business key."""
        if not self.business_key:
            return self.browse()
        return self._holder(self.business_key)

    # --- decisions ---

    def action_retry(self):
        """Work the message again, now. Finished messages are left alone."""
        self._check_decision("retry")
        self._note_decision(
            "released", self.env._("Released by %s.", self.env.user.name)
        )
        self._release()

    def action_accept_prices(self):
        """Let this one document pass with its own prices, then work it again."""
        self._check_decision("accept_prices")
        name = self.env.user.name
        for message in self.sudo():
            message.overrides = {**(message.overrides or {}), "prices": name}
        self._note_decision(
            "prices_accepted", self.env._("Its prices were accepted once by %s.", name)
        )
        self._release()

    def action_replay(self):
        """Work a document again that ended without a trace in Odoo.

        One that became a record is refused, by its handler, so that nothing is done
        twice; a dropped one takes its number back.
        """
        self._check_decision("replay")
        self._note_decision(
            "replayed", self.env._("Replayed by %s.", self.env.user.name)
        )
        done = self.filtered(lambda m: m.work_state == "done")
        done._release(step="apply", res_model=False, res_id=False)
        (self - done)._release()

    def action_arrived(self):
        """A person found out that a delivery of unknown outcome did arrive."""
        self._check_decision("arrived")
        self.sudo().write({"delivery_state": "delivered", "work_state": "done"})
        self.sudo()._expect_receipt()
        self._settle_decided(
            "arrived", self.env._("It arrived, says %s.", self.env.user.name)
        )

    def action_send_again(self):
        """A person found out that a delivery of unknown outcome did not arrive."""
        self._check_decision("send_again")
        words = self.env._(
            "It did not arrive, says %s: sent again.", self.env.user.name
        )
        self._settle_decided("sent_again", words)
        self._release(delivery_state="not_sent")

    def action_resend(self):
        """Send again what failed, in the way that its failure asks for.

        What was refused leaves as it is; what the partner rejected is made anew. An
        unknown outcome is sent again on the word of the person who decides.
        """
        self._check_decision("resend")
        rejected = self.filtered(lambda m: m.work_state == "done")
        unknown = self.filtered(lambda m: m.delivery_state == "unknown")
        rejected.action_send_anew()
        unknown.action_send_again()
        (self - rejected - unknown).action_retry()

    def action_drop(self, reason=None):
        """Give the document up. Its number may then be sent again by the partner.

        :param reason: why, in the person's words.
        """
        self._check_decision("drop")
        words = self.env._("Dropped by %s.", self.env.user.name)
        if reason:
            words = self.env._(
                "Dropped by %(who)s: %(why)s", who=self.env.user.name, why=reason
            )
        self.sudo().write({"work_state": "dropped", "note": words})
        received = self.sudo().filtered(lambda m: m.direction == "in")
        self.env["distribution.advice"].sudo()._on_dropped(received, reason)
        self._settle_decided("dropped", words, reason)
        registry = self.env["distribution.registry"]
        for message in received.filtered("sale_order_id"):
            handler = registry._get("handler", message.document_type)
            handler.sudo()._given_up(message)

    def action_open_record(self):
        """Open the Odoo record behind the document."""
        self.ensure_one()
        if not self.res_id:
            raise UserError(self.env._("No record was made from this document yet."))
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
        }

    # --- writing it down ---

    def _note_decision(self, decision, words, reason=None, **changes):
        """Write down what the user decided, in a sentence that names the user."""
        for message in self.sudo():
            self.env["distribution.attempt"]._record(message, "decided", words=words)
        audit = self.env["distribution.audit"]
        audit._note(self, decision, words, reason=reason, **changes)

    def _settle_decided(self, decision, words, reason=None, **changes):
        """The same for a decision that leaves nothing open about the messages."""
        self._note_decision(decision, words, reason, **changes)
        self.env["distribution.exception"].sudo()._settle(self, words)
