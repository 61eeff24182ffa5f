from __future__ import annotations

from dateline.record import fold
from dateline.types import Origin, Reading, Sources
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


def origins(*readings: Reading) -> tuple[Origin, ...]:
    (found,) = fold(readings)
    assert found.sources.independent == len(found.origins)
    return found.origins


def test_the_record_lists_who_its_reports_go_back_to() -> None:
    found = origins(
        told("a", "spain"), told("b", publisher="The Courier"), told("c", "the-courier spain"), told("d", "courier")
    )
    assert found == (
        Origin(source="courier", publisher="The Courier", articles=("b", "d")),
        Origin(source="spain", articles=("a", "c")),
    )


def test_a_voice_of_its_own_rests_on_the_source_that_it_names_for_the_same() -> None:
    both = [("occurred", ""), ("occurred", "spain")]
    one = reading("a", "2031-03-04", event("x", status=both, date="2031-03-03"), publisher="The Courier")
    assert [o.source for o in origins(one)] == ["spain"]
    other = [("occurred", ""), ("denied", "spain")]
    two = reading("a", "2031-03-04", event("x", status=other, date="2031-03-03"), publisher="The Courier")
    assert [o.source or o.publisher for o in origins(two)] == ["The Courier", "spain"]


def test_a_source_without_a_name_belongs_to_who_passes_it_on() -> None:
    found = origins(
        told("a", "senior-official", publisher="Wire"),
        told("b", "wire senior-official", publisher="The Courier"),
        told("c", "senior-official", publisher="The Gazette"),
        told("d", "unnamed"),
    )
    assert [(o.source, o.via or o.publisher, o.articles) for o in found] == [
        ("unnamed", None, ("d",)),
        ("senior-official", "The Gazette", ("c",)),
        ("senior-official", "wire", ("a", "b")),
    ]


def test_a_surname_alone_is_the_one_source_of_that_name() -> None:
    assert [o.source for o in origins(told("a", "ana-ruiz"), told("b", "ruiz"))] == ["ana-ruiz"]
    several = origins(told("a", "ana-ruiz"), told("b", "ruiz"), told("c", "eva-ruiz"))
    assert [o.source for o in several] == ["ana-ruiz", "eva-ruiz", "ruiz"]
