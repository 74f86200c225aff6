# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Starts Odoo as a file, not as a module.

With workers, Odoo starts its websocket server by running ``sys.argv[0]`` again
(``service.server.PreforkServer.long_polling_spawn``); ``python -m odoo`` leaves a
file there that cannot be run by itself.
"""

import sys

# This file's own folder must not hide anybody's modules.
sys.path.pop(0)

from odoo.cli.command import main  # the path above has to be right first

if __name__ == "__main__":
    main()
