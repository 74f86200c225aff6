# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The table of decisions: what may be decided about which message."""

from itertools import product

import pytest
from engine.decisions import BULK, Facts, refusal

ALL = [
    Facts(direction, work, delivery, ack, superseded)
    for direction, work, delivery, ack, superseded in product(
        ("in", "out"),
        ("waiting", "working", "done", "blocked", "dropped"),
        (None, "not_sent", "sending", "sent", "delivered", "failed", "unknown"),
        ("none", "accepted", "rejected"),
        (False, True),
    )
]
EVERY = [*BULK, "correct", "supersede", "superseded"]


@pytest.mark.parametrize(
    ("decision", "facts", "word"),
    [
        ("retry", Facts("in", "blocked"), None),
        ("retry", Facts("in", "waiting"), None),
        ("retry", Facts("in", "done"), "finished"),
        ("retry", Facts("out", "blocked", "failed"), None),
        ("retry", Facts("out", "blocked", "unknown"), "unknown"),
        ("drop", Facts("in", "blocked"), None),
        ("drop", Facts("out", "waiting", "not_sent"), None),
        ("drop", Facts("out", "done", "delivered"), "finished"),
        ("drop", Facts("in", "dropped"), "finished"),
        ("replay", Facts("in", "dropped"), None),
        ("replay", Facts("in", "done"), None),
        ("replay", Facts("in", "waiting"), "waits"),
        ("replay", Facts("in", "dropped", superseded=True), "superseded"),
        ("replay", Facts("out", "dropped", "not_sent"), None),
        ("replay", Facts("out", "dropped", "unknown"), "unknown"),
        ("replay", Facts("out", "done", "delivered"), "has_left"),
        ("send_anew", Facts("out", "done", "delivered"), None),
        ("send_anew", Facts("out", "dropped", "failed"), None),
        ("send_anew", Facts("out", "blocked", "failed"), "not_left"),
        ("send_anew", Facts("in", "done"), "received"),
        ("send_anew", Facts("out", "done", "sent", superseded=True), "superseded"),
        ("resend", Facts("out", "blocked", "failed"), None),
        ("resend", Facts("out", "blocked", "unknown"), None),
        ("resend", Facts("out", "done", "delivered", "rejected"), None),
        ("resend", Facts("out", "done", "delivered", "accepted"), "not_failed"),
        ("resend", Facts("out", "dropped", "failed"), "dropped"),
        ("resend", Facts("out", "waiting", "not_sent"), "waits"),
        ("arrived", Facts("out", "blocked", "unknown"), None),
        ("arrived", Facts("out", "blocked", "failed"), "known"),
        ("send_again", Facts("out", "done", "delivered"), "known"),
        ("correct", Facts("in", "blocked"), None),
        ("correct", Facts("in", "dropped"), None),
        ("correct", Facts("in", "done"), "worked"),
        ("correct", Facts("in", "waiting"), "waits"),
        ("correct", Facts("in", "dropped", superseded=True), "superseded"),
        ("correct", Facts("out", "blocked", "failed"), None),
        ("correct", Facts("out", "blocked", "unknown"), "unknown"),
        ("correct", Facts("out", "blocked", "delivered"), "has_left"),
        ("supersede", Facts("in", "blocked"), None),
        ("supersede", Facts("in", "waiting"), "not_blocked"),
        ("superseded", Facts("in", "blocked"), None),
        ("superseded", Facts("in", "done"), "worked"),
    ],
)
def test_table(decision, facts, word):
    assert refusal(decision, facts) == word


@pytest.mark.parametrize("decision", EVERY)
def test_nobody_decides_about_what_is_being_worked(decision):
    for facts in ALL:
        if facts.work_state == "working":
            assert refusal(decision, facts) == "working"


def test_unknown_outcome_is_sent_again_by_an_express_decision_only():
    for decision in ("retry", "replay", "correct"):
        for facts in ALL:
            if facts.direction == "out" and facts.delivery_state == "unknown":
                assert refusal(decision, facts), (decision, facts)


def test_what_was_replaced_is_not_sent_or_corrected():
    for decision in ("send_anew", "resend", "replay", "correct"):
        for facts in ALL:
            if facts.superseded:
                assert refusal(decision, facts), (decision, facts)


def test_decision_that_does_not_exist():
    with pytest.raises(KeyError):
        refusal("forget", ALL[0])
