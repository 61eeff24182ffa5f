"""How cooperative or hostile an event is, by the scores of PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, RootModel

from dateline.toml import shipped
from dateline.types import EventType


class _Score(BaseModel):
    """The score of a type, and of those of its modes that have another one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    score: float
    modes: Mapping[str, float] = {}


class _File(RootModel[dict[EventType, _Score]]):
    """What `scores.toml` holds."""


def score(event_type: EventType, mode: str | None) -> float:
    """From −10, the most hostile, to +10, the most cooperative."""
    known = _scores()[event_type]
    return known.modes.get(mode or "", known.score)


@cache
def _scores() -> dict[EventType, _Score]:
    return shipped(_File, "dateline.views.charts", "scores.toml").root
