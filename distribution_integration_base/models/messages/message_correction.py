# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Correct and resubmit: the original stays, a message of its own is worked."""

import uuid

import pydantic

from odoo import models
from odoo.exceptions import UserError

from ...canonical import DOCUMENT_TYPES, title_of
from ...engine.difference import differences, differences_of_text

#: Faults of one document that are told at once; people mend them one after another.
SHOWN = 8


class DistributionMessageCorrection(models.AbstractModel):
    """What was read is corrected in its canonical form, what could not be read in its
    raw bytes. Codec and model judge the correction before anything is written.
    """

    _name = "distribution.message.correction"
    _description = "Correction of a message"

    def _correct(self, reason, *, content=None, body=None):
        """Give the document up in favour of a corrected one; return the new message.

        :param content: the canonical document (dict) as it should have been, or
        :param body: the raw bytes (of this document, not of its whole file).
        :raises UserError: it cannot be corrected now, the correction does not hold, or
            nothing was changed.
        """
        self.ensure_one()
        self._check_decision("correct")
        if not (reason or "").strip():
            raise UserError(self.env._("Say why: the reason is kept with the change."))
        original = self.sudo()
        if content is not None:
            content = original._check_content(content)
            values = original._prepare_corrected_content(content)
            changes = differences(original.canonical, content)
        else:
            values = original._prepare_corrected_body(body)
            changes = differences_of_text(text_of(original._body()), text_of(body))
        if not changes:
            raise UserError(self.env._("Nothing was changed."))
        corrected = original._put_correction(values, changes, reason)
        if body is not None:
            self.env["distribution.payload"].sudo()._store(corrected.id, body)
        self._tell_correction(corrected, changes, reason)
        self.env["distribution.drain"]._wake()
        return corrected.with_env(self.env)

    def action_correct(self):
        """Open the editor of a document that stopped."""
        self.ensure_one()
        self.check_access("write")
        words = self._refusal("correct")
        if words:
            raise UserError(words)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Correct and resubmit"),
            "res_model": "distribution.message.correction",
            "view_mode": "form",
            "target": "new",
            "context": {"default_message_id": self.id},
        }

    def _refuse_correct(self):
        """Return why the document has nothing that could be corrected, or ""."""
        if self.canonical:
            if self.document_type in DOCUMENT_TYPES:
                return ""
            return self.env._(
                "It is made from a record: correct the record in Odoo, then press "
                "Retry."
            )
        if self.direction == "out":
            return self.env._(
                "Nothing was made of the record yet: correct the record in Odoo, then "
                "press Retry."
            )
        payload = self.payload_ids[:1] or self.parent_id.payload_ids[:1]
        if payload and not payload.purged_at:
            return ""
        return self.env._("Its bytes were emptied by retention.")

    # --- the canonical form ---

    def _check_content(self, content):
        """Return ``content`` as its model stores it.

        :raises UserError: a sentence for each field that does not fit.
        """
        kind = content.get("type") if isinstance(content, dict) else None
        if kind != self.document_type:
            raise UserError(
                self.env._(
                    "type: must stay '%s'; what a document is cannot be corrected.",
                    self.document_type,
                )
            )
        try:
            document = DOCUMENT_TYPES[kind].model_validate(content)
        except pydantic.ValidationError as error:
            raise UserError("\n".join(self._misfits(error))) from error
        return document.model_dump(mode="json", exclude_none=True)

    def _misfits(self, error):
        found = error.errors()
        for each in found[:SHOWN]:
            where = ".".join(
                f"[{part + 1}]" if isinstance(part, int) else part
                for part in each["loc"]
            )
            yield f"{where.replace('.[', '[') or 'document'}: {each['msg']}."
        if len(found) > SHOWN:
            yield self.env._("%s more fields do not fit.", len(found) - SHOWN)

    def _prepare_corrected_content(self, content):
        if self.direction == "out":
            return {
                "canonical": content,
                "step": "render",
                "delivery_state": "not_sent",
            }
        codec = self.env["distribution.registry"]._get("codec", self.interface_id.codec)
        keys = codec._keys(content, self.controls or {})
        self._check_key_free(keys.business_key)
        order_key = keys.order_key and f"in:{self.system_id.id}:{keys.order_key}"
        return {
            "canonical": content,
            "step": "apply",
            "controls": self.controls,
            "name": title_of(self.document_type, keys.reference),
            "reference": keys.reference,
            "business_key": keys.business_key,
            "order_key": order_key,
        }

    def _check_key_free(self, key):
        holder = self._holder(key) if key else self.browse()
        if holder:
            raise UserError(
                self.env._(
                    "Message %(holder)s has this number already (%(key)s). Give this "
                    "one another number, or decide there which one counts.",
                    holder=holder.id,
                    key=key,
                )
            )

    # --- the raw bytes ---

    def _prepare_corrected_body(self, body):
        """Return values for raw bytes that the codec can read.

        :raises UserError: the codec's sentences about what it still cannot read.
        """
        codec = self.env["distribution.registry"]._get("codec", self.interface_id.codec)
        if not self.parent_id:
            self._raise_issues(codec._decode(body, self.interface_id).issues)
            return {"step": "decode"}
        # A part is read where it stands: in its file, with the part exchanged.
        start, end = self.controls["span"]
        whole = self.parent_id._body()
        decoded = codec._decode(whole[:start] + body + whole[end:], self.interface_id)
        self._raise_issues(decoded.issues)
        document = next((d for d in decoded.documents if d.span[0] == start), None)
        if not document or document.document_type != self.document_type:
            raise UserError(
                self.env._("It is no longer a document of type %s.", self.document_type)
            )
        self._raise_issues(document.issues)
        self._check_key_free(document.business_key)
        return self.env["distribution.road.in"]._prepare_content(self, document, ())

    def _raise_issues(self, issues):
        stopping = [issue.words for issue in issues if issue.stops]
        if stopping:
            raise UserError("\n".join(stopping))

    # --- both ---

    def _put_correction(self, values, changes, reason):
        """Drop this message and return the new one in its place."""
        self.write({"work_state": "dropped"})
        # The index lets the key go with the older row's state: that row first.
        self.flush_recordset()
        uid = uuid.uuid4().hex
        kept = ("interface_id", "system_id", "company_id", "partner_id")
        corrected = self.create(
            {
                **self._prepare_subject(uid),
                **{name: self[name].id for name in kept},
                "uid": uid,
                "direction": self.direction,
                "document_type": self.document_type,
                "tier": self.tier,
                "idempotency_key": f"correction:{uid}",
                "place": self.place or self.id,
                "correction_reason": reason,
                "corrected_by_id": self.env.uid,
                "correction_changes": changes,
                **values,
            }
        )
        self._take_place(corrected)
        return corrected

    def _tell_correction(self, corrected, changes, reason):
        words = self.env._(
            "Corrected by %(who)s as message %(number)s: %(why)s",
            who=self.env.user.name,
            number=corrected.id,
            why=reason,
        )
        self.sudo().note = words
        self._settle_decided(
            "corrected",
            words,
            reason,
            before={each["path"]: each["before"] for each in changes},
            after={each["path"]: each["after"] for each in changes},
        )
        corrected.with_env(self.env)._note_decision(
            "corrected",
            self.env._(
                "%(who)s corrected message %(number)s: %(why)s",
                who=self.env.user.name,
                number=self.id,
                why=reason,
            ),
            reason,
        )


def text_of(body):
    """Return bytes as text that :func:`bytes_of` turns back into the same bytes."""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("latin-1")


def bytes_of(text, original):
    """Return ``text`` in the encoding that ``original`` (bytes) was read in.

    Browsers turn every line end into a newline: those of the original are kept.

    :raises UnicodeEncodeError: the encoding has no such character.
    """
    if b"\r\n" in original and "\r\n" not in text:
        text = text.replace("\n", "\r\n")
    try:
        original.decode()
    except UnicodeDecodeError:
        return text.encode("latin-1")
    return text.encode()
