# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import (
    distribution_edi_control,
    distribution_edi_rule,
    distribution_edi_profile,
    distribution_edi_profile_edifact,
    distribution_codec_x12,
    distribution_codec_edifact,
    distribution_file_sighting,
    distribution_file_exchange,
    distribution_transport_sftp,
    distribution_transport_folder,
    distribution_system,
    distribution_tower_search,
    distribution_exception,
    distribution_interface,
    distribution_message,
    distribution_edi_reader,
    stock_picking,
    distribution_carton_label,
    stock_move_line,
    gtin_warning,
)
