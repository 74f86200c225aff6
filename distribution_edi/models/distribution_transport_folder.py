# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A folder of this machine, which a mount or a gateway brings files to."""

import os

from odoo import api, models
from odoo.tools import config

from odoo.addons.distribution_integration_base.engine.errors import DistributionError

from ..folder import FolderSession

#: Where the administrator of the machine says which folder is for exchange.
VARIABLE, OPTION = "DISTRIBUTION_FOLDER_ROOT", "distribution_folder_root"


class DistributionTransportFolder(models.AbstractModel):
    """Only below one root, which no one can choose from within Odoo."""

    _name = "distribution.transport.folder"
    _inherit = "distribution.file.exchange"
    _description = "Folder on this machine"

    @api.model
    def _session(self, system):
        root = os.environ.get(VARIABLE) or config.get(OPTION)
        if not root or not os.path.isabs(root):
            raise DistributionError(
                "missing",
                "No folder of this machine is open for exchange.",
                cause="no_folder_root",
                hint=f"The machine's administrator writes {OPTION} = /srv/exchange "
                "into odoo.conf and restarts Odoo.",
            )
        return FolderSession(root)
