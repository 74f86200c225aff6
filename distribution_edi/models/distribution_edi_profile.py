# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What two parties agreed on for their X12 documents."""

from dataclasses import replace

from psycopg2.errors import SequenceGeneratorLimitExceeded

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.barcode import get_barcode_check_digit
from odoo.tools.sql import SQL

from .. import ediwire
from ..ediwire import Delimiters, EnvelopeProfile
from .edi_agreement import Agreement

#: Digits of an SSCC before its check digit, extension digit included.
SSCC_BODY = 17


class DistributionEdiProfile(models.Model):
    """One a system: identifiers, separators, versions, strictness, carton codes."""

    _name = "distribution.edi.profile"
    _inherit = [
        "distribution.edi.profile.answers",
        "distribution.edi.profile.content",
        "distribution.edi.profile.ready",
        "distribution.edi.profile.onboarding",
    ]
    _description = "EDI partner profile"
    _rec_name = "system_id"
    _order = "system_id"

    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="system_id.company_id", store=True, index=True)
    environment = fields.Selection(related="system_id.environment")
    our_qualifier = fields.Char(
        size=4,
        required=True,
        default="ZZ",
        help="Who gave our identifier: 01 DUNS, 08 GS1, 12 telephone, ZZ agreed; in "
        "EDIFACT 14 GS1, ZZZ agreed.",
    )
    our_identifier = fields.Char(size=35, required=True)
    our_group_identifier = fields.Char(
        size=15, help="Our code in the groups (GS), when it is not the identifier."
    )
    partner_qualifier = fields.Char(size=4, required=True, default="ZZ")
    partner_identifier = fields.Char(size=35, required=True)
    partner_group_identifier = fields.Char(
        size=15, help="Their code in the groups (GS), when it is not the identifier."
    )
    isa_version = fields.Char(
        "ISA version", size=5, required=True, default="00401", help="ISA12"
    )
    group_version = fields.Char(size=12, required=True, default="004010", help="GS08")
    element_separator = fields.Char(size=1, required=True, default="*")
    component_separator = fields.Char(size=1, required=True, default=">")
    segment_terminator = fields.Char(size=1, required=True, default="~")
    character_set = fields.Selection(
        [
            ("basic", "Basic: capitals"),
            ("extended", "Extended: ASCII"),
            ("latin-1", "Latin-1"),
            ("utf-8", "UTF-8"),
        ],
        required=True,
        default="latin-1",
        help="Of the X12 that we send. UTF-8 only where the partner has agreed to it. "
        "Other characters of texts are sent as similar ones.",
    )
    line_breaks = fields.Boolean(
        default=True, help="Start a new line after each segment that we send."
    )
    changes_are_differences = fields.Boolean(
        string="QI and QD say how much more or less",
        help="In an 860. Most partners send the new quantity with them: ask yours.",
    )
    price_tolerance = fields.Float(related="system_id.price_tolerance", readonly=False)
    rule_ids = fields.One2many("distribution.edi.rule", "profile_id", copy=True)
    reference_ids = fields.One2many(
        "distribution.edi.reference", "profile_id", copy=True
    )
    trust_ids = fields.One2many("distribution.edi.trust", "profile_id", copy=True)
    number_ids = fields.One2many("distribution.edi.number", "profile_id")
    deadline_ids = fields.One2many("distribution.edi.deadline", "profile_id", copy=True)
    scenario_ids = fields.One2many("distribution.edi.scenario", "profile_id")
    control_ids = fields.One2many("distribution.edi.control", "profile_id")
    carton_codes = fields.Boolean(
        string="Cartons need an SSCC-18",
        help="Deliveries are packed in cartons, and each gets a code of its own.",
    )
    gs1_prefix = fields.Char(
        string="GS1 company prefix", size=12, help="Ours; 6 to 12 digits."
    )
    sscc_extension = fields.Char(
        string="Extension digit", size=1, required=True, default="0"
    )

    _system_unique = models.UniqueIndex(
        "(system_id)", "This system has an EDI profile already."
    )
    _counts_range = models.Constraint(
        "CHECK (overship_percent >= 0 AND duplicate_days >= 0 "
        "AND answer_minutes >= 0 AND silent_from >= 0)",
        "Days, minutes and counts cannot be negative.",
    )

    # --- checks --------------------------------------------------------------------

    @api.constrains("element_separator", "component_separator", "segment_terminator")
    def _check_separators(self):
        """X12 has no escape: a separator can never stand in what is sent."""
        for profile in self:
            marks = profile._delimiters().all()
            plain = any(mark.isalnum() or not mark.isascii() for mark in marks)
            if plain or " " in marks or len(set(marks)) != 3:
                raise ValidationError(
                    self.env._(
                        "The three separators must be different characters, no "
                        "letters, digits or blanks."
                    )
                )

    @api.constrains(
        "our_qualifier", "our_identifier", "partner_qualifier", "partner_identifier"
    )
    def _check_identifiers(self):
        for profile in self:
            if profile._ours() == profile._partners():
                raise ValidationError(
                    self.env._("Our identifier and the partner's cannot be the same.")
                )

    @api.constrains("carton_codes", "gs1_prefix", "sscc_extension")
    def _check_carton_codes(self):
        for profile in self.filtered("carton_codes"):
            digits = f"{profile.sscc_extension}{profile.gs1_prefix or ''}"
            fits = digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 13
            if not fits:
                raise ValidationError(
                    self.env._(
                        "Carton codes need our GS1 company prefix of 6 to 12 digits "
                        "and an extension digit."
                    )
                )

    # --- records -------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        profiles = super().create(vals_list)
        self.env["distribution.edi.control"].sudo().create(
            [
                {"profile_id": profile.id, "level": level}
                for profile in profiles
                for level in ("isa", "gs")
            ]
        )
        profiles._make_carton_counter()
        return profiles

    def write(self, vals):
        result = super().write(vals)
        if {"carton_codes", "gs1_prefix", "sscc_extension"} & vals.keys():
            self._make_carton_counter()
        return result

    @api.model
    def _of(self, system):
        """Return the profile of ``system``, for the road; empty when there is none."""
        return self.sudo().search([("system_id", "=", system.id)], limit=1)

    def action_run_scenarios(self):
        """Try the sample documents; nothing of them stays."""
        self.ensure_one()
        self.check_access("write")
        self.env["distribution.edi.scenario"].sudo()._run(self.sudo())
        return True

    def action_numbers(self):
        """Open the control numbers that the partner has used."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Numbers received"),
            "res_model": "distribution.edi.number",
            "view_mode": "list",
            "domain": [("profile_id", "=", self.id)],
        }

    # --- values for ediwire -----------------------------------------------------------

    def _ours(self):
        return self.our_qualifier, self.our_identifier

    def _partners(self):
        return self.partner_qualifier, self.partner_identifier

    def _usage(self):
        """Return ISA15: P for production, T for test."""
        return "P" if self.environment == "production" else "T"

    def _policy(self):
        """Return {finding code: action} as ``ediwire.action_for`` takes it."""
        return {rule.code: rule.action for rule in self.rule_ids}

    def _delimiters(self):
        return Delimiters(
            self.element_separator, self.component_separator, self.segment_terminator
        )

    def _codec_name(self, syntax):
        """Return the name of the codec of what we send."""
        edifact = syntax == "edifact"
        return ediwire.codec_of(self.edifact_syntax if edifact else self.character_set)

    def _agreement(self, syntax):
        """Return the :class:`.edi_agreement.Agreement` by which files are taken in."""
        return Agreement(
            partner=self._partners(),
            ours=self._ours(),
            usage=self._usage(),
            policy=self._policy(),
            differences=self.changes_are_differences,
            syntax=syntax,
            interchange_answers=self.answer_interchanges,
            unique_groups=self.duplicate_groups,
            overlay=self._overlay(syntax),
        )

    def _next_envelopes(self, grouped):
        """Return an ``EnvelopeProfile`` with new control numbers for each document.

        They are taken in this transaction: see ``distribution.edi.control``.

        :param grouped: for each document, whether it is sent in a group.
        """
        self.ensure_one()
        control = self.env["distribution.edi.control"].sudo()
        envelope = EnvelopeProfile(
            sender=self._ours(),
            receiver=self._partners(),
            gs_sender=self.our_group_identifier or "",
            gs_receiver=self.partner_group_identifier or "",
            moment=fields.Datetime.now(),
            isa_control=1,
            gs_control=1,
            isa_version=self.isa_version,
            version=self.group_version,
            usage=self._usage(),
            ack_requested=self.ask_interchange_answer,
            delimiters=self._delimiters(),
            characters=self.character_set,
        )
        outer = control._take(self, "isa", len(grouped))
        inner = iter(control._take(self, "gs", sum(grouped)) if any(grouped) else ())
        return [
            replace(envelope, isa_control=isa, gs_control=next(inner) if group else 1)
            for isa, group in zip(outer, grouped, strict=True)
        ]

    # --- carton codes ---------------------------------------------------------------

    def _counter(self):
        """Return the counter of our prefix: shared by all partners, never restarted."""
        return f"distribution_sscc_{self._carton_prefix()}"

    def _carton_prefix(self):
        return f"{self.sscc_extension}{self.gs1_prefix}"

    def _make_carton_counter(self):
        """A database sequence: packers do not wait for each other, and no number
        comes twice even when a delivery is rolled back.
        """
        for profile in self.filtered("carton_codes"):
            last = 10 ** (SSCC_BODY - len(profile._carton_prefix())) - 1
            self.env.cr.execute(
                SQL(
                    "CREATE SEQUENCE IF NOT EXISTS %s MAXVALUE %s NO CYCLE",
                    SQL.identifier(profile._counter()),
                    last,
                )
            )

    def _next_sscc(self):
        """Return a new SSCC-18, see :meth:`_next_ssccs`."""
        [code] = self._next_ssccs(1)
        return code

    def _next_ssccs(self, count):
        """Return new SSCC-18: extension digit, prefix, serial, check digit (GS1).

        :raises UserError: every number of the prefix has been given out.
        """
        self.ensure_one()
        prefix = self._carton_prefix()
        take = SQL(
            "SELECT nextval(%s) FROM generate_series(1, %s)", self._counter(), count
        )
        try:
            with self.env.cr.savepoint(flush=False):
                serials = [serial for (serial,) in self.env.execute_query(take)]
        except SequenceGeneratorLimitExceeded as error:
            raise UserError(
                self.env._(
                    "All carton codes of prefix %s have been given out. Choose another "
                    "extension digit on the EDI profile.",
                    prefix,
                )
            ) from error
        bodies = (f"{prefix}{n:0{SSCC_BODY - len(prefix)}d}" for n in sorted(serials))
        return [f"{body}{get_barcode_check_digit(body + '0')}" for body in bodies]
