# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The retailer's computer: writes purchase orders, reads and acknowledges answers."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import ediwire

from .company import GOODS, OURS, STORE, THEIRS


class Retailer:
    """Talks through the folders of its SFTP server.

    :param home: the folder with ``outbound`` and ``inbound``
    :param number: first control number of this run; higher than any before
    """

    def __init__(self, home, number):
        self._home, self._number = Path(home), number
        self._read = set(self._inbound())

    def _inbound(self):
        return sorted((self._home / "inbound").glob("*"))

    def _write(self, sets, name):
        self._number += 1
        profile = ediwire.EnvelopeProfile(
            sender=THEIRS,
            receiver=OURS,
            moment=datetime.now(UTC),
            isa_control=self._number,
            gs_control=self._number,
            usage="P",
        )
        body = ediwire.write_interchange(sets, profile)
        # As partners do: nobody takes a file that still has its temporary name.
        hidden = self._home / "outbound" / f".{name}.part"
        hidden.write_bytes(body)
        hidden.rename(self._home / "outbound" / name)

    def send_order(self, number):
        """Drop an 850 for order ``number``: every item, at our list price."""
        today = datetime.now(UTC).date()
        lines = [
            {
                "number": str(position),
                "quantity": str(12 * position),
                "unit": "EA",
                "price": f"{price:.2f}",
                "codes": [
                    {"kind": "gtin", "value": gtin, "qualifier": "UK"},
                    {"kind": "vendor", "value": code, "qualifier": "VN"},
                ],
                "description": words,
            }
            for position, (code, gtin, words, price) in enumerate(GOODS, start=1)
        ]
        order = {
            "type": "order",
            "number": number,
            "purpose": "original",
            "kind": "standalone",
            "order_date": today.isoformat(),
            "requested_delivery": (today + timedelta(days=5)).isoformat(),
            "parties": [
                {
                    "role": "ship_to",
                    "qualifier": "ST",
                    "name": f"Store {STORE}",
                    "code": STORE,
                    "code_type": "92",
                }
            ],
            "references": [{"qualifier": "DP", "value": "HARDWARE"}],
            "lines": lines,
        }
        self._write([ediwire.documents.write(order)], f"{number}.edi")

    def receive(self):
        """Read new files and acknowledge them; returns canonical documents, by type.

        :raises AssertionError: one of them does not validate
        """
        documents = {}
        for path in self._inbound():
            if path in self._read or path.name.startswith("."):
                continue
            self._read.add(path)
            for document in self._take(path):
                documents.setdefault(document["type"], []).append(document)
        return documents

    def _take(self, path):
        for interchange in ediwire.read_interchanges(path.read_bytes()):
            self._check(path, interchange.findings)
            for group in interchange.groups:
                answer = ediwire.acknowledge(group)
                if answer:
                    sets = [ediwire.documents.write(answer)]
                    self._write(sets, f"997-{self._number}.edi")
                for transaction_set in group.sets:
                    self._check(path, transaction_set.findings)
                    document, findings = ediwire.documents.read(transaction_set)
                    self._check(path, findings)
                    yield document

    @staticmethod
    def _check(path, findings):
        if findings:
            words = "; ".join(finding.words() for finding in findings)
            raise AssertionError(f"{path.name}: {words}")
