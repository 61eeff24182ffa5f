from __future__ import annotations

import pytest

from dateline.record.parties import Party, known, likeness, pair_off, party
from dateline.record.states import country_of, is_state_name
from dateline.types import Actor, Role, Span

ANA = Party(id="ana-ruiz", name="Ana Ruiz", kind="person", country="ESP")
SPAIN = Party(id="spain", name="Spain", kind="state", country="ESP")
PALACE = Party(id="palace", name="Palace", kind="organ", country="ESP")
SWEDEN = Party(id="sweden", name="Sweden", kind="state", country="SWE")


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (ANA, ANA, 1.0),
        (ANA, Party(id="ruiz", name="Ruiz", kind="person"), 0.9),
        (ANA, Party(id="ruiz", name="Ruiz", kind="person", country="SWE"), 0.0),
        (ANA, SPAIN, 0.6),
        (PALACE, SPAIN, 0.6),
        (ANA, SWEDEN, 0.0),
        (SPAIN, SWEDEN, 0.0),
        (ANA, Party(id="eva-gil", name="Eva Gil", kind="person", country="ESP"), 0.0),
    ],
)
def test_who_can_be_one(a: Party, b: Party, alike: float) -> None:
    assert likeness(a, b) == likeness(b, a) == alike


def test_participants_pair_off_once_and_surest_first() -> None:
    match = pair_off((SPAIN, SWEDEN), (ANA, SPAIN))
    assert (match.pairs, match.left, match.right) == ((1.0,), (SWEDEN,), (ANA,))


def test_an_actors_own_country_goes_before_its_roles() -> None:
    role = Role(title="envoy", country="SWE", evidence=(Span(start=0, end=1, text="e"),))
    assert party(Actor(id="a", name="A", kind="person", country="ESP", roles=(role,))).country == "ESP"
    assert party(Actor(id="a", name="A", kind="person", roles=(role,))).country == "SWE"
    assert party(Actor(id="a", name="Sweden")).country == "SWE"
    assert party(Actor(id="a", name="Sweden Party", kind="organisation")).country is None


def test_of_a_group_the_states_that_it_names_are_known() -> None:
    described = Party(id="g", name="the foreign ministers of Spain and South Sudan", kind="group")
    assert [p.country for p in known(described)] == ["ESP", "SSD"]
    assert known(Party(id="g", name="two ministers", kind="group")) == ()
    assert known(ANA) == (ANA,)


def test_names_of_states() -> None:
    assert [is_state_name(n) for n in ("Spain", "the Netherlands", "US", "Türkiye", "Paris", "Ana Ruiz")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert country_of("Czech Republic") == "CZE"
    assert country_of("United Nations") is None
