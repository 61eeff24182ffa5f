"""Write `data/states.json`: code, names, adjective and capital of every state, as well-kept packages have them.

Run as `python -m dateline.extraction.catalogue.generate` when rigour, countryinfo or Babel have new facts. The packages
take half a second to import and read, so the catalogue reads the file instead. `data/states.toml` corrects and
extends what stands there. Which territories count as states: the members of the United Nations, its two observer
states, Taiwan and Kosovo; dependencies fold into their state, as in PLOVER.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from rigour.territories import get_territories
from rigour.territories.territory import Territory

TARGET = Path(__file__).parent / "data" / "states.json"
# rigour counts these as countries: dependencies, territories in dispute and states that are no more.
NOT_STATES = frozenset({
    "ABW", "AIA", "ALA", "BMU", "BYS", "CCK", "COK", "CSK", "CUW", "CXR", "CYM", "DDR", "ESH", "FLK", "FRO",
    "GGY", "GIB", "GRL", "IMN", "IOT", "JEY", "MSR", "NFK", "NIU", "PCN", "SCG", "SGS", "SHN", "SUN", "SXM",
    "TCA", "VGB", "WLF", "YUG", "ZAR",
})  # fmt: skip
# Not countries in rigour's sense, but actors in their own name.
ALSO_STATES = frozenset({"PSE", "TWN"})
OWN_CODES = {"XKX": "KOS"}


def _is_state(territory: Territory) -> bool:
    code = (territory.alpha3 or "").upper()
    return bool(code) and code not in NOT_STATES and (territory.is_country or code in ALSO_STATES)


def _countryinfo(code: str) -> tuple[str | None, str | None]:
    """Demonym and capital of a state by countryinfo, None where it does not have it."""
    try:
        info = CountryInfo(code)
        return info.demonym() or None, info.capital() or None
    except CountryNotFoundError:
        return None, None


def states() -> dict[str, dict[str, str | list[str]]]:
    """The facts on each state by its code."""
    spoken = Locale("en").territories
    found: dict[str, dict[str, str | list[str]]] = {}
    for territory in filter(_is_state, get_territories()):
        iso = (territory.alpha3 or "").upper()
        names = [territory.name, territory.full_name, spoken.get(territory.code.upper(), territory.name)]
        adjective, capital = _countryinfo(iso)
        facts: dict[str, str | list[str]] = {"names": sorted({n for n in names if n}, key=names.index)}
        if adjective:
            facts["adjective"] = adjective
        if capital:
            facts["capital"] = capital
        found[OWN_CODES.get(iso, iso)] = facts
    return dict(sorted(found.items()))


if __name__ == "__main__":
    lines = [f"{json.dumps(code)}: {json.dumps(facts, ensure_ascii=False)}" for code, facts in states().items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
