# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from . import distribution_edi_onboarding, distribution_edi_ready
