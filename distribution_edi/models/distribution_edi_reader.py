# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person sees who opens an EDI document."""

import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..annotate import read_any, read_page, read_table, read_ubl
from ..annotate.canonical import lines_of

#: Codecs whose documents are segments.
CODECS = ("x12", "edifact")
#: Codecs whose documents can be read by people.
READABLE = (*CODECS, "xml", "csv")
#: Largest text that is read out of the browser, in bytes.
PASTED = 5 * 1024 * 1024


class DistributionEdiReader(models.AbstractModel):
    """Behind the screen ``distribution_edi_reader``; it keeps nothing."""

    _name = "distribution.edi.reader"
    _description = "EDI reader"

    @api.model
    def open_message(self, message_id, chosen=None, start=0):
        """Return a page of :func:`..annotate.read_page` for a stored document.

        Added are ``title``, ``links`` to Odoo's records and open ``exceptions``.
        A document of a file is shown alone; ``chosen`` turns the leaves of a file.

        :raises AccessError: the user may not read the message.
        """
        message = self.env["distribution.message"].browse(message_id)
        message.check_access("read")
        data, span = self._source(message)
        if not data:
            raise UserError(
                self.env._(
                    "The content of '%s' is not kept any more; what is known of it "
                    "stands on the message.",
                    message.display_name,
                )
            )
        page = self._page(message, data, span, chosen or 0, start)
        shown = message if span else self._document(message, page) or message
        if shown.canonical:
            page["canonical"], page["canonical_cut"] = lines_of(shown.canonical)
        return {
            **page,
            "title": message.display_name,
            "links": self._links(shown, message),
            "exceptions": [
                {"id": each.id, "words": each.words, "hint": each.hint or ""}
                for each in shown.exception_ids
                if each.state == "open"
            ],
        }

    @api.model
    def open_text(self, text, chosen=0, start=0):
        """Return the same for bytes that somebody holds in hand (Base64).

        Nothing is stored or worked.

        :raises UserError: it is too large, or empty.
        """
        if not self.env.user.has_group("distribution_integration_base.group_viewer"):
            raise AccessError(self.env._("Reading EDI documents is for viewers."))
        if len(text) > PASTED * 4 // 3 + 4:
            raise UserError(
                self.env._(
                    "This is larger than %s MB. Let it in by its interface: large "
                    "files are read there.",
                    PASTED // 1024 // 1024,
                )
            )
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise UserError(self.env._("The file could not be read.")) from error
        if not data.strip():
            raise UserError(self.env._("Paste a document, or choose a file."))
        now = fields.Datetime.now()
        page = read_any(_unquoted(data), now, chosen=chosen, start=start)
        return {**page, "title": "", "links": [], "exceptions": []}

    def _agreed(self, message):
        """Return the overlay and the strictness by which the document is judged."""
        profile = self.env["distribution.edi.profile"]._of(message.system_id)
        if not profile:
            return {}
        sending = message.direction == "out"
        overlay = profile._overlay(message.interface_id.codec, sending)
        return {"overlay": overlay, "policy": profile._policy()}

    def _page(self, message, data, span, chosen, start):
        """Return the page of a stored file by the codec that it is read by."""
        interface = message.interface_id
        if interface.codec in CODECS:
            agreed = self._agreed(message)
            return read_page(data, span=span, chosen=chosen, start=start, **agreed)
        policy = self.env["distribution.edi.profile"]._of(message.system_id)._policy()
        if interface.codec == "xml":
            return read_ubl(data, start=start, policy=policy)
        found = interface.sudo().csv_map_id
        return read_table(
            data,
            found._plan() if found else None,
            fields.Datetime.now(),
            span=span and tuple(span),
            chosen=chosen,
            start=start,
            policy=policy,
        )

    def _source(self, message):
        """Return (bytes of the whole file, span of the document in it or None).

        A document of a file needs the file's header, which says its separators. One
        that was corrected by a person is read in the file of the first.
        """
        span = (message.controls or {}).get("span")
        if message.parent_id and span and not message.payload_ids:
            return message.parent_id._body(), span
        body, original = message._body(), message.supersedes_ids[:1]
        if original and message.payload_ids:
            whole, span = self._source(original)
            if span:
                start, end = span
                body = body.rstrip()
                whole = whole[:start] + body + whole[end:]
                return whole, (start, start + len(body))
        return body, None

    def _document(self, message, page):
        """Return the message made of the document that the page of a file shows."""
        offset = (page["document"] or {}).get("offset")
        return message.child_ids.filtered(
            lambda child: ((child.controls or {}).get("span") or [None])[0] == offset
        )[:1]

    def _links(self, shown, opened):
        links = [(self.env._("Message"), shown)]
        if shown.parent_id:
            links.append((self.env._("File"), shown.parent_id))
        elif shown != opened:
            links.append((self.env._("File"), opened))
        if shown.sale_order_id:
            links.append((self.env._("Order"), shown.sale_order_id))
        if shown.res_id and shown.res_model in self.env:
            record = self.env[shown.res_model].browse(shown.res_id).exists()
            if record and record != shown.sale_order_id:
                label = self.env["ir.model"]._get(shown.res_model).name
                links.append((label, record))
        links.append((self.env._("Interface"), shown.interface_id))
        return [
            {"label": label, "model": each._name, "id": each.id, "name": name}
            for label, each in links
            if each.has_access("read") and (name := each.display_name)
        ]


def _unquoted(data):
    """Take away the marks that mail programs put before quoted lines."""
    lines = data.splitlines()
    said = [line for line in lines if line.strip()]
    if len(said) > 1 and all(line.lstrip().startswith(b">") for line in said):
        return b"\n".join(line.lstrip().lstrip(b">").strip() for line in lines)
    return data
