# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which tests a command line selects, and what several runs amount to."""

import pytest
from lib import testing


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A repository with one addon that has both kinds of tests."""
    tests = tmp_path / "distribution_edi" / "tests"
    (tests / "pure").mkdir(parents=True)
    for name in ("__init__.py", "test_road.py", "pure/test_reader.py"):
        (tests / name).touch()
    (tmp_path / "distribution_edi" / "__manifest__.py").write_text("{}")
    monkeypatch.setattr(testing, "REPO", tmp_path)
    monkeypatch.setattr(testing, "addons", lambda: ["distribution_edi"])
    monkeypatch.chdir(tmp_path)
    return tests


def test_no_path_selects_everything_and_keeps_options(tree):
    pure, odoo, options = testing.split(["-k", "reader"])
    assert pure == [tree / "pure"]
    assert odoo == [tree]
    assert options == ["-k", "reader"]


def test_pure_path_needs_no_odoo(tree):
    word = "distribution_edi/tests/pure/test_reader.py::test_x"
    assert testing.split([word, "-q"]) == ([word], [], ["-q"])


def test_odoo_path_runs_no_pure_tests(tree):
    word = "distribution_edi/tests/test_road.py"
    assert testing.split([word]) == ([], [word], [])


def test_addon_folder_selects_both_kinds(tree):
    pure, odoo, options = testing.split(["distribution_edi"])
    assert pure == [tree / "pure"]
    assert odoo == ["distribution_edi"]
    assert options == []


@pytest.mark.parametrize(
    ("codes", "code"),
    [([0, 0], 0), ([0, 5], 0), ([5, 5], 5), ([0, 1], 1), ([2, 1], 2), ([5, 4], 4)],
)
def test_verdict(codes, code):
    assert testing.verdict(codes) == code
