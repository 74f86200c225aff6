# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Handlers: between canonical documents and Odoo records."""

from odoo import api, models

from ...engine.errors import DistributionError


class DistributionHandler(models.AbstractModel):
    """Contract of every handler, named ``distribution.handler.<document type>``."""

    _name = "distribution.handler"
    _description = "Handler contract"

    @api.model
    def _apply_batch(self, messages):
        """Write what received ``messages`` of one type and one interface say to Odoo.

        Each message leaves as done, dropped or blocked (with its issues). Raising
        rolls the whole batch back; its messages are then tried one by one.
        """
        raise DistributionError(
            "value",
            f"Documents of type '{messages[:1].document_type}' are not read from "
            "partners.",
            cause="not_read",
            hint="Drop the document, or ask the partner not to send it.",
        )

    @api.model
    def _render(self, message):
        """Return the canonical document (dict) for a message that is to leave.

        :raises DistributionError: a record says something that may not be told.
        """
        raise DistributionError(
            "value",
            f"Documents of type '{message.document_type}' are not sent.",
            cause="not_sent",
            hint="Correct the subscription of this interface.",
        )

    @api.model
    def _render_batch(self, messages):
        """Return {message: canonical document} for ``messages`` of one interface.

        A handler that looks things up overrides this to do so once for all of them.
        """
        return {message: self._render(message) for message in messages}

    @api.model
    def _refuse_replay(self, message):
        """Return why a ``message`` that is done may not be applied again, or "".

        By default only one whose record was deleted since: nothing is done twice.
        """
        if not message.res_id:
            return self.env._("It left nothing in Odoo that could be made again.")
        record = self.env[message.res_model].browse(message.res_id).exists()
        if record:
            return self.env._(
                "It became %s: change that by hand. Nothing is done twice.",
                record.display_name,
            )
        if not message.canonical:
            return self.env._("Its content was emptied by retention.")
        return ""

    @api.model
    def _undone(self, message):
        """Return in a sentence why what ``message`` became counts no more, or "".

        The same document once more is then no mere repeat: a person decides about it.
        """
        return ""

    @api.model
    def _given_up(self, message):
        """A person dropped the received ``message``: tell whom that concerns."""

    @api.model
    def _record(self, message):
        """Return the Odoo record that ``message`` is about.

        What is read of it is read for all messages worked together, in one query.

        :raises DistributionError: it has been deleted.
        """
        together = message.browse(message._prefetch_ids).filtered(
            lambda other: other.res_model == message.res_model
        )
        record = self._records(message)[message]
        return record.with_prefetch(together.mapped("res_id"))

    @api.model
    def _records(self, messages):
        """Return {message: Odoo record}; the messages are about one model.

        :raises DistributionError: one of the records has been deleted.
        """
        records = self.env[messages[:1].res_model].browse(messages.mapped("res_id"))
        alive = set(records.exists()._ids)
        for message in messages:
            if message.res_id not in alive:
                raise DistributionError(
                    "missing",
                    f"The record behind '{message.name}' was deleted.",
                    cause="record_deleted",
                    hint="Drop the message.",
                )
        return dict(zip(messages, records, strict=True))
