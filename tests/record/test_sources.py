from __future__ import annotations

from dateline.record import fold
from dateline.types import Reading, Sources
from dateline.types.naming import slug
from tests.record.build import event, reading

WIRE = " ".join(
    f"The {n} delegates from the river towns spoke of bridge {n} and of the {n * 7} boats that wait below it."
    for n in range(1, 12)
)


def told(
    article: str, source: str = "", *, publisher: str | None = None, body: str = "", day: str = "2031-03-04"
) -> Reading:
    return reading(
        article, day, event("x", status=[("occurred", source)], date="2031-03-03"), publisher=publisher, body=body
    )


def sources(*readings: Reading) -> Sources:
    (found,) = fold(readings)
    return found.sources


def test_publishers_with_a_voice_of_their_own_count_each() -> None:
    assert sources(told("a", publisher="The Courier"), told("b", publisher="The Gazette")) == Sources(
        reports=2, independent=2
    )
    assert sources(told("a", publisher="The Courier"), told("b", publisher="The Courier")) == Sources(
        reports=2, independent=1
    )


def test_reports_that_rest_on_one_first_hand_source_count_once() -> None:
    assert sources(told("a", "spain"), told("b", "the-courier spain")) == Sources(reports=2, independent=1)


def test_a_paper_that_is_cited_is_itself() -> None:
    for name in ("The Courier", "Kurier Łódzki", "Steppe.kz"):
        assert sources(told("a", publisher=name), told("b", slug(name))) == Sources(reports=2, independent=1)


def test_sources_without_a_name_are_others_in_every_article() -> None:
    assert sources(told("a", "unnamed"), told("b", "unnamed")) == Sources(reports=2, independent=2)


def test_copies_count_once_and_name_their_original() -> None:
    readings = [
        told("b", publisher="The Gazette", body=WIRE, day="2031-03-05"),
        told("a", publisher="Wire", body=WIRE, day="2031-03-04"),
        told("c", publisher="The Courier", body=f"{WIRE} More follows.", day="2031-03-06"),
    ]
    (found,) = fold(readings)
    assert [(m.article, m.copy_of) for m in found.members] == [("a", None), ("b", "a"), ("c", "a")]
    assert found.sources == Sources(reports=3, independent=1)
    assert [s.article for s in found.history] == ["a"]
