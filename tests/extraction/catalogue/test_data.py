"""The catalogue's data hang together: ids, dates, codes, offices held by one person at a time, and who is covered."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import countrynames
import pytest

from dateline.extraction.catalogue import Catalogue, Person, State, Term, fold, load_catalogue, slug
from dateline.extraction.catalogue.build import NO_STATE
from dateline.extraction.catalogue.catalogue import DATA
from dateline.extraction.catalogue.source import read_toml
from dateline.types.when import first_day, last_day

DOCS = Path(__file__).parents[3] / "docs" / "catalogue.md"

G20 = [
    "ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA", "JPN", "MEX", "RUS", "SAU", "ZAF",
    "KOR", "TUR", "GBR", "USA",
]  # fmt: skip
EU = [
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA",
    "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE",
]  # fmt: skip
NATO = [
    "ALB", "BEL", "BGR", "CAN", "HRV", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "ISL", "ITA",
    "LVA", "LTU", "LUX", "MNE", "NLD", "MKD", "NOR", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "TUR",
    "GBR", "USA",
]  # fmt: skip
NEIGHBOURS = [
    "UKR", "RUS", "BLR", "POL", "SVK", "HUN", "ROU", "MDA",
]  # fmt: skip
GULF_AND_MORE = [
    "SAU", "ARE", "QAT", "KWT", "BHR", "OMN", "IRN", "ISR", "EGY", "TUR", "IND", "PAK",
]  # fmt: skip
CAUCASUS_AND_CENTRAL_ASIA = [
    "ARM", "AZE", "GEO", "KAZ", "KGZ", "TJK", "TKM", "UZB",
]  # fmt: skip
COVERED = sorted({*G20, *EU, *NATO, *NEIGHBOURS, *GULF_AND_MORE, *CAUCASUS_AND_CENTRAL_ASIA})

# Handing over and caretakers: how long nobody need be named, in days. Moldova's was the longest, in 2015.
LONGEST_GAP = 130
# Longer ones that the catalogue leaves open, because who stood in is not certain.
LEFT_OPEN = {("MNE", ("foreign-minister",)): (date(2022, 10, 31), date(2023, 10, 31))}
# An office that a month or year bounds may seem to overlap with the next; a day-to-day handover shares one day.
LONGEST_OVERLAP = 7


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def terms(catalogue: Catalogue) -> list[tuple[Person, Term]]:
    return [(person, term) for person in catalogue.people.values() for term in person.terms]


def sure(term: Term) -> tuple[date, date]:
    """The days that a term covers however its bounds are filled in."""
    start = last_day(term.start) if term.start else date.max
    return start, first_day(term.end) if term.end else date.max


def test_ids_are_unique_across_kinds(catalogue: Catalogue) -> None:
    ids = [e.id for kind in (catalogue.states, catalogue.bodies, catalogue.people) for e in kind.values()]
    seen: dict[str, int] = defaultdict(int)
    for one in ids:
        seen[one] += 1
    assert [one for one, count in seen.items() if count > 1] == []


def test_every_state_has_a_name_an_adjective_and_its_own_code(catalogue: Catalogue) -> None:
    assert len(catalogue.states) == 197
    # The two Congos share their adjective, and Dominica its with the Dominican Republic.
    assert [s.code for s in catalogue.states.values() if not s.adjectives] == ["COG", "DMA"]
    assert all(s.name == s.names[0] and s.id == slug(s.name) for s in catalogue.states.values())


def test_state_names_mean_the_same_state_to_countrynames(catalogue: Catalogue) -> None:
    wrong = [
        (name, state.code, code)
        for state in catalogue.states.values()
        for name in state.names
        for code in [countrynames.to_code_3(name)]
        if code not in (None, state.code, "XKX")
    ]
    assert wrong == []


def test_no_two_states_share_a_name_or_an_adjective(catalogue: Catalogue) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for state in catalogue.states.values():
        for name in (*state.names, *state.adjectives):
            owners[fold(name)].add(state.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_codes_exist(catalogue: Catalogue) -> None:
    known = {*catalogue.states, *NO_STATE, None}
    assert {b.country for b in catalogue.bodies.values()} <= known
    assert {p.country for p in catalogue.people.values()} <= known
    assert {t.country for _, t in terms(catalogue)} <= known
    assert {t.body for _, t in terms(catalogue)} <= {*catalogue.bodies, None}


def test_terms_end_after_they_start(catalogue: Catalogue) -> None:
    backwards = [
        (p.name, t.start, t.end)
        for p, t in terms(catalogue)
        if t.start and t.end and first_day(t.start) > last_day(t.end)
    ]
    assert backwards == []


def test_nobody_is_in_office_before_the_middle_of_the_last_century(catalogue: Catalogue) -> None:
    assert [p.name for p, t in terms(catalogue) if t.start and first_day(t.start).year < 1950] == []


def test_an_office_for_one_has_one_holder_at_a_time(catalogue: Catalogue) -> None:
    held: dict[tuple[str, str | None, str | None], list[tuple[date, date, str]]] = defaultdict(list)
    for person, term in terms(catalogue):
        if term.office in catalogue.offices.singular and term.start:
            held[term.office, term.country, term.body].append((*sure(term), person.name))
    clashes = []
    for office, spans in held.items():
        spans.sort()
        for (_, end, one), (start, _, other) in pairwise(spans):
            if end != date.max and end - start > timedelta(days=LONGEST_OVERLAP):
                clashes.append((office, one, other, start, end))
            if end == date.max and _open(catalogue, one, office):
                clashes.append((office, one, other, start, end))
    assert clashes == []


def _open(catalogue: Catalogue, name: str, office: tuple[str, str | None, str | None]) -> bool:
    """Whether somebody's last term in an office has no end."""
    own = [t for t in catalogue.people[slug(name)].terms if (t.office, t.country, t.body) == office]
    return all(t.end is None for t in own)


@pytest.mark.parametrize("code", COVERED)
@pytest.mark.parametrize("offices", [("head-of-government", "head-of-state"), ("foreign-minister",)])
def test_covered_states_have_leaders_and_foreign_ministers(
    catalogue: Catalogue, code: str, offices: tuple[str, ...]
) -> None:
    spans = sorted(
        (first_day(t.start), last_day(t.end) if t.end else date.max)
        for _, t in terms(catalogue)
        if t.country == code and t.body is None and t.office in offices and t.start
    )
    gaps = []
    reached = date(2015, 1, 1)
    for start, end in spans:
        if start - reached > timedelta(days=LONGEST_GAP):
            gaps.append((reached, start))
        reached = max(reached, end)
    if reached < date(2025, 12, 31):
        gaps.append((reached, date(2025, 12, 31)))
    left_open = LEFT_OPEN.get((code, offices))
    assert gaps == ([left_open] if left_open else [])


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("president", "european-commission"),
        ("president", "european-council"),
        ("president", "european-parliament"),
        ("high-representative", "european-union"),
        ("secretary-general", "nato"),
        ("secretary-general", "united-nations"),
    ],
)
def test_institutions_have_heads_in_every_year(catalogue: Catalogue, office: str, body: str) -> None:
    country = catalogue.bodies[body].country or ""
    for year in range(2015, 2026):
        assert len(catalogue.holders(office, country, f"{year}-06-15", body)) == 1


def test_every_file_and_key_of_the_data_is_documented() -> None:
    page = DOCS.read_text(encoding="utf-8")
    files = {file.name for file in DATA.iterdir()}
    missing = [name for name in files if f"`{name}" not in page]
    keys = {"name", "names", "adjectives", "people", "capitals", "kind", "country", "places", "organ", "state", "words"}
    keys |= {"surname", "office", "title", "singular", "countries", "titles", "particles", "family_first"}
    for file in DATA.glob("*.toml"):
        for table in read_toml(file).get("body", []):
            keys |= set(table)
    missing += [key for key in sorted(keys) if f"`{key}`" not in page]
    assert missing == []


def test_every_office_is_documented(catalogue: Catalogue) -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert [office for office in catalogue.offices.titles if f"`{office}`" not in page] == []


def test_states_are_values(catalogue: Catalogue) -> None:
    assert isinstance(catalogue.state("KOS"), State)
    with pytest.raises(KeyError):
        catalogue.state("XKX")
