# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Payment terms as partners name them."""

from .numbers import decimal_text


def terms_keys(terms):
    """Return the (code_type, code) by which mappings know payment terms, best first.

    The partner's own name for them, then their figures: ``2/10 net 30`` is two percent
    off within ten days, else thirty days.

    :param terms: a canonical ``Terms``.
    """
    keys = []
    if terms.description:
        keys.append(("name", terms.description[:80]))
    if terms.net_days is not None:
        net = f"net {terms.net_days}"
        if terms.discount_percent:
            percent = decimal_text(float(terms.discount_percent))
            net = f"{percent}/{terms.discount_days or 0} {net}"
        keys.append(("days", net))
    return keys
