# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What documents with a warehouse that others run have in common."""

from .base import Code, Document, Part, Party, Reference, Text


class Carriage(Part):
    """Who carries the goods. ``transport`` is X12 element 91, ``trailer`` its number.

    ``carrier_scac`` names the carrier, ``carrier_name`` is its name or the routing.
    """

    transport: Text | None = None
    carrier_scac: Text | None = None
    carrier_name: Text | None = None
    freight_payment: Text | None = None
    trailer: Text | None = None


class WarehouseDocument(Document):
    """``order_number`` is the number under which we asked the warehouse for it."""

    order_number: Code
    carriage: Carriage | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    notes: list[Text] = []
