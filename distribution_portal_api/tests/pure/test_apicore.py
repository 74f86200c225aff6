# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Keys, bodies, flood guard and idempotency keys, without Odoo."""

import logging

import pytest
from apicore import body, flood, idempotency, keys, problems

KEY = "dist_live_" + "aB3-_" * 8 + "xyz"


def test_a_key_is_made_of_the_entropy_it_is_given():
    key = keys.make("production", bytes(range(32)))
    assert key == "dist_live_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    assert keys.make("test", b"\xff" * 32).startswith("dist_test_")
    assert keys.from_header(f"Bearer {key}") == key
    assert keys.digest(key) != keys.digest(key + "x")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", f"Basic {KEY}", f"Bearer {KEY}x"]
)
def test_other_headers_hold_no_key(header):
    assert keys.from_header(header) is None


def test_bearer_is_read_in_any_case():
    assert keys.from_header(f"bEaReR  {KEY} ") == KEY


def test_keys_in_queries_are_seen():
    assert keys.in_query([("Api_Key", "x")])
    assert keys.in_query([("item", f"a{KEY}")])
    assert not keys.in_query([("item", "dist_live_short")])


def test_log_lines_are_masked():
    record = logging.LogRecord("w", 20, "f", 1, "GET /x?q=%s", (KEY,), None)
    assert keys.MaskingFilter().filter(record)
    assert record.getMessage() == "GET /x?q=dist_live_***"


def test_guard_turns_away_and_lets_in_again():
    now = [100.0]
    guard = flood.FloodGuard(limit=2, window=60, clock=lambda: now[0])
    guard.refuse("a")
    assert guard.wait("a") == 0
    guard.refuse("a")
    assert guard.wait("a") == 60
    assert guard.wait("b") == 0
    now[0] = 160.0
    assert guard.wait("a") == 0
    guard.refuse("a")
    assert guard.wait("a") == 0, "a new window counts from the start"


def test_guard_forgets_the_oldest_first():
    now = [0.0]
    guard = flood.FloodGuard(limit=1, size=4, clock=lambda: now[0])
    for number in range(5):
        now[0] = float(number)
        guard.refuse(number)
    assert [bool(guard.wait(number)) for number in range(5)] == [False] * 3 + [True] * 2


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("abc", "abc"),
        ('"abc"', "abc"),
        ('"a\\"b"', 'a"b'),
        ("  a b ", "a b"),
        ("x" * 255, "x" * 255),
        ("x" * 256, None),
        ('""', None),
        ("", None),
        ("é", None),
        ("a\tb", None),
    ],
)
def test_idempotency_keys(header, key):
    assert idempotency.key_of(header) == key


def test_lock_numbers_fit_a_bigint_and_differ():
    numbers = {idempotency.lock_number(1, "create", str(key)) for key in range(200)}
    assert len(numbers) == 200
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert idempotency.lock_number("a", "bc") != idempotency.lock_number("ab", "c")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1, "a": 2}',
        b"\xef\xbb\xbf{}",
        '{"a": 1}'.encode("utf-16"),
        b"[" * 100_000,
        b"[" * 33 + b"]" * 33,
        b"9" * 5000,
    ],
)
def test_bodies_that_are_refused(raw):
    with pytest.raises(body.Unreadable) as refused:
        body.parse(raw)
    assert str(refused.value).endswith(".")


def test_texts_that_are_refused():
    with pytest.raises(body.Unstorable) as refused:
        body.parse(b'{"a": [{"b/c~d": "x\\u0000"}]}')
    assert refused.value.pointer == "/a/0/b~1c~0d"
    with pytest.raises(body.Unstorable):
        body.parse(b'{"\\udfff": 1}')


def test_what_is_json_is_read():
    deep = b"[" * 32 + b"]" * 32
    assert body.parse(deep)
    assert body.parse('{"a": ["é", "\\ud83d\\ude00"]}'.encode()) == {"a": ["é", "😀"]}


def test_every_problem_says_what_to_do():
    for code, kind in problems.KINDS.items():
        told = problems.document(code)
        assert told.status == kind.status
        assert told.detail.endswith(".") and len(told.detail) > 20
        assert told.type == f"urn:distribution:problem:{code}"
