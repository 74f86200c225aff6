# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files are checked from a command line, without Odoo."""

import io
import json

from ediwire.__main__ import main


def run(*arguments):
    out = io.StringIO()
    code = main([str(each) for each in arguments], out)
    return code, out.getvalue()


def test_a_clean_file(tmp_path, envelope, order_body):
    file = tmp_path / "orders.edi"
    file.write_bytes(envelope(order_body))
    code, words = run(file)
    assert code == 0
    assert words.splitlines() == [
        f"{file}: x12 000000007, ZZ/BUYER -> ZZ/SELLER: accepted",
        "  850 0001 (004010): accepted",
    ]


def test_what_is_wrong_is_said_beside_what_is_right(tmp_path, envelope, order_body):
    bad = order_body.replace("20250601", "20251301")
    file = tmp_path / "orders.edi"
    file.write_bytes(envelope(order_body, bad))
    code, words = run(file)
    assert code == 1
    lines = words.splitlines()
    assert lines[0].endswith(": rejected")
    assert lines[1] == "  850 0001 (004010): accepted"
    assert lines[2] == "  850 0002 (004010): rejected"
    assert "Segment BEG" in lines[3] and "'20251301'" in lines[3]


def test_machines_get_findings_and_documents(tmp_path, edifact_file):
    file = tmp_path / "orders.edi"
    body = "BGM+220+PO1+9'DTM+137:20261121:102'LIN+1++4012345000009:EN'QTY+21:5'UNS+S'"
    file.write_bytes(edifact_file(body))
    code, text = run("--json", file)
    facts = json.loads(text)
    assert facts["syntax"] == "edifact"
    [document] = facts["documents"]
    assert document["canonical"]["number"] == "PO1"
    codes = [finding["code"] for finding in document["findings"]]
    assert "value_assumed" in codes
    assert code == int(facts["verdict"] == "rejected")


def test_notes_are_told_when_asked_for(tmp_path, edifact_file):
    file = tmp_path / "orders.edi"
    body = "BGM+220+PO1+9'DTM+137:20261121:102'LIN+1++4012345000009:EN'QTY+21:5'UNS+S'"
    file.write_bytes(edifact_file(body))
    assert "assumed" not in run(file)[1]
    assert "assumed (the unit is PCE)" in run("--notes", file)[1]


def test_a_file_that_is_none_does_not_stop_the_next(tmp_path, envelope, order_body):
    (tmp_path / "mail.txt").write_bytes(b"Dear all,")
    (tmp_path / "good.edi").write_bytes(envelope(order_body))
    code, words = run(*(tmp_path / name for name in ("mail.txt", "gone", "good.edi")))
    assert code == 2
    assert "it begins with 'Dear all,'" in words
    assert words.splitlines()[-1] == "  850 0001 (004010): accepted"
