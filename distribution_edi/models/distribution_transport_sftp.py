# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""SFTP: files are put into a partner's folder, and taken from another."""

from odoo import api, models

from odoo.addons.distribution_integration_base.engine.errors import DistributionError
from odoo.addons.distribution_integration_base.engine.http import is_public

from ..sftp import Session, Target


class DistributionTransportSftp(models.AbstractModel):
    """The server is the system's."""

    _name = "distribution.transport.sftp"
    _inherit = "distribution.file.exchange"
    _description = "SFTP"

    @api.model
    def _session(self, system):
        system = system.sudo()
        if not (system.sftp_host and system.sftp_user and system.sftp_credential_id):
            raise DistributionError(
                "missing",
                f"The SFTP server of '{system.name}' is not described.",
                cause="no_sftp_server",
                hint="Enter server, user and credential on the system.",
            )
        target = Target(
            system.sftp_host,
            system.sftp_port,
            system.sftp_user,
            system.sftp_host_key or "",
            **self._secrets(system),
        )
        inside = system.sftp_allow_private
        return Session(target, lambda address: inside or is_public(address))

    def _secrets(self, system):
        credential, passphrase = system.sftp_credential_id, system.sftp_passphrase_id
        if credential.kind != "private_key":
            return {"password": credential._reveal()}
        return {
            "private_key": credential._reveal(),
            "passphrase": passphrase._reveal() if passphrase else None,
        }
