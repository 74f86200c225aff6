# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The logistic label of a carton: one lay-out, drawn as PDF or as ZPL."""

from .carton import CartonLabel, Content
from .layout import draw
from .pdf import pdf
from .zpl import zpl
