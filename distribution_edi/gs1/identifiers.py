# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Application identifiers: what stands behind each of them, and how long it may be.

The facts are those of the GS1 General Specifications, chapter 3 and figure 7.8.5-2.
"""

import re
from dataclasses import dataclass

#: Characters that element strings may hold (set 82, figure 7.11-1).
SET_82 = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*\Z")
#: First two digits of those whose length everybody knows: no FNC1 follows them.
PREDEFINED = frozenset(
    "00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41".split()
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One application identifier.

    :param least: fewest characters of its value; ``most``: as many as it may have.
    :param kind: ``n`` digits, ``an`` set 82, ``date`` six digits YYMMDD.
    :param key: name in :data:`.keys.KEYS` when the value ends with a check digit.
    """

    code: str
    title: str
    least: int
    most: int
    kind: str = "an"
    key: str | None = None

    @property
    def predefined(self):
        """Whether its length is known without a separator."""
        return self.code[:2] in PREDEFINED


def _fixed(code, title, length, kind="n", key=None):
    return Identifier(code, title, length, length, kind, key)


def _date(code, title):
    return _fixed(code, title, 6, "date")


_LIST = (
    _fixed("00", "SSCC", 18, key="sscc"),
    _fixed("01", "GTIN", 14, key="gtin14"),
    _fixed("02", "GTIN of the contents", 14, key="gtin14"),
    Identifier("10", "Batch or lot", 1, 20),
    _date("11", "Production date"),
    _date("12", "Due date"),
    _date("13", "Packaging date"),
    _date("15", "Best before date"),
    _date("16", "Sell by date"),
    _date("17", "Expiration date"),
    _fixed("20", "Internal variant", 2),
    Identifier("21", "Serial number", 1, 20),
    Identifier("30", "Count of variable items", 1, 8, "n"),
    Identifier("37", "Count of contained items", 1, 8, "n"),
    Identifier("400", "Customer's order number", 1, 30),
    Identifier("401", "Consignment number (GINC)", 1, 30),
    _fixed("402", "Shipment number (GSIN)", 17),
    Identifier("403", "Routing code", 1, 30),
    _fixed("410", "Ship to", 13, key="gln"),
    _fixed("411", "Bill to", 13, key="gln"),
    _fixed("412", "Purchased from", 13, key="gln"),
    _fixed("413", "Ship for", 13, key="gln"),
    _fixed("414", "Physical location", 13, key="gln"),
    Identifier("420", "Ship to postal code", 1, 20),
    Identifier("421", "Ship to postal code with country", 4, 12),
    Identifier("90", "Agreed between partners", 1, 30),
    *(Identifier(str(n), "Internal to the company", 1, 90) for n in range(91, 100)),
)
#: {code: Identifier}
IDENTIFIERS = {each.code: each for each in _LIST}


def identifier_at(text):
    """Return the :class:`Identifier` that ``text`` begins with, or None."""
    return next(
        (IDENTIFIERS[text[:n]] for n in (2, 3) if text[:n] in IDENTIFIERS), None
    )
