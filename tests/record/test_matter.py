import pytest

from dateline.record.matter import asked_about, is_about, searchable
from dateline.types import Actor

ZELEN = Actor(id="olena-kovalenko", name="Olena Kovalenko", kind="person")
LIMA = Actor(id="joao-lima", name="João Lima", kind="person")
OTHER_LIMA = Actor(id="rita-lima", name="Rita Lima", kind="person")
PACT = Actor(id="northern-pact", name="Northern Pact", kind="organisation")

TEXT = (
    "Kovalenko told us that U.S. sanctions and NATO's treaties bind Tehran; North Korean troops and the WHO stay out."
)


def found(matter: str, text: str = TEXT, *actors: Actor, **ids: list[str]) -> bool:
    return is_about(searchable([text], actors), asked_about(matter, lambda name: ids.get(name, [])))


@pytest.mark.parametrize("matter", [
    "sanction", "sanctions", "SANCTIONS", "treaty", "treaties", "treaties sanctions", "nato", "NATO", "US", "U.S.",
    "United States", "Iran", "iran", "North Korea", "troops North Korea", "WHO", "kovalenko", "bind",
])  # fmt: skip
def test_a_matter_is_found_in_any_form_of_its_words(matter: str) -> None:
    assert found(matter)


@pytest.mark.parametrize(
    "matter", ["who", "South Korea", "Oman", "man", "ties", "sanctions gas", "anction", "told nobody", "UK", "Niger"]
)
def test_a_matter_is_not_found_in_other_words(matter: str) -> None:
    assert not found(matter)


def test_short_words_are_whole_ones_and_an_acronym_is_no_pronoun() -> None:
    assert found("gas", "The gas flows")
    assert not found("gas", "The gasoline burns")
    assert not found("US", "They told us so")
    assert found("us", "They told us so")


def test_a_state_is_not_found_in_the_name_of_another() -> None:
    assert found("Niger", "Niger's envoy left")
    assert not found("Niger", "Nigeria left")
    assert not found("Oman", "A man of the Roman law")


def test_an_actor_is_found_by_surname_and_in_another_spelling() -> None:
    asked = {"olena-kovalenko": ["olena-kovalenko"]}
    assert found("Olena Kovalenko", "Kovalenko left", ZELEN, **{"Olena Kovalenko": asked["olena-kovalenko"]})
    assert found("Kovalenko", "Kowalenko or Kovalenco left", ZELEN, Kovalenko=["olena-kovalenko"])
    assert not found("Olena Kovalenko", "Olena left", ZELEN, **{"Olena Kovalenko": ["olena-kovalenko"]})


def test_a_surname_that_two_in_the_article_share_names_neither() -> None:
    assert "=joao-lima" in searchable(["Lima left"], [LIMA])
    assert "=" not in searchable(["Lima left"], [LIMA, OTHER_LIMA])
    assert "=joao-lima" in searchable(["João Lima left"], [LIMA, OTHER_LIMA])


def test_an_organisation_is_named_in_full() -> None:
    assert "=northern-pact" in searchable(["the Northern Pact left"], [PACT])
    assert "=" not in searchable(["the pact left"], [PACT])


def test_nothing_asked_for_is_everything() -> None:
    assert asked_about(None) == asked_about("  ") == ()
    assert is_about("", ())
