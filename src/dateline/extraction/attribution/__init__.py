"""Quotations and attribution: who says what, through whom, and in which manner."""

from dateline.extraction.attribution.cues import Cues, load_cues
from dateline.extraction.attribution.finding import attribute
from dateline.extraction.attribution.index import Attributions
from dateline.extraction.attribution.model import UNNAMED, Attribution, Cast
from dateline.extraction.attribution.quotes import Quote, quotations
from dateline.extraction.attribution.statements import statements, via

__all__ = [
    "UNNAMED", "Attribution", "Attributions", "Cast", "Cues", "Quote", "attribute", "load_cues", "quotations",
    "statements", "via",
]  # fmt: skip
