# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Log lines are JSON, say what they are about, and hold no secret."""

import io
import json
import logging
import threading

import pytest
from engine import logs


@pytest.fixture
def log():
    """Return a logger and a function that gives the lines it wrote, parsed."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logs.install([handler])
    logger = logging.Logger("test.logs")
    logger.addHandler(handler)
    yield logger, lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_says_what_the_work_is_about(log):
    logger, lines = log
    with logs.about(correlation_id="c1", interface=""):
        with logs.about(message_uid="m1"):
            logger.info("inside %s", "both")
        logger.info("outer")
    logger.info("after")
    inside, outer, after = lines()
    assert inside["message"] == "inside both"
    assert (inside["correlation_id"], inside["message_uid"]) == ("c1", "m1")
    assert outer["correlation_id"] == "c1"
    assert not {"message_uid", "interface"} & outer.keys()
    assert "correlation_id" not in after


def test_another_thread_is_about_something_else(log):
    logger, lines = log
    with logs.about(correlation_id="mine"):
        thread = threading.Thread(target=logger.info, args=("theirs",))
        thread.start()
        thread.join()
    assert "correlation_id" not in lines()[0]


def test_an_error_and_its_secrets(log):
    logger, lines = log
    try:
        raise ValueError("login failed, password=hunter2")
    except ValueError:
        logger.exception("Authorization: Bearer abcdefghijkl")
    [line] = lines()
    assert line["level"] == "ERROR"
    assert "ValueError" in line["exception"]
    assert "hunter2" not in json.dumps(line)
    assert "abcdefghijkl" not in json.dumps(line)


def test_one_line_however_many_are_written(log):
    logger, lines = log
    logger.info("first\nsecond")
    assert [line["message"] for line in lines()] == ["first\nsecond"]
