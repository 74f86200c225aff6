# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The queue: tiles that count and filter by the same domain, taking over, snoozing."""

from collections import namedtuple

from lxml import etree

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.safe_eval import safe_eval

from ...engine.remedies import CONNECTION_CAUSES

Tile = namedtuple("Tile", "key label domain tone")


class DistributionExceptionQueue(models.AbstractModel):
    """The part of ``distribution.exception`` that puts its rows before people."""

    _name = "distribution.exception.queue"
    _description = "Queue of exceptions"

    # --- tiles ---

    @api.model
    def _tile_table(self):
        """Return the tiles in their order; feature addons add theirs.

        ``domain`` is text as in a search view: the tile counts it, the search view
        filters by it, whoever else shows the number opens the list by it.
        """
        return [
            Tile("todo", self.env._("To decide"), _awake(), "primary"),
            Tile(
                "mine", self.env._("Mine"), _awake("('user_id', '=', uid)"), "primary"
            ),
            Tile(
                "unassigned",
                self.env._("Nobody's"),
                _awake("('user_id', '=', False)"),
                "warning",
            ),
            Tile(
                "overdue",
                self.env._("Overdue"),
                _awake("('due_at', '<', 'now')"),
                "danger",
            ),
            Tile(
                "connection",
                self.env._("Connection down"),
                _awake(_connection()),
                "danger",
            ),
            Tile(
                "unknown",
                self.env._("Did it arrive?"),
                _awake("('error_class', '=', 'unknown_outcome')"),
                "danger",
            ),
            Tile(
                "mapping",
                self.env._("Codes to map"),
                _awake(_class("mapping")),
                "warning",
            ),
            Tile(
                "business",
                self.env._("Rules and prices"),
                _awake(_class("business_rule")),
                "warning",
            ),
            Tile(
                "content",
                self.env._("Faulty documents"),
                _awake(_class("value", "missing", "parse", "duplicate")),
                "warning",
            ),
            Tile(
                "fault", self.env._("Program faults"), _awake(_class("bug")), "danger"
            ),
            Tile(
                "snoozed",
                self.env._("Snoozed"),
                "[('state', '=', 'open'), ('snoozed_until', '>', 'now')]",
                "info",
            ),
        ]

    @api.model
    def _tiles(self):
        """Return [{key, label, domain, count, tone}] of what this user may see."""
        tiles = []
        for tile in self._tile_table():
            domain = safe_eval(tile.domain, {"uid": self.env.uid})
            tiles.append(
                {**tile._asdict(), "domain": domain, "count": self.search_count(domain)}
            )
        return tiles

    @api.model
    @api.readonly
    def tiles(self):
        """Return :meth:`_tiles` to the screen."""
        return self._tiles()

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        """Add a filter ``tile_<key>`` for each tile to the search view."""
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "search":
            for tile in self._tile_table():
                arch.append(
                    etree.Element(
                        "filter",
                        name=f"tile_{tile.key}",
                        string=tile.label,
                        domain=tile.domain,
                    )
                )
        return arch, view

    # --- who, and when ---

    def action_assign_to_me(self):
        """Take the exceptions over."""
        self.check_access("write")
        self.user_id = self.env.user

    def action_snooze(self):
        """Ask until when, and why."""
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Snooze"),
            "res_model": "distribution.exception.snooze",
            "view_mode": "form",
            "target": "new",
            "context": {"default_exception_ids": self.ids},
        }

    def _snooze(self, until, reason):
        """Take the exceptions out of the queue until ``until`` (naive UTC).

        Nothing has to wake them: the queue's own domain lets them in again.
        """
        self.check_access("write")
        if until <= fields.Datetime.now():
            raise UserError(self.env._("Choose a time that is still to come."))
        self.sudo().write({"snoozed_until": until, "snooze_reason": reason})
        self.env["distribution.audit"]._note(
            self,
            "snoozed",
            self.env._("Snoozed until %s UTC.", fields.Datetime.to_string(until)),
            reason=reason,
        )

    def action_wake(self):
        """Put snoozed exceptions back into the queue now."""
        self.check_access("write")
        self.sudo().write({"snoozed_until": False, "snooze_reason": False})
        self.env["distribution.audit"]._note(
            self, "woken", self.env._("Back in the queue.")
        )


def _awake(condition=""):
    """Return the domain of what needs a person now, and fulfils ``condition``."""
    awake = (
        "('state', '=', 'open'), "
        "'|', ('snoozed_until', '=', False), ('snoozed_until', '<=', 'now')"
    )
    return f"[{awake}, {condition}]" if condition else f"[{awake}]"


def _class(*names):
    return f"('error_class', 'in', {list(names)})"


def _connection():
    causes = list(CONNECTION_CAUSES)
    return f"'|', ('cause', 'in', {causes}), ('error_class', '=', 'authorisation')"
