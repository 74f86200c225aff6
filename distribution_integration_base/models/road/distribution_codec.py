# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Codecs: between a partner's bytes and canonical documents."""

import json

import pydantic

from odoo import api, models

from ...canonical import DOCUMENT_TYPES, names_of
from ...engine.errors import Issue
from ...engine.road import Decoded, DecodedDocument, Encoded, Keys


class DistributionCodec(models.AbstractModel):
    """Contract of every codec. Subclasses inherit it and are named
    ``distribution.codec.<name>``; ``_description`` is the label people choose by.
    """

    _name = "distribution.codec"
    _description = "Codec contract"

    #: Whether a file carries documents in envelopes: each becomes a message of its
    #: own. Without envelopes the received message is the document itself.
    _enveloped = True

    @api.model
    def _decode(self, raw, interface):
        """Read received bytes. Never raises for what a partner sends.

        :param raw: bytes.
        :param interface: the ``distribution.interface`` they came through.
        :return: :class:`~..engine.road.Decoded`.
        """
        raise NotImplementedError

    @api.model
    def _keys(self, content, controls):
        """Return the :class:`~..engine.road.Keys` of a canonical document (dict).

        :param controls: the numbers of the envelope that it came in.
        """
        names = names_of(content)
        if names:
            return Keys(*names)
        number = content.get("number")
        release = content.get("release")
        name = f"{number}/{release}" if number and release else number
        # What speaks of an order waits behind it.
        return Keys(number, name, content.get("order_number") or number)

    @api.model
    def _set_code(self, document_type):
        """Return what the format calls documents of this type, or None."""
        return None

    @api.model
    def _type_of(self, set_code):
        """Return the document type that we send as ``set_code``, or None."""
        return None

    @api.model
    def _line_at(self, message, position):
        """Return the order line that a sent ``message`` speaks of at ``position``.

        :param position: counts as the format's own advices do.
        :return: the partner's line number, or None.
        """
        return None

    @api.model
    def _encode(self, documents, interface):
        """Write canonical documents (dicts) as one file for the partner.

        Numbers (control numbers) are taken in the caller's transaction.

        :return: :class:`~..engine.road.Encoded`.
        :raises DistributionError: the partner's format cannot carry the document.
        """
        raise NotImplementedError

    @api.model
    def _encode_each(self, documents, interface):
        """Write every document as a file of its own: a list as of :meth:`_encode`.

        A codec that looks things up overrides this to do so once for all of them.
        """
        return [self._encode([document], interface) for document in documents]


class DistributionCodecJson(models.AbstractModel):
    """Canonical documents as they are, in JSON."""

    _name = "distribution.codec.json"
    _inherit = "distribution.codec"
    _description = "JSON (canonical)"
    _enveloped = False

    @api.model
    def _decode(self, raw, interface):
        try:
            data = read_json(raw)
        except ValueError as error:
            return Decoded(issues=[_unreadable(error)])
        kind = data.get("type") if isinstance(data, dict) else None
        if kind not in DOCUMENT_TYPES:
            return Decoded(issues=[_unknown_type(kind)])
        try:
            document = DOCUMENT_TYPES[kind].model_validate(data)
        except pydantic.ValidationError as error:
            return Decoded(issues=[_misfit(each) for each in error.errors()])
        content = document.model_dump(mode="json", exclude_none=True)
        keys = self._keys(content, {})
        found = DecodedDocument(
            kind, content, keys.reference, keys.business_key, keys.order_key
        )
        return Decoded(documents=[found])

    @api.model
    def _encode(self, documents, interface):
        [document] = documents
        number = str(document.get("number") or document.get("order_number") or "")
        return Encoded(
            json.dumps(document, separators=(",", ":")).encode(),
            name=f"{document['type']}-{number or 'document'}.json",
            content_type="application/json",
            reference=number or None,
        )

    @api.model
    def _pretty(self, content):
        """Return ``content`` as indented JSON for the screen."""
        return json.dumps(content, indent=2, ensure_ascii=False)


def read_json(text):
    """Return the value that ``text`` (str or bytes) holds.

    :raises ValueError: it is not JSON, or nested too deeply.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _refuse_constant(name):
    raise ValueError(f"{name} is not a number in JSON (RFC 8259, section 6)")


def _unreadable(error):
    return Issue(
        "parse",
        "json_unreadable",
        f"The document is not JSON: {error}.",
        "Ask the sender to correct and resend it.",
    )


def _unknown_type(kind):
    return Issue(
        "parse",
        "json_type",
        f"The document's type is {kind!r}; known are {', '.join(DOCUMENT_TYPES)}.",
        "Ask the sender to name one of these in the field 'type'.",
    )


def _misfit(error):
    where = "/".join(str(part) for part in error["loc"])
    return Issue(
        "value",
        f"json_value:{where}",
        f"{where}: {error['msg']}.",
        "Ask the sender to correct this field and resend the document.",
    )
