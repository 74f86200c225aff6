# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running other programs: progress for the slow ones, one line for a failure."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from .home import HOME, LOGS

PATIENCE = 2
UNREACHABLE = re.compile(
    r"resolv|Temporary failure|Connection (refused|timed out|reset)|"
    r"NewConnectionError|ENOTFOUND|EAI_AGAIN|Network is unreachable|"
    r"Max retries|Could not connect|Failed to fetch",
    re.IGNORECASE,
)
_held = []
NO_SPACE = re.compile(r"No space left on device|ENOSPC")


class Stop(Exception):
    """The command cannot go on; its text tells the reader what to do."""


def say(text):
    """Tell the person at the terminal; standard output is left to the results."""
    print(text, file=sys.stderr, flush=True)


def command_line(function):
    """Run a command's main function and turn what it cannot do into one line."""
    name = f"setup/{Path(sys.argv[0]).name}"
    # So that what was started is stopped and what is temporary is dropped.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = function(sys.argv[1:])
    except Stop as reason:
        say(f"{name}: {reason}")
        code = 1
    except KeyboardInterrupt:
        say(f"{name}: interrupted; the same command goes on from here")
        code = 130
    sys.exit(code)


def run(title, command, *, env=None, cwd=None, check=True):
    """Run a program quietly and return what it printed.

    :param title: what is being done, shown once it takes more than two seconds
    :raise Stop: the program failed, with the reason and where the full log is
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}.log"
    with log.open("w+b") as output:
        code = _wait(title, command, output, env, cwd)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if code and check:
        raise Stop(f"{title} failed: {explain(text)} (full log: {log})")
    return text


def _wait(title, command, output, env, cwd):
    started = time.monotonic()
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
        )
    except FileNotFoundError as missing:
        raise Stop(f"{title} failed: {missing.filename} is not installed") from None
    told = False
    while True:
        try:
            code = process.wait(15 if told else PATIENCE)
        except subprocess.TimeoutExpired:
            spent = time.monotonic() - started
            say(f"  {title} ..." if not told else f"  {title} ... {spent:.0f} s")
            told = True
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
        else:
            break
    if told:
        say(f"  {title}: {time.monotonic() - started:.0f} s")
    return code


def explain(text):
    """Return the one line of a failed program's output that says most."""
    if NO_SPACE.search(text) or shutil.disk_usage(HOME).free < 2**24:
        return f"the disk is full; make room for {HOME} and run this again"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in reversed(lines):
        if UNREACHABLE.search(line):
            return (
                "a package server cannot be reached; check the network (or the "
                f"proxy) and run this again [{line[:200]}]"
            )
    marked = [line for line in lines if re.match(r"(E|ERROR|error|fatal)\b", line)]
    return (marked or lines or ["it printed nothing"])[-1][:300]


@contextmanager
def locked():
    """Let only one command at a time change what all of them share; may be nested."""
    if _held:
        yield
        return
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "prepare.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("  waiting for another setup command to finish its preparation ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        _held.append(lock)
        try:
            yield
        finally:
            _held.remove(lock)


def alive(pid):
    """Return whether a process of this number runs on this machine."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
