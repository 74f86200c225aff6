# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""GS1 numbers, whatever they travel in; see also the package ``gs1`` beside."""


def check_digit(body):
    """Return the check digit of ``body``, the digits of a key before its last.

    From the right, digits count three times and once by turns; the check digit fills
    the sum up to a multiple of ten (GS1 General Specifications, 7.9.1).

    :raises ValueError: something else than digits.
    """
    if not (body.isascii() and body.isdigit()):
        raise ValueError(f"{body!r} is not made of digits.")
    weights = zip(reversed(body), [3, 1] * len(body), strict=False)
    return str(-sum(int(digit) * weight for digit, weight in weights) % 10)
