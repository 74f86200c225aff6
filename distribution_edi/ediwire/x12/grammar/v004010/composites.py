# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Composite elements: written like segments, their parts are components."""

COMPOSITES = """
C001 unit of measure: 355! 1018 649 355 1018 649 355 1018 649 355 1018 649 355 1018 649
C002 actions indicated: 704! 704 704 704 704
C030 position in the segment: 722! 1528
C040 reference: 128! 127! 128 127 128 127 | all(3 4) all(5 6)
"""
