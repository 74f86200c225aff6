# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a bulk decision would do, counted before anything is done."""

from dataclasses import dataclass

from odoo import api, models
from odoo.fields import Domain

from ...engine.decisions import Facts, refusal

#: A run takes this many unless ``distribution.bulk_cap`` (system parameter) says else.
DEFAULT_CAP = 1000
FACTS = ("direction", "work_state", "delivery_state", "ack_state")


@dataclass(slots=True)
class Preview:
    """:param possible: how many messages the decision may be taken about.
    :param domain: finds these.
    :param left_out: [(sentence, count)] of all others.
    """

    possible: int
    domain: Domain
    left_out: list[tuple[str, int]]

    def left_out_text(self):
        """Return the others, a sentence a line."""
        return "\n".join(f"{count} × {words}" for words, count in self.left_out)


class DistributionBulkPreview(models.AbstractModel):
    """Counts by the same table of rules that the buttons go by
    (``engine.decisions``): two grouped queries, however many messages there are. What
    the buttons ask besides is asked of those that a run would take.
    """

    _name = "distribution.bulk.preview"
    _description = "Preview of a bulk run"

    @api.model
    def _cap(self):
        """Return how many messages one run may take."""
        value = (
            self.env["ir.config_parameter"]
            .sudo()
            .get_param("distribution.bulk_cap", DEFAULT_CAP)
        )
        return max(int(value), 1)

    @api.model
    def _preview(self, decision, domain, without=()):
        """Return the :class:`Preview` of ``decision`` for what ``domain`` finds.

        :param without: [(sentence, domain)]: what is left out besides, and why.
        """
        messages = self.env["distribution.message"]
        left_out = []
        domain = Domain(domain)
        mine = Domain("company_id", "=", self.env.company.id)
        elsewhere = self.env._("It belongs to another company: switch to that one.")
        theirs = self.env._("Another role decides about what stopped it.")
        others = Domain("id", "in", self._not_to_decide(domain).ids)
        for words, excluded in [(elsewhere, ~mine), (theirs, others), *without]:
            count = messages.search_count(domain & Domain(excluded))
            if count:
                left_out.append((words, count))
            domain &= ~Domain(excluded)
        possible, found, refused = 0, Domain.FALSE, {}
        for facts, count in self._groups(domain):
            word = refusal(decision, facts)
            if word:
                refused[word] = refused.get(word, 0) + count
            else:
                possible += count
                found |= self._domain_of(facts)
        sentences = messages._refusal_words()
        left_out += [(sentences[word], count) for word, count in refused.items()]
        domain &= found
        for words, further in self._further(decision, domain).items():
            left_out.append((words, len(further)))
            possible -= len(further)
            domain &= Domain("id", "not in", further.ids)
        return Preview(possible, domain, left_out)

    def _further(self, decision, domain):
        """Return {sentence: messages} that the facts allow and something else refuses.

        They are looked at one by one, as far as one run reaches.
        """
        messages = self.env["distribution.message"]
        if not hasattr(messages, f"_refuse_{decision}"):
            return {}
        first = messages.search(domain, order="id", limit=self._cap())
        said = first.grouped(lambda message: message._refusal(decision))
        said.pop("", None)
        return said

    def _not_to_decide(self, domain):
        """Return what the user may see but not decide about.

        The rule looks at exceptions that the user may not even see: it is asked with
        all rights, and only about what the user's own search finds.
        """
        messages = self.env["distribution.message"]
        rule = self.env["ir.rule"]._compute_domain(messages._name, "write")
        seen = Domain("id", "in", messages._search(domain))
        return messages.sudo().search(seen & ~Domain(rule))

    def _groups(self, domain):
        """Yield (Facts, count) of every combination that ``domain`` finds."""
        for superseded in (False, True):
            standing = Domain("superseded_by_id", "!=" if superseded else "=", False)
            groups = self.env["distribution.message"]._read_group(
                domain & standing, FACTS, ["__count"]
            )
            for *values, count in groups:
                facts = [value or None for value in values]
                yield Facts(*facts, superseded), count

    def _domain_of(self, facts):
        standing = Domain("superseded_by_id", "!=" if facts.superseded else "=", False)
        states = [
            Domain(name, "=", value or False)
            for name, value in zip(FACTS, facts, strict=False)
        ]
        return Domain.AND([standing, *states])
