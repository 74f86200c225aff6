# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Answers that are overdue: theirs and ours."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

from odoo.addons.distribution_integration_base.engine.errors import Issue

_SILENT, _LATE = "ack_silent", "answer_late"


class DistributionRoadOut(models.AbstractModel):
    _inherit = "distribution.road.out"

    @api.model
    def _sweep_overdue(self):
        """Also tell what we owe, and close what was told about a silent partner."""
        found = super()._sweep_overdue()
        self._close_silence()
        return found + self._tell_late_answers()

    def _tell_overdue(self, system, messages):
        """A partner that acknowledges nothing is one exception, not one a document."""
        profile = self.env["distribution.edi.profile"]._of(system)
        overdue = self._overdue(system)
        if not profile.silent_from or len(overdue) < profile.silent_from:
            return super()._tell_overdue(system, messages)
        exceptions = self.env["distribution.exception"]
        oldest = overdue[:1]
        issue = Issue(
            "missing",
            _SILENT,
            self.env._(
                "%(partner)s has acknowledged none of %(count)s documents in time; the "
                "oldest is %(name)s, due %(due)s UTC.",
                partner=system.name,
                count=len(overdue),
                name=oldest.name,
                due=fields.Datetime.to_string(oldest.ack_due_at)[:16],
            ),
            self.env._(
                "Assume that none of them was received: call the partner. If he has "
                "them not, choose them in Messages (Acknowledgement: Overdue) and "
                "press Send anew."
            ),
        )
        exceptions._settle(
            overdue, self.env._("Told with the partner's others."), cause="ack_overdue"
        )
        exceptions._open(issue, interface=oldest.interface_id, record=system)

    def _overdue(self, system):
        return self.env["distribution.message"].search(
            [
                ("system_id", "=", system.id),
                ("ack_state", "=", "overdue"),
                ("superseded_by_id", "=", False),
            ],
            order="ack_due_at, id",
        )

    def _close_silence(self):
        """Close the exception of a partner that has acknowledged what was overdue."""
        for system in self._told(_SILENT):
            if not self._overdue(system):
                self.env["distribution.exception"]._settle(
                    system, self.env._("Nothing is overdue any more."), cause=_SILENT
                )

    def _tell_late_answers(self):
        """Answers that we owe and that have not left in the time of the profile."""
        late = self._late_answers()
        exceptions = self.env["distribution.exception"]
        for system in self._told(_LATE) - late.system_id:
            exceptions._settle(system, self.env._("They have left."), cause=_LATE)
        for system, messages in late.grouped("system_id").items():
            profile = self.env["distribution.edi.profile"]._of(system)
            issue = Issue(
                "missing",
                _LATE,
                self.env._(
                    "%(count)s answers to %(partner)s have not left within %(minutes)s "
                    "minutes; the oldest is %(name)s.",
                    count=len(messages),
                    partner=system.name,
                    minutes=profile.answer_minutes,
                    name=messages[:1].name,
                ),
                self.env._(
                    "Partners fine for missing answers. Look at what holds up the "
                    "interface: its note, and whether the connection is down."
                ),
            )
            exceptions._open(issue, interface=messages[:1].interface_id, record=system)
        return len(late)

    def _late_answers(self):
        """Return our answers that wait for longer than their profile says.

        One query however many partners there are.
        """
        for model in ("distribution.message", "distribution.edi.profile"):
            self.env[model].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT message.id
                FROM distribution_message message
                JOIN distribution_edi_profile profile
                  ON profile.system_id = message.system_id
                WHERE profile.answer_minutes > 0
                  AND message.document_type = 'acknowledgement'
                  AND message.direction = 'out'
                  AND message.work_state IN ('waiting', 'working', 'blocked')
                  AND message.delivery_state NOT IN ('sent', 'delivered')
                  AND message.create_date
                      < %s - profile.answer_minutes * interval '1 minute'
                ORDER BY message.id
                """,
                fields.Datetime.now(),
            )
        )
        return self.env["distribution.message"].browse(row[0] for row in rows)

    def _told(self, cause):
        """Return the systems with an open exception of ``cause``."""
        found = self.env["distribution.exception"].search(
            [("cause", "=", cause), ("state", "=", "open")]
        )
        return found.system_id
