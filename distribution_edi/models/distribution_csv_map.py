# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the columns of a partner's files mean: governed, with versions."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.distribution_integration_base.canonical import DOCUMENT_TYPES
from odoo.addons.distribution_integration_base.engine.csv_guard import guard, unguard

from .. import tablewire

#: Maps that may still be edited.
OPEN = ("draft", "tried")
STATES = [
    ("draft", "Draft"),
    ("tried", "Tried"),
    ("approved", "Approved"),
    ("replaced", "Replaced"),
]
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "caret": "^"}
QUOTES = {"double": '"', "single": "'", "none": ""}
MARKS = {"point": ".", "comma": ",", "blank": " ", "apostrophe": "'", "none": ""}
BREAKS = {"crlf": "\r\n", "lf": "\n"}
#: What of a map decides how files are read: a change voids its trial.
AGREED = frozenset(
    "document_type delimiter quote encoding decimal thousands day_formats newline "
    "header skip_rows layout trailer trailer_column trailer_scope guard "
    "column_ids".split()
)
#: What its steps alone write.
STEPS = frozenset("state version editor_ids approved_by_id previous_id".split())


class DistributionCsvMap(models.Model):
    """draft -> tried on a sample -> approved by another person -> replaced.

    The same map reads and writes. An approved one is not edited any more: the next
    version is a copy, and takes over its interfaces when it is put into use.
    """

    _name = "distribution.csv.map"
    _description = "CSV map"
    _inherit = ["distribution.csv.trial", "distribution.shared"]
    _order = "name, version desc"
    _check_company_auto = True

    name = fields.Char(required=True)
    ready = fields.Boolean(
        string="Ready map", readonly=True, help="Shipped with the addon, to be copied."
    )
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, index="btree_not_null"
    )
    system_id = fields.Many2one(
        "distribution.system",
        check_company=True,
        index="btree_not_null",
        help="Empty: any system of the company may use it.",
    )
    document_type = fields.Selection(
        selection="_selection_document_type", required=True
    )
    version = fields.Integer(readonly=True, default=1, copy=False)
    previous_id = fields.Many2one(
        "distribution.csv.map", readonly=True, copy=False, index="btree_not_null"
    )
    state = fields.Selection(
        STATES, required=True, default="draft", readonly=True, copy=False
    )
    editor_ids = fields.Many2many(
        "res.users", string="Written by", readonly=True, copy=False
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    interface_ids = fields.One2many("distribution.interface", "csv_map_id")

    delimiter = fields.Selection(
        [
            ("comma", "Comma"),
            ("semicolon", "Semicolon"),
            ("tab", "Tab"),
            ("bar", "Bar |"),
            ("caret", "Caret ^"),
        ],
        required=True,
        default="comma",
    )
    quote = fields.Selection(
        [("double", 'Double "'), ("single", "Single '"), ("none", "None")],
        string="Quotation mark",
        required=True,
        default="double",
    )
    encoding = fields.Selection(
        list(tablewire.ENCODINGS.items()),
        required=True,
        default="utf-8",
        help="A byte order mark in a file that comes in wins over this.",
    )
    decimal = fields.Selection(
        [("point", "Point"), ("comma", "Comma")],
        string="Decimal mark",
        required=True,
        default="point",
    )
    thousands = fields.Selection(
        [
            ("none", "None"),
            ("point", "Point"),
            ("comma", "Comma"),
            ("blank", "Blank"),
            ("apostrophe", "Apostrophe"),
        ],
        string="Mark of thousands",
        required=True,
        default="none",
        help="Only read; numbers are written without it.",
    )
    day_formats = fields.Char(
        string="Dates",
        required=True,
        default="YYYY-MM-DD",
        help="YYYY or YY, MM, DD, and hh, mm, ss for a time. Several, divided by "
        "semicolons, are tried in turn; the first one is written.",
    )
    newline = fields.Selection(
        [("crlf", "CR LF"), ("lf", "LF")],
        string="Line break",
        required=True,
        default="crlf",
        help="Of what we write; all are read.",
    )
    header = fields.Boolean(
        string="Row with names", default=True, help="Columns are found by their names."
    )
    skip_rows = fields.Integer(
        string="Rows to skip", help="Titles before the row with names or the data."
    )
    layout = fields.Selection(
        [
            ("flat", "Each row says everything"),
            ("records", "Header and detail rows, told by their first cell"),
        ],
        required=True,
        default="flat",
    )
    trailer = fields.Char(
        string="First cell of the row that counts",
        help="Empty: there is none. Else a file without it is refused as cut off.",
    )
    trailer_column = fields.Integer(string="Column of the count", default=2)
    trailer_scope = fields.Selection(
        [("file", "all rows of the file"), ("document", "the rows of one document")],
        string="It counts",
        required=True,
        default="file",
        help="Rows with names, header rows and itself are not counted.",
    )
    guard = fields.Boolean(
        string="For people's spreadsheets",
        default=True,
        help="Texts that begin with =, +, - or @ get an apostrophe, so that no "
        "spreadsheet runs them as formulas; it is taken away again when read.",
    )
    column_ids = fields.One2many("distribution.csv.column", "map_id", copy=True)
    gap_words = fields.Char(string="Not filled", compute="_compute_gap_words")

    @api.model
    def _selection_document_type(self):
        labels = dict(
            self.env["distribution.interface"]._fields["document_type"].selection
        )
        beside = ("acknowledgement", "event")
        return [
            (name, labels[name])
            for name in DOCUMENT_TYPES
            if name in labels and name not in beside
        ]

    @api.depends("name", "version")
    def _compute_display_name(self):
        for each in self:
            each.display_name = f"{each.name or ''} v{each.version}"

    @api.depends(*sorted(AGREED), "column_ids.path", "column_ids.constant")
    def _compute_gap_words(self):
        for each in self:
            try:
                gaps = tablewire.Layout(each._plan()).gaps()
            except (tablewire.PlanError, KeyError):
                gaps = []
            each.gap_words = ", ".join(gaps)

    # --- checks ---

    @api.constrains(*sorted(AGREED))
    def _check_plan(self):
        for each in self:
            try:
                layout = tablewire.Layout(each._plan())
                for form in each._plan().dialect.days:
                    tablewire.pattern_of(form)
                each._check_constants(layout)
            except tablewire.PlanError as error:
                raise ValidationError(self.env._("%s.", error)) from error
            marks = [each._plan().dialect.delimiter, MARKS[each.decimal]]
            marks += [
                mark for mark in (QUOTES[each.quote], MARKS[each.thousands]) if mark
            ]
            if each.quote == "none" and len(set(marks)) < len(marks):
                raise ValidationError(
                    self.env._(
                        "Without quotation marks, delimiter, decimal mark and mark of "
                        "thousands must differ."
                    )
                )
            if each.decimal == each.thousands:
                raise ValidationError(
                    self.env._("Decimal mark and mark of thousands must differ.")
                )

    def _check_constants(self, layout):
        for placed in layout.columns:
            try:
                if placed.target:
                    tablewire.constant_of(placed, self._plan().dialect)
            except tablewire.CellError as error:
                raise ValidationError(
                    self.env._(
                        "'%(constant)s' does not fit %(path)s. Dates are written "
                        "YYYY-MM-DD here, numbers with a point.",
                        constant=placed.column.constant,
                        path=placed.column.path,
                    )
                ) from error

    # --- who may change what ---

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_governance(vals)
        maps = super().create(vals_list)
        maps.sudo().write({"editor_ids": [(4, self.env.uid)]})
        return maps

    def write(self, vals):
        self._check_governance(vals)
        if AGREED & vals.keys():
            self._edited()
        return super().write(vals)

    def _check_governance(self, vals):
        if (STEPS | {"ready"}) & vals.keys() and not self.env.su:
            raise AccessError(
                self.env._("A map goes on by its buttons only, step by step.")
            )

    def _edited(self):
        """Refuse what may not be edited any more; a trial that was edited is void."""
        for each in self:
            if each.ready and not self.env.su:
                raise UserError(
                    self.env._("%s is shipped: copy it, and edit the copy.", each.name)
                )
            if each.state not in OPEN:
                raise UserError(
                    self.env._(
                        "%s is approved and cannot be edited any more. Make the next "
                        "version of it.",
                        each.display_name,
                    )
                )
            each.sudo().write({"state": "draft", "editor_ids": [(4, self.env.uid)]})

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        if any(each.state not in OPEN or each.ready for each in self):
            raise UserError(
                self.env._("Only drafts can be deleted; the others are history.")
            )

    def copy_data(self, default=None):
        """A copy is nobody's version, and of the company at hand."""
        found = super().copy_data(default)
        for source, values in zip(self, found, strict=True):
            values.setdefault("name", source.name)
            values.pop("ready", None)
            values["company_id"] = (source.company_id or self.env.company).id
        return found

    # --- steps ---

    def action_approve(self):
        """Approve what was tried; refused to everybody who wrote a part of it."""
        for each in self:
            each._expect("tried")
            if self.env.user in each.editor_ids:
                raise UserError(
                    self.env._(
                        "You wrote %s, or a part of it. Ask a colleague to approve it.",
                        each.display_name,
                    )
                )
            each.sudo().write({"state": "approved", "approved_by_id": self.env.uid})
            each._note("approved", self.env._("%s was approved.", each.display_name))

    def action_next_version(self):
        """Open a draft that is a copy of this map."""
        self.ensure_one()
        self._expect("approved", "replaced")
        draft = self.copy({"name": self.name})
        later = self.search([("name", "=", self.name), ("id", "!=", draft.id)])
        draft.sudo().write(
            {
                "previous_id": self.id,
                "version": max(later.mapped("version"), default=0) + 1,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": draft.id,
            "view_mode": "form",
        }

    def action_take_over(self):
        """Have the interfaces of the version before use this one from now on."""
        for each in self:
            each._expect("approved")
            former = each.previous_id
            interfaces = former.interface_ids
            interfaces.sudo().csv_map_id = each
            former.sudo().state = "replaced"
            each._note(
                "went_live",
                self.env._(
                    "%(name)s took over %(count)d interfaces.",
                    name=each.display_name,
                    count=len(interfaces),
                ),
                before={"map": former.display_name or False},
            )

    def _expect(self, *states):
        self.ensure_one()
        self.check_access("write")
        if self.state not in states or self.ready:
            labels = dict(STATES)
            raise UserError(
                self.env._(
                    "%(name)s is %(state)s; this step needs: %(needed)s.",
                    name=self.display_name,
                    state=self.env._("a ready map")
                    if self.ready
                    else labels[self.state],
                    needed=", ".join(labels[state] for state in states),
                )
            )

    def _note(self, decision, words, **more):
        self.env["distribution.audit"]._note(self, decision, words, **more)

    # --- values for tablewire ---

    def _plan(self):
        """Return the ``tablewire.Plan`` of this map."""
        self.ensure_one()
        days = (self.day_formats or "").split(";")
        return tablewire.Plan(
            model=DOCUMENT_TYPES[self.document_type],
            columns=tuple(each._column() for each in self.column_ids),
            dialect=tablewire.Dialect(
                delimiter=DELIMITERS[self.delimiter],
                quote=QUOTES[self.quote],
                encoding=self.encoding,
                decimal=MARKS[self.decimal],
                thousands=MARKS[self.thousands],
                days=tuple(day.strip() for day in days if day.strip()),
                newline=BREAKS[self.newline],
                **({"guard": guard, "unguard": unguard} if self.guard else {}),
            ),
            header=self.header,
            skip=max(self.skip_rows, 0),
            records=self.layout == "records",
            trailer=(self.trailer or "").strip(),
            trailer_column=max(self.trailer_column, 1),
            trailer_scope=self.trailer_scope,
        )
