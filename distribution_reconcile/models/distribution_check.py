# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The contract of a check."""

from odoo import api, models


class DistributionCheck(models.AbstractModel):
    """Compares what two sides know of the same facts.

    A check is an AbstractModel named ``distribution.check.<name>`` that inherits this
    one; ``_description`` is its label on the screen. The schedule of each company
    finds it through ``distribution.registry``.
    """

    _name = "distribution.check"
    _description = "Check"

    #: Hours that a difference may last before it counts; each schedule may change it.
    _grace_hours = 24.0

    @api.model
    def _compare(self, scope):
        """Return the :class:`~..comparison.Findings` of ``scope``.

        Reads only, in a few queries whatever the number of records: what to do about
        a finding is the schedule's part. Anything raised here is recorded as a failed
        run, and what is open stays open.

        :param scope: a :class:`~..comparison.Scope`.
        """
        raise NotImplementedError(f"{self._name} does not compare anything")
