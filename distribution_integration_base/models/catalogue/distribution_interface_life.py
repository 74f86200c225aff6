# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The life of an interface: who took which step, when and why."""

from odoo import fields, models
from odoo.exceptions import UserError

#: Days without a document after which an interface may be retired.
QUIET_DAYS = 30


class DistributionInterfaceLife(models.AbstractModel):
    """A part of ``distribution.interface``, which inherits it."""

    _name = "distribution.interface.life"
    _description = "Interface: life"

    submitted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    submitted_at = fields.Datetime(readonly=True, copy=False)
    approved_at = fields.Datetime(readonly=True, copy=False)
    sunset_on = fields.Date(
        string="Out of service on",
        readonly=True,
        copy=False,
        help="Until then a deprecated interface moves documents as before.",
    )

    def action_submit(self):
        """Ask a colleague to approve."""
        self.check_access("write")
        for interface in self:
            interface._needs("draft")
            if not interface.owner_id:
                raise UserError(
                    self.env._(
                        "'%s' has no owner. Name the person who answers for it first.",
                        interface.name,
                    )
                )
            interface._decide(
                "submitted",
                self.env._("Submitted for approval."),
                submitted_by_id=self.env.uid,
                submitted_at=fields.Datetime.now(),
            )

    def action_approve(self):
        """Approve; what breaks its contract is shown and confirmed first."""
        self.check_access("write")
        if len(self) == 1 and self._breaking_words():
            self._check_approver()
            return self._ask("approve")
        return self._approve()

    def action_reject(self):
        """Give a submitted interface back to its author, with a reason."""
        return self._ask("reject")

    def action_deprecate(self):
        """Name the day on which it goes out of service."""
        return self._ask("deprecate")

    def action_go_live(self):
        """Let an approved interface move documents, on the contract of today."""
        self.check_access("write")
        for interface in self:
            interface._needs("approved")
            contract = self.env["distribution.contract"].sudo()
            interface._decide(
                "live",
                self.env._("Went live."),
                contract_id=contract._publish(interface.document_type).id,
            )

    def action_retire(self):
        """Stop moving documents for good; refused while documents still pass."""
        self.check_access("write")
        for interface in self:
            interface._needs("deprecated")
            interface._check_quiet()
            interface._decide("retired", self.env._("Retired."))

    # --- the steps themselves ---

    def _check_approver(self):
        """Four eyes: who wrote, edited or submitted it does not approve it."""
        self.ensure_one()
        self.check_access("write")
        self._needs("submitted")
        hands = self.create_uid | self.submitted_by_id | self._editors()
        if self.env.user in hands:
            raise UserError(
                self.env._(
                    "You wrote, changed or submitted '%s' yourself. Ask a colleague to "
                    "approve it.",
                    self.name,
                )
            )

    def _approve(self, reason=None, confirmed=False):
        """Approve each; one that breaks its contract needs ``confirmed``."""
        for interface in self:
            interface._check_approver()
            breaking = interface._breaking_words()
            if breaking and not confirmed:
                raise UserError(
                    self.env._(
                        "'%(name)s' breaks what was agreed before. Open it, read and "
                        "confirm:\n%(words)s",
                        name=interface.name,
                        words=breaking,
                    )
                )
            words = self.env._("Approved.")
            if breaking:
                words = self.env._("Approved, though it breaks: %s", breaking)
            interface._decide(
                "approved",
                words,
                reason=reason,
                approved_by_id=self.env.uid,
                approved_at=fields.Datetime.now(),
            )

    def _reject(self, reason):
        self.check_access("write")
        for interface in self:
            interface._needs("submitted")
            interface._decide(
                "draft",
                self.env._("Rejected."),
                decision="rejected",
                reason=reason,
                submitted_by_id=False,
                submitted_at=False,
            )

    def _deprecate(self, sunset_on, reason):
        """Announce the end; an event tells those who are seen to use it."""
        self.check_access("write")
        for interface in self:
            interface._needs("live")
            if sunset_on < fields.Date.today():
                raise UserError(
                    self.env._("The day it goes out of service cannot be in the past.")
                )
            interface._decide(
                "deprecated",
                self.env._("Deprecated; out of service on %s.", sunset_on),
                reason=reason,
                sunset_on=sunset_on,
            )
            interface._warn_consumers()

    def _warn_consumers(self):
        """Write the event ``interface.deprecated`` with who is seen to use it."""
        seen = self._traffic(QUIET_DAYS)
        who = "; ".join(self._traffic_words(seen)) or self.env._("nobody")
        self.env["distribution.event"].sudo()._emit(
            [
                {
                    "event_type": "interface.deprecated",
                    "record": self,
                    "system": self.system_id,
                    "words": self.env._(
                        "%(name)s goes out of service on %(day)s. Used in the last "
                        "%(days)s days by: %(who)s.",
                        name=self.name,
                        day=self.sunset_on,
                        days=QUIET_DAYS,
                        who=who,
                    ),
                }
            ]
        )

    def _check_quiet(self):
        """:raises UserError: documents still pass, or wait to; nobody may override."""
        self.ensure_one()
        days = int(
            self.env["ir.config_parameter"]
            .sudo()
            .get_param("distribution.retire_quiet_days", QUIET_DAYS)
        )
        seen, waiting = self._traffic(days), self._unfinished()
        if not (seen or waiting):
            return
        raise UserError(
            self.env._(
                "'%(name)s' is still in use and cannot be retired, nor its system "
                "archived.\nIn the last %(days)s days: %(who)s.\nNot finished: "
                "%(waiting)s documents.\nHave the other side stop, finish or drop what "
                "waits, and try again after %(days)s quiet days.",
                name=self.name,
                days=days,
                who="; ".join(self._traffic_words(seen)) or self.env._("nothing"),
                waiting=waiting,
            )
        )

    def _needs(self, before):
        self.ensure_one()
        if self.state != before:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "'%(name)s' is in state '%(state)s'; this step needs '%(before)s'.",
                    name=self.name,
                    state=labels[self.state],
                    before=labels[before],
                )
            )

    def _decide(self, state, words, *, decision=None, reason=None, **values):
        """Take one step and write down who took it."""
        self.ensure_one()
        before = self.state
        self.with_context(distribution_reason=reason).sudo().write(
            {"state": state, **values}
        )
        self.env["distribution.audit"]._note(
            self,
            decision or state,
            f"{self.name}: {words}",
            reason=reason,
            before={"state": before},
            after={"state": state, "contract": self.contract_id.version},
        )

    def _ask(self, step):
        """Open the question that a step needs answered."""
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "distribution.interface.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_interface_id": self.id, "default_step": step},
        }
