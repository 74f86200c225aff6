# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pure rules of the road: no Odoo, no clock, no socket that is not handed in.

``http`` is the one exception that opens sockets, and the only one (DESIGN 3.9).
"""
