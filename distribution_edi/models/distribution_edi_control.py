# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Control numbers: counted per partner and level, never given out twice."""

from odoo import api, fields, models
from odoo.tools.sql import SQL

#: ISA13 and GS06 have at most nine digits (X12 elements I12 and 28).
HIGHEST = 999_999_999


class DistributionEdiControl(models.Model):
    """The last number given out on one level of a partner's envelopes.

    A table of its own: the row is locked from the moment a number is taken until the
    document that carries it is committed, and nothing else may wait for that.
    """

    _name = "distribution.edi.control"
    _description = "EDI control number"
    _order = "profile_id, level desc"
    _log_access = False

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    level = fields.Selection(
        [("isa", "Interchange (ISA13)"), ("gs", "Group (GS06)")], required=True
    )
    last_number = fields.Integer(
        required=True,
        default=0,
        help="Raise it when the partner already knows numbers of an older program.",
    )

    _level_unique = models.UniqueIndex("(profile_id, level)")
    _number_range = models.Constraint(
        f"CHECK (last_number BETWEEN 0 AND {HIGHEST})",
        "A control number has at most nine digits.",
    )

    @api.model
    def _take(self, profile, level, count):
        """Return the next ``count`` numbers in their order, 1 after 999999999.

        The lock of this update orders the senders. A transaction that is rolled back
        gives its number back unused; one that is committed keeps it for good.
        """
        self.flush_model()
        [(last,)] = self.env.execute_query(
            SQL(
                """
                UPDATE distribution_edi_control
                SET last_number = (last_number + %s) %% %s + 1
                WHERE profile_id = %s AND level = %s
                RETURNING last_number
                """,
                count - 1,
                HIGHEST,
                profile.id,
                level,
            )
        )
        self.invalidate_model(["last_number"])
        return [(last - 1 - back) % HIGHEST + 1 for back in reversed(range(count))]
