# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the whole program keeps, so that others' pains cannot come in by the back door.

Each rule is looked for in the text of every file that runs on a server.
"""

import ast
import re
from pathlib import Path

import pytest

REPO = Path(__file__).parents[3]
ADDONS = sorted(path.parent for path in REPO.glob("distribution_*/__manifest__.py"))
SOURCES = {
    str(path.relative_to(REPO)): path.read_text()
    for addon in ADDONS
    for path in addon.rglob("*.py")
    if "tests" not in path.relative_to(addon).parts
}
TREES = {name: ast.parse(text) for name, text in SOURCES.items()}
BASE = "distribution_integration_base"

#: The one seam for HTTP and the one for SFTP: timeouts, addresses and caps are theirs.
SEAMS = {
    f"{BASE}/engine/http.py",
    "distribution_edi/sftp/connection.py",
    "distribution_edi/sftp/keys.py",
    "distribution_edi/sftp/session.py",
    "distribution_edi/sftp/errors.py",
}
WIRE = {
    "requests",
    "urllib3",
    "urllib.request",
    "http.client",
    "httpx",
    "aiohttp",
    "socket",
    "ssl",
    "ftplib",
    "smtplib",
    "paramiko",
    "asyncio",
    "xmlrpc.client",
}
#: Who may ask for a job, each a wake-up call only.
WAKERS = {"_wake", "_wake_later", "_request", "action_apply"}


def imported(tree):
    """Yield the dotted names of what a file imports from outside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def found(pattern):
    """Return {file: what of it ``pattern`` matches}."""
    matches = {name: re.findall(pattern, text) for name, text in SOURCES.items()}
    return {name: hits for name, hits in matches.items() if hits}


def test_files_were_found():
    assert len(ADDONS) >= 5
    assert len(SOURCES) > 150


def test_nothing_but_the_seams_opens_a_connection():
    wire = {name for name, tree in TREES.items() if WIRE & set(imported(tree))}
    assert wire <= SEAMS
    assert f"{BASE}/engine/http.py" in wire, "this test looks in the wrong place"


@pytest.mark.parametrize(
    "pattern",
    [
        # Held by a session, not by a transaction: a pooler gives the session away.
        r"pg_(?:try_)?advisory_(?:lock|unlock)\w*",
        r"\bLISTEN\b \w+",
        # Commit and rollback are for who opened the cursor.
        r"\bcr\.(?:commit|rollback)\(",
        r"\benv\.cr\.commit",
        # Code that somebody typed into a record.
        r"(?<![\w.])(?:eval|exec)\(|mode=[\"']exec",
        # Threads that outlive their request; one loop of events per cache.
        r"threading\.Thread\b|ThreadPool|\basyncio\b|run_in_executor",
        # What a linter says is mended, not silenced.
        r"# noqa|pylint: ?disable|type: ignore",
    ],
)
def test_nowhere(pattern):
    assert found(pattern) == {}


def test_nobody_waits_for_what_is_not_a_lock_of_the_transaction():
    locks = found(r"pg_(?:try_)?advisory_\w+")
    assert {hit for hits in locks.values() for hit in hits} == {
        "pg_advisory_xact_lock",
        "pg_try_advisory_xact_lock",
    }


def test_jobs_are_only_wake_up_calls():
    """Never from a hook, a migration or a data file: there is no runner then."""
    callers = {
        node.name
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "with_delay" in ast.unparse(node)
    }
    assert callers <= WAKERS
    assert "_wake" in callers, "this test looks in the wrong place"
    for addon in ADDONS:
        manifest = ast.literal_eval((addon / "__manifest__.py").read_text())
        assert not {"pre_init_hook", "post_init_hook"} & manifest.keys()
        for file in addon.glob("data/*.xml"):
            assert not re.search(r'name="_(wake|run|cron)\w*"', file.read_text())


def test_no_framework_stands_between():
    """Odoo's own addons, queue_job and ours; handlers are found by their names."""
    names = {addon.name for addon in ADDONS}
    foreign = ("component", "connector", "edi_", "rest", "fastapi", "endpoint")
    for addon in ADDONS:
        manifest = ast.literal_eval((addon / "__manifest__.py").read_text())
        for needed in set(manifest["depends"]) - names:
            assert not needed.startswith(foreign), (addon.name, needed)
    assert found(r"odoo\.addons\.(?:component|connector|fastapi|rest_\w+)") == {}
