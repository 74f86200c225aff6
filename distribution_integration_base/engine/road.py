# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Plain values that the steps of the road hand to each other."""

import datetime as dt
from dataclasses import dataclass, field

from .errors import Issue


@dataclass(frozen=True, slots=True)
class Keys:
    """What a document is known by; see :class:`DecodedDocument`."""

    reference: str | None
    business_key: str | None
    order_key: str | None


@dataclass(slots=True)
class DecodedDocument:
    """One document found in received bytes.

    :param document_type: key of ``canonical.DOCUMENT_TYPES`` or the partner's own
        word for a set we do not read.
    :param content: canonical JSON, or None when none could be made.
    :param reference: the partner's number, such as the purchase order.
    :param business_key: unique for good with system and type; None = not guarded.
    :param order_key: documents with the same key are worked in order.
    :param controls: numbers of the envelope, e.g. ``{"isa": .., "gs": .., "st": ..}``.
    :param issues: what is wrong, :class:`Issue` each.
    :param span: (start, end) of its bytes in the received file.
    """

    document_type: str
    content: dict | None
    reference: str | None = None
    business_key: str | None = None
    order_key: str | None = None
    controls: dict = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Decoded:
    """What a codec found in one received file.

    :param documents: :class:`DecodedDocument` each.
    :param issues: what is wrong with the file itself.
    :param replies: canonical documents to send back, e.g. acknowledgements.
    :param identity: the sender's own number of the file (X12: ISA parties and
        ISA13), which people look for.
    :param repeat_of: id of the message that brought all of it before: nothing is
        made of it again, but ``replies`` leave.
    :param controls: numbers of the envelope, kept on the message for the search.
    """

    documents: list[DecodedDocument] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    replies: list[dict] = field(default_factory=list)
    identity: str | None = None
    repeat_of: int | None = None
    controls: dict = field(default_factory=dict)


@dataclass(slots=True)
class Encoded:
    """Bytes ready to leave, and the numbers they carry."""

    body: bytes
    name: str
    content_type: str = "application/octet-stream"
    controls: dict = field(default_factory=dict)
    reference: str | None = None


@dataclass(slots=True)
class Delivery:
    """One encoded message on its way out, free of any database row.

    :param lost: why ``body`` is not what was encoded; it must not be sent then.
    """

    message_uid: str
    name: str
    body: bytes
    content_type: str = "application/octet-stream"
    traceparent: str = ""
    lost: Issue | None = None


@dataclass(slots=True)
class Outcome:
    """What came of a delivery.

    :param status: ``sent`` (handed over), ``delivered`` (the other side confirmed
        it), ``failed`` (it surely has not got it) or ``unknown``.
    :param code: for machines: the HTTP status, or whatever the channel has.
    :param result: plain JSON that the handler may use (a carrier's tracking number).
    """

    status: str
    issue: Issue | None = None
    retry_after: float | None = None
    peer: str = ""
    request: str = ""
    response: str = ""
    code: str = ""
    result: dict = field(default_factory=dict)


@dataclass(slots=True)
class ReceivedFile:
    """One file taken from a partner's folder.

    :param identity: names this very file, so that taking it twice is noticed.
    :param token: whatever the transport needs to put the file away afterwards.
    """

    name: str
    body: bytes
    identity: str
    modified: dt.datetime | None = None
    token: object = None


@dataclass(frozen=True, slots=True)
class Shut:
    """Why an interface is not called now.

    :param words: what its documents say meanwhile.
    :param until: they are not looked at before, or None when that is not known.
    :param wait: seconds until it is worth asking again, or None.
    """

    words: str
    until: dt.datetime | None = None
    wait: float | None = None
