# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is looked at before a document leaves: partners fine for what is wrong in it.

Plain functions; what they find becomes an exception instead of a document.
"""

from datetime import UTC, datetime, timedelta

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from .. import ediwire

#: Faults that hold a document back although one that came in would be taken with them.
_HOLDING = (
    "reference_required",
    "hierarchy_level",
    "hierarchy_empty",
    "sscc_bad",
    "sscc_repeated",
)
#: Clocks of two machines may differ by so much.
_CLOCKS = timedelta(hours=1)


def check_dates(document, now):
    """Hold a shipment that left later than it is told, or arrives before it left.

    :raises DistributionError: in words, with what to mend.
    """
    if document["type"] != "shipment":
        return
    shipped_at = datetime.fromisoformat(document["shipped_at"])
    left = shipped_at.astimezone(UTC) if shipped_at.tzinfo else shipped_at
    if left.replace(tzinfo=None) > now + _CLOCKS:
        raise _held(
            document,
            "gate_dates",
            f"it is told to leave on {shipped_at:%Y-%m-%d %H:%M}, which is to come",
            "Correct the date of the delivery, then press Retry.",
        )
    day = f"{shipped_at:%Y-%m-%d}"
    expected = document.get("expected_on")
    if expected and expected < day:
        raise _held(
            document,
            "gate_dates",
            f"it is expected on {expected}, before it left on {day}",
            "Correct the delivery date of the order, then press Retry.",
        )
    eve = f"{shipped_at + timedelta(days=1):%Y-%m-%d}"
    for order in document["orders"]:
        ordered = order.get("order_date")
        if ordered and ordered > eve:
            raise _held(
                document,
                "gate_dates",
                f"order {order['order_number']} is dated {ordered}, after it left on "
                f"{day}",
                "Ask the partner for the right date of the order; tell the shipment by "
                "hand, then drop this document.",
            )


def check_packages(document, on_pallets):
    """A partner that scans packages cannot receive one without a code.

    What goes straight to a consumer nobody scans.

    :param on_pallets: the layout tells pallets, so they need codes as well.
    :raises DistributionError: a carton or pallet has no SSCC-18.
    """
    detail = document.get("detail") or {}
    if document["type"] != "shipment" or detail.get("dropship"):
        return
    cartons = [each for order in document["orders"] for each in order["cartons"]]
    bare = [each for each in cartons if not each.get("sscc")]
    if bare and not all(on_pallets and each.get("pallet") for each in bare):
        what = "carton"
    elif on_pallets and any(not each.get("sscc") for each in document["pallets"]):
        what = "pallet"
    else:
        return
    raise DistributionError(
        "missing",
        f"Shipment {document['number']} has a {what} without an SSCC-18.",
        cause=f"{what}_without_sscc",
        hint="Give the package a code of 18 digits, then press Retry.",
    )


def check_written(body, document, policy, overlay):
    """Read what would leave as the partner reads it, and hold it for what he refuses.

    :param overlay: the partner's deviations, see ``ediwire.read_interchanges``.
    :raises DistributionError: with the first fault in words.
    """
    for finding in _faults(body, overlay):
        if _holds(finding, policy):
            raise _held(
                document,
                f"gate:{finding.code}",
                finding.words().rstrip("."),
                "Mend it in Odoo, then press Retry. If the partner takes it as it is, "
                "list this fault as 'Ignore' in the strictness of his EDI profile.",
            )


def _faults(body, overlay):
    for interchange in ediwire.read_interchanges(body, overlay=overlay):
        for group in interchange.groups:
            for message in group.sets:
                yield from message.findings


def _holds(finding, policy):
    if finding.code in policy:
        return policy[finding.code] == ediwire.REJECT
    return (
        finding.code in _HOLDING
        or ediwire.action_for(finding, policy) == ediwire.REJECT
    )


def _held(document, cause, why, hint):
    number = document.get("number") or document.get("order_number") or ""
    kind = document["type"].replace("_", " ")
    return DistributionError(
        "business_rule",
        f"{kind.capitalize()} {number} is held back: {why}.",
        cause=cause,
        hint=hint,
    )
