# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

# The dispatcher first: a route may only name a type that is registered.
from . import api, models, controllers, wizards
