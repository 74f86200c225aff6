# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What two parties agreed on for their EDIFACT messages."""

from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..ediwire import edifact

#: Versions of CONTRL by syntax version; it is part of no directory.
_CONTROL_VERSIONS = {"1": "2:2:UN", "2": "2:2:UN", "3": "D:3:UN", "4": "4:1:UN"}


class DistributionEdiProfile(models.Model):
    _inherit = "distribution.edi.profile"

    edifact_syntax = fields.Selection(
        [(name, name) for name in sorted(edifact.CHARACTER_SETS)],
        string="Character set",
        required=True,
        default="UNOC",
        help="UNOA capitals, UNOB ASCII, UNOC Western European, UNOD Eastern European.",
    )
    edifact_syntax_version = fields.Selection(
        [(number, number) for number in "1234"],
        string="Syntax version",
        required=True,
        default="3",
    )
    edifact_version = fields.Char(
        string="Directory",
        size=20,
        required=True,
        default="D:96A:UN",
        help="Of what we send, with the association code of an industry, for example "
        "D:96A:UN:EAN008.",
    )
    edifact_decimal = fields.Selection(
        [(".", "Point"), (",", "Comma")],
        string="Decimal mark",
        required=True,
        default=".",
    )
    edifact_advice = fields.Boolean(
        string="Send UNA",
        default=True,
        help="Name the service characters; without need some partners refuse it.",
    )

    @api.constrains("edifact_version")
    def _check_edifact_version(self):
        for profile in self:
            directory, _exact = edifact.directory_for(profile.edifact_version)
            if directory is None:
                raise ValidationError(
                    self.env._(
                        "%s is no EDIFACT directory. Enter one such as D:96A:UN.",
                        profile.edifact_version,
                    )
                )

    def _next_edifact_envelopes(self, count):
        """Return ``count`` times an ``EdifactProfile``, each with its own reference.

        They are taken in this transaction: see ``distribution.edi.control``.
        """
        self.ensure_one()
        control = self.env["distribution.edi.control"].sudo()
        four = self.edifact_syntax_version == "4"
        envelope = edifact.EdifactProfile(
            sender=self._ours(),
            receiver=self._partners(),
            moment=fields.Datetime.now(),
            control=1,
            version=self.edifact_version,
            versions={"CONTRL": _CONTROL_VERSIONS[self.edifact_syntax_version]},
            syntax_id=self.edifact_syntax,
            syntax_version=self.edifact_syntax_version,
            usage=self._usage(),
            advise=self.edifact_advice,
            line_breaks=self.line_breaks,
            delimiters=edifact.Delimiters(
                repetition="*" if four else "", decimal=self.edifact_decimal
            ),
        )
        numbers = control._take(self, "isa", count)
        return [replace(envelope, control=number) for number in numbers]
