# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What in Odoo's log fails an installation."""

from lib import logcheck

STAMP = "2026-11-21 10:12:13,682 5195"


def test_clean_log_has_no_problems():
    text = f"{STAMP} INFO db odoo.modules.loading: Modules loaded.\n"
    assert logcheck.problems(text) == []


def test_warning_is_found_with_the_lines_under_it():
    text = (
        f"{STAMP} WARNING db odoo.registry: Model x has no access rules\n"
        "  first line under it\n"
        f"{STAMP} INFO db odoo.registry: Registry loaded\n"
        "  a line under a line that is fine\n"
    )
    assert logcheck.problems(text) == [
        f"{STAMP} WARNING db odoo.registry: Model x has no access rules\n"
        "  first line under it"
    ]


def test_error_and_critical_are_found():
    text = f"{STAMP} ERROR db odoo: one\n{STAMP} CRITICAL ? odoo: two\n"
    assert len(logcheck.problems(text)) == 2


def test_known_harmless_line_passes_and_its_neighbour_does_not():
    text = (
        f"{STAMP} WARNING ? odoo.tools.config: unknown option "
        "'distribution_secret_key' in the config file at x, option stored as-is\n"
        f"{STAMP} WARNING ? odoo.tools.config: unknown option "
        "'distribution_secret_kee' in the config file at x, option stored as-is\n"
    )
    (problem,) = logcheck.problems(text)
    assert "distribution_secret_kee'" in problem
