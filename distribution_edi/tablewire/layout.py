# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A plan made ready: which column stands where, and which list its rows belong to."""

from dataclasses import dataclass

from .cells import check_form
from .paths import in_list
from .plan import Column, PlanError
from .targets import Target, target_of, targets_of


@dataclass(frozen=True, eq=False)
class Placed:
    """A column with what it fills; ``target`` is None for a column of ours alone."""

    column: Column
    target: Target | None

    @property
    def levels(self):
        """Return the lists that it belongs to."""
        return self.target.levels if self.target else ()

    @property
    def group(self):
        """Return the list and the word of a member that it is a part of, or None."""
        parts = self.target.parts if self.target else ()
        return (self.levels, *parts[:2]) if in_list(parts) else None

    @property
    def title(self):
        """Return what a person calls it."""
        return self.column.name or self.column.path


class Layout:
    """A plan whose columns were looked up.

    ``levels`` are the lists that become rows, from the outermost on.

    :raises PlanError: the plan contradicts itself.
    """

    def __init__(self, plan):
        self.plan = plan
        self.columns = [
            Placed(each, target_of(plan.model, each.path) if each.path else None)
            for each in plan.columns
        ]
        self._check_columns()
        chains = {each.levels for each in self.columns}
        self.levels = max(chains, key=len, default=())
        for chain in chains:
            if self.levels[: len(chain)] != chain:
                raise PlanError(
                    f"Rows cannot be '{'.'.join(chain)}' and "
                    f"'{'.'.join(self.levels)}' at once: use one map for each"
                )
        self.records = self._records() if plan.records else {"": self.columns}

    def _check_columns(self):
        names = set()
        for placed in self.columns:
            column = placed.column
            if not column.path and not column.name:
                raise PlanError("A line of the map has neither a field nor a column")
            if column.path and not column.name and not column.constant:
                raise PlanError(f"'{column.path}' has neither a column nor a constant")
            if column.form and placed.target:
                check_form(placed.target.kind, column.form)
            self._check_name(column)
            name = (column.record, column.name.strip().casefold())
            if column.name and name in names:
                raise PlanError(f"Column '{column.name}' is in the map twice")
            names.add(name)

    def _check_name(self, column):
        """Without a header row, and in rows of several kinds, columns have numbers."""
        if self.plan.records and not column.record and column.name:
            raise PlanError(f"Column '{column.name}' does not say which rows it is in")
        named = self.plan.header and not self.plan.records
        if column.name and not named and not _is_number(column.name):
            raise PlanError(
                f"Column '{column.name}' must be a number from 1: the file has no row "
                "with names"
            )

    def _records(self):
        """Return {first cell: columns}; each kind of row belongs to one list."""
        records = {}
        for placed in self.columns:
            if placed.column.record:
                records.setdefault(placed.column.record, []).append(placed)
        depths = [self.depth(columns) for columns in records.values()]
        if sorted(set(depths)) != sorted(depths):
            raise PlanError("Two kinds of rows fill the same list; leave one out")
        if depths and 0 not in depths:
            raise PlanError("No kind of row fills fields of the document itself")
        return records

    @staticmethod
    def depth(columns):
        """Return how deep the list lies that rows with these columns belong to."""
        return max((len(each.levels) for each in columns), default=0)

    def at(self, depth):
        """Return the columns of the list at a depth, 0 for the document's own."""
        return [
            each for each in self.columns if each.target and len(each.levels) == depth
        ]

    def keys(self, depth):
        """Return the columns by which rows belong together at a depth."""
        columns = [each for each in self.at(depth) if each.column.name]
        chosen = [each for each in columns if each.column.key]
        if not chosen and depth == 0:
            paths = ("number", "order_number")
            chosen = [each for each in columns if each.column.path in paths][:1]
            return chosen
        return chosen or columns

    def gaps(self):
        """Return the fields that documents need and nothing fills.

        The number of a line is counted where no column tells it.
        """
        filled = {each.column.path for each in self.columns}
        return [
            path
            for path, target in targets_of(self.plan.model).items()
            if target.needed
            and path not in filled
            and self.levels[: len(target.levels)] == target.levels
            and not (target.levels and target.parts == ("number",))
        ]


def _is_number(text):
    return text.isascii() and text.isdigit() and 0 < int(text) < 1000
