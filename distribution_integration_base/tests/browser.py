# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tours in a real browser."""

from odoo.tests import HttpCase
from odoo.tools import file_path

#: Debian's package of Odoo leaves this library of video calls out, and the browser
#: then reports an error on every page.
LEFT_OUT = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


class BrowserCase(HttpCase):
    """An HttpCase whose pages load without an error, however Odoo was installed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        try:
            file_path(LEFT_OUT)
        except FileNotFoundError:
            cls.env["ir.asset"].create(
                {
                    "name": "Left out",
                    "bundle": "web.assets_backend",
                    "directive": "remove",
                    "path": LEFT_OUT,
                }
            )
