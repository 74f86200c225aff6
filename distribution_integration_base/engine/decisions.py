# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which decision a person may take about a message, by its three facts alone.

One table for the buttons, for the preview of a bulk and for its run: what the preview
counted as possible is what the button allows.
"""

from typing import NamedTuple

#: Decisions that can be taken for many messages at once, with their labels.
BULK = {
    "retry": "Retry",
    "accept_prices": "Accept prices once",
    "drop": "Drop",
    "replay": "Replay",
    "send_anew": "Send anew",
    "resend": "Resend what failed",
    "arrived": "It arrived",
    "send_again": "It did not arrive: send again",
}


class Facts(NamedTuple):
    """The facts of one message; ``superseded``: another message took its place."""

    direction: str
    work_state: str
    delivery_state: str | None = None
    ack_state: str = "none"
    superseded: bool = False


def refusal(decision, facts):
    """Return the word for why ``decision`` is refused, or None when it may be taken.

    :param decision: a key of :data:`BULK`, or ``correct``,
        ``supersede`` (this newer one counts), ``superseded`` (this older one does not).
    :raises KeyError: there is no such decision.
    """
    rule = _RULES[decision]
    if facts.work_state == "working":
        return "working"
    return rule(facts)


def _retry(facts):
    if facts.work_state in ("done", "dropped"):
        return "finished"
    return "unknown" if facts.delivery_state == "unknown" else None


def _drop(facts):
    return "finished" if facts.work_state in ("done", "dropped") else None


def _replay(facts):
    if facts.superseded:
        return "superseded"
    if facts.work_state == "waiting":
        return "waits"
    if facts.delivery_state == "unknown":
        return "unknown"
    if facts.direction == "out" and facts.work_state == "done":
        return "has_left"
    return None


def _send_anew(facts):
    if facts.direction == "in":
        return "received"
    if facts.superseded:
        return "superseded"
    return None if facts.work_state in ("done", "dropped") else "not_left"


def _resend(facts):
    if facts.direction == "in":
        return "received"
    if facts.superseded:
        return "superseded"
    if facts.work_state == "done":
        return None if facts.ack_state == "rejected" else "not_failed"
    return {"dropped": "dropped", "waiting": "waits"}.get(facts.work_state)


def _outcome_told(facts):
    if facts.delivery_state != "unknown":
        return "known"
    return "superseded" if facts.superseded else None


def _correct(facts):
    if facts.superseded:
        return "superseded"
    if facts.work_state in ("done", "waiting"):
        return {"done": "worked", "waiting": "waits"}[facts.work_state]
    if facts.delivery_state == "unknown":
        return "unknown"
    return "has_left" if facts.delivery_state in ("sent", "delivered") else None


def _supersede(facts):
    return None if facts.work_state == "blocked" else "not_blocked"


def _superseded(facts):
    if facts.superseded:
        return "superseded"
    return "worked" if facts.work_state == "done" else None


_RULES = {
    "retry": _retry,
    "accept_prices": _retry,
    "on_account": _retry,
    "approve_adjustment": _retry,
    "drop": _drop,
    "replay": _replay,
    "send_anew": _send_anew,
    "resend": _resend,
    "arrived": _outcome_told,
    "send_again": _outcome_told,
    "correct": _correct,
    "supersede": _supersede,
    "take_again": _supersede,
    "superseded": _superseded,
}
