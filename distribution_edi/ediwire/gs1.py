# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""GS1 numbers, whatever the syntax they travel in."""


def check_digit(digits):
    """Return the GS1 check digit (modulo 10, weights 3 and 1 from the right)."""
    weights = zip(reversed(digits), [3, 1] * len(digits), strict=False)
    return str(-sum(int(digit) * weight for digit, weight in weights) % 10)
