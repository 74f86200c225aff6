# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Secrets, encrypted at rest, used by reference."""

import os

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config

from ...engine.secretbox import InvalidToken, SecretBox


class DistributionCredential(models.Model):
    """A password, key or token of a system.

    Only the ciphertext is stored (``engine.secretbox``). The key is
    ``DISTRIBUTION_SECRET_KEY`` in the environment or ``distribution_secret_key`` in
    ``odoo.conf``, so a dump of the database shows no secret. While the key changes,
    both keys stand there, the new one first (``odoo-bin distribution_keys``).
    """

    _name = "distribution.credential"
    _description = "Credential"
    _order = "name"

    name = fields.Char(required=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        [
            ("password", "Password"),
            ("private_key", "Private key (SSH)"),
            ("webhook_secret", "Webhook secret (whsec_...)"),
            ("token", "Token"),
        ],
        required=True,
        default="password",
    )
    secret = fields.Char(
        compute="_compute_secret",
        inverse="_inverse_secret",
        help="Write only: a stored secret is never shown again.",
    )
    secret_encrypted = fields.Char(
        readonly=True, copy=False, groups="base.group_system"
    )
    has_secret = fields.Boolean(compute="_compute_has_secret")

    def write(self, vals):
        result = super().write(vals)
        if {"kind", "secret_encrypted"} & vals.keys():
            self.env["distribution.interface"]._forget_doors()
        return result

    def unlink(self):
        result = super().unlink()
        self.env["distribution.interface"]._forget_doors()
        return result

    def _compute_secret(self):
        self.secret = False

    def _compute_has_secret(self):
        for credential in self:
            credential.has_secret = bool(credential.sudo().secret_encrypted)

    def _inverse_secret(self):
        for credential in self:
            if credential.secret:
                token = self._box().seal(credential.secret)
                # The ciphertext is for nobody's eyes, so its field is closed to the
                # very people who may set a secret.
                credential.sudo().secret_encrypted = token
                self.env["distribution.audit"]._note(
                    credential,
                    "secret_set",
                    self.env._("A new secret was entered for '%s'.", credential.name),
                )

    def _box(self):
        """Return the cipher. :raises UserError: no usable key is configured."""
        key = os.environ.get("DISTRIBUTION_SECRET_KEY") or config.get(
            "distribution_secret_key"
        )
        try:
            return SecretBox(key)
        except ValueError as error:
            raise UserError(
                self.env._(
                    "There is no key to encrypt secrets with. Put "
                    "distribution_secret_key = <32 random bytes in URL-safe base64> "
                    "into odoo.conf, keep a copy apart from the database, and "
                    "restart Odoo."
                )
            ) from error

    def _reveal(self):
        """Return the secret as text, for a transport about to use it.

        :raises UserError: none is stored, or the key is not the one it was made with.
        """
        self.ensure_one()
        return self._decrypt(self.sudo().secret_encrypted)

    def _decrypt(self, token):
        """Return the secret behind ``token``, the ciphertext of this credential."""
        if not token:
            raise UserError(
                self.env._(
                    "Credential '%s' has no secret yet. Open it and enter one.",
                    self.name,
                )
            )
        try:
            return self._box().open(token)
        except InvalidToken as error:
            raise UserError(self._words_other_key(self)) from error

    @api.model
    def _renew_all(self):
        """Encrypt every secret with the newest key.

        :return: (how many were encrypted anew, how many had the newest key already).
        :raises UserError: one cannot be read with any configured key; nothing was
            changed.
        """
        box, renewed = self._box(), 0
        credentials = self.sudo().search([("secret_encrypted", "!=", False)])
        for credential in credentials:
            try:
                token = box.renew(credential.secret_encrypted)
            except InvalidToken as error:
                raise UserError(self._words_other_key(credential)) from error
            if token:
                credential.secret_encrypted = token
                renewed += 1
        return renewed, len(credentials) - renewed

    def _words_other_key(self, credential):
        return self.env._(
            "Credential '%s' was encrypted with another key. Restore that "
            "distribution_secret_key, or enter the secret again.",
            credential.name,
        )
