# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a person is told when another program fails."""

import os
import sys

import pytest
from lib import shell


@pytest.fixture(autouse=True)
def logs(tmp_path, monkeypatch):
    monkeypatch.setattr(shell, "LOGS", tmp_path / "log")


def test_run_returns_what_was_printed():
    assert shell.run("Saying", [sys.executable, "-c", "print('hello')"]) == "hello\n"


def test_failure_is_one_line_with_the_reason_and_the_log(tmp_path):
    code = "print('reading'); print('E: no such package'); print('bye'); exit(3)"
    with pytest.raises(shell.Stop) as stop:
        shell.run("Fetching it", [sys.executable, "-c", code])
    log = tmp_path / "log" / "fetching-it.log"
    assert str(stop.value) == (
        f"Fetching it failed: E: no such package (full log: {log})"
    )
    assert "reading" in log.read_text()


def test_program_that_is_not_there():
    with pytest.raises(shell.Stop, match="no-such-program is not installed"):
        shell.run("Trying", ["no-such-program"])


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Err:1 x\n Temporary failure resolving 'x'\nE: Failed", "check the network"),
        ("writing\ntar: No space left on device\n", "the disk is full"),
        ("", "it printed nothing"),
    ],
)
def test_explain_says_what_to_do(text, advice):
    assert advice in shell.explain(text)


def test_slow_step_is_announced_and_timed(monkeypatch, capfd):
    monkeypatch.setattr(shell, "PATIENCE", 0.05)
    shell.run("Sleeping", [sys.executable, "-c", "import time; time.sleep(0.4)"])
    said = capfd.readouterr().err.splitlines()
    assert said == ["  Sleeping ...", "  Sleeping: 0 s"]


def test_alive():
    assert shell.alive(os.getpid())
    assert not shell.alive(2**22 + 1)
