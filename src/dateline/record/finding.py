"""What one field says of two mentions, and the scale on which it is weighed."""

from __future__ import annotations

import math
from typing import NamedTuple

NEVER = -math.inf
"""The weight of a difference that excludes that two mentions are one, whatever else agrees."""


class Finding(NamedTuple):
    """What one field says: its weight and a phrase, empty when it says nothing."""

    weight: float
    phrase: str = ""


NOTHING = Finding(0.0)
