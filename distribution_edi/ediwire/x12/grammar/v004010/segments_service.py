# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Segments for set headers and acknowledgements; notation: :mod:`..notation`."""

SEGMENTS = """
AK1 group answered: 479! 28!
AK2 set answered: 143! 329!
AK3 segment in error: 721! 719! 447 720
AK4 element in error: C030! 725 723! 724
AK5 verdict on the set: 717! 5x(718)
AK9 verdict on the group: 715! 97! 123! 2! 5x(716)
SE set trailer: 96! 329!
ST set header: 143! 329!
"""
