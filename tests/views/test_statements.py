"""Positions: who said what about a matter, asked of a record that is kept."""

from __future__ import annotations

from collections.abc import Callable

from dateline.types import Reading
from dateline.views import Record
from tests.views.sayings import article

Opened = Callable[..., Record]

LONG = "the ports stay shut until the last of the trawlers has left the bay and the nets are counted, "
"""Long enough for two articles that share it to be told for copies."""


def said(record: Record, **filters: object) -> list[tuple[str, str]]:
    return [(row.article, row.content) for row in record.statements(**filters)]  # type: ignore[arg-type]


STORY = (
    article("b", "2031-03-05", ("joao-lima", "denies", "Spain was asked"), via="the-courier"),
    article(
        "a", "2031-03-04", ("ana-ruiz", "demands", "Portuguese ports open"), ("joao-lima", "asserts", "gas is dear")
    ),
    article("u", None, ("ana-ruiz", "asserts", "Lima will come"), also="joao-lima"),
    article("c", "2031-03-05", ("ana-ruiz", "promises", "João Lima will be told"), also="joao-lima"),
)


def test_statements_come_in_order_of_time_then_of_the_text(record_of: Opened) -> None:
    rows = record_of(*STORY).statements()
    assert [(r.published, r.article, r.stance) for r in rows] == [
        ("2031-03-04", "a", "demands"), ("2031-03-04", "a", "asserts"), ("2031-03-05", "b", "denies"),
        ("2031-03-05", "c", "promises"), (None, "u", "asserts"),
    ]  # fmt: skip


def test_an_actor_is_the_speaker_and_several_are_any_of_them(record_of: Opened) -> None:
    record = record_of(*STORY)
    assert [a for a, _ in said(record, actors=["Ruiz"])] == ["a", "c", "u"]
    assert [a for a, _ in said(record, actors=["Ruiz", "João Lima"])] == ["a", "a", "b", "c", "u"]
    assert said(record, actors=["The Courier"]) == []


def test_a_matter_is_found_by_word_demonym_and_name(record_of: Opened) -> None:
    record = record_of(*STORY)
    assert said(record, about="Portugal") == [("a", "Portuguese ports open")]
    assert said(record, about="port") == [("a", "Portuguese ports open")]
    assert said(record, about="gas") == [("a", "gas is dear")]
    assert [a for a, _ in said(record, about="João Lima")] == ["c", "u"]
    assert said(record, about="Lima told") == [("c", "João Lima will be told")]
    assert said(record, actors=["Lima"], about="Spain") == [("b", "Spain was asked")]


def test_stances_and_days_of_publication_choose(record_of: Opened) -> None:
    record = record_of(*STORY)
    assert [a for a, _ in said(record, stances=["denies", "demands"])] == ["a", "b"]
    assert [a for a, _ in said(record, since="2031-03-05")] == ["b", "c"]
    assert [a for a, _ in said(record, until="2031-03-04")] == ["a", "a"]
    assert [a for a, _ in said(record, as_of="2031-03-04")] == ["a", "a"]


def copied(name: str, published: str, *more: str, word: str = "will") -> Reading:
    content = f"the fleet {word} sail home on Sunday"
    return article(name, published, ("ana-ruiz", "asserts", content), more=LONG * 8 + " ".join(more))


def test_what_copies_carry_is_shown_once_with_the_copies(record_of: Opened) -> None:
    record = record_of(
        copied("original", "2031-03-04"),
        copied("copy", "2031-03-05", "Edited."),
        copied("again", "2031-03-05", word="would"),
        article("own", "2031-03-05", ("ana-ruiz", "asserts", "the fleet will sail home on Sunday")),
    )
    first, other = record.statements()
    assert (first.article, set(first.copies)) == ("original", {"copy", "again"})
    assert (other.article, other.copies) == ("own", ())
    assert [(r.article, r.copies) for r in record.statements(as_of="2031-03-04")] == [("original", ())]
    assert [(r.article, r.copies) for r in record.statements(since="2031-03-05", about="would")] == [("again", ())]


def test_as_of_a_day_the_version_of_that_day_speaks(record_of: Opened) -> None:
    record = record_of(
        article("a", "2031-03-04", ("ana-ruiz", "asserts", "rain is near")),
        article("a", "2031-03-06", ("ana-ruiz", "asserts", "rain is far off")),
    )
    assert said(record) == [("a", "rain is far off")]
    assert said(record, as_of="2031-03-05") == [("a", "rain is near")]
    assert said(record, as_of="2031-03-06") == [("a", "rain is far off")]
