# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The narrowest rule says who may change what."""

import pytest
from engine.ownership import FIELDS, GROUPS, OBJECTS, Rule, decide

QUANTITY = ("order_line", "quantity")
ALL = Rule("all", "order_line", "odoo")
GROUP = Rule("group", "order_line", "sender", group="quantity")
COMPANY = Rule("company", "order_line", "odoo", company=1)
COMPANY_GROUP = Rule("company group", "order_line", "sender", "quantity", company=1)
SENDER = Rule("sender", "order_line", "odoo", sender=7)


@pytest.mark.parametrize(
    "rules,company,sender,key",
    [
        ([], 1, 7, None),
        ([ALL], 1, 7, "all"),
        ([ALL, GROUP], 1, 7, "group"),
        ([GROUP, COMPANY], 1, 7, "company"),
        ([GROUP, COMPANY], 2, 7, "group"),
        ([COMPANY, COMPANY_GROUP], 1, 7, "company group"),
        ([COMPANY_GROUP, SENDER], 1, 7, "sender"),
        ([COMPANY_GROUP, SENDER], 1, 8, "company group"),
        ([Rule("other", "order", "sender")], 1, 7, None),
        ([Rule("price", "order_line", "sender", "price")], 1, 7, None),
    ],
)
def test_narrowest_rule_counts(rules, company, sender, key):
    for order in (rules, rules[::-1]):
        found = decide(order, QUANTITY, company, sender)
        assert (found and found.key) == key


@pytest.mark.parametrize(
    "owner,owner_system,lets",
    [("odoo", None, False), ("sender", None, True), ("system", 7, True)],
)
def test_owner(owner, owner_system, lets):
    rule = Rule("r", "order", owner, owner_system=owner_system)
    assert rule.lets(7) is lets
    assert rule.lets(8) is (lets and owner == "sender")


def test_every_field_has_words():
    for fields in FIELDS.values():
        for kind, group in fields.values():
            assert kind in OBJECTS
            assert group in GROUPS
