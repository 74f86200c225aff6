# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Resolve: from a partner's words to Odoo's records, for a whole batch at once."""

from dataclasses import dataclass, field

from odoo import api, models

from ...canonical import Order
from ...engine.terms import terms_keys
from ..mappings.distribution_mapping_lookup import Hit

#: Units every partner means the same by (X12 element 355, UN/ECE Rec. 20). Codes that
#: hold a number of something (CA, CS, BX, PL) are never guessed: they are mapped.
STANDARD_UNITS = {
    "EA": "uom.product_uom_unit",
    "UN": "uom.product_uom_unit",
    "C62": "uom.product_uom_unit",
    "PCE": "uom.product_uom_unit",
    "DZ": "uom.product_uom_dozen",
    "DZN": "uom.product_uom_dozen",
    "LB": "uom.product_uom_lb",
    "LBR": "uom.product_uom_lb",
    "KG": "uom.product_uom_kgm",
    "KGM": "uom.product_uom_kgm",
}
#: Item codes are tried in this order, unless a partner's
#: are believed in another (``_trust``): the GTIN is the same for everybody.
TRUST = ("gtin", "vendor", "sku", "buyer", "manufacturer", "other")
PURPOSES = ("original", "reissue")


@dataclass(slots=True)
class ResolvedLine:
    """One ordered line in Odoo's words; ``price`` per ``uom`` or None.

    ``factor``: how many ``uom`` one of the partner's unit came to, so that converting
    back gives the partner's own quantity.
    """

    line: object
    product: object
    uom: object
    price: float | None
    quantity: float
    factor: float = 1.0


@dataclass(slots=True)
class Resolved:
    """One order, resolved as far as possible. ``issues`` stop it.

    ``said``: sentences that are only written down with the order. ``consignee``:
    values of the address of a consumer, who is no contact of ours yet. ``agreed``:
    {product id: price} of the blanket order that it is released from. ``stores``:
    {code: address} when each store gets an order of its own.
    """

    document: Order
    partner: object = None
    ship_to: object = None
    terms: object = None
    lines: list[ResolvedLine] = field(default_factory=list)
    issues: list = field(default_factory=list)
    holds: list = field(default_factory=list)
    charges: list = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    consignee: dict | None = None
    blanket: object = None
    agreed: dict = field(default_factory=dict)
    stores: dict = field(default_factory=dict)

    def hold(self, kind, issue):
        """Let the order be made, but put it on hold for what ``issue`` says."""
        self.holds.append((kind, issue.words))

    def stop(self, issue, mapping=None):
        """Note what stops the order; ``mapping`` is the row that would mend it."""
        self.issues.append((issue, mapping))


class DistributionOrderResolver(models.AbstractModel):
    """Partner, ship-to, items, units and prices of received orders."""

    _name = "distribution.order.resolver"
    _description = "Order resolver"

    @api.model
    def _resolve(self, messages, read=None):
        """Return {message: :class:`Resolved`}; a fixed number of queries a batch.

        :param read: {message: its ``Order``}, where the caller has read them.
        """
        system = messages[:1].system_id
        read = read or {m: Order.model_validate(m.canonical) for m in messages}
        resolved = {message: Resolved(read[message]) for message in messages}
        documents = [each.document for each in resolved.values()]
        items = self._items(system, documents)
        units = self._units(system, documents)
        parties = self._parties(system, documents)
        terms = self._terms(system, documents)
        for each in resolved.values():
            self._resolve_header(system, each, parties)
            each.terms = self._agreed_terms(each.document, terms)
            for line in each.document.lines:
                self._resolve_line(system, each, line, items, units)
        self.env["distribution.order.release"]._resolve(system, resolved)
        self._check_prices(system, resolved)
        self.env["distribution.order.charges"]._resolve(system, resolved)
        return resolved

    @api.model
    def _resolve_lines(self, message, document, known=()):
        """Return :class:`Resolved` of lines alone, for what comes after the order.

        :param document: an Order that holds the lines to look up.
        :param known: :class:`ResolvedLine` whose item is clear; their price is checked.
        """
        system, resolved = message.system_id, Resolved(document)
        items = self._items(system, [document])
        units = self._units(system, [document])
        for line in document.lines:
            self._resolve_line(system, resolved, line, items, units)
        resolved.lines += known
        self._check_prices(system, {message: resolved})
        return resolved

    # --- look-ups ---

    def _items(self, system, documents):
        """Return {(kind, value): product} of all codes in the batch."""
        return self._items_by_code(
            system,
            {
                (code.kind, code.value)
                for document in documents
                for line in document.lines
                for code in line.codes
            },
        )

    @api.model
    def _items_by_code(self, system, keys):
        """Return {(kind, value): product} of the codes among ``keys`` that are known.

        The partner's mapping comes first, then our own barcodes and references.
        """
        found = self.env["distribution.mapping"]._lookup(system, "item", keys)
        open_keys = keys - found.keys()
        domain_of = {"gtin": "barcode", "vendor": "default_code", "sku": "default_code"}
        by_field = {}
        for kind, value in open_keys:
            if kind in domain_of:
                by_field.setdefault(domain_of[kind], {}).setdefault(value, []).append(
                    kind
                )
        for field_name, kinds in by_field.items():
            products = self.env["product.product"].search(
                [
                    (field_name, "in", list(kinds)),
                    ("sale_ok", "=", True),
                    ("company_id", "in", [False, system.company_id.id]),
                ]
            )
            for product in products:
                for kind in kinds[product[field_name]]:
                    found.setdefault((kind, product[field_name]), product)
        return found

    def _units(self, system, documents):
        """Return {code: Hit}: the partner's mapping, else what all mean by it."""
        return self._units_by_code(
            system, {line.unit for document in documents for line in document.lines}
        )

    @api.model
    def _units_by_code(self, system, codes):
        """Return {code: Hit} of the partner's unit codes that are known."""
        mapped = self.env["distribution.mapping"]._find(
            system, "unit", {("any", code) for code in codes}
        )
        units = {
            code: Hit(self.env.ref(STANDARD_UNITS[code]), 1.0)
            for code in codes
            if code in STANDARD_UNITS
        }
        units.update({code: hit for (_type, code), hit in mapped.items()})
        return units

    def _parties(self, system, documents):
        keys = set()
        for document in documents:
            party = document.party("ship_to")
            if party and party.code:
                keys |= {(party.code_type or "any", party.code), ("any", party.code)}
            keys |= self.env["distribution.order.stores"]._keys(document)
        return self.env["distribution.mapping"]._lookup(system, "party", keys)

    def _terms(self, system, documents):
        keys = {
            key
            for document in documents
            if document.terms
            for key in terms_keys(document.terms)
        }
        return self.env["distribution.mapping"]._lookup(system, "terms", keys)

    @staticmethod
    def _agreed_terms(document, terms):
        """Return the mapped payment terms; without any, the customer's own count."""
        keys = terms_keys(document.terms) if document.terms else ()
        return next((terms[key] for key in keys if key in terms), None)

    # --- header ---

    def _resolve_header(self, system, resolved, parties):
        words = self.env["distribution.order.words"]
        document = resolved.document
        resolved.partner = system.partner_id
        if not system.partner_id:
            resolved.stop(words._no_partner(system))
        if document.purpose not in PURPOSES:
            resolved.stop(words._purpose(document))
        numbers = [line.number for line in document.lines]
        if len(set(numbers)) < len(numbers):
            resolved.stop(words._line_numbers(document))
        if document.cancel_after and document.cancel_after < system._partner_today():
            resolved.stop(words._too_late(document))
        self.env["distribution.order.stores"]._resolve(system, resolved, parties)
        if document.currency:
            pricelist = system.partner_id.property_product_pricelist
            ours = (pricelist.currency_id or system.company_id.currency_id).name
            if ours != document.currency:
                resolved.stop(words._currency(document, ours))
        resolved.ship_to = self._ship_to(system, resolved, parties)

    def _ship_to(self, system, resolved, parties):
        words = self.env["distribution.order.words"]
        party = resolved.document.party("ship_to")
        if not party:
            return system.partner_id
        consignee = self.env["distribution.order.consignee"]
        known = any(key in parties for key in consignee._keys(party))
        if resolved.document.kind == "dropship" and not known:
            return consignee._resolve(system, resolved, party)
        if not party.code:
            resolved.stop(words._ship_to(party))
            return None
        places = [
            each.code for each in resolved.document.parties if each.role == "ship_to"
        ]
        if len(set(places)) > 1:
            resolved.stop(words._places(resolved.document, places))
            return None
        code_type = party.code_type or "any"
        for key in consignee._keys(party):
            if key in parties:
                return parties[key]
        mapping = self.env["distribution.mapping"]._miss(
            system, "party", code_type, party.code, party.name or ""
        )
        issue = words._unknown_ship_to(system, party, code_type)
        if system._order_policy().address_check == "hold":
            resolved.hold("address", issue)
            return system.partner_id
        resolved.stop(words._or_ignored(issue, mapping), mapping)
        return None

    @api.model
    def _ship_to_of(self, order):
        """Return the address that the partner's order means now, None if unknown."""
        system, request = order.distribution_system_id, order._distribution_request()
        document = Order.model_validate(dict(request)) if request else None
        party = document and document.party("ship_to")
        if not party or not party.code:
            return order.partner_shipping_id
        parties = self._parties(system, [document])
        code_type = party.code_type or "any"
        return parties.get((code_type, party.code)) or parties.get(("any", party.code))

    # --- lines ---

    def _resolve_line(self, system, resolved, line, items, units):
        words = self.env["distribution.order.words"]
        product = self._product(system, resolved, line, items)
        unit = self._unit(system, resolved, line, units, product)
        if line.quantity <= 0:
            resolved.stop(words._quantity(line))
        elif product and unit:
            quantity, factor = self._in_our_unit(float(line.quantity), unit)
            if quantity:
                price = None if line.price is None else float(line.price) / factor
                resolved.lines.append(
                    ResolvedLine(line, product, unit.target, price, quantity, factor)
                )
            else:
                resolved.stop(words._too_little(line, unit.target))

    @staticmethod
    def _in_our_unit(quantity, unit):
        """Return (quantity in our unit, ours for one of the partner's).

        The quantity is rounded as Odoo rounds our unit; the factor is what that came
        to, so that a line's total and the partner's own quantity stay exact.
        """
        if unit.factor == 1:
            return quantity, 1.0
        ours = unit.target.round(quantity * unit.factor)
        return ours, ours / quantity or unit.factor

    def _product(self, system, resolved, line, items):
        words = self.env["distribution.order.words"]
        keys = ((code.kind, code.value) for code in line.codes)
        meant = {items[key] for key in keys if key in items}
        if len(meant) == 1:
            return meant.pop()
        if not line.codes:
            resolved.stop(words._no_item(line))
            return None
        trust = self._trust(system)
        codes = sorted(line.codes, key=lambda code: trust.index(code.kind))
        for code in codes:
            if (code.kind, code.value) in items:
                return items[code.kind, code.value]
        code = codes[0]
        mapping = self.env["distribution.mapping"]._miss(
            system, "item", code.kind, code.value, line.description or ""
        )
        issue = words._unknown_item(line, codes)
        resolved.stop(words._or_ignored(issue, mapping), mapping)
        return None

    @api.model
    def _trust(self, system):
        """Return kinds of item codes: where they disagree, the first one counts."""
        return TRUST

    def _unit(self, system, resolved, line, units, product):
        """Return the unit as a ``Hit``, or None when it stops the line."""
        words = self.env["distribution.order.words"]
        unit = units.get(line.unit)
        if not unit:
            mapping = self.env["distribution.mapping"]._miss(
                system, "unit", "any", line.unit
            )
            issue = words._unit(system, line)
            resolved.stop(words._or_ignored(issue, mapping), mapping)
            return None
        if product and not unit.target._has_common_reference(product.uom_id):
            resolved.stop(words._unit_misfit(line, product, unit.target))
            return None
        return unit

    # --- prices ---

    def _check_prices(self, system, resolved):
        """Compare ordered prices with ours; fill in those the partner left out."""
        words = self.env["distribution.order.words"]
        check = system._order_policy().price_check
        pricelist = system.partner_id.property_product_pricelist
        lines = [line for each in resolved.values() for line in each.lines]
        ours = self._our_prices(pricelist, system, lines)
        for message, each in resolved.items():
            accepted = (message.overrides or {}).get("prices")
            off = []
            for line in each.lines:
                own = each.agreed.get(line.product.id)
                if own is None:
                    own = ours[line.product.id, line.uom.id, self._break(line)]
                if line.price is None:
                    line.price = own
                elif not accepted and self._is_off(line, own, system):
                    off.append((line, own))
            if off and check == "hold":
                each.hold("price", words._prices(system, each, off))
            elif off and check == "exception":
                each.stop(words._prices(system, each, off))

    @staticmethod
    def _is_off(line, own, system):
        # Half a cent of the partner's unit: prices are compared as they were written.
        theirs, ours = line.price * line.factor, own * line.factor
        return abs(theirs - ours) > ours * system.price_tolerance / 100 + 0.005

    @staticmethod
    def _break(line):
        return line.quantity

    def _our_prices(self, pricelist, system, lines):
        """Return {(product id, uom id, quantity): price}.

        One call a (uom, quantity), or a uom when no rule asks for a quantity.
        """
        breaks = pricelist.item_ids.filtered(lambda item: item.min_quantity > 1)
        groups = {}
        for line in lines:
            quantity = self._break(line) if breaks else 1.0
            groups.setdefault((line.uom, quantity), []).append(line)
        currency = pricelist.currency_id or system.company_id.currency_id
        prices = {}
        for (uom, quantity), group in groups.items():
            products = self.env["product.product"].union(*(g.product for g in group))
            found = pricelist._get_products_price(
                products, quantity, uom=uom, currency=currency
            )
            for line in group:
                key = (line.product.id, uom.id, self._break(line))
                prices[key] = found[line.product.id]
        return prices
