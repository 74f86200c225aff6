# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a carrier can do, in plain values; no Odoo, no clock, no socket of its own.

Read ``contract`` first; ``simulator`` is a carrier that needs no account.
"""
