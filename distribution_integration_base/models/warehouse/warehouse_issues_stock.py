# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is said of receipts and adjustments that cannot be taken as they are."""

from odoo import models

from ...engine.errors import Issue
from ...engine.numbers import decimal_text


class DistributionWarehouseIssues(models.AbstractModel):
    _name = "distribution.warehouse.issues"
    _inherit = "distribution.warehouse.issues"

    def _condition(self, name, condition):
        return Issue(
            "business_rule",
            f"warehouse_condition:{name}",
            self.env._(
                "Line %(line)s came in a condition that is not handled: %(condition)s.",
                line=name,
                condition=condition.replace("_", " "),
            ),
            self.env._(
                "Ask the warehouse what was done with it. Correct the line to damaged "
                "or on hold and resubmit, or receive it by hand and drop this."
            ),
        )

    def _conditions(self, name, sums, received):
        return Issue(
            "value",
            f"warehouse_conditions:{name}",
            self.env._(
                "Line %(line)s: %(sums)s are damaged or on hold, but only %(received)s "
                "came.",
                line=name,
                sums=decimal_text(sums),
                received=decimal_text(received),
            ),
            self.env._(
                "Here what came counts all of it, whatever its condition. Correct the "
                "line and resubmit, and agree on this with the warehouse."
            ),
        )

    def _received_otherwise(self, asked, what):
        return Issue(
            "business_rule",
            "warehouse_differs",
            self.env._(
                "%(who)s received %(number)s otherwise than announced: %(what)s.",
                who=asked.system_id.name,
                number=asked.number,
                what=what,
            ),
            self.env._(
                "It is booked as it came. Claim it from the supplier or the carrier, "
                "then close this."
            ),
        )

    # --- adjustments ---

    def _which_warehouse(self, system, code):
        return Issue(
            "missing",
            "adjustment_warehouse",
            self.env._(
                "%(who)s adjusts the stock of '%(code)s': which warehouse is that?",
                who=system.name,
                code=code or "",
            ),
            self.env._(
                "Choose who runs it on the warehouse; map the code to it when they run "
                "several. Then press Retry."
            ),
        )

    def _unknown_reason(self, system, reason):
        return Issue(
            "mapping",
            f"unmapped:reason:adjustment:{reason}",
            self.env._(
                "Adjustment reason '%(reason)s' of %(who)s is not known.",
                reason=reason,
                who=system.name,
            ),
            self.env._(
                "Map it to one of these words: adjust (more or less is there), scrap, "
                "hold, release, ignore."
            ),
        )

    def _odd_reason(self, reason, word):
        return Issue(
            "value",
            f"adjustment_reason:{reason}",
            self.env._(
                "Adjustment reason '%(reason)s' is mapped to '%(word)s', which is "
                "none of: adjust, scrap, hold, release, ignore.",
                reason=reason,
                word=word,
            ),
            self.env._("Correct the mapping, then press Retry."),
        )

    def _direction(self, name, word):
        return Issue(
            "value",
            f"adjustment_sign:{name}",
            self.env._(
                "Line %(line)s adds stock, but its reason stands for '%(word)s'.",
                line=name,
                word=word,
            ),
            self.env._("Ask the warehouse what is meant; map the reason otherwise."),
        )

    def _approval(self, system, document, what):
        return Issue(
            "business_rule",
            "adjustment_approval",
            self.env._(
                "%(who)s corrects the stock (%(number)s): %(what)s.",
                who=system.name,
                number=document.number or document.adjusted_on,
                what=what,
            ),
            self.env._("Press 'Approve the adjustment' to book it, or drop it."),
        )

    def _repeat(self, system, document, first):
        return Issue(
            "business_rule",
            f"adjustment_repeat:{first.id}",
            self.env._(
                "%(who)s sent an adjustment of %(day)s without a number that says the "
                "same as message %(first)s, which is booked.",
                who=system.name,
                day=document.adjusted_on,
                first=first.id,
            ),
            self.env._(
                "Ask the warehouse. If it is another one, press 'Approve the "
                "adjustment'; if it was sent twice, drop it."
            ),
        )

    def _below_zero(self, place, product, lot, missing):
        what = f"{product.display_name} {lot.name}" if lot else product.display_name
        return Issue(
            "business_rule",
            f"adjustment_negative:{product.id}:{lot.id or 0}",
            self.env._(
                "%(what)s: this would leave %(missing)s less than nothing in "
                "%(place)s.",
                what=what,
                missing=decimal_text(missing),
                place=place.display_name,
            ),
            self.env._(
                "Receipts may still be on their way: press Retry when they are here. "
                "'Approve the adjustment' books it all the same."
            ),
        )
