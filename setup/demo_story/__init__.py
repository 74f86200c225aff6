# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The main job: one order through all five addons, with real parts.

A real Odoo, a real SFTP server, people who press the web client's buttons over its
own calls. Only the carrier is simulated.
"""

import sys
import time

from lib import table
from lib.shell import say

from .company import Company
from .crew import Crew
from .sftp_server import SftpServer
from .web_client import WebClient


def run(context):
    """Tell the story.

    :param context: a :class:`lib.demo.Context`
    :return: steps ``(name, ok, what happened)``
    """
    sys.path.insert(0, str(context.repo / "distribution_edi"))
    with SftpServer(context.folder, context.path) as server:
        say("Connecting the demo's partners ...")
        story = _prepare(context, server)
        say("Running the main job ...")
        steps = story.tell()
        for title, rows in story.shown():
            print(f"\n{title}\n{table.text(rows)}")
    print(
        f"\nWhere to look: {context.url}/odoo, menu Distribution (exceptions, messages,"
        f"\nmappings), and Sales > Orders > {story.edi_number} > Timeline.\n"
    )
    return steps


def _prepare(context, server):
    """Set the house up and return the :class:`.story.Story` to tell."""
    # These two need ediwire, which is on the path only now.
    from .retailer import Retailer
    from .shop import Shop
    from .story import Story

    def log_in(login, password):
        return WebClient(context.url, context.database, login, password)

    admin = log_in("admin", "admin")
    company = Company(admin, log_in)
    company.furnish()
    company.connect_retailer(server)
    carrier = company.connect_carrier()
    shop = Shop(context.url, context.database, company.connect_shop())
    # Control numbers have nine digits and must never come again.
    retailer = Retailer(server.home, int(time.time()) % 100_000_000 * 10)
    return Story(Crew(admin), company, retailer, shop, carrier)
