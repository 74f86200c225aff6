# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""readme/PAINS.md names tests: each of them exists."""

import ast
import re
from pathlib import Path

import pytest

REPO = Path(__file__).parents[3]
PAGE = REPO / "distribution_integration_base" / "readme" / "PAINS.md"
NAMED = re.compile(r"`((?:\w+/)*)(test_\w+\.py)::(?:(\w+)\.)?(test_\w+)`")
LATER = "not yet: "


def rows():
    """Return [number, pain, answer, tests] of each row of the page's tables."""
    lines = PAGE.read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if re.fullmatch(r"\d+|[A-Z]", row[0])]


ROWS = rows()


def named_in(path):
    """Return {(class name or None, test name)} of a file of tests."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            found.add((None, node.name))
        elif isinstance(node, ast.ClassDef):
            found |= {
                (node.name, each.name)
                for each in node.body
                if isinstance(each, ast.FunctionDef)
            }
    return found


def test_all_are_there_once_and_in_order():
    numbers = [row[0] for row in ROWS]
    assert numbers[:35] == [str(number) for number in range(1, 36)]
    assert numbers[35:] == list("ABCDEFGHIJKLM")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_row_names_tests_that_exist(row):
    number, pain, answer, tests = row
    assert pain and answer
    named = NAMED.findall(tests)
    assert named or tests.startswith(LATER), f"{number} names no test"
    assert tests.count("::") == len(named), f"{number} names a test in another way"
    for folder, file, owner, name in named:
        path = REPO / "distribution_integration_base" / "tests" / file
        if folder:
            path = REPO / folder / file
        assert path.is_file(), f"{number}: there is no {folder}{file}"
        assert (owner or None, name) in named_in(path), f"{number}: no {name} in {file}"
