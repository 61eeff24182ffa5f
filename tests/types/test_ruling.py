from __future__ import annotations

import pytest
from pydantic import ValidationError

from dateline.types import Ruling, Told, make_ruling
from dateline.types.ruling import instant
from tests.record.build import event, reading


def told(article: str) -> Told:
    made = reading(article, "2031-03-03", event("x"))
    return Told(article=article, published="2031-03-03", event=made.events[0], actors=made.actors)


MERGE = make_ruling("merge", author="Ana", at="2031-05-01T09:00:00+02:00", sides=((told("a"),), (told("b"),)))


def test_a_moment_is_kept_in_utc_so_that_texts_are_in_order_of_time() -> None:
    assert MERGE.at == "2031-05-01T07:00:00.000000+00:00"
    assert instant("2031-05-01T07:00:00Z") == MERGE.at
    assert instant(MERGE.at) == MERGE.at
    with pytest.raises(ValueError, match="no zone"):
        instant("2031-05-01T07:00:00")


def test_a_ruling_comes_back_from_json_and_its_id_is_that_of_its_content() -> None:
    assert Ruling.model_validate_json(MERGE.model_dump_json()) == MERGE
    with pytest.raises(ValidationError, match="not that of its content"):
        Ruling.model_validate({**MERGE.model_dump(), "author": "Ben"})


def test_the_id_depends_on_who_said_what_when_and_why() -> None:
    same = {"author": "Ana", "at": MERGE.at, "sides": MERGE.sides}
    others = [
        make_ruling("merge", **same | {"author": "Ben"}),
        make_ruling("merge", **same | {"at": "2031-05-02T00:00Z"}),
        make_ruling("merge", **same, note="same day"),
        make_ruling("split", **same),
        make_ruling("merge", **same | {"sides": MERGE.sides[::-1]}),
    ]
    assert make_ruling("merge", **same) == MERGE
    assert len({r.id for r in (MERGE, *others)}) == 6


@pytest.mark.parametrize(
    ("kind", "changed", "reason"),
    [
        ("merge", {"sides": ((told("a"),),)}, "2 sides, not 1"),
        ("split", {"sides": ((told("a"),), (told("b"),), (told("c"),))}, "2 sides, not 3"),
        ("merge", {"sides": ((told("a"),), ())}, "at least 1"),
        ("undo", {"undoes": "1"}, "0 sides, not 2"),
        ("undo", {"sides": ()}, "names the ruling"),
        ("merge", {"undoes": "1"}, "names the ruling"),
        ("merge", {"author": " "}, "must not be empty"),
        ("merge", {"note": "a\nb"}, "one line"),
        ("merge", {"at": "yesterday"}, "yesterday"),
    ],
)
def test_what_is_no_ruling_is_refused(kind: str, changed: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make_ruling(kind, **{"author": "Ana", "at": MERGE.at, "sides": MERGE.sides} | changed)


def test_a_report_has_every_actor_that_its_event_names() -> None:
    whole = told("a")
    with pytest.raises(ValidationError, match="no actor has the id 'ana-ruiz'"):
        Told.model_validate(whole.model_dump() | {"actors": []})
