# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person can do about an exception: the suggested action first."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine import remedies

#: Decisions that the message takes itself, or refuses (``action_<key>``).
BY_MESSAGE = (
    "accept_prices",
    "on_account",
    "take_again",
    "approve_adjustment",
    "retry",
    "correct",
    "arrived",
    "send_again",
    "send_anew",
    "supersede",
    "drop",
)
#: Decisions after which the document is worked again. Meanwhile nobody has to look:
#: the exception leaves the queue, and is back at once if it goes wrong again.
WORKED_AGAIN = frozenset(
    {
        "accept_prices",
        "approve_adjustment",
        "on_account",
        "retry",
        "send_again",
        "take_again",
    }
)
REST = timedelta(minutes=5)
#: Decisions that open something; what is decided there is written down there.
SHOWING = frozenset(
    {
        "map",
        "correct",
        "release_hold",
        "open_interface",
        "open_system",
        "open_subject",
    }
)


class DistributionExceptionFix(models.AbstractModel):
    """The part of ``distribution.exception`` that takes decisions."""

    _name = "distribution.exception.fix"
    _description = "Decisions on exceptions"

    decisions = fields.Json(
        compute="_compute_decisions",
        help="[{key, label}]: what can be done now, the suggestion first.",
    )
    closing = fields.Char(
        string="Closes by itself when",
        compute="_compute_closing",
    )
    same_cause_count = fields.Integer(
        string="Others with the same cause", compute="_compute_same_cause_count"
    )

    @api.depends("state", "fix", "message_id.work_state", "message_id.delivery_state")
    @api.depends_context("uid")
    def _compute_decisions(self):
        labels = dict(self._fields["fix"]._description_selection(self.env))
        for exception in self:
            exception.decisions = [
                {"key": key, "label": labels[key]} for key in exception._decisions()
            ]

    @api.depends("cause", "error_class")
    def _compute_closing(self):
        words = {
            "document": self.env._("its document goes through, or is dropped"),
            "acknowledgement": self.env._(
                "the acknowledgement arrives, or the document is sent anew"
            ),
            "exchange": self.env._(
                "the next exchange with this interface succeeds, or it is retired"
            ),
            "live": self.env._("an interface for it goes live"),
            "order": self.env._("its order is cancelled; otherwise you close it"),
            "check": self.env._("the next run of the check does not find it any more"),
            "cause": self.env._("its cause is gone"),
            "person": self.env._("never: you close it"),
        }
        table = self._remedies()
        for exception in self:
            remedy = remedies.find(table, exception.error_class, exception.cause)
            exception.closing = words[remedy.closing]

    @api.depends("state", "system_id", "cause")
    def _compute_same_cause_count(self):
        for exception in self:
            exception.same_cause_count = (
                self.search_count(exception._same_cause_domain())
                if exception.state == "open"
                else 0
            )

    def _same_cause_domain(self):
        """Select the other open exceptions of the same system with the same cause."""
        self.ensure_one()
        return [
            ("state", "=", "open"),
            ("company_id", "=", self.company_id.id),
            ("system_id", "=", self.system_id.id),
            ("cause", "=", self.cause),
            ("id", "!=", self.id),
        ]

    # --- what can be done ---

    def _decisions(self):
        """Return keys of ``remedies.FIXES`` that the user can do now, best first."""
        self.ensure_one()
        if self.state != "open":
            return []
        possible = self._showable()
        if self.has_access("write"):
            possible |= self._possible_on_message()
            if not self._waits():
                possible.add("close")
        keys = [key for key in remedies.FIXES if key in possible]
        return sorted(keys, key=lambda key: key != self.fix)

    def _showable(self):
        shown = {
            "map": self.mapping_id,
            "open_interface": self.interface_id,
            "open_system": self.system_id,
            "release_hold": self.cause.startswith("hold:"),
        }
        return {"open_subject"} | {key for key, record in shown.items() if record}

    def _possible_on_message(self):
        message = self.message_id
        return {key for key in BY_MESSAGE if message and not message._refusal(key)}

    def _waits(self):
        """Whether its own document still waits: closing it would lose the document."""
        message = self.message_id
        about_it = self.subject == f"{message._name},{message.id}"
        return about_it and message.sudo().work_state == "blocked"

    # --- decisions ---

    def action_fix(self):
        """Do what is suggested; several at once where it means the same for all."""
        if len(self) == 1:
            if self.fix not in self._decisions():
                return _form(self)
            return self.action_decide(self.fix)
        for key, exceptions in self.grouped("fix").items():
            if key not in remedies.FOR_MANY:
                raise UserError(
                    self.env._(
                        "'%s' has to be done one at a time: open it first.",
                        exceptions[:1].words,
                    )
                )
            exceptions.action_decide(key)
        return None

    def action_decide(self, key):
        """Take the decision ``key`` on these exceptions.

        :param key: one of :meth:`_decisions` of every one of them.
        :return: an action to go on with, or None.
        :raises UserError: it cannot be decided so (any more).
        """
        if key not in SHOWING:
            self.check_access("write")
        for exception in self:
            if key not in exception._decisions():
                raise UserError(exception._why_not(key))
        shown = getattr(self, f"_decide_{key}", self._decide_by_message)(key)
        if key in SHOWING:
            return shown
        self._note_decision(key, self)
        return shown or self._offer_same_cause(key)

    def _why_not(self, key):
        if key == "close" and self._waits():
            return self.env._(
                "'%s' still waits for a decision: retry it or drop it.",
                self.message_id.name,
            )
        return self.env._(
            "'%s' cannot be decided so (any more). Load the page anew.", self.words
        )

    def _note_decision(self, key, decided):
        """Write one row, however many exceptions were decided."""
        label = dict(self._fields["fix"]._description_selection(self.env))[key]
        self.env["distribution.audit"]._note(
            self[:1],
            key,
            self.env._(
                "%(decision)s: %(count)s with the cause '%(cause)s'.",
                decision=label,
                count=len(decided),
                cause=self[:1].cause,
            ),
            after={"count": len(decided), "exceptions": decided.ids},
        )

    def _decide_by_message(self, key):
        """Have the message decide by its own ``action_<key>``."""
        result = getattr(self.message_id, f"action_{key}")()
        if key in WORKED_AGAIN:
            self._rest()
        return result

    def _rest(self):
        """Leave the queue while the documents are worked again."""
        waiting = self.filtered(lambda exception: exception.state == "open")
        waiting.sudo().write(
            {"snoozed_until": fields.Datetime.now() + REST, "snooze_reason": False}
        )

    def _decide_close(self, _key):
        self._close(self.env._("Closed by %s.", self.env.user.name))

    def _decide_map(self, _key):
        return _form(self.mapping_id[:1], target="new")

    def _decide_open_interface(self, _key):
        return _form(self.interface_id[:1])

    def _decide_open_system(self, _key):
        return _form(self.system_id[:1])

    def _decide_open_subject(self, _key):
        return _form(self._subject())

    def _decide_release_hold(self, _key):
        return self._subject().action_release()

    def _subject(self):
        self.ensure_one()
        model, _sep, res_id = self.subject.partition(",")
        return self.env[model].browse(int(res_id))

    # --- the same for all ---

    def _offer_same_cause(self, key):
        """After one was mended: ask whether the others are to be mended likewise."""
        if len(self) == 1 and key in remedies.FOR_MANY:
            if self.search_count(self._same_cause_domain(), limit=1):
                return self._action_apply(key)
        return None

    def action_apply_to_all(self):
        """Ask for the decision that all exceptions with this cause are to get."""
        self.ensure_one()
        keys = [key for key in self._decisions() if key in remedies.FOR_MANY]
        return self._action_apply(keys[0] if keys else False)

    def _action_apply(self, key):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("The same cause"),
            "res_model": "distribution.exception.apply",
            "view_mode": "form",
            "target": "new",
            "context": {"default_exception_id": self.id, "default_decision": key},
        }


def _form(record, target="current"):
    return {
        "type": "ir.actions.act_window",
        "res_model": record._name,
        "res_id": record.id,
        "views": [[False, "form"]],
        "target": target,
    }
