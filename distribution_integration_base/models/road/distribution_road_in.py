# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The road in: decode -> resolve -> apply -> emit."""

import uuid

from odoo import api, models

from ...canonical import corrects, title_of
from ...engine.errors import Issue
from ...engine.keepable import keepable


class DistributionRoadIn(models.AbstractModel):
    """Steps of received messages. Each runs in the transaction of its batch."""

    _name = "distribution.road.in"
    _description = "Road in"

    @api.model
    def _decode(self, messages):
        """Read received files into documents; each becomes a message of its own."""
        for message in messages:
            interface = message.interface_id
            codec = self.env["distribution.registry"]._get("codec", interface.codec)
            # Codecs whose files have numbers remember which message brought them.
            codec = codec.with_context(distribution_message_id=message.id)
            body = message.payload_ids[:1]._whole_body()
            decoded = keepable(codec._decode(body, interface))
            message.write(self._prepare_file(decoded))
            if decoded.repeat_of:
                self._drop_repeat(message, decoded)
            elif codec._enveloped:
                self._open_envelope(message, decoded)
            else:
                self._take_as_document(message, decoded)

    def _prepare_file(self, decoded):
        """Return what people find a file by, once it told its number."""
        if not decoded.identity:
            return {}
        return {"controls": decoded.controls, "reference": decoded.identity}

    def _drop_repeat(self, message, decoded):
        """The same file again: noted and answered, never worked twice."""
        message.duplicate_of_id = decoded.repeat_of
        words = self.env._(
            "%(file)s was received before, as message %(first)s.",
            file=decoded.identity
            and self.env._("Interchange %s", decoded.identity)
            or message.name,
            first=decoded.repeat_of,
        )
        self._drop_with_note(message, words)
        self._queue_replies(message, decoded.replies)

    def _drop_with_note(self, message, words):
        message.write({"work_state": "dropped", "note": words})
        self.env["distribution.attempt"]._record(
            message, "ok", error_class="duplicate", words=words
        )
        self.env["distribution.exception"]._settle(message, words)

    def _take_as_document(self, message, decoded):
        """A file that is one document: the message carries it itself."""
        stopping = [issue for issue in decoded.issues if issue.stops]
        if stopping:
            message._block(stopping)
            return
        [document] = decoded.documents
        holders = self._holders(message, decoded.documents)
        first = holders.get((document.document_type, document.business_key))
        message.write(
            {
                **self._prepare_content(message, document, holders),
                "duplicate_of_id": first.id if first else False,
            }
        )
        self._settle_prepared(message, document)

    def _open_envelope(self, message, decoded):
        """Make a message of every document, and queue the acknowledgements."""
        holders = self._holders(message, decoded.documents)
        taken = set(holders)
        children = message.create(
            [
                self._prepare_child(message, number, document, taken)
                for number, document in enumerate(decoded.documents, start=1)
            ]
        )
        for child, document in zip(children, decoded.documents, strict=True):
            if document.business_key:
                key = (document.document_type, document.business_key)
                first = holders.setdefault(key, child)
                if first != child:
                    child.duplicate_of_id = first
            self._settle_prepared(child, document)
        stopping = [issue for issue in decoded.issues if issue.stops]
        self._queue_replies(message, decoded.replies)
        if stopping and not children:
            message._block(stopping)
            return
        message._finish()
        for issue in stopping:
            self.env["distribution.exception"]._open(issue, message=message)

    def _settle_prepared(self, message, document):
        """Block or drop a document that cannot be applied as it stands."""
        stopping = [issue for issue in document.issues if issue.stops]
        if message.duplicate_of_id:
            self._judge_duplicate(message)
        elif stopping:
            message._block(stopping)
        elif corrects(message.canonical or {}):
            self._supersede_corrected(message)

    def _supersede_corrected(self, message):
        """What waits for a person, and its sender corrects, waits no more."""
        number = message.canonical.get("number")
        earlier = message.search(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "in"),
                ("document_type", "=", message.document_type),
                ("order_key", "=", message.order_key),
                ("work_state", "=", "blocked"),
                ("id", "<", message.id),
            ]
        )
        for first in earlier:
            if number in (None, (first.canonical or {}).get("number")):
                self._supersede(message, first)

    def _judge_duplicate(self, message):
        first = message.duplicate_of_id
        words = self.env._(
            "%(reference)s was received before, as message %(first)s.",
            reference=message.reference,
            first=first.id,
        )
        registry = self.env["distribution.registry"]
        undone = registry._get("handler", message.document_type)._undone(first)
        if undone:
            message._block([self._issue_again(message, f"{words} {undone}")])
        elif message.canonical == first.canonical:
            self._drop_with_note(message, words)
        elif self._is_reissue(message, first):
            self._supersede(message, first)
        else:
            message._block([self._issue_number_reused(words)])

    def _is_reissue(self, message, first):
        """Whether the partner itself says that this one replaces ``first``.

        (X12 element 353 in BEG01: 15, re-submission.) What became an order stays one.
        """
        said = message.canonical.get("purpose") == "reissue"
        return said and first.work_state in ("waiting", "blocked")

    def _supersede(self, message, first):
        message._supersede(first)
        words = self.env._(
            "The partner sent it again as message %s, which counts.", message.id
        )
        self.env["distribution.attempt"]._record(first, "ok", words=words)
        self.env["distribution.exception"]._settle(first, words)

    def _issue_again(self, message, words):
        return Issue(
            "duplicate",
            f"{message.document_type}_again",
            words,
            self.env._(
                "Ask the partner whether it is meant once more. 'Take it again' lets "
                "this one count; drop it if it is only a copy."
            ),
        )

    def _issue_number_reused(self, words):
        return Issue(
            "duplicate",
            "number_reused",
            words + " " + self.env._("This one says something else."),
            self.env._(
                "Compare both. If the first one is unfinished and this one counts, "
                "press 'This one counts'. If it is a change, change by hand what the "
                "first one became and tell the partner; then drop this message."
            ),
        )

    def _holders(self, message, documents):
        """Return {(type, business key): message} of keys already taken."""
        keys = [d.business_key for d in documents if d.business_key]
        found = message.search_fetch(
            [
                ("system_id", "=", message.system_id.id),
                ("direction", "=", "in"),
                ("business_key", "in", keys),
                ("document_type", "!=", "interchange"),
                ("work_state", "!=", "dropped"),
            ],
            ["document_type", "business_key"],
        )
        return {(m.document_type, m.business_key): m for m in found}

    def _prepare_content(self, message, document, taken):
        """Return what a document says of itself; a number that is taken is not held."""
        key = (document.document_type, document.business_key)
        held = document.business_key and key not in taken
        order_key = document.order_key
        return {
            "name": title_of(document.document_type, document.reference),
            "document_type": document.document_type,
            "reference": document.reference,
            "business_key": document.business_key if held else False,
            "order_key": order_key and f"in:{message.system_id.id}:{order_key}",
            "controls": {**document.controls, "span": document.span},
            "canonical": document.content,
            "step": "apply",
        }

    def _prepare_child(self, message, number, document, taken):
        uid = uuid.uuid4().hex
        values = self._prepare_content(message, document, taken)
        if document.business_key:
            taken.add((document.document_type, document.business_key))
        return {
            **values,
            "uid": uid,
            "correlation_id": uid,
            "interface_id": message.interface_id.id,
            "system_id": message.system_id.id,
            "company_id": message.company_id.id,
            "partner_id": message.partner_id.id,
            "direction": "in",
            "tier": message.tier,
            "parent_id": message.id,
            "idempotency_key": f"{message.id}/{number}",
        }

    def _queue_replies(self, message, replies):
        """Queue documents that answer the file itself (997, CONTRL).

        A file that is read again is answered with what was not said before.
        """
        road_out = self.env["distribution.road.out"]
        told = message.child_ids.filtered(lambda each: each.direction == "out")
        said = told.mapped("canonical") if replies and told else []
        values = []
        new = [reply for reply in replies if reply not in said]
        for number, reply in enumerate(new, start=len(said) + 1):
            interface = message.system_id._interface("out", reply["type"])
            if interface:
                values.append(
                    road_out._prepare_reply(message, interface, reply, number)
                )
            else:
                self._miss_reply_interface(message, reply)
        road_out._queue(values)

    def _miss_reply_interface(self, message, reply):
        issue = Issue(
            "missing",
            f"no_interface:{reply['type']}",
            self.env._(
                "%(file)s asks for an answer of type '%(type)s', but %(system)s has no "
                "live interface for it.",
                file=message.name,
                type=reply["type"],
                system=message.system_id.name,
            ),
            self.env._("Add the interface and have it approved for the next ones."),
        )
        # One for the system, however many of its files miss the interface.
        exceptions = self.env["distribution.exception"]
        exceptions._open(issue, message=message, record=message.system_id)

    @api.model
    def _apply(self, messages):
        """Hand documents to the handlers of their types, in the order received.

        One that has become a record already is only brought to its end.
        """
        registry = self.env["distribution.registry"]
        applied = messages.filtered(self._was_applied)
        for message in applied:
            message._finish()
        messages -= applied
        # Asked of the database: reading a document copies all of it.
        unread = messages.search(
            [
                ("id", "in", messages.ids),
                ("canonical", "=", False),
                ("result", "=", False),
            ]
        )
        for message in unread:
            message._block([self._issue_unread(message)])
        readable = (messages - unread).sorted("id")
        for document_type, batch in readable.grouped("document_type").items():
            handler = registry._get("handler", document_type)
            handler._apply_batch(batch)

    def _was_applied(self, message):
        if message.direction == "out" or not message.res_id:
            return False
        return bool(self.env[message.res_model].browse(message.res_id).exists())

    def _issue_unread(self, message):
        return Issue(
            "parse",
            "not_readable",
            self.env._("%s could not be read as it was sent.", message.name),
            self.env._(
                "Ask the partner to correct it and send it anew; then drop this one."
            ),
        )
