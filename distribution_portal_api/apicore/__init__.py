# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Rules of the partner API that need no Odoo: keys, bodies, problems, OpenAPI."""
