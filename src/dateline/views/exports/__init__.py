"""The record in formats of other programs, each with its media type, its ending and what writes it."""

from dateline.views.exports.format import Format, Of, Options
from dateline.views.exports.registry import FORMATS, format_of
from dateline.views.exports.tables import cell

__all__ = ["FORMATS", "Format", "Of", "Options", "cell", "format_of"]
