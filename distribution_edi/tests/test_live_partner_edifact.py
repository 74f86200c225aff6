# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Order to cash in EDIFACT with a partner that no one here wrote."""

from odoo.tests import tagged

from ..ediwire import edifact
from . import documents
from .live_trade import TradeInAnySyntax
from .trading_partner import LivePartnerCase


@tagged("post_install", "-at_install")
class TestLivePartnerEdifact(TradeInAnySyntax, LivePartnerCase):
    """ORDERS, CONTRL, ORDRSP, DESADV, INVOIC and their CONTRLs; REMADV; ORDCHG."""

    content_type = "application/edifact"

    dialect = "EDIFACT"
    version = "D:96A:UN"
    codec = "edifact"

    #: It knows only the codes that it uses itself: see ``second_opinions.tsv``.
    verdicts = {
        "order_response": "accepted_with_errors",
        "shipment": "accepted_with_errors",
        "invoice": "accepted_with_errors",
    }
    corrupt_words = (
        "Segment UNT (document trailer) at position 17, element 1: '18' is not the "
        "number of segments in the document (there are 17)."
    )

    def counts(self, exception):
        message = self.env["distribution.message"].browse(exception.message_id.id)
        return message.ack_state != "accepted_with_errors"

    def as_the_partner(self, document):
        """Return the bytes of one message that the partner sends."""
        profile = edifact.EdifactProfile(
            sender=documents.PARTNER,
            receiver=documents.OURS,
            moment=documents.MOMENT,
            control=900,
        )
        return edifact.write_interchange([edifact.documents.write(document)], profile)

    def test_strict(self):
        """It rejects what it does not know, and takes nothing of it."""
        self.behave("strict")
        self.buy()
        self.trade()
        there = ("done", "delivered", "rejected")
        self.assertEqual(self.state_of("order_response"), there)
        self.assert_figures(("6", "0", "0", "0"), ("3", "0", "0", "0"))
