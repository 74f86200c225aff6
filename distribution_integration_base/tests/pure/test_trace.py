# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""W3C traceparent: what is taken over, what is refused, how it goes on."""

import pytest
from engine.trace import TraceParent, child_of, is_trace_id, parse
from hypothesis import given
from hypothesis import strategies as st

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
GOOD = f"00-{TRACE}-{SPAN}-01"


@pytest.mark.parametrize(
    ("text", "sampled"),
    [
        (GOOD, True),
        (f" {GOOD}\t", True),
        (f"00-{TRACE}-{SPAN}-00", False),
        (f"00-{TRACE}-{SPAN}-03", True),
        # A version to come may say more, behind a dash.
        (f"cc-{TRACE}-{SPAN}-01", True),
        (f"cc-{TRACE}-{SPAN}-01-what-the-future", True),
    ],
)
def test_what_is_taken_over(text, sampled):
    assert parse(text) == TraceParent(TRACE, SPAN, sampled)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "00",
        GOOD.upper(),
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE[:-1]}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-1",
        f"00-{TRACE}-{SPAN}-01-more",
        f"cc-{TRACE}-{SPAN}-01.more",
        f"00_{TRACE}_{SPAN}_01",
        f"00-{TRACE[:-1]}g-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01,{GOOD}",
        f"{GOOD}\nX: y",
    ],
)
def test_what_is_refused(text):
    assert parse(text) is None


@given(st.text(max_size=80))
def test_nothing_breaks_the_reader(text):
    assert parse(text) is None or len(str(parse(text))) == 55


@given(st.uuids(), st.booleans())
def test_a_child_stays_in_the_trace_with_a_span_of_its_own(uid, sampled):
    parent = str(TraceParent(TRACE, SPAN, sampled))
    child = parse(child_of(parent, uid.hex))
    assert (child.trace_id, child.sampled) == (TRACE, sampled)
    assert child.span_id != SPAN


@given(st.text(max_size=60), st.none() | st.just("garbage"))
def test_a_trace_begins_where_none_was_told(uid, parent):
    begun = parse(child_of(parent, uid))
    assert begun
    assert begun == parse(child_of(parent, uid)), "the same for the same name"


def test_our_own_names_are_trace_ids():
    uid = "4bf92f3577b34da6a3ce929d0e0e4736"
    assert is_trace_id(uid)
    assert parse(child_of(None, uid)).trace_id == uid
