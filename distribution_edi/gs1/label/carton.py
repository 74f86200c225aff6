# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a carton's label says."""

from dataclasses import dataclass

from ..elements import write
from ..keys import complaint, gtin14, gtin_complaint


@dataclass(frozen=True, slots=True)
class Content:
    """The one item in a carton.

    :param gtin: of any length, or empty; without a good one there are no bars.
    :param count: how many; bars are for whole numbers only.
    """

    description: str
    count: str
    unit: str = ""
    gtin: str = ""
    lot: str = ""

    @property
    def elements(self):
        """(02) what is inside, (37) how many, (10) of which lot; or None."""
        if gtin_complaint(self.gtin) or not self.count.isdigit():
            return None
        return write([("02", gtin14(self.gtin)), ("37", self.count)])


@dataclass(frozen=True, slots=True)
class CartonLabel:
    """Everything on one label; empty texts are left out.

    :param ship_from: lines of an address; ``ship_to`` too.
    :param postal_code: of the ship-to address, for bars; empty where it is abroad,
        because (420) counts within one postal authority only.
    :param facts: (caption, text) pairs such as purchase order, carrier, PRO, BOL.
    :param content: the one item, or None when there are several.
    :raises ValueError: the SSCC has a fault.
    """

    sscc: str
    ship_from: tuple[str, ...]
    ship_to: tuple[str, ...]
    postal_code: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    content: Content | None = None
    mixed: str = ""

    def __post_init__(self):
        """A label with a wrong number is worse than none."""
        why = complaint(self.sscc, "sscc")
        if why:
            raise ValueError(f"{self.sscc!r} is no SSCC-18: {why}.")

    @property
    def serial(self):
        """Element string of the carton's own number."""
        return write([("00", self.sscc)])

    @property
    def destination(self):
        """Element string of the postal code, or None."""
        plain = "".join(self.postal_code.split()).replace("-", "").upper()
        if not plain.isascii() or not plain.isalnum() or len(plain) > 20:
            return None
        return write([("420", plain)])
