# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Order to cash in X12 with a partner that no one here wrote."""

from odoo.tests import tagged

from .. import ediwire
from . import documents
from .live_trade import TradeInAnySyntax
from .trading_partner import LivePartnerCase


@tagged("post_install", "-at_install")
class TestLivePartnerX12(TradeInAnySyntax, LivePartnerCase):
    """850, 997, 855, 856, 810 and their 997s; 820; 860 and 865."""

    content_type = "application/edi-x12"

    corrupt_words = (
        "Segment SE (document trailer) at position 15, element 1: '16' is not the "
        "number of segments in the document (there are 15)."
    )

    def as_the_partner(self, document):
        """Return the bytes of one document that the partner sends."""
        return documents.interchange([ediwire.documents.write(document)], 900)

    def test_strict(self):
        """It rejects for any finding: there is none."""
        self.behave("strict")
        self.test_order_to_cash()
