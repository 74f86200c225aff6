# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is carried along while a document is read or written."""

from lxml import etree

from .findings import UblFinding
from .names import NAMESPACES, path_of, qualified, root_namespace

#: Findings of one document; a file full of faults is not worth more.
MOST_FINDINGS = 200
#: ISO 4217 for "no currency": UBL wants one on every amount.
NO_CURRENCY = "XXX"


class WriteError(ValueError):
    """A value that UBL cannot carry, in a sentence for the person who corrects it."""


class Reading:
    """Collects findings; ``currency`` is the document's, once it is known."""

    def __init__(self):
        self.findings, self.currency = [], None

    def note(self, code, element, value="", detail="", child=""):
        """Add a finding about ``element``, or about a ``child`` that it should have."""
        if len(self.findings) >= MOST_FINDINGS:
            return
        place = path_of(element) + (f"/{child}" if child else "")
        self.findings.append(
            UblFinding(code, place, element.sourceline, value[:200], detail)
        )


class Writing:
    """Makes elements; ``currency`` stands on every amount."""

    def __init__(self, currency=None):
        self.findings, self.currency = [], currency or NO_CURRENCY

    def root(self, local):
        """Return a new root with the usual prefixes."""
        namespace = root_namespace(local)
        return etree.Element(
            f"{{{namespace}}}{local}", nsmap={None: namespace, **NAMESPACES}
        )

    def element(self, name, text=None, **attributes):
        """Return a new element that nothing holds yet.

        :raises WriteError: the text has characters that no XML can hold.
        """
        element = etree.Element(qualified(name), nsmap=NAMESPACES)
        try:
            element.text = text
            for attribute, value in attributes.items():
                if value:
                    element.set(attribute, value)
        except ValueError as error:
            raise WriteError(
                f"{name} cannot hold {text!r}: it has characters that cannot be printed"
            ) from error
        return element

    def lose(self, what):
        """Note that something could not be written."""
        self.findings.append(UblFinding("not_carried", value=str(what)))
