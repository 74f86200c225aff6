# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The published form of a canonical document, version by version."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...canonical import DOCUMENT_TYPES
from ...engine.schema_diff import compare, next_version


class DistributionContract(models.Model):
    """One row per document type and version; kept for good once it was published.

    The documents are the same for every company. A version is stored when the program
    that has it is installed or an interface goes live on it, so that what a later
    program says can be compared with what was agreed.
    """

    _name = "distribution.contract"
    _description = "Contract"
    _order = "document_type, major desc, minor desc"
    _rec_name = "version"

    document_type = fields.Selection(
        selection="_selection_document_type", required=True, readonly=True
    )
    major = fields.Integer(required=True, readonly=True)
    minor = fields.Integer(required=True, readonly=True)
    version = fields.Char(compute="_compute_version")
    json_schema = fields.Json(required=True, readonly=True, prefetch=False)
    published_at = fields.Datetime(
        required=True, readonly=True, default=fields.Datetime.now
    )
    words = fields.Text(
        string="What changed", readonly=True, help="Since the version before."
    )
    breaks_received = fields.Boolean(
        readonly=True, help="Documents that fitted the version before may be refused."
    )
    breaks_sent = fields.Boolean(
        readonly=True, help="Readers of the version before may not understand ours."
    )
    interface_ids = fields.One2many("distribution.interface", "contract_id")

    _version_unique = models.UniqueIndex(
        "(document_type, major, minor)",
        "This version was published a moment ago by somebody else. Try again.",
    )

    @api.depends("major", "minor")
    def _compute_version(self):
        for contract in self:
            contract.version = f"{contract.major}.{contract.minor}"

    @api.model
    def _selection_document_type(self):
        types = self.env["distribution.interface"]._fields["document_type"]
        return types._description_selection(self.env)

    @api.depends("document_type", "version")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._selection_document_type())
        for contract in self:
            label = labels.get(contract.document_type, contract.document_type)
            contract.display_name = f"{label} {contract.version}"

    def write(self, vals):
        if vals:
            raise UserError(
                self.env._("A contract that was published stays as it is for good.")
            )
        return super().write(vals)

    @api.model
    def _program_schema(self, document_type):
        """Return the JSON Schema that this program reads and writes, or None."""
        model = DOCUMENT_TYPES.get(document_type)
        return model.model_json_schema() if model else None

    @api.model
    def _latest(self, document_type):
        """Return the newest published contract of a type, or nothing."""
        return self.search([("document_type", "=", document_type)], limit=1)

    @api.model
    def _publish(self, document_type):
        """Return the contract that this program keeps, published now if need be.

        The comparison decides the version: major when it breaks either those who send
        us the document or those who read ours, else minor.

        :return: an empty recordset for a type without a canonical form.
        """
        schema = self._program_schema(document_type)
        if schema is None:
            return self.browse()
        latest = self._latest(document_type)
        if not latest:
            return self.create(
                {
                    "document_type": document_type,
                    "major": 1,
                    "minor": 0,
                    "json_schema": schema,
                }
            )
        received = compare(latest.json_schema, schema, "in")
        sent = compare(latest.json_schema, schema, "out")
        verdicts = {received.verdict, sent.verdict}
        if verdicts == {"unchanged"}:
            return latest
        verdict = "breaking" if "breaking" in verdicts else "compatible"
        major, minor = next_version(latest.version, verdict).split(".")
        return self.create(
            {
                "document_type": document_type,
                "major": int(major),
                "minor": int(minor),
                "json_schema": schema,
                "words": received.words(),
                "breaks_received": received.verdict == "breaking",
                "breaks_sent": sent.verdict == "breaking",
            }
        )

    @api.model
    def _publish_all(self):
        """Publish what this program brings; called when it is installed or updated."""
        for document_type in DOCUMENT_TYPES:
            self._publish(document_type)

    def _difference(self, direction):
        """Return how this program differs from the contract, for one direction.

        :return: an ``engine.schema_diff.Difference``, or None without a contract.
        """
        schema = self and self._program_schema(self.document_type)
        return compare(self.json_schema, schema, direction) if schema else None

    def _published(self):
        """Return the JSON Schema as the world reads it."""
        self.ensure_one()
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": self._address(),
            "$comment": "Documents sent to us may hold only the fields named here. "
            "Readers of ours ignore fields they do not know: a minor version may add "
            "some.",
            **self.json_schema,
        }

    def _address(self):
        self.ensure_one()
        base = self.env["ir.config_parameter"].sudo().get_param("web.base.url")
        return f"{base}/distribution/schemas/{self.document_type}/{self.version}.json"
