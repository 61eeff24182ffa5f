from __future__ import annotations

from dateline.record.mention import mentions
from dateline.record.versions import successor
from dateline.types import Event
from tests.record.build import event, reading


def becomes(old: Event, *new: Event) -> str | None:
    """What an event of an article becomes in its next version."""
    (gone,) = mentions(reading("a", "2031-03-03", old))
    found = successor(gone, mentions(reading("a", "2031-03-04", *new, body="Corrected.")))
    return found and found.event


def test_an_event_told_in_other_words_is_the_one_that_fits_best() -> None:
    call, talks = event("call", mode="phone", date="2031-03-02"), event("talks", date="2031-03-03")
    assert becomes(event("x", date="2031-03-03"), call, talks) == "talks"
    assert becomes(event("x", mode="phone"), call, talks) == "call"


def test_a_plan_that_was_kept_meanwhile_is_the_event_that_took_place() -> None:
    assert becomes(event("x", status="planned", date="2031-03-04"), event("y", date="2031-03-04")) == "y"


def test_an_event_that_fits_two_equally_or_none_becomes_nothing() -> None:
    two = event("y", date="2031-03-02"), event("z", date="2031-03-03")
    assert becomes(event("x"), *two) is None
    assert becomes(event("x"), event("y", "spain sweden")) is None
    assert becomes(event("x", date="2031-03-03"), event("y", date="2031-03-01")) is None
    assert becomes(event("x"), event("y", type="AGREE")) is None
