# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One document that crossed the border, in or out."""

import uuid

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.sql import SQL

from .. import clock
from . import message_sql

#: Claimed together: beyond 50, memory and lock time grow and nothing is gained.
BATCH = 50


class DistributionMessage(models.Model):
    """The row owns its state: three separate facts, never one (DESIGN 2).

    - *work*: what we still have to do with it (``step`` says which part of the road);
    - *delivery*: whether the other side has got it;
    - *acknowledgement*: what the other side said of it.

    A received file is a message; so is each document found in it (``parent_id``).
    """

    _name = "distribution.message"
    _inherit = [
        "distribution.message.decisions",
        "distribution.message.successors",
        "distribution.message.correction",
        "distribution.message.trace",
        "distribution.message.display",
    ]
    _description = "Message"
    _order = "id desc"
    _rec_name = "name"

    name = fields.Char(required=True, help="File name, or type and number.")
    uid = fields.Char(
        string="Public id",
        required=True,
        default=lambda self: uuid.uuid4().hex,
        help="Names the message to partners.",
    )
    interface_id = fields.Many2one(
        "distribution.interface", required=True, ondelete="restrict"
    )
    system_id = fields.Many2one(
        "distribution.system", required=True, ondelete="restrict", index=True
    )
    # No index on what has a handful of values: each one costs every received message.
    company_id = fields.Many2one("res.company", required=True)
    partner_id = fields.Many2one("res.partner", index="btree_not_null")
    direction = fields.Selection([("in", "In"), ("out", "Out")], required=True)
    document_type = fields.Char(required=True)
    tier = fields.Char(required=True, default="2")
    parent_id = fields.Many2one(
        "distribution.message", ondelete="restrict", index="btree_not_null"
    )
    child_ids = fields.One2many("distribution.message", "parent_id")
    duplicate_of_id = fields.Many2one(
        "distribution.message", ondelete="restrict", index="btree_not_null"
    )
    superseded_by_id = fields.Many2one(
        "distribution.message",
        ondelete="restrict",
        index="btree_not_null",
        help="The message that counts in place of this one.",
    )
    supersedes_ids = fields.One2many(
        "distribution.message", "superseded_by_id", string="In place of"
    )
    correction_reason = fields.Char(help="Why a person corrected the document.")
    corrected_by_id = fields.Many2one("res.users")
    correction_changes = fields.Json(
        prefetch=False, help="[{path, before, after}]: what the person changed."
    )

    idempotency_key = fields.Char(required=True)
    business_key = fields.Char(
        help="Unique for good with system and document type among all that were not "
        "dropped."
    )
    reference = fields.Char(help="The partner's own number.")
    order_key = fields.Char(help="Messages with the same key are worked in order.")
    place = fields.Integer(
        help="Id of the message whose turn a correction takes; empty for all others."
    )
    correlation_id = fields.Char(
        index="btree_not_null", help="Carried by every later document of the order."
    )
    controls = fields.Json(help="Envelope numbers, for the search and for answers.")
    control_key = fields.Char(help="What an acknowledgement names this document by.")

    work_state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("working", "Working"),
            ("done", "Done"),
            ("blocked", "Needs a person"),
            ("dropped", "Dropped"),
        ],
        string="Work",
        required=True,
        default="waiting",
    )
    step = fields.Selection(
        [
            ("decode", "Decode"),
            ("apply", "Apply"),
            ("render", "Render"),
            ("deliver", "Deliver"),
        ],
        required=True,
    )
    next_try_at = fields.Datetime(
        required=True, default=lambda self: clock.begun(self.env)
    )
    failures = fields.Integer(help="Tries that failed since it was last released.")
    sending_since = fields.Datetime()
    delivery_state = fields.Selection(
        [
            ("not_sent", "Not sent"),
            ("sending", "Sending"),
            ("sent", "Sent"),
            ("delivered", "Delivered"),
            ("failed", "Failed"),
            ("unknown", "Unknown"),
        ],
        string="Delivery",
        help="Empty for received messages.",
    )
    ack_state = fields.Selection(
        [
            ("none", "None expected"),
            ("expected", "Expected"),
            ("accepted", "Accepted"),
            ("accepted_with_errors", "Accepted with errors"),
            ("rejected", "Rejected"),
            ("overdue", "Overdue"),
        ],
        string="Acknowledgement",
        required=True,
        default="none",
    )
    ack_due_at = fields.Datetime()
    advice_state = fields.Selection(
        [
            ("accepted", "Accepted"),
            ("accepted_with_errors", "Accepted with errors"),
            ("rejected", "Rejected"),
        ],
        string="Advice",
        readonly=True,
        help="What the partner's application made of what it says (824, APERAK).",
    )
    done_at = fields.Datetime(readonly=True, help="When nothing was left to do.")
    note = fields.Char(help="Why it stands where it stands, in words.")

    canonical = fields.Json(prefetch=False, help="The document in canonical form.")
    result = fields.Json(prefetch=False, help="What the other side answered.")
    overrides = fields.Json(
        help="What a person allowed for this document once, e.g. its prices."
    )
    erased_at = fields.Datetime(
        readonly=True, help="Its content was erased on the partner's request."
    )
    payload_ids = fields.One2many("distribution.payload", "message_id")
    attempt_ids = fields.One2many("distribution.attempt", "message_id")
    exception_ids = fields.One2many("distribution.exception", "message_id")
    res_model = fields.Char(help="Model of the Odoo record behind the document.")
    res_id = fields.Many2oneReference(model_field="res_model")
    sale_order_id = fields.Many2one("sale.order", index="btree_not_null")

    _idempotency_unique = models.UniqueIndex(
        "(interface_id, idempotency_key)", "This message was taken in already."
    )
    _business_unique = models.UniqueIndex(
        "(system_id, direction, document_type, business_key) "
        "WHERE business_key IS NOT NULL AND work_state != 'dropped'",
        "The partner sent this document before.",
    )
    _uid_unique = models.UniqueIndex("(uid)")
    # Retention looks for old rows: a BRIN index costs an insert next to nothing.
    _created_index = models.Index("USING brin (create_date)")
    # Metrics ask what was done in the last minutes, however long ago it came.
    _done_index = models.Index("USING brin (done_at)")
    # The claim sorts by exactly this; without it each claim sorts the whole backlog.
    _claim_index = models.Index("(tier, next_try_at, id) WHERE work_state = 'waiting'")
    _order_key_index = models.Index(
        "(order_key, COALESCE(place, id)) "
        "WHERE work_state IN ('waiting', 'working', 'blocked')"
    )
    _unread_index = models.Index(
        "(system_id, id) WHERE step = 'decode' AND work_state = 'waiting'"
    )
    _res_index = models.Index("(res_model, res_id) WHERE res_id IS NOT NULL")
    # Also says what an interface moved last.
    _interface_index = models.Index("(interface_id, id)")
    # These two also find a number by how it begins.
    _reference_index = models.Index(
        "(reference varchar_pattern_ops) WHERE reference IS NOT NULL"
    )
    _control_key_index = models.Index(
        "(control_key varchar_pattern_ops) WHERE control_key IS NOT NULL"
    )
    # Rare, and what the tower counts.
    _trouble_index = models.Index(
        "(ack_state, system_id) WHERE ack_state IN ('rejected', 'overdue')"
    )
    _unknown_index = models.Index("(system_id) WHERE delivery_state = 'unknown'")

    def _body(self):
        """Return the bytes of this document, cut out of its file where it had one.

        A correction of what we had read shows what had come.
        """
        self.ensure_one()
        if self.payload_ids:
            return self.payload_ids[:1]._read_body()
        if self.parent_id:
            start, end = (self.controls or {}).get("span") or (0, 0)
            return self.parent_id._body()[start:end]
        if self.correction_changes:
            return self.supersedes_ids[:1]._body()
        return b""

    # --- intake ---

    @api.model
    def _receive(self, interface, body, **given):
        """Store received bytes durably; the caller commits, then answers.

        :param interface: a live inbound ``distribution.interface``.
        :param given: as for :meth:`_receive_at`.
        :return: as :meth:`_receive_at`.
        :raises UserError: the interface does not move documents.
        """
        if interface.direction != "in" or not interface._moves_documents():
            raise UserError(
                self.env._(
                    "Interface '%s' is not live. Nothing was taken in.", interface.name
                )
            )
        return self._receive_at(message_sql.door_of(interface), body, **given)

    @api.model
    def _receive_at(
        self, door, body, *, name, idempotency_key, content_type=None, traceparent=None
    ):
        """The same for a door that is known to be open.

        One statement writes message and payload: this is what every partner waits
        for. The unique index decides who is first; the loser gets the winner.

        :param door: a ``message_sql.Door``.
        :param body: bytes.
        :param traceparent: the sender's trace context, if it told one.
        :return: (message id, public id, created). ``created`` is False when the same
            ``idempotency_key`` was received before.
        """
        large = len(body) >= self.env["distribution.payload"]._filestore_from()
        row = self.env.execute_query(
            message_sql.insert_received(
                door,
                self.env.uid,
                body,
                name=name,
                key=idempotency_key,
                content_type=content_type,
                keep=not large,
                traceparent=traceparent,
            )
        )
        if row:
            message_id, uid = row[0]
            if large:
                self._move_to_filestore(message_id, body)
            self.env["distribution.drain"]._wake()
            return message_id, uid, True
        winner = self.search(
            [
                ("interface_id", "=", door.interface),
                ("idempotency_key", "=", idempotency_key),
            ]
        )
        return winner.id, winner.uid, False

    @api.model
    def _move_to_filestore(self, message_id, body):
        payload = self.env["distribution.payload"].search(
            [("message_id", "=", message_id)]
        )
        payload._write_body(body)

    # --- claims ---

    @api.model
    def _claim(self, ids=None, steps=("decode", "apply", "render"), breadth=1):
        """Lock and return messages of one interface and step, :data:`BATCH` at most.

        The claim is the row lock itself: a killed worker frees its work at once. A
        message waits while an earlier unfinished one has the same ``order_key``, unless
        that is its own duplicate. Before a file is read nobody knows its keys, so a
        document with a key also waits for what its system sent before and nobody has
        tried to read yet.

        :param ids: claim only among these, whatever their ``next_try_at``.
        :param breadth: claim up to so many times :data:`BATCH`.
        """
        limit = BATCH * breadth if ids is None or len(ids) > 1 else 1
        found = message_sql.claim_alike(steps, limit, ids)
        return self.browse(sorted(self._claimed(found, walk=ids is None)))

    @api.model
    def _claim_delivery(self, interface_id):
        """Lock and return the next due delivery of an interface, or nothing."""
        ours = SQL("m.interface_id = %s", interface_id)
        found = message_sql.claim(("deliver",), 1, condition=ours)
        return self.browse(self._claimed(found))

    @api.model
    def _claimed(self, claim, walk=True):
        """Run a claim, down the index that it is sorted by; return the ids.

        Two workers that meet here are no error to be logged: the later one looks again.
        """
        query = SQL("%s %s", message_sql.WALK_INDEX, claim) if walk else claim
        self.env.cr.execute(query, log_exceptions=False)
        ids = [row[0] for row in self.env.cr.fetchall()]
        if walk:
            self.env.cr.execute(message_sql.FREE_PLAN)
        return ids

    # --- the work state ---

    def write(self, vals):
        """People decide by the buttons; nobody rewrites what crossed the border."""
        if not self.env.su:
            raise AccessError(
                self.env._("A message changes by its buttons only, or by itself.")
            )
        if vals.get("work_state") == "done":
            vals = {"done_at": fields.Datetime.now(), **vals}
        return super().write(vals)

    def _release(self, **values):
        self.sudo().write(
            {
                "work_state": "waiting",
                "next_try_at": clock.now(self.env),
                "failures": 0,
                "note": False,
                **values,
            }
        )
        self.env["distribution.drain"]._wake()

    def _block(self, issues):
        """Stop here and put each issue in front of a person.

        What was open before and is not among ``issues`` any more is settled.
        """
        self.ensure_one()
        self.write({"work_state": "blocked", "note": issues[0].words})
        exceptions = self.env["distribution.exception"]
        exceptions._settle(self, except_causes=[issue.cause for issue in issues])
        for issue in issues:
            exceptions._open(issue, message=self)
        self.env["distribution.advice"]._on_blocked(self, issues)

    def _expect_receipt(self):
        """It has left: the partner's acknowledgement is due, where there is one."""
        for message in self.filtered(lambda each: each.ack_state == "none"):
            hours = message.interface_id._receipt_hours()
            if hours:
                due = fields.Datetime.add(clock.now(self.env), hours=hours)
                message.write({"ack_state": "expected", "ack_due_at": due})

    def _finish(self, **values):
        """Nothing is left to do; what was open about it is settled."""
        self.write({"work_state": "done", "note": False, **values})
        self.env["distribution.exception"]._settle(self)
