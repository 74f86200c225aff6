# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The control tower: everything its screen shows, in one call."""

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.sql import SQL

from ...engine import lifecycle

GROUP = "distribution_integration_base.group_%s"
#: The blocks of each role, its own work first.
ORDER = {
    "integration_manager": (
        "pipeline exceptions deadlines connections stock money partners"
    ),
    "customer_service": (
        "exceptions pipeline deadlines partners stock money connections"
    ),
    "warehouse": "stock deadlines exceptions pipeline connections partners money",
    "finance": "money exceptions partners pipeline deadlines stock connections",
    "viewer": "pipeline exceptions deadlines connections stock money partners",
}
#: What is wrong without being a decision of a person; told under the verdict.
ALARMS = ("breakers", "red")
#: Rows of a table on the screen; the worst come first.
ROWS = 8
#: Tiles of the queue that are shown without a count as well: whose they are. The
#: classes after them are told when there is something.
ALWAYS = 4
#: Exceptions that the verdict tells in words.
WORST = 3
#: The most pressing exceptions, of which the verdict tells one of each cause.
LOOKED_AT = 30


class DistributionTower(models.AbstractModel):
    """Answers, top to bottom: is all well, where are the orders, what needs me, what
    is due, which connections are down, what does not match (DESIGN 6)."""

    _name = "distribution.tower"
    _description = "Control tower"

    @api.model
    def open(self):
        """Return the whole screen for the user who asks, as plain values.

        :return: dict of ``as_of`` (UTC text), ``role``, ``verdict``, ``blocks`` in the
            order of the user's role, ``connected`` (is there any system),
            ``may_connect``.
        :raises AccessError: the user has no role in the suite.
        """
        if not self.env.user.has_group(GROUP % "viewer"):
            raise AccessError(
                self.env._(
                    "The control tower is for those who have a role in Distribution "
                    "Integration. Ask your administrator for one."
                )
            )
        figures = self.env["distribution.tower.number"]._figures()
        role = self._role()
        blocks = {block["key"]: block for block in self._blocks(figures)}
        for key, worklist in self.env["distribution.tower.worklist"]._open().items():
            if key in blocks:
                blocks[key]["next"] = worklist
        return {
            "as_of": fields.Datetime.to_string(fields.Datetime.now()),
            "role": role,
            "verdict": self._verdict(figures),
            "blocks": [blocks[key] for key in ORDER[role].split() if key in blocks],
            "connected": bool(self.env["distribution.system"].search([], limit=1)),
            "may_connect": self.env["distribution.system"].has_access("create"),
        }

    @api.model
    def _role(self):
        """Return the role whose work comes first: a key of :data:`ORDER`."""
        return next(role for role in ORDER if self.env.user.has_group(GROUP % role))

    # --- the verdict --------------------------------------------------------------

    def _verdict(self, figures):
        """Say in a sentence whether all is well, and tell the worst in words."""
        needs, everything = figures["needs_me"][None], figures["exception_todo"][None]
        alarms = [
            figures[key][None]
            for key in ALARMS
            if key in figures and figures[key][None]["count"]
        ]
        return {
            "level": "success",
            "words": self.env._("All is well"),
            **self._headline(needs, everything, alarms),
            "worst": self._worst(needs["action"]["domain"]),
            "alarms": alarms,
        }

    def _headline(self, needs, everything, alarms):
        if needs["count"]:
            words = (
                self.env._("One thing needs you")
                if needs["count"] == 1
                else self.env._("%s things need you", needs["count"])
            )
            return {"level": "danger", "words": words, "figure": needs}
        if everything["count"]:
            words = self.env._(
                "Nothing needs you; %s with your colleagues", everything["count"]
            )
            return {"level": "info", "words": words, "figure": everything}
        if alarms:
            words = self.env._("Nothing waits for a decision, but look at what is late")
            return {"level": "warning", "words": words}
        return {}

    def _worst(self, domain):
        pressing = self.env["distribution.exception"].search(
            domain, order="severity desc, due_at, id", limit=LOOKED_AT
        )
        # One sentence for each cause: many documents may wait for the same code.
        causes = pressing.grouped(lambda each: (each.system_id, each.cause))
        exceptions = list(causes.values())[:WORST]
        return [
            {
                "id": exception.id,
                "words": exception.words,
                "hint": exception.hint or "",
                "who": exception.system_id.name or "",
                "since": fields.Datetime.to_string(exception.first_seen),
                "action": self._form(exception, exception.words),
            }
            for exception in (same[:1] for same in exceptions)
        ]

    def _form(self, record, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
        }

    # --- the blocks ---------------------------------------------------------------

    def _blocks(self, figures):
        """Return the blocks that have something to show."""
        blocks = [
            {
                "key": "pipeline",
                "title": self.env._("Where the orders are"),
                "strip": self._pipeline(figures),
            },
            {
                "key": "connections",
                "title": self.env._("Connections"),
                "table": self._connections(figures),
            },
            {
                "key": "partners",
                "title": self.env._("Partners with the most trouble"),
                "table": self._partners(figures),
            },
            *self._tile_blocks(figures),
        ]
        return [
            block
            for block in blocks
            if block.get("strip") or block.get("tiles") or block.get("table")
        ]

    def _tile_blocks(self, figures):
        titles = {
            "exceptions": self.env._("What needs a decision"),
            "deadlines": self.env._("What is due next"),
            "stock": self.env._("Deliveries and stock"),
            "money": self.env._("Money"),
        }
        numbers = self.env["distribution.tower.number"]._numbers()
        quiet = [key for key in numbers if key.startswith("exception_")][ALWAYS:]
        return [
            {
                "key": block,
                "title": title,
                "tiles": [
                    figure
                    for key, number in numbers.items()
                    if number.block == block and key in figures
                    for figure in figures[key].values()
                    if figure["count"] or key not in quiet
                ],
            }
            for block, title in titles.items()
        ]

    def _pipeline(self, figures):
        """Return one cell for each state, or nothing without a right to orders."""
        labels = self.env["sale.order"]._fields["distribution_state"]
        states = dict(labels._description_selection(self.env))
        if "orders" not in figures:
            return []
        return [
            {
                "key": state,
                "label": states[state],
                "aside": state in lifecycle.ASIDE,
                "open": figures["orders"].get(state),
                "today": figures["reached"][f"order.{state}"],
            }
            for state in (*lifecycle.ROAD, *lifecycle.ASIDE)
        ]

    def _connections(self, figures):
        """Return the systems, those in trouble first."""
        keys = ("down", "unknown", "blocked", "unacknowledged", "queue")
        systems = self.env["distribution.system"].search([("active", "=", True)])
        if not systems:
            return None
        heard = self._last_success(systems)
        rows = [
            {
                "id": system.id,
                "name": system.name,
                "test": system.environment == "test",
                "heard": fields.Datetime.to_string(heard.get(system.id)) or False,
                "figures": [figures[key].get(system.id) for key in keys],
                "health": self._health(figures, system),
                "action": self._form(system, system.name),
            }
            for system in systems
        ]
        return {
            "columns": [
                self.env._("System"),
                self.env._("Last success"),
                *self._columns(keys),
            ],
            "rows": self._worst_rows(rows),
        }

    def _columns(self, keys):
        numbers = self.env["distribution.tower.number"]._numbers()
        return [numbers[key].label for key in keys]

    def _health(self, figures, system):
        """Return Bootstrap's word for a system's colour, and what it says."""
        if system.id in figures["down"]:
            return ["danger", self.env._("down")]
        if any(
            system.id in figures[key]
            for key in ("unknown", "blocked", "unacknowledged")
        ):
            return ["warning", self.env._("works, with documents that need a person")]
        return ["success", self.env._("works")]

    def _worst_rows(self, rows):
        """Return those in trouble first: what is down, then whose documents stand."""

        def trouble(row):
            counts = [figure["count"] if figure else 0 for figure in row["figures"]]
            return counts[0], sum(counts[1:-1]), counts[-1]

        return sorted(rows, key=trouble, reverse=True)[:ROWS]

    @api.model
    def _last_success(self, systems):
        """Return {system id: when the other side was last reached, or reached us}."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT interface.system_id, max(greatest(called.at, came.create_date))
                FROM distribution_interface interface
                LEFT JOIN LATERAL (
                    SELECT at FROM distribution_attempt
                    WHERE interface_id = interface.id AND remote AND outcome = 'ok'
                    ORDER BY id DESC LIMIT 1
                ) called ON TRUE
                LEFT JOIN LATERAL (
                    SELECT create_date FROM distribution_message
                    WHERE interface_id = interface.id AND interface.direction = 'in'
                    ORDER BY interface_id, id DESC LIMIT 1
                ) came ON TRUE
                WHERE interface.system_id = ANY(%s)
                GROUP BY interface.system_id
                """,
                systems.ids,
            )
        )
        return dict(rows)

    def _partners(self, figures):
        """Return the partners with the most trouble, worst first."""
        keys = ("partner_exceptions", "partner_late", "partner_rejected")
        ids = {value for key in keys for value in figures[key]}
        rows = [
            {
                "id": partner.id,
                "name": partner.display_name,
                "figures": [figures[key].get(partner.id) for key in keys],
                "action": self._form(partner, partner.display_name),
            }
            for partner in self.env["res.partner"].browse(sorted(ids))
        ]
        rows.sort(key=lambda row: -sum(f["count"] for f in row["figures"] if f))
        return rows and {
            "columns": [self.env._("Partner"), *self._columns(keys)],
            "rows": rows[:ROWS],
        }
