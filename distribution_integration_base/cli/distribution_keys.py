# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""``odoo-bin distribution_keys``: change the key that credentials are encrypted with.

Odoo loads this file by its name alone (``odoo.cli.command.load_addons_commands``), so
it imports nothing of the addon.
"""

import argparse
import sys

from cryptography.fernet import Fernet

from odoo import SUPERUSER_ID, api
from odoo.cli import Command
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tools import config


class DistributionKeys(Command):
    """Make a key, or encrypt every stored secret with the newest key.

    1. ``generate`` prints a key. Put it in front of the old one, with a comma, in
       distribution_secret_key (odoo.conf) or DISTRIBUTION_SECRET_KEY, and restart.
    2. ``rotate -d DATABASE`` encrypts every secret with it.
    3. Take the old key out and restart.
    """

    name = "distribution_keys"

    def run(self, args):
        """Read the command line and do it. Exits 1 with a sentence if it cannot."""
        parser = argparse.ArgumentParser(
            prog=self.prog,
            description=self.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.add_argument("what", choices=("generate", "rotate"))
        given, rest = parser.parse_known_args(args)
        if given.what == "generate":
            sys.stdout.write(Fernet.generate_key().decode() + "\n")
            return
        config.parse_config(rest, setup_logging=True)
        if len(config["db_name"]) != 1:
            sys.exit("Name one database: distribution_keys rotate -d DATABASE")
        try:
            renewed, kept = self._rotate(config["db_name"][0])
        except UserError as error:
            sys.exit(str(error.args[0]))
        sys.stdout.write(
            f"{renewed} secrets encrypted with the newest key, {kept} had it already.\n"
        )

    def _rotate(self, database):
        with Registry(database).cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            return env["distribution.credential"]._renew_all()
