# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a version of the mappings would change in documents received before."""

from contextlib import contextmanager

from odoo import api, fields, models

from .distribution_mapping_lookup import TRIAL

#: Documents that one trial reads at most, and how many at a time.
MOST = 500
BATCH = 50


class DistributionMappingTrial(models.Model):
    """One line of one document that would be read differently.

    The documents are resolved twice, as things are and as they would be, while
    PostgreSQL refuses every write: nothing can be posted, queued or told.
    """

    _name = "distribution.mapping.trial"
    _description = "Result of a trial"
    _order = "set_id, message_id desc, id"
    _rec_name = "line"

    set_id = fields.Many2one(
        "distribution.mapping.set", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="set_id.company_id", store=True)
    message_id = fields.Many2one(
        "distribution.message", ondelete="cascade", index="btree_not_null"
    )
    reference = fields.Char(related="message_id.reference")
    line = fields.Char(help="The partner's line; empty for the whole document.")
    effect = fields.Selection(
        [
            ("mapped", "Newly mapped"),
            ("unmapped", "No longer mapped"),
            ("changed", "Changed"),
        ]
    )
    before = fields.Char()
    after = fields.Char()

    @api.model
    def _run(self, version):
        """Try ``version`` and keep on it what would change."""
        messages = self._documents(version)
        found = []
        with self._nothing_written():
            for start in range(0, len(messages), BATCH):
                for batch in (
                    messages[start : start + BATCH].grouped("system_id").values()
                ):
                    found += self._compare(version, batch)
        version.trial_ids.sudo().unlink()
        self.sudo().create(found)
        documents = len({values["message_id"] for values in found})
        version.sudo().write(
            {
                "trial_at": fields.Datetime.now(),
                "trial_words": self.env._(
                    "%(changed)d of %(tried)d documents would be read differently, in "
                    "%(lines)d places.",
                    changed=documents,
                    tried=len(messages),
                    lines=len(found),
                ),
            }
        )

    def _documents(self, version):
        """Return the orders received last in the version's scope."""
        domain = [
            ("company_id", "=", version.company_id.id),
            ("direction", "=", "in"),
            ("document_type", "=", "order"),
            ("canonical", "!=", False),
            ("duplicate_of_id", "=", False),
        ]
        if version.system_id:
            domain.append(("system_id", "=", version.system_id.id))
        size = max(1, min(version.trial_size, MOST))
        return self.env["distribution.message"].sudo().search(domain, limit=size)

    @contextmanager
    def _nothing_written(self):
        """Have the database itself refuse to write, then take everything back."""
        self.env.flush_all()
        cr = self.env.cr
        cr.execute("SAVEPOINT distribution_trial")
        try:
            cr.execute("SET TRANSACTION READ ONLY")
            yield
        finally:
            cr.execute("ROLLBACK TO SAVEPOINT distribution_trial")
            cr.execute("RELEASE SAVEPOINT distribution_trial")
            self.env.invalidate_all(flush=False)

    def _compare(self, version, messages):
        now, then = (
            self.env["distribution.order.resolver"]
            .sudo()
            .with_context(**{TRIAL: which})
            ._resolve(messages)
            for which in (0, version.id)
        )
        return [
            {"set_id": version.id, "message_id": message.id, **values}
            for message in messages
            for values in _differences(
                self._read(now[message]), self._read(then[message])
            )
        ]

    def _read(self, resolved):
        """Return {place: words}: how a document is understood."""
        places = {
            self.env._("Ship-to"): resolved.ship_to and resolved.ship_to.display_name,
            self.env._("Payment terms"): resolved.terms and resolved.terms.name,
        }
        for line in resolved.lines:
            price = "" if line.price is None else f" @ {line.price:g}"
            places[line.line.number] = (
                f"{line.quantity:g} {line.uom.name} {line.product.display_name}{price}"
            )
        return places


def _differences(now, then):
    """Yield the values of a row for each place that would be read differently."""
    for place in dict.fromkeys([*now, *then]):
        before, after = now.get(place), then.get(place)
        if before != after:
            effect = "changed" if before and after else "mapped"
            yield {
                "line": place,
                "effect": effect if after else "unmapped",
                "before": before or False,
                "after": after or False,
            }
