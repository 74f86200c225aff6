# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tours in a real browser."""

from odoo.tests import HttpCase
from odoo.tools import file_path

#: Debian's package of Odoo leaves this library of video calls out, and the browser
#: then reports an error on every page.
LEFT_OUT = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


#: Seconds for a whole tour, also where everything else is slow.
PATIENCE = 180


class BrowserCase(HttpCase):
    """An HttpCase whose pages load without an error, however Odoo was installed."""

    #: Wide enough that no menu hides behind a plus sign, whatever the fonts.
    browser_size = "1600x900"

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
        # Made once for the class, not again behind each tour's first page.
        cls.env["ir.qweb"]._get_asset_bundle("web.assets_web", css=False).js()

    def start_tour(self, *args, timeout=PATIENCE, **kwargs):
        result = super().start_tour(*args, timeout=timeout, **kwargs)
        # What the browser wrote is read anew.
        self.env.invalidate_all()
        return result
