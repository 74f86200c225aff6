# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One thing that the watchdog looks at."""

import logging
from contextlib import contextmanager

from odoo import api, fields, models

from ...engine.errors import Issue
from ..road.distribution_drain import COLLISIONS, issue_of

_logger = logging.getLogger(__name__)


class DistributionWatch(models.Model):
    """A clock, the job runner, a queue or an interface: well, or in trouble since when.

    Trouble is one exception and one activity for the person in charge; both close
    themselves when it is well again.
    """

    _name = "distribution.watch"
    _description = "Watched thing"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "state desc, name"

    name = fields.Char(required=True)
    code = fields.Char(required=True, help="Stable name, such as cron:drain.")
    company_id = fields.Many2one("res.company", required=True)
    interface_id = fields.Many2one("distribution.interface", ondelete="cascade")
    state = fields.Selection(
        [("ok", "Well"), ("trouble", "In trouble")], required=True, default="ok"
    )
    since = fields.Datetime(help="When it came into this state.")
    words = fields.Char(help="What is wrong, in a sentence.")

    _code_unique = models.UniqueIndex("(code, company_id)")

    @api.model
    def _report(self, code, company, name, trouble=None, hint="", interface=None):
        """Write down how one thing is; tell people when that has changed.

        :param trouble: what is wrong in a sentence, or None when it is well.
        :return: the row; none is made for what has always been well.
        """
        watch = self.search([("code", "=", code), ("company_id", "=", company.id)])
        if not watch and not trouble:
            return watch
        watch = watch or self.create(
            {
                "code": code,
                "company_id": company.id,
                "name": name,
                "interface_id": interface.id if interface else False,
            }
        )
        if trouble:
            watch._alarm(trouble, hint)
        elif watch.state == "trouble":
            watch._recover()
        return watch

    @api.model
    @contextmanager
    def _part(self, code, name):
        """Do one part of a clock's work; its fault is told and stops no other part.

        Odoo switches a clock off that fails for days, with all that hangs on it. What
        a part that fails wrote is taken back; other work in the way is no fault.

        :param code: stable name of the part; ``name``: for people.
        """
        trouble = None
        try:
            with self.env.cr.savepoint():
                yield
        except COLLISIONS:
            _logger.info("Part %s met other work: the next time", code)
            return
        except Exception as error:  # any fault: the other parts must be done
            _logger.exception("Part %s of a clock failed", code)
            trouble = issue_of(error).words
        if trouble or self.search_count([("code", "=", f"part:{code}")], limit=1):
            drain = self.env["distribution.drain"]
            drain._insist(self._report_part, code, name, trouble)

    @api.model
    def _report_part(self, env, code, name, trouble):
        words = trouble and env._("%(name)s: %(words)s", name=name, words=trouble)
        hint = env._(
            "It is tried again each time the clock strikes. The log of the server says "
            "where the program stopped."
        )
        watchdog = env["distribution.watchdog"]
        env[self._name]._report(f"part:{code}", watchdog._company(), name, words, hint)

    def _alarm(self, trouble, hint):
        """Open (or count) the exception; the activity once, when trouble begins."""
        issue = Issue("connection", f"watch:{self.code}", trouble, hint)
        self.env["distribution.exception"]._open(
            issue, record=self, interface=self.interface_id
        )
        begins = self.state == "ok"
        self.words = trouble
        if begins:
            self.write({"state": "trouble", "since": fields.Datetime.now()})
            self.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=trouble,
                note=hint,
                user_id=self._in_charge().id,
            )

    def _recover(self):
        words = self.env._("%s is well again.", self.name)
        self.env["distribution.exception"]._settle(self, words)
        self.activity_ids.unlink()
        self.write({"state": "ok", "since": fields.Datetime.now(), "words": words})

    def _in_charge(self):
        """Return the interface's owner, or an administrator of the integration."""
        owner = self.interface_id.owner_id
        if owner.active:
            return owner
        group = self.env.ref("distribution_integration_base.group_administrator")
        people = group.all_user_ids.filtered(
            lambda user: user.active and self.company_id in user.company_ids
        )
        return people.sorted("id")[-1:] or self.env.user
