# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents about money, returns and texts are known by, whatever their format."""

#: Said again it does no harm, and senders number them carelessly: not guarded.
_UNGUARDED = frozenset({"application_advice", "text_message"})
#: A second document under the same number is another one when its kind is.
_BY_KIND = frozenset({"payment", "return"})


def names_of(content):
    """Return (reference, business key, order key), or None for other documents.

    The business key is unique for good with the partner and the document type.

    :param dict content: a canonical document.
    """
    kind = content.get("type")
    if kind in _UNGUARDED:
        return content.get("number") or content.get("reference"), None, None
    if kind not in {*_BY_KIND, "adjustment", "return_response"}:
        return None
    number = content["number"]
    key = f"{number}:{content['kind']}" if kind in _BY_KIND else number
    return number, key, content.get("order_number") or f"{kind}:{number}"
