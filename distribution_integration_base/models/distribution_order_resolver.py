# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Resolve: from a partner's words to Odoo's records, for a whole batch at once."""

from dataclasses import dataclass, field

from odoo import api, fields, models

from ..canonical import Order
from ..engine.errors import Issue

#: Units every partner means the same by (X12 element 355, UN/ECE Rec. 20). Codes that
#: hold a number of something (CA, CS, BX, PL) are never guessed: they are mapped.
STANDARD_UNITS = {
    "EA": "uom.product_uom_unit",
    "UN": "uom.product_uom_unit",
    "C62": "uom.product_uom_unit",
    "DZ": "uom.product_uom_dozen",
    "DZN": "uom.product_uom_dozen",
    "LB": "uom.product_uom_lb",
    "LBR": "uom.product_uom_lb",
    "KG": "uom.product_uom_kgm",
    "KGM": "uom.product_uom_kgm",
}
#: Item codes are tried in this order: the GTIN is the same for everybody.
TRUST = ("gtin", "vendor", "sku", "buyer", "manufacturer", "other")
PURPOSES = ("original", "reissue")


@dataclass(slots=True)
class ResolvedLine:
    """One ordered line in Odoo's words; ``price`` per ``uom`` or None."""

    line: object
    product: object
    uom: object
    price: float | None


@dataclass(slots=True)
class Resolved:
    """One order, resolved as far as possible. ``issues`` stop it."""

    document: Order
    partner: object = None
    ship_to: object = None
    lines: list[ResolvedLine] = field(default_factory=list)
    issues: list = field(default_factory=list)  # (Issue, mapping or None)


class DistributionOrderResolver(models.AbstractModel):
    """Partner, ship-to, items, units and prices of received orders."""

    _name = "distribution.order.resolver"
    _description = "Order resolver"

    @api.model
    def _resolve(self, messages):
        """Return {message: :class:`Resolved`}; a fixed number of queries a batch."""
        system = messages[:1].system_id
        resolved = {m: Resolved(Order.model_validate(m.canonical)) for m in messages}
        documents = [each.document for each in resolved.values()]
        items = self._items(system, documents)
        units = self._units(system, documents)
        parties = self._parties(system, documents)
        for each in resolved.values():
            self._resolve_header(system, each, parties)
            for line in each.document.lines:
                self._resolve_line(system, each, line, items, units)
        self._check_prices(system, resolved)
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
        """Return {code: uom}: the partner's mapping, else what all mean by it."""
        codes = {line.unit for document in documents for line in document.lines}
        mapped = self.env["distribution.mapping"]._lookup(
            system, "unit", {("any", code) for code in codes}
        )
        units = {
            code: self.env.ref(STANDARD_UNITS[code])
            for code in codes
            if code in STANDARD_UNITS
        }
        units.update({code: uom for (_type, code), uom in mapped.items()})
        return units

    def _parties(self, system, documents):
        keys = set()
        for document in documents:
            party = document.party("ship_to")
            if party and party.code:
                keys |= {(party.code_type or "any", party.code), ("any", party.code)}
        return self.env["distribution.mapping"]._lookup(system, "party", keys)

    # --- header ---

    def _resolve_header(self, system, resolved, parties):
        document = resolved.document
        resolved.partner = system.partner_id
        if not system.partner_id:
            resolved.issues.append((self._issue_no_partner(system), None))
        if document.purpose not in PURPOSES:
            resolved.issues.append((self._issue_purpose(document), None))
        numbers = [line.number for line in document.lines]
        if len(set(numbers)) < len(numbers):
            resolved.issues.append((self._issue_line_numbers(document), None))
        if document.cancel_after and document.cancel_after < fields.Date.today():
            resolved.issues.append((self._issue_too_late(document), None))
        if document.kind == "blanket":
            resolved.issues.append((self._issue_blanket(document), None))
        if any(line.stores for line in document.lines):
            resolved.issues.append((self._issue_stores(document), None))
        if document.currency:
            pricelist = system.partner_id.property_product_pricelist
            ours = (pricelist.currency_id or system.company_id.currency_id).name
            if ours != document.currency:
                resolved.issues.append((self._issue_currency(document, ours), None))
        resolved.ship_to = self._ship_to(system, resolved, parties)

    def _ship_to(self, system, resolved, parties):
        party = resolved.document.party("ship_to")
        if not party:
            return system.partner_id
        if not party.code:
            resolved.issues.append((self._issue_ship_to(party), None))
            return None
        code_type = party.code_type or "any"
        for key in ((code_type, party.code), ("any", party.code)):
            if key in parties:
                return parties[key]
        mapping = self.env["distribution.mapping"]._miss(
            system, "party", code_type, party.code, party.name or ""
        )
        issue = Issue(
            "mapping",
            f"unmapped:party:{code_type}:{party.code}",
            self.env._(
                "Ship-to %(code)s (%(name)s) of %(system)s is not known.",
                code=party.code,
                name=party.name or self.env._("no name given"),
                system=system.name,
            ),
            self.env._(
                "Map it to a delivery address; the order then goes on by itself."
            ),
        )
        resolved.issues.append((issue, mapping))
        return None

    # --- lines ---

    def _resolve_line(self, system, resolved, line, items, units):
        product = self._product(system, resolved, line, items)
        uom = self._uom(system, resolved, line, units, product)
        if line.quantity <= 0:
            resolved.issues.append((self._issue_quantity(line), None))
        if product and uom:
            price = None if line.price is None else float(line.price)
            resolved.lines.append(ResolvedLine(line, product, uom, price))

    def _product(self, system, resolved, line, items):
        codes = sorted(line.codes, key=lambda code: TRUST.index(code.kind))
        for code in codes:
            if (code.kind, code.value) in items:
                return items[code.kind, code.value]
        if not codes:
            resolved.issues.append((self._issue_no_item(line), None))
            return None
        code = codes[0]
        mapping = self.env["distribution.mapping"]._miss(
            system, "item", code.kind, code.value, line.description or ""
        )
        said = ", ".join(f"{each.kind} {each.value}" for each in codes)
        issue = Issue(
            "mapping",
            f"unmapped:item:{code.kind}:{code.value}",
            self.env._(
                "Line %(line)s: no product is known as %(codes)s (%(text)s).",
                line=line.number,
                codes=said,
                text=line.description or self.env._("no description given"),
            ),
            self.env._("Map the code to a product; the order then goes on by itself."),
        )
        resolved.issues.append((issue, mapping))
        return None

    def _uom(self, system, resolved, line, units, product):
        uom = units.get(line.unit)
        if not uom:
            mapping = self.env["distribution.mapping"]._miss(
                system, "unit", "any", line.unit
            )
            resolved.issues.append((self._issue_unit(system, line), mapping))
            return None
        if product and not uom._has_common_reference(product.uom_id):
            issue = Issue(
                "value",
                f"unit_misfit:{line.number}",
                self.env._(
                    "Line %(line)s orders %(product)s in %(unit)s (%(code)s), but it "
                    "is sold in %(own)s.",
                    line=line.number,
                    product=product.display_name,
                    unit=uom.name,
                    code=line.unit,
                    own=product.uom_id.name,
                ),
                self.env._(
                    "Map the unit for this partner, or ask the partner to correct the "
                    "order; then press Retry."
                ),
            )
            resolved.issues.append((issue, None))
            return None
        return uom

    # --- prices ---

    def _check_prices(self, system, resolved):
        """Compare ordered prices with ours; fill in those the partner left out."""
        pricelist = system.partner_id.property_product_pricelist
        lines = [line for each in resolved.values() for line in each.lines]
        ours = self._our_prices(pricelist, system, lines)
        for message, each in resolved.items():
            accepted = (message.overrides or {}).get("prices")
            off = []
            for line in each.lines:
                own = ours[line.product.id, line.uom.id, self._break(line)]
                if line.price is None:
                    line.price = own
                elif not accepted and self._is_off(line.price, own, system):
                    off.append((line, own))
            if off:
                each.issues.append((self._issue_prices(system, each, off), None))

    @staticmethod
    def _is_off(price, own, system):
        # Half a cent: prices are compared as they will be printed.
        return abs(price - own) > own * system.price_tolerance / 100 + 0.005

    @staticmethod
    def _break(line):
        return float(line.line.quantity)

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

    # --- what to say ---

    def _issue_prices(self, system, resolved, off):
        shown = "; ".join(
            self.env._(
                "line %(line)s %(item)s: ordered at %(theirs)s, ours is %(ours)s",
                line=line.line.number,
                item=line.product.default_code or line.product.name,
                theirs=f"{line.price:.2f}",
                ours=f"{own:.2f}",
            )
            for line, own in off[:5]
        )
        return Issue(
            "business_rule",
            "price",
            self.env._(
                "%(off)s of %(all)s prices of order %(number)s are off by more than "
                "%(tolerance)g %%: %(shown)s.",
                off=len(off),
                all=len(resolved.document.lines),
                number=resolved.document.number,
                tolerance=system.price_tolerance,
                shown=shown,
            ),
            self.env._(
                "Press 'Accept prices' to take the partner's prices this once, or "
                "correct ours and press Retry."
            ),
        )

    def _issue_no_partner(self, system):
        return Issue(
            "missing",
            "no_partner",
            self.env._("System '%s' names no customer.", system.name),
            self.env._("Enter the customer on the system, then press Retry."),
        )

    def _issue_purpose(self, document):
        return Issue(
            "business_rule",
            f"purpose:{document.purpose}",
            self.env._(
                "Order %(number)s is a '%(purpose)s', not a new order.",
                number=document.number,
                purpose=document.purpose,
            ),
            self.env._(
                "Compare it with the sales order, change that by hand, then drop this "
                "message."
            ),
        )

    def _issue_line_numbers(self, document):
        return Issue(
            "value",
            "line_number_twice",
            self.env._("Order %s has two lines with one number.", document.number),
            self.env._("Ask the partner to number the lines and send it again."),
        )

    def _issue_too_late(self, document):
        return Issue(
            "business_rule",
            "cancel_after",
            self.env._(
                "Order %(number)s was to be cancelled after %(day)s.",
                number=document.number,
                day=document.cancel_after,
            ),
            self.env._("Ask the partner whether it still stands; drop it if not."),
        )

    def _issue_blanket(self, document):
        return Issue(
            "business_rule",
            "blanket",
            self.env._(
                "Order %s is a blanket order: nothing is to be shipped on it yet.",
                document.number,
            ),
            self.env._("Note the agreement, then drop this; releases come as orders."),
        )

    def _issue_stores(self, document):
        return Issue(
            "business_rule",
            "stores",
            self.env._(
                "Order %s divides its lines among stores (SDQ), which is not handled.",
                document.number,
            ),
            self.env._(
                "Enter one sales order for each store by hand, then drop this; or ask "
                "the partner for one order a store."
            ),
        )

    def _issue_currency(self, document, ours):
        return Issue(
            "business_rule",
            "currency",
            self.env._(
                "Order %(number)s is in %(theirs)s; this customer's prices are in "
                "%(ours)s.",
                number=document.number,
                theirs=document.currency,
                ours=ours,
            ),
            self.env._("Correct the customer's pricelist, then press Retry."),
        )

    def _issue_ship_to(self, party):
        return Issue(
            "missing",
            "ship_to_without_code",
            self.env._("Ship-to '%s' comes without a code.", party.name or ""),
            self.env._("Ask the partner to send the code of the ship-to address."),
        )

    def _issue_no_item(self, line):
        return Issue(
            "missing",
            f"no_item:{line.number}",
            self.env._("Line %s names no item.", line.number),
            self.env._("Ask the partner to send an item code on this line."),
        )

    def _issue_quantity(self, line):
        return Issue(
            "value",
            f"quantity:{line.number}",
            self.env._(
                "Line %(line)s orders a quantity of %(quantity)s.",
                line=line.number,
                quantity=line.quantity,
            ),
            self.env._("Ask the partner to correct the quantity."),
        )

    def _issue_unit(self, system, line):
        return Issue(
            "mapping",
            f"unmapped:unit:any:{line.unit}",
            self.env._(
                "Line %(line)s: unit '%(unit)s' of %(system)s is not known.",
                line=line.number,
                unit=line.unit,
                system=system.name,
            ),
            self.env._(
                "Map it to a unit of measure (a case of 12 is a unit of its own); the "
                "order then goes on by itself."
            ),
        )
