# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""requirements.txt, written from the manifests' ``external_dependencies``."""

import sys

from .home import REPO, addons, manifest
from .shell import Stop

PATH = REPO / "requirements.txt"
HEADER = "# generated from manifests external_dependencies\n"


def expected():
    """Return the text that requirements.txt must have now."""
    needed = set()
    for addon in addons():
        needed.update(
            manifest(addon).get("external_dependencies", {}).get("python", ())
        )
    return HEADER + "".join(f"{name}\n" for name in sorted(needed, key=str.lower))


def check():
    """Compare the file with the manifests.

    :raise Stop: it is out of date
    """
    if PATH.read_text() != expected():
        raise Stop(
            "requirements.txt does not match the manifests: "
            "run 'python3 -m lib.requirements' in setup/"
        )


if __name__ == "__main__":
    PATH.write_text(expected())
    sys.stdout.write(expected())
