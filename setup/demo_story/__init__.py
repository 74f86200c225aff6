# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the demo shows, one step after the other."""

import urllib.request


def run(context):
    """Tell the story.

    :param context: a :class:`lib.demo.Context`
    :return: steps ``(name, ok, what happened)``
    """
    with urllib.request.urlopen(f"{context.url}/web/login", timeout=60) as page:
        page.read()
    return [("log-in page", page.status == 200, f"{context.url}/web/login")]
