"""The record as of a day is the record of what had been published by then, in every view."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from dateline.errors import NotInRecordError
from dateline.types import Actor, Reading
from dateline.views import Record
from tests.record.build import event, reading
from tests.record.stories import story
from tests.views.sayings import article

DAY = "2031-03-16"

LONGER = "Ana María Ruiz de Oviedo"


def early() -> list[Reading]:
    spoken = ("ana-ruiz", "demands", "Portugal open its ports")
    return [
        article("said", "2031-03-04", spoken, also="portugal", roles="Minister"),
        reading("plan", "2031-03-05", event("x", status="planned", date="2031-03-20", place="Porto", country="PRT")),
        reading("held", "2031-03-06", event("y", date="2031-03-05", duration="PT2H"), publisher="Nord"),
        article("fixed", "2031-03-07", ("joao-lima", "asserts", "rain is near")),
        *(r for r in story(random.Random(11), "s", who="nils-berg lucia-vidal", vague=True).readings if _by(r, DAY)),
    ]


def late() -> list[Reading]:
    named = Actor(id="ana-ruiz", name=LONGER, kind="person", country="ESP")
    off = reading("off", "2031-03-21", event("x", status="cancelled", place="Porto", country="PRT"))
    actors = tuple(named if a.id == "ana-ruiz" else a for a in off.actors)
    return [
        off.model_copy(update={"actors": actors}),
        reading("differs", "2031-03-21", event("y", date="2031-03-05", duration="PT20M"), publisher="Sud"),
        article("again", "2031-03-22", ("ana-ruiz", "denies", "that it was so"), roles="Chancellor"),
        article(
            "fixed", "2031-03-23", ("joao-lima", "asserts", "rain is far off"), ("joao-lima", "warns", "of floods")
        ),
        *(
            r
            for r in story(random.Random(11), "s", who="nils-berg lucia-vidal", vague=True).readings
            if not _by(r, DAY)
        ),
    ]


def _by(told: Reading, day: str) -> bool:
    return told.article.published is not None and told.article.published <= day


@pytest.fixture
def both(record_of: Callable[..., Record]) -> tuple[Record, Record]:
    return record_of(*early()), record_of(*late(), *early())


VIEWS: dict[str, Callable[[Record, dict[str, Any]], Any]] = {
    "timeline": lambda r, f: r.timeline(**f),
    "timeline of one": lambda r, f: r.timeline(actors=["Ruiz"], **f),
    "timeline of a matter": lambda r, f: r.timeline(about="Porto", **f),
    "plans": lambda r, f: r.plans(**f),
    "disputes": lambda r, f: r.disputes(**f),
    "statements": lambda r, f: r.statements(**f),
    "statements of one": lambda r, f: r.statements(actors=["Ana Ruiz"], about="Portugal", **f),
    "changes": lambda r, f: r.changes(**f),
    "changes of some days": lambda r, f: r.changes(since="2031-03-05", **f),
    "actors": lambda r, f: r.actors(**f),
    "actor": lambda r, f: r.actor("Ruiz", **f),
    "export": lambda r, f: list(r.export(**f)),
    "events": lambda r, f: [r.event(e.id, why=True, **f) for e in r.export(**f)],
    "article": lambda r, f: r.article("plan", **f),
    "article that was corrected": lambda r, f: r.article("fixed", **f),
    "search": lambda r, f: r.search("Ruiz OR tells", **f),
}


def test_every_view_as_of_a_day_is_that_of_what_was_published_by_then(both: tuple[Record, Record]) -> None:
    then, now = both
    for name, view in VIEWS.items():
        assert view(now, {"as_of": DAY}) == view(then, {"as_of": DAY}), name
        assert view(now, {"as_of": "2031-12-31"}) == view(now, {"as_of": "2032-01-01"}), name


def test_no_view_knows_a_later_name_role_or_actor(both: tuple[Record, Record]) -> None:
    _, now = both
    assert now.actor("Ruiz").name == LONGER
    assert now.actor("Ruiz", as_of=DAY).name == "Ana Ruiz"
    assert "Chancellor" in now.actor("Ruiz").roles
    assert "Chancellor" not in now.actor("Ruiz", as_of=DAY).roles
    with pytest.raises(NotInRecordError):
        now.actor(LONGER, as_of=DAY)


def test_an_id_of_today_finds_what_was_known_then(record_of: Callable[..., Record]) -> None:
    # The first report names one of the two alone; the plan that names both takes it in and gives the event its id.
    vague = reading(
        "a", "2031-03-03", event("v", "ana-ruiz", "planned", date="2031-03-20", place="Porto", country="PRT")
    )
    full = reading("b", "2031-03-05", event("x", status="planned", date="2031-03-20", place="Porto", country="PRT"))
    now = record_of(vague, full)
    (joined,) = now.export()
    assert {m.article for m in joined.members} == {"a", "b"}
    then = now.event(joined.id, as_of="2031-03-04")
    assert [a.article for a in then.articles] == ["a"]
    assert now.event(then.id).id == joined.id
    assert now.event(then.id[:9], as_of="2031-03-04").id == then.id
    with pytest.raises(NotInRecordError):
        now.event(joined.id, as_of="2031-03-02")


def test_an_id_of_a_version_that_was_replaced_finds_what_was_known_then(record_of: Callable[..., Record]) -> None:
    told = reading("a", "2031-03-03", event("x", date="2031-03-02"))
    changed = reading("a", "2031-03-08", event("renamed", date="2031-03-02"), body="Corrected.")
    (first,) = record_of(told).export()
    now = record_of(told, changed)
    (after,) = now.export()
    assert after.id != first.id
    assert now.event(first.id).id == after.id
    assert now.event(first.id, as_of="2031-03-05").id == first.id
    assert now.event(after.id, as_of="2031-03-09").id == after.id
    assert now.event(first.id, as_of="2031-03-09").id == after.id


def test_why_each_report_is_of_the_event(record_of: Callable[..., Record]) -> None:
    now = record_of(
        reading("a", "2031-03-03", event("x", date="2031-03-02"), publisher="Nord"),
        reading("b", "2031-03-05", event("x", date="2031-03-02")),
    )
    (one,) = now.export()
    assert now.event(one.id).joins == ()
    first, second = now.event(one.id, why=True).joins
    assert (first.article, first.publisher, first.day, first.score) == ("a", "Nord", "2031-03-03", 0.0)
    assert (second.article, second.day) == ("b", "2031-03-05")
    assert second.score > 0
    assert second.why
    assert now.event(one.id, as_of="2031-03-04", why=True).joins == (first,)
