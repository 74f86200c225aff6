# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was agreed on an interface, and whether this program still keeps it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Latency class -> the promise, in seconds from received to done.
LATENCY_SECONDS = {
    "real_time": 10,
    "minutes": 5 * 60,
    "hours": 4 * 3600,
    "day": 24 * 3600,
}


class DistributionInterfaceContract(models.AbstractModel):
    """A part of ``distribution.interface``, which inherits it."""

    _name = "distribution.interface.contract"
    _description = "Interface: contract"

    contract_id = fields.Many2one(
        "distribution.contract",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="The version of the document that it went live on.",
    )
    contract_state = fields.Selection(
        [
            ("unchanged", "Kept"),
            ("compatible", "Changed, nothing breaks"),
            ("breaking", "Breaking"),
        ],
        string="Contract now",
        compute="_compute_contract_state",
        help="What this program reads and writes, against what was agreed.",
    )
    contract_words = fields.Text(compute="_compute_contract_state")
    record_system_id = fields.Many2one(
        "distribution.system",
        string="System of record",
        check_company=True,
        help="Whose word counts when both sides say something else. Empty: Odoo. The "
        "rules by field stand under Ownership.",
    )
    latency_seconds = fields.Integer(
        string="Promise (seconds)",
        compute="_compute_latency_seconds",
        store=True,
        readonly=False,
        help="From received to done. Taken from the latency class; another figure may "
        "be agreed.",
    )

    @api.depends("latency_class")
    def _compute_latency_seconds(self):
        for interface in self:
            interface.latency_seconds = LATENCY_SECONDS[interface.latency_class]

    @api.depends("contract_id", "document_type", "direction")
    def _compute_contract_state(self):
        for interface in self:
            found = interface._agreed()._difference(interface.direction)
            interface.contract_state = found.verdict if found else False
            interface.contract_words = found.words() if found else False

    def _agreed(self):
        """Return the contract that the other side holds to.

        That of the interface itself once it is live; before, that of the one it is to
        replace: same system, direction and document, live or deprecated.
        """
        self.ensure_one()
        others = self.system_id.interface_ids.filtered(
            lambda other: other.direction == self.direction
            and other.document_type == self.document_type
            and other.state in ("live", "deprecated")
        )
        return (self.contract_id or others.contract_id.sorted("id")[-1:]).sudo()

    def _breaking_words(self):
        """Return what breaks, in sentences, or an empty text."""
        found = self._agreed()._difference(self.direction)
        return "\n".join(found.breaking) if found else ""

    def action_adopt_contract(self):
        """Agree to what this program says now; what breaks is confirmed first."""
        if self._breaking_words():
            return self._ask("adopt")
        return self._adopt()

    def _adopt(self, reason=None, confirmed=False):
        """Put the contract of this program in the place of the one agreed before."""
        self.ensure_one()
        self.check_access("write")
        breaking = self._breaking_words()
        if breaking and not confirmed:
            raise UserError(self.env._("Read and confirm first:\n%s", breaking))
        contract = self.env["distribution.contract"].sudo()._publish(self.document_type)
        if not self.contract_id or contract == self.contract_id:
            raise UserError(self.env._("'%s' has nothing new to agree to.", self.name))
        words = self.env._("Contract %s agreed.", contract.version)
        self._decide(
            self.state,
            f"{words} {breaking}".strip(),
            decision="agreed",
            reason=reason,
            contract_id=contract.id,
        )
