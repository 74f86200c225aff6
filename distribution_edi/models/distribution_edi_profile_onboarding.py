# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How far a partner is on the way to production, told by facts."""

from typing import NamedTuple

from odoo import models
from odoo.tools import format_datetime

from .. import ediwire
from ..gs1 import complaint
from .distribution_edi_reader import CODECS

#: Qualifiers of identifiers that are numbers of GS1, with the kind of number.
_GLN_QUALIFIERS = ("07", "14")
#: Layouts whose packages are told, and so may need codes.
_PACKED = ("SOPI", "SOTPI", "SOIP", "SPOI", "STPOI")
#: References of the 856 and the DESADV that an SSCC is.
_SSCC_WISHES = (("MAN", "GM"), ("MAN", "AA"), ("GIN", "BJ"))
#: X12 has room for so much (I06).
_LONGEST_X12 = 15


class Step(NamedTuple):
    """One line of the checklist; ``fix`` is the method that mends it."""

    name: str
    done: bool
    words: str
    fix: str


class DistributionEdiProfileOnboarding(models.AbstractModel):
    """Part of the profile: the checklist, and what mends each of its lines."""

    _name = "distribution.edi.profile.onboarding"
    _description = "EDI partner profile: onboarding"

    def _steps(self):
        """Return each :class:`Step`, in the order in which they are best taken."""
        self.ensure_one()
        return [
            self._step_identifiers(),
            self._step_packages(),
            self._step_interfaces(),
            self._step_transport(),
            self._step_mappings(),
            self._step_scenarios(),
            self._step_answered(),
            self._step_production(),
        ]

    # --- facts -----------------------------------------------------------------------

    def _step_identifiers(self):
        wrong = []
        for qualifier, identifier in (self._ours(), self._partners()):
            if qualifier in _GLN_QUALIFIERS and complaint(identifier, "gln"):
                why = complaint(identifier, "gln")
                wrong.append(self.env._("%(id)s: %(why)s", id=identifier, why=why))
            elif self._syntax() == "x12" and (
                len(qualifier) != 2 or len(identifier) > _LONGEST_X12
            ):
                wrong.append(
                    self.env._(
                        "%s does not fit in X12: two characters, then at most 15.",
                        f"{qualifier} {identifier}",
                    )
                )
        words = " ".join(wrong) or self.env._(
            "We are %(ours)s, the partner is %(theirs)s.",
            ours=" ".join(self._ours()),
            theirs=" ".join(self._partners()),
        )
        name = self.env._("Identifiers")
        return Step(name, not wrong, words, "action_open_profile")

    def _step_packages(self):
        """What the profile says counts: a partner may want cartons without codes."""
        name = self.env._("Codes of cartons and pallets")
        wanted = self._wish_for_codes()
        if self.carton_codes:
            words = self.env._("Each gets an SSCC-18 of prefix %s.", self.gs1_prefix)
        elif wanted:
            words = self.env._(
                "The partner requires %s, but cartons get no SSCC-18: tick 'Cartons "
                "need an SSCC-18' and enter our GS1 prefix, or remove that reference.",
                wanted,
            )
        elif self.shipment_tree not in _PACKED:
            words = self.env._("The layout tells no cartons.")
        else:
            words = self.env._(
                "Cartons are told without SSCC-18, as the profile says. If the partner "
                "scans them, tick 'Cartons need an SSCC-18'."
            )
        return Step(name, not wanted or self.carton_codes, words, "action_open_profile")

    def _wish_for_codes(self):
        """Return the required reference that only an SSCC can be, or nothing."""
        wishes = self._wishes().get("shipment", ())
        return next((each for each in wishes if _is_code(each)), "")

    def _edi_interfaces(self):
        interfaces = self.system_id.sudo().interface_ids
        return interfaces.filtered(lambda each: each.codec in CODECS)

    def _step_interfaces(self):
        live = {
            (each.direction, each.document_type)
            for each in self._edi_interfaces()
            if each.state in ("live", "deprecated")
        }
        missing = [flow for flow in self._flows() if flow not in live]
        labels = dict(
            self.env["distribution.interface"]
            ._fields["document_type"]
            ._description_selection(self.env)
        )
        ways = {"in": self.env._("in"), "out": self.env._("out")}
        named = ", ".join(f"{labels[kind]} ({ways[way]})" for way, kind in missing)
        words = (
            self.env._("Not live yet: %s.", named)
            if missing
            else self.env._("All that such a partner needs are live.")
        )
        name = self.env._("Interfaces")
        return Step(name, not missing, words, "action_open_interfaces")

    def _step_transport(self):
        system = self.system_id.sudo()
        moved = (
            self.env["distribution.message"]
            .sudo()
            .search_count(
                [
                    ("system_id", "=", system.id),
                    "|",
                    ("direction", "=", "in"),
                    ("delivery_state", "in", ("sent", "delivered")),
                ],
                limit=1,
            )
        )
        if moved:
            words = self.env._("Documents have moved.")
        elif system.sftp_tested_at:
            words = self.env._(
                "The connection was tested on %s.",
                format_datetime(self.env, system.sftp_tested_at),
            )
        else:
            words = self.env._("Nothing has moved, and the connection was not tested.")
        done = bool(moved or system.sftp_tested_at)
        return Step(self.env._("Transport"), done, words, "action_test_transport")

    def _step_mappings(self):
        open_rows = (
            self.env["distribution.mapping"]
            .sudo()
            .search_count(
                [("system_id", "=", self.system_id.id), ("state", "=", "open")]
            )
        )
        words = (
            self.env._("%s codes of the partner are not mapped.", open_rows)
            if open_rows
            else self.env._("No code of the partner waits for a mapping.")
        )
        name = self.env._("Mappings")
        return Step(name, not open_rows, words, "action_open_mappings")

    def _step_scenarios(self):
        name = self.env._("Scenarios")
        scenarios = self.scenario_ids
        failed = scenarios.filtered(lambda each: each.state != "passed")
        if not scenarios:
            words = self.env._("They have not been run.")
        elif min(scenarios.mapped("ran_at")) < self.write_date.replace(microsecond=0):
            words = self.env._("The profile was changed since they were run.")
        elif failed:
            labels = dict(scenarios._fields["kind"]._description_selection(self.env))
            named = ", ".join(labels[each.kind] for each in failed)
            words = self.env._("Failed: %s.", named)
        else:
            words = self.env._("All %s passed.", len(scenarios))
            return Step(name, True, words, "action_run_scenarios")
        return Step(name, False, words, "action_run_scenarios")

    def _step_answered(self):
        taken = (
            self.env["distribution.message"]
            .sudo()
            .search(
                [
                    ("system_id", "=", self.system_id.id),
                    ("direction", "=", "out"),
                    ("ack_state", "in", ("accepted", "accepted_with_errors")),
                ],
                order="id",
                limit=1,
            )
        )
        words = (
            self.env._("The partner took %s.", taken.name)
            if taken
            else self.env._(
                "The partner has not acknowledged any document of ours yet."
            )
        )
        name = self.env._("First acknowledgement")
        return Step(name, bool(taken), words, "action_open_sent")

    def _step_production(self):
        name = self.env._("Production")
        done = self.environment == "production"
        words = (
            self.env._("The system is in production.")
            if done
            else self.env._(
                "It is a test system: what we send is marked as test, and what comes "
                "marked as production is refused."
            )
        )
        return Step(name, done, words, "action_open_system")

    # --- what mends them -------------------------------------------------------------

    def action_onboarding(self):
        """Open the checklist, counted anew."""
        self.ensure_one()
        wizard = self.env["distribution.edi.onboarding"].create({"profile_id": self.id})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Onboarding of %s", self.system_id.name),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_open_profile(self):
        return self._open(self._name, self.id)

    def action_open_system(self):
        return self._open("distribution.system", self.system_id.id)

    def action_open_interfaces(self):
        return self._listed(
            "distribution.interface",
            self.env._("Interfaces"),
            [("system_id", "=", self.system_id.id)],
        )

    def action_open_mappings(self):
        return self._listed(
            "distribution.mapping",
            self.env._("Codes to map"),
            [("system_id", "=", self.system_id.id), ("state", "=", "open")],
        )

    def action_open_sent(self):
        return self._listed(
            "distribution.message",
            self.env._("Documents sent"),
            [("system_id", "=", self.system_id.id), ("direction", "=", "out")],
        )

    def action_test_transport(self):
        """Test SFTP at once; other ways are seen on their interfaces."""
        self.check_access("write")
        if self.system_id.sftp_host:
            return self.system_id.action_sftp_test()
        if "sftp" in self._edi_interfaces().mapped("transport"):
            return self.action_open_system()
        return self.action_open_interfaces()

    def _open(self, model, record_id):
        action = {"type": "ir.actions.act_window", "res_model": model}
        return {**action, "res_id": record_id, "view_mode": "form"}

    def _listed(self, model, name, domain):
        action = {"type": "ir.actions.act_window", "res_model": model, "name": name}
        context = {"default_system_id": self.system_id.id}
        return {
            **action,
            "view_mode": "list,form",
            "domain": domain,
            "context": context,
        }


def _is_code(text):
    wish = ediwire.read_wish(text)
    return (wish.tag, wish.qualifier) in _SSCC_WISHES
