# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Scenario tests: sample documents by a profile's own rules, worked without a trace."""

import base64

from odoo import api, fields, models

INCOMING = [
    ("standalone", "Order, stand-alone (850, ORDERS)"),
    ("dropship", "Order, drop-shipment (850, ORDERS)"),
    ("release", "Order, release of a blanket (850, ORDERS)"),
    ("blanket", "Order, blanket (850, ORDERS)"),
    ("change", "Order change (860, ORDCHG)"),
]
OUTGOING = [
    ("order_response", "Our answer (855, ORDRSP)"),
    ("shipment", "Our shipment notice (856, DESADV)"),
    ("invoice", "Our invoice (810, INVOIC)"),
    ("warehouse_order", "Our order to a warehouse (940)"),
    ("inbound_notice", "Our notice of goods to come (943)"),
    ("acknowledgement", "Our acknowledgement (997, 999, CONTRL)"),
]


class DistributionEdiScenario(models.Model):
    """One sample document of a profile, and how it went when it was last tried."""

    _name = "distribution.edi.scenario"
    _description = "EDI scenario test"
    _order = "profile_id, id"
    _rec_name = "kind"

    profile_id = fields.Many2one(
        "distribution.edi.profile", required=True, ondelete="cascade", index=True
    )
    kind = fields.Selection(INCOMING + OUTGOING, string="Document", required=True)
    state = fields.Selection([("passed", "Passed"), ("failed", "Failed")])
    words = fields.Text(string="What came of it")
    sample = fields.Text(help="As the partner would send it, or as we would.")
    sample_file = fields.Binary(compute="_compute_sample_file")
    ran_at = fields.Datetime(string="Tried at")

    _kind_unique = models.UniqueIndex("(profile_id, kind)")

    @api.depends("sample")
    def _compute_sample_file(self):
        for scenario in self:
            profile, sample = scenario.profile_id, scenario.sample or ""
            codec = profile._codec_name(profile._syntax())
            scenario.sample_file = base64.b64encode(sample.encode(codec, "replace"))

    def action_download(self):
        """Hand the sample to the browser as a file."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/sample_file"
            f"?download=true&filename={self.kind}.edi",
            "target": "download",
        }

    @api.model
    def _run(self, profile):
        """Try every scenario of ``profile`` and keep how it went."""
        results = self.env["distribution.edi.scenario.trial"]._run(profile)
        now = fields.Datetime.now()
        # Of another kind of partner: not tried any more.
        profile.scenario_ids.filtered(lambda each: each.kind not in results).unlink()
        known = {each.kind: each for each in profile.scenario_ids}
        for kind, values in results.items():
            values = {**values, "ran_at": now}
            if kind in known:
                known[kind].write(values)
            else:
                self.create({**values, "profile_id": profile.id, "kind": kind})
