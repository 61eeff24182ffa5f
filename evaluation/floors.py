"""Pinned floors: a score below its floor is a failure. Floors change only by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.toml"
_MARGIN = 1e-9


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """Floors by group (`reports`, `record`, `phenomena`) and score. Raises `ValueError` for one that is not a share."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    for group, floors in groups.items():
        for name, floor in floors.items():
            if not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise ValueError(f"{path}: the floor of {group}, {name} is {floor!r}, not a number from 0 to 1")
    return groups


def below(floors: Mapping[str, Mapping[str, float]], scores: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A line for each score below its floor, for each floor without a score and for each score without a floor."""
    lines = []
    for group in sorted(floors.keys() | scores.keys()):
        pinned, measured = floors.get(group, {}), scores.get(group, {})
        for name in sorted(pinned.keys() | measured.keys()):
            if name not in measured:
                lines.append(f"{group}: {name} has a floor but was not measured")
            elif name not in pinned:
                lines.append(f"{group}: {name} has no floor")
            elif measured[name] < pinned[name] - _MARGIN:
                lines.append(f"{group}: {name} is {measured[name]:.3f}, below its floor {pinned[name]:.3f}")
    return lines
