# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A message that takes another one's place: sent anew, or the one that counts."""

from odoo import models
from odoo.exceptions import UserError

from ...engine.trace import child_of
from . import message_sql


class DistributionMessageSuccessors(models.AbstractModel):
    """The older message is never deleted or rewritten: it points to its successor."""

    _name = "distribution.message.successors"
    _description = "Successors of a message"

    def _take_place(self, newer):
        """Let ``newer`` count in place of this message.

        :raises UserError: they are not about the same thing: a successor has the same
            system, direction and document type.
        """
        self.ensure_one()
        same = ("system_id", "direction", "document_type")
        if newer == self or any(self[name] != newer[name] for name in same):
            raise UserError(
                self.env._(
                    "'%(newer)s' cannot take the place of '%(older)s': they differ in "
                    "system, direction or document type.",
                    newer=newer.name,
                    older=self.name,
                )
            )
        self.sudo().superseded_by_id = newer
        # Nobody waits for an answer to what does not count any more.
        self.env["distribution.deadline"].sudo()._cancel(self, "receipt")

    def _standing(self):
        """Return the message that counts today in place of this one, or this one."""
        message = self
        while message.superseded_by_id:
            message = message.superseded_by_id
        return message

    # --- sent anew ---

    def action_send_anew(self):
        """Make the document again from what Odoo says now, with numbers of its own.

        For one that the partner rejected or never got; the old one stays as it was.
        """
        self._check_decision("send_anew")
        words = self.env._("Sent anew by %s.", self.env.user.name)
        self._settle_decided("sent_anew", words)
        old = self.sudo()
        new = old.env["distribution.road.out"]._queue(
            [message._prepare_anew() for message in old]
        )
        for older, newer in zip(old, new, strict=True):
            older._take_place(newer)

    def _prepare_anew(self):
        self.ensure_one()
        common = self.env["distribution.road.out"]._prepare_common(self.interface_id)
        return {
            **common,
            **self._prepare_subject(common["uid"]),
            "document_type": self.document_type,
            "canonical": False if self.res_id else self.canonical,
            "idempotency_key": f"anew:{common['uid']}",
        }

    def _prepare_subject(self, uid):
        """Return what the successor ``uid`` is about: the same as this message."""
        kept = (
            "name",
            "reference",
            "order_key",
            "correlation_id",
            "res_model",
            "res_id",
        )
        return {
            **{name: self[name] for name in kept},
            "sale_order_id": self.sale_order_id.id,
            "parent_id": self.parent_id.id,
            "traceparent": child_of(self.traceparent, uid),
        }

    def _later_words(self):
        """Return {id: sentence} of those that a later document makes superfluous.

        Later: to the same system, of the same type, about the same record (or with the
        same reference, where there is no record), and not given up.
        """
        delivered = self.env._("A later one about the same was delivered since.")
        stands = self.env._("A later one about the same is on its way, or failed too.")
        rows = self.env.execute_query(message_sql.later_ones(self.ids))
        return {row[0]: delivered if row[1] else stands for row in rows}

    # --- superseded ---

    def action_supersede(self):
        """Of two documents with one number, this newer one counts.

        The older one must be unfinished: what became a record in Odoo is changed there.
        """
        self._check_decision("supersede")
        for message in self:
            older = message.duplicate_of_id
            older._check_decision("superseded")
            message.sudo()._supersede(older.sudo())
            words = self.env._(
                "%(who)s decided that message %(newer)s counts in place of %(older)s.",
                who=self.env.user.name,
                newer=message.id,
                older=older.id,
            )
            older._settle_decided("superseded", words)
            message._note_decision("superseded", words)
        self._release()

    def _supersede(self, older):
        """Take the business key over from the unfinished ``older`` message.

        :raises UserError: as :meth:`_take_place`.
        """
        key = older.business_key
        older._take_place(self)
        older.write(
            {
                "work_state": "dropped",
                "note": self.env._("Message %s counts in its place.", self.id),
            }
        )
        # The index lets the key go with the older row's state: that row first.
        older.flush_recordset()
        self._check_key_free(key)
        self.write({"business_key": key, "duplicate_of_id": False})

    def _refuse_supersede(self):
        if self.duplicate_of_id and self.step == "apply":
            return self.duplicate_of_id._refusal("superseded")
        return self.env._("It does not share its number with another document.")

    def _holder(self, key):
        """Return the other message of this system and type that holds ``key``."""
        return self.sudo().search(
            [
                ("system_id", "=", self.system_id.id),
                ("direction", "=", self.direction),
                ("document_type", "=", self.document_type),
                ("business_key", "=", key),
                ("work_state", "!=", "dropped"),
                ("id", "!=", self.id),
            ],
            limit=1,
        )
