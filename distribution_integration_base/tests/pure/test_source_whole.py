# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What two branches add to one file is easily merged into something that loads."""

import ast
import re
from collections import Counter
from pathlib import Path

from canonical.event import EVENT_TYPES

ADDON = Path(__file__).parents[2]
EMITTED = re.compile(r"\"event_type\": \"([a-z_.]+)\"|_tell\(\"([a-z_.]+)\"")


def sources(*folders):
    """Yield (path, text) of the addon's Python files in ``folders``."""
    for folder in folders:
        for path in sorted((ADDON / folder).rglob("*.py")):
            yield path, path.read_text()


def test_no_method_hides_another_of_its_class():
    hidden = [
        f"{path.name}: {scope.name}.{name}"
        for path, text in sources("models", "wizards", "controllers", "engine")
        for scope in ast.walk(ast.parse(text))
        if isinstance(scope, ast.ClassDef)
        for name, count in Counter(
            each.name for each in scope.body if isinstance(each, ast.FunctionDef)
        ).items()
        if count > 1
    ]
    assert not hidden


def test_the_taxonomy_knows_every_event_that_is_told():
    told = {
        name
        for _path, text in sources("models")
        for names in EMITTED.findall(text)
        for name in names
        if name
    }
    assert "order.changed" in told
    assert not told - EVENT_TYPES.keys()
