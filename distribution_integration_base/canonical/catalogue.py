# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Catalogue: items and their prices (X12 832, PRICAT)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .base import Amount, Code, Document, ItemCode, Part, Party, Reference, Text


class CataloguePrice(Part):
    """For one ``unit``, from ``min_quantity`` on.

    ``kind``: what the buyer pays, the list price, or what a consumer should pay.
    """

    kind: Literal["net", "list", "retail", "other"] = "net"
    price: Amount
    unit: Code
    min_quantity: Amount | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class CatalogueItem(Part):
    """``pack``: consumer units in a unit of its prices; ``action``: since the last."""

    number: Code
    action: Literal["add", "change", "end", "none"] = "none"
    codes: Annotated[list[ItemCode], Field(max_length=25)] = []
    description: Text | None = None
    pack: Amount | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    prices: list[CataloguePrice] = []


class Catalogue(Document):
    """``scope``: every item of the assortment, or what changed."""

    type: Literal["catalogue"] = "catalogue"
    number: Code
    issued_on: date | None = None
    scope: Literal["full", "changes"] = "full"
    currency: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    parties: list[Party] = []
    references: list[Reference] = []
    lines: Annotated[list[CatalogueItem], Field(max_length=100_000)]
