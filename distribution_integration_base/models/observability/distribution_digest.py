# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One mail a day for who has something to decide; never a mail per message."""

from datetime import UTC
from zoneinfo import ZoneInfo

from odoo import api, fields, models

#: Hour of the user's own day from which the mail leaves.
HOUR = 7
#: Exceptions that the mail tells in words; the others are a number.
WORST = 10


class DistributionDigest(models.AbstractModel):
    """What a user would see in the exception queue, in the morning's mail.

    A user with nothing to decide gets no mail. *Preferences* switch it off.
    """

    _name = "distribution.digest"
    _description = "Digest"

    @api.model
    def _cron(self):
        """Queue the mails that are due; Odoo's own mail queue sends them."""
        group = self.env.ref("distribution_integration_base.group_viewer")
        now = fields.Datetime.now()
        for user in group.all_user_ids.filtered("active"):
            today = self._morning(user, now)
            if today and user.distribution_digest_day != today:
                with self._part_of(user):
                    user.sudo().distribution_digest_day = today
                    self._send(user)

    def _part_of(self, user):
        name = self.env._("Daily mail to %s", user.name)
        return self.env["distribution.watch"]._part(f"digest:{user.id}", name)

    @staticmethod
    def _morning(user, now):
        """Return the user's date once it is :data:`HOUR` o'clock there, else None."""
        if not (user.distribution_digest and user.email and not user.share):
            return None
        local = now.replace(tzinfo=UTC).astimezone(ZoneInfo(user.tz or "UTC"))
        return local.date() if local.hour >= HOUR else None

    def _send(self, user):
        """Queue the mail of one user. :return: the ``mail.mail``, maybe empty."""
        self = self.with_context(lang=user.lang, tz=user.tz)
        exceptions = self.env["distribution.exception"].with_user(user)
        exceptions = exceptions.with_context(allowed_company_ids=user.company_ids.ids)
        tiles = [tile for tile in exceptions._tiles() if tile["count"]]
        by_key = {tile["key"]: tile for tile in tiles}
        if "todo" not in by_key:
            return self.env["mail.mail"]
        worst = exceptions.search(
            by_key["todo"]["domain"], order="severity desc, due_at, id", limit=WORST
        )
        body = self.env["ir.qweb"]._render(
            "distribution_integration_base.digest",
            {
                "user": user,
                "tiles": tiles,
                "worst": worst,
                "base_url": user.get_base_url(),
            },
        )
        count = by_key["todo"]["count"]
        return (
            self.env["mail.mail"]
            .sudo()
            .create(
                {
                    "subject": self.env._("Distribution: %s to decide", count),
                    "email_to": user.email_formatted,
                    "email_from": user.company_id.email_formatted or user.email,
                    "body_html": body,
                    "auto_delete": True,
                }
            )
        )
