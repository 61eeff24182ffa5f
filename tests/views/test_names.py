from collections.abc import Iterator

import pytest

from dateline.errors import NotInRecordError
from dateline.types import Actor
from dateline.views.names import Names, find_actor, fold
from tests.views.story import HALE, PRIME, Story

STORY = Story()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("anna-hale", "anna-hale"),
        ("Anna Hale", "anna-hale"),
        ("ANNA HALE", "anna-hale"),
        ("Oršić", "ivo-orsic"),
        ("orsic", "ivo-orsic"),
        ("Ivo", "ivo-orsic"),
        ("courier", "the-courier"),
        ("Hrvatska", "croatia"),
    ],
)
def test_an_actor_is_found_by_what_people_type(wanted: str, found: str) -> None:
    assert find_actor(STORY, wanted).id == found


def test_a_misspelt_name_gets_suggestions() -> None:
    with pytest.raises(NotInRecordError, match="no actor 'Orsik' in the record; did you mean Ivo Oršić"):
        find_actor(STORY, "Orsik")


def test_a_name_that_is_like_none_points_at_the_list() -> None:
    with pytest.raises(NotInRecordError, match="`dateline actors` lists them"):
        find_actor(STORY, "Quetzalcoatl")


def test_an_empty_name_is_nobody() -> None:
    with pytest.raises(NotInRecordError):
        find_actor(STORY, " ")


def test_a_shared_surname_is_never_guessed() -> None:
    with pytest.raises(NotInRecordError, match=r"fits 2 actors: Anna Hale \(anna-hale\) or Tom Hale \(tom-hale\)"):
        find_actor(STORY, "Hale")


def test_who_bears_a_surname_comes_before_who_is_described_by_it() -> None:
    spokesman = Actor(id="spokesman-for-orsic", name="spokesman for Oršić", kind="person")

    class Described(Story):
        def named(self, name: str, as_of: str | None = None) -> Iterator[Actor]:
            yield from (*super().named(name, as_of), spokesman)

    assert find_actor(Described(), "Oršić").id == "ivo-orsic"
    assert find_actor(Described(), "spokesman for Oršić") == spokesman


def test_an_unknown_id_is_its_own_name() -> None:
    assert Names([HALE]).of("nobody") == "nobody"


def test_names_are_looked_up_many_at_once_and_each_once() -> None:
    asked: list[set[str]] = []

    def look_up(ids):
        asked.append(set(ids))
        return {a.id: a.name for a in (HALE, PRIME)}

    names = Names((), look_up)
    names.know(["anna-hale", "ivo-orsic", "nobody"])
    assert [names.of(i) for i in ("anna-hale", "ivo-orsic", "nobody")] == ["Anna Hale", "Ivo Oršić", "nobody"]
    assert asked == [{"anna-hale", "ivo-orsic", "nobody"}]


def test_folding_drops_case_accents_and_points() -> None:
    assert fold("  U.S. and Orbán–Fidesz ") == "us and orban fidesz"
