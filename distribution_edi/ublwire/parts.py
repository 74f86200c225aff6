# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What several documents share: parties, items, references, charges, terms."""

from .kinds import read_code
from .names import qualified
from .nodes import Box, Leaf, Many, put

#: schemeID of a GTIN and of a GLN (ISO/IEC 6523).
GTIN, GLN = "0160", "0088"
#: X12 element 66 and EDIFACT 3055 -> ISO/IEC 6523, where they have a code there.
_SCHEMES = {"UL": GLN, "9": GLN, "1": "0060", "16": "0060"}
#: The canonical form holds no more codes for one item.
_MOST_CODES = 25


class Identifier:
    """``cbc:ID`` with the scheme it belongs to: ``code`` and ``code_type``."""

    def __init__(self, name="cbc:ID", spare=False):
        self.name, self.spare = name, spare

    def take(self, reading, parent, into):
        """Take the identifier unless there is one."""
        element = parent.find(qualified(self.name))
        code = None if element is None else read_code(reading, element)
        if code and "code" not in into:
            put(into, "code", code)
            put(into, "code_type", (element.get("schemeID") or "").strip()[:80] or None)

    def add(self, writing, parent, data):
        """Add it with the scheme that UBL knows its type by."""
        if not self.spare and data.get("code"):
            kind = data.get("code_type")
            scheme = _SCHEMES.get(kind, kind)
            parent.append(writing.element(self.name, data["code"], schemeID=scheme))


ADDRESS = (
    Leaf("cbc:StreetName", "street", "text"),
    Leaf("cbc:AdditionalStreetName", "street2", "text"),
    Leaf("cbc:CityName", "city", "text"),
    Leaf("cbc:PostalZone", "zip", "text"),
    Leaf("cbc:CountrySubentity", "state", "text"),
    Leaf("cbc:CountrySubentityCode", "state", "text", spare=True),
    Box("cac:Country", Leaf("cbc:IdentificationCode", "country", "text")),
)
PARTY = (
    Box("cac:PartyIdentification", Identifier(), several=True),
    Identifier("cbc:EndpointID", spare=True),
    Box("cac:PartyName", Leaf("cbc:Name", "name", "text"), several=True),
    Box("cac:PostalAddress", *ADDRESS),
    Box(
        "cac:PartyLegalEntity",
        Leaf("cbc:RegistrationName", "name", "text", spare=True),
        spare=True,
        several=True,
    ),
)


class PartyPart:
    """What an element says of the party in one role; several may speak of one."""

    def __init__(self, role, *nodes):
        self.role, self.nodes = role, nodes

    def take(self, reading, parent, into):
        """Add to the party of the role, or make it when something is said."""
        party = party_of(into, self.role)
        found = {} if party is None else party
        for node in self.nodes:
            node.take(reading, parent, found)
        if found and party is None:
            into.setdefault("parties", []).append({"role": self.role, **found})

    def add(self, writing, parent, data):
        """Add what is known of the first party of the role."""
        party = party_of(data, self.role)
        for node in self.nodes if party else ():
            node.add(writing, parent, party)


def party_of(document, role):
    """Return the first party of a role, or None."""
    parties = document.get("parties") or ()
    return next((each for each in parties if each["role"] == role), None)


def role(name, role_, needed=False):
    """Return the node of an element that holds the party of one role."""
    return Box(name, PartyPart(role_, Box("cac:Party", *PARTY)), needed=needed)


def lost_parties(writing, document, roles):
    """Note the parties that a document has no element for."""
    seen = set()
    for party in document.get("parties") or ():
        if party["role"] not in roles or party["role"] in seen:
            writing.lose(party.get("name") or party.get("code") or party["role"])
        seen.add(party["role"])


#: Where the goods go: the place with its code and address, the party with its name.
DELIVERY_PLACE = PartyPart(
    "ship_to",
    Box("cac:DeliveryAddress", *ADDRESS, spare=True),
    Box(
        "cac:DeliveryLocation",
        Identifier(),
        Leaf("cbc:Name", "name", "text", spare=True),
        Box("cac:Address", *ADDRESS),
    ),
)
DELIVERY_PARTY = PartyPart(
    "ship_to",
    Box(
        "cac:DeliveryParty",
        Box(
            "cac:PartyIdentification",
            Identifier(spare=True),
            spare=True,
            several=True,
        ),
        Box("cac:PartyName", Leaf("cbc:Name", "name", "text"), several=True),
        Box("cac:PostalAddress", *ADDRESS, spare=True),
    ),
)


def references(name, key="references"):
    """Return the node for documents that somebody refers to."""
    return Many(
        name,
        key,
        Leaf("cbc:ID", "value"),
        Leaf("cbc:DocumentTypeCode", "qualifier"),
        Leaf("cbc:DocumentDescription", "description", "text"),
        whole=("value", "qualifier"),
    )


def charges(*between, key="charges"):
    """Return the node for allowances and charges; ``between`` reason and amount."""
    kinds = {True: "charge", False: "allowance"}
    return Many(
        "cac:AllowanceCharge",
        key,
        Leaf("cbc:ChargeIndicator", "kind", "flag", needed=True, codes=kinds),
        Leaf("cbc:AllowanceChargeReasonCode", "code", "code"),
        Leaf("cbc:AllowanceChargeReason", "description", "text", several=True),
        *between,
        Leaf("cbc:Amount", "amount", "amount", needed=True),
        whole=("kind", "amount"),
    )


CHARGES = charges()


class _Days:
    """A length of time in days."""

    def __init__(self, key):
        self.leaf = Leaf("cbc:DurationMeasure", key, "whole")

    def take(self, reading, parent, into):
        """Take it when it is told in days."""
        element = parent.find(qualified(self.leaf.name))
        if element is not None and element.get("unitCode") in ("DAY", "D", None):
            self.leaf.take(reading, parent, into)

    def add(self, writing, parent, data):
        """Add it in days."""
        if data.get(self.leaf.key) is not None:
            text = str(data[self.leaf.key])
            parent.append(writing.element(self.leaf.name, text, unitCode="DAY"))


TERMS = Box(
    "cac:PaymentTerms",
    Leaf("cbc:Note", "description", "text", several=True),
    Leaf("cbc:SettlementDiscountPercent", "discount_percent", "number"),
    Box("cac:SettlementPeriod", _Days("discount_days")),
    Box("cac:ValidityPeriod", _Days("net_days")),
    key="terms",
    several=True,
)
