# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Names of elements: always by namespace, never by the prefix somebody chose."""

from functools import lru_cache

_URN = "urn:oasis:names:specification:ubl:schema:xsd:"
NAMESPACES = {
    "cac": f"{_URN}CommonAggregateComponents-2",
    "cbc": f"{_URN}CommonBasicComponents-2",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
#: The envelope that PEPPOL and others put around a document.
ENVELOPE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"


@lru_cache(maxsize=1024)
def qualified(name):
    """Return ``{namespace}ID`` for ``cbc:ID``."""
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def root_namespace(local):
    """Return the namespace of a document."""
    return f"{_URN}{local}-2"


def split(tag):
    """Return (namespace, local name) of an element's tag."""
    uri, _brace, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
    return uri, local


def shown(element):
    """Return a name as people write it: ``cbc:ID``."""
    uri, local = split(element.tag)
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else local


def path_of(element):
    """Return the XPath of an element, with numbers where names repeat."""
    steps = []
    while element is not None:
        steps.append(_step(element))
        element = element.getparent()
    return "/" + "/".join(reversed(steps))


def _step(element):
    parent = element.getparent()
    if parent is None:
        return shown(element)
    alike = [each for each in parent.iterchildren(element.tag)]
    number = f"[{alike.index(element) + 1}]" if len(alike) > 1 else ""
    return shown(element) + number
