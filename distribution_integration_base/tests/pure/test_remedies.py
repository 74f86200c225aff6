# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Each cause in the code has something to press and a way to be closed."""

import ast
from pathlib import Path

import pytest
from engine import errors, remedies

ROOT = Path(__file__).parents[3]


def _text(node):
    """Return the literal beginning of a cause, or None when it is a variable."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return node.values[0].value
    return None


def _causes():
    """Yield (class, cause) of each ``Issue`` and ``DistributionError`` in the code."""
    for path in ROOT.glob("distribution_*/**/*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(getattr(node, "func", None), "id", None)
            if name == "Issue" and len(node.args) > 1:
                cause = _text(node.args[1])
            elif name == "DistributionError":
                given = [k.value for k in node.keywords if k.arg == "cause"]
                cause = _text(given[0]) if given else None
            else:
                continue
            error_class = _text(node.args[0])
            if cause:
                yield error_class or "value", cause


CAUSES = sorted(set(_causes()))


def test_causes_were_found():
    assert len(CAUSES) > 40
    assert ("business_rule", "price") in CAUSES


@pytest.mark.parametrize("error_class, cause", CAUSES)
def test_cause_can_be_fixed_and_closes(error_class, cause):
    remedy = remedies.find(remedies.REMEDIES, error_class, cause)
    assert remedy.fix in remedies.FIXES
    assert remedy.closing in remedies.CLOSINGS
    assert remedy.severity in remedies.SEVERITIES


@pytest.mark.parametrize("error_class", errors.ERROR_CLASSES)
def test_class_without_a_known_cause(error_class):
    remedy = remedies.find((), error_class, "nobody knows")
    assert remedy.fix in remedies.FIXES
    assert remedy.closing == "document"


@pytest.mark.parametrize(
    "cause, fix",
    [
        ("unmapped:item:gtin:0123", "map"),
        ("unmapped:unit:any:CS", "map"),
        ("price", "accept_prices"),
        ("invoice_changed", "send_anew"),
        ("invoice_total", "open_subject"),
        ("ack_overdue", "send_anew"),
        ("connection_down", "open_interface"),
        ("number_reused", "drop"),
    ],
)
def test_suggestion(cause, fix):
    assert remedies.find(remedies.REMEDIES, "value", cause).fix == fix


def test_first_row_wins():
    mine = remedies.Remedy("price", "drop")
    found = remedies.find((mine, *remedies.REMEDIES), "business_rule", "price")
    assert found is mine


def test_no_row_hides_another():
    """A row behind one that begins its cause likewise would never be found."""
    seen = []
    for remedy in remedies.REMEDIES:
        assert not any(remedy.cause.startswith(before) for before in seen)
        seen.append(remedy.cause)


def test_what_is_for_many_is_a_fix():
    assert remedies.FOR_MANY < remedies.FIXES.keys()
