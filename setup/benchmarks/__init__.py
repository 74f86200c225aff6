# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One module a benchmark: ``run(context) -> dict(ratio, ours, floor, unit, detail)``.

``context`` is a :class:`lib.bench.Context`. Numbers are medians of at least five
interleaved runs of ours and of the floor; ``detail`` says what is counted.
"""
