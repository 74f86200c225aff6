# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    test_answers,
    test_answers_due,
    test_advice_road,
    test_bad_documents,
    test_bad_files,
    test_carton_labels,
    test_cartons,
    test_correction,
    test_csv_map,
    test_csv_road,
    test_edifact_road,
    test_folder_road,
    test_gates,
    test_good_road,
    test_live_partner_edifact,
    test_live_partner_x12,
    test_order_change,
    test_profile,
    test_reader,
    test_remittance_road,
    test_repeats,
    test_sftp_login,
    test_sftp_trouble,
    test_ubl_road,
)
