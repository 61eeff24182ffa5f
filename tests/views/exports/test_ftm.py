"""Entities of FollowTheMoney as its own validation takes them."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from dateline.errors import DatelineError
from dateline.views import Record
from dateline.views.exports import Options
from tests.views.exports.made import article, exported, hostile
from tests.views.story import Story

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    ftm = pytest.importorskip("followthemoney")

Made = Callable[..., Record]
Entity = Any


def entities(record: Record, options: Options | None = None, **filters: Any) -> list[Entity]:
    """Entities whose every value the package takes, and whose every link leads to one that was told before."""
    found = []
    told = set()
    for line in exported(record, "ftm", options, **filters).splitlines():
        data = json.loads(line)
        ftm.model.get(data["schema"]).validate(data)
        entity = ftm.model.get_proxy(data, cleaned=False)
        assert entity.to_dict() == data
        linked = {value for prop, value in entity.itervalues() if prop.type.name == "entity"}
        assert entity.id not in told
        assert linked <= told, data
        told.add(entity.id)
        found.append(entity)
    return found


def of(schema: str, found: list[Entity]) -> list[Entity]:
    return [each for each in found if each.schema.name == schema]


def test_an_event_comes_with_who_where_and_in_which_articles() -> None:
    found = entities(Record(Story()), statuses=["occurred"])
    (call,) = [e for e in of("Event", found) if "Phone call" in e.first("name")]
    assert (call.first("startDate"), call.first("endDate")) == ("2026-03-03", "2026-03-03")
    people = {e.id: e.first("name") for e in of("Person", found)}
    assert {people[i] for i in call.get("involved")} == {"Anna Hale", "Ivo Oršić"}
    assert "Prime Minister" in {p for e in of("Person", found) for p in e.get("position")}
    documents = [d for d in of("Documentation", found) if call.id in d.get("entity")]
    assert {d.first("role") for d in documents} >= {"occurred, according to Petra Lund, via The Courier"}
    assert any("spoke by phone" in d.first("summary") for d in documents)
    assert {a.first("publisher") for a in of("Article", found)} >= {"The Courier", "Nord"}
    assert {m.first("name") for m in of("Mention", found)} >= {"Anna Hale"}


def test_what_the_schema_cannot_carry_is_in_summary_and_notes() -> None:
    found = entities(Record(Story()), as_of="2026-03-06")
    (summit,) = [e for e in of("Event", found) if "Summit" in e.first("name")]
    assert summit.first("name") == "Planned: Summit between Anna Hale and Ivo Oršić in Bergen"
    assert summit.first("summary").startswith("proposed 2026-03-04 → planned 03-06")
    assert (summit.first("location"), summit.first("country")) == ("Bergen", "no")
    (address,) = of("Address", found)
    assert address.first("full") == "Bergen, Norway"
    (call,) = [e for e in of("Event", found) if "Phone call" in e.first("name")]
    assert any("Accounts differ on the duration" in note for note in call.get("notes"))


@pytest.mark.parametrize("status", ["denied", "unplanned", "refused", "cancelled"])
def test_what_did_not_happen_is_left_out_unless_it_is_asked_for(record_of: Made, status: str) -> None:
    record = record_of(article("a1", "2026-03-04", "They will not meet.", status=status))
    assert entities(record) == []
    (event,) = of("Event", entities(record, Options(negated=True)))
    assert ":" in event.first("name")


def test_only_what_happened_links_who_acts_with_whom(record_of: Made) -> None:
    fields = {"type": "AID", "recipients": ("ministry",)}
    happened = record_of(article("a1", "2026-03-04", "They helped it.", status="occurred", **fields))
    links = of("UnknownLink", entities(happened))
    assert len(links) == 2
    planned = record_of(article("a1", "2026-03-04", "They helped it.", status="planned", **fields))
    assert of("UnknownLink", entities(planned)) == []


def test_each_kind_of_actor_has_its_schema(record_of: Made) -> None:
    record = record_of(article("a1", "2026-03-04", "They met.", status="occurred", recipients=("ministry",)))
    (body,) = of("PublicBody", entities(record))
    assert (body.first("name"), body.first("country")) == ("Ministry of Ports", "no")


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [("2026-03", "2026-03", "2026-03"), ("2026", "2026", "2026"), ("2026-03-01/2026-03-03", "2026-03-01", "2026-03-03"),
     ("2026-23", None, None), ("XXXX-03-01", None, None)],
)  # fmt: skip
def test_dates_are_as_fine_as_they_are_known(record_of: Made, date: str, start: str | None, end: str | None) -> None:
    record = record_of(article("a1", "2026-03-04", "They met.", status="occurred", date=date))
    (event,) = of("Event", entities(record))
    assert (event.first("startDate", quiet=True), event.first("endDate", quiet=True)) == (start, end)


def test_hostile_text_and_addresses_stay_text(record_of: Made) -> None:
    found = entities(record_of(hostile()))
    (told,) = of("Article", found)
    assert told.get("sourceUrl") == []
    assert not any(value.startswith("javascript:") for each in found for _, value in each.itervalues())


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[ftm\]'"):
        exported(Record(Story()), "ftm")
