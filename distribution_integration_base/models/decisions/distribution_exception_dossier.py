# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""All that a person needs to decide, on one form."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import file_open

from ...engine import markdown

#: A page per class of exception, and for some causes one of their own.
RUNBOOKS = "distribution_integration_base/readme/runbooks"


class DistributionExceptionDossier(models.AbstractModel):
    """The part of ``distribution.exception`` that shows the document behind it."""

    _name = "distribution.exception.dossier"
    _description = "File of an exception"

    message_id = fields.Many2one(
        "distribution.message", readonly=True, index="btree_not_null"
    )
    reference = fields.Char(related="message_id.reference")
    # Read as the user himself: what he may not see of the document stays unseen.
    direction = fields.Selection(related="message_id.direction", related_sudo=False)
    content_text = fields.Text(
        string="What crossed the border",
        related="message_id.content_text",
        related_sudo=False,
    )
    canonical_text = fields.Text(
        string="What we made of it",
        related="message_id.canonical_text",
        related_sudo=False,
    )
    attempt_ids = fields.One2many(
        related="message_id.attempt_ids", related_sudo=False, string="Attempts"
    )
    runbook = fields.Html(compute="_compute_runbook", sanitize=False)

    @api.depends("error_class", "cause")
    def _compute_runbook(self):
        """A cause that has a page of its own shows it, others show their class's."""
        for exception in self:
            cause = exception.cause.partition(":")[0]
            exception.runbook = _page(cause) or _page(exception.error_class)


def _page(name):
    """Return the runbook ``name`` as safe HTML, or nothing."""
    if not name.isidentifier():
        return False
    try:
        with file_open(f"{RUNBOOKS}/{name}.md") as page:
            return Markup(markdown.to_html(page.read()))
    except FileNotFoundError:
        return False
