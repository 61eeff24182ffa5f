"""The forty columns of POLECAT as pandas reads them."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pandas
import pytest

from dateline.types import Actor, EventType, Status
from dateline.views import Record
from dateline.views.exports import Options
from dateline.views.exports.plover import sectors
from dateline.views.exports.polecat import COLUMNS
from tests.views.exports.made import article, exported, hostile
from tests.views.story import Story

Made = Callable[..., Record]
DOCUMENT = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
DATA = Path(__file__).parents[3] / "src" / "dateline" / "views" / "exports"


def rows(record: Record, *, negated: bool = False, **filters: Any) -> list[dict[str, str]]:
    raw = exported(record, "polecat", Options(negated=negated), **filters)
    table = pandas.read_csv(io.BytesIO(raw), sep="\t", dtype=str, keep_default_na=False)
    assert tuple(table.columns) == COLUMNS
    found: list[dict[str, str]] = table.to_dict("records")
    return found


def coded(record_of: Made, *, negated: bool = False, **fields: Any) -> list[tuple[str, str, str, str]]:
    record = record_of(article("a1", "2026-03-04", "They are to meet.", date="2026-03-20", **fields))
    return [(r["Event Date"], r["Event Type"], r["Event Mode"], r["Intensity"]) for r in rows(record, negated=negated)]


def test_there_are_forty_columns_and_each_is_documented() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    section = DOCUMENT.partition("\n## polecat\n")[2].partition("\n## ")[0]
    assert [name for name in COLUMNS if f"`{name}`" not in section] == []


def test_what_happened_is_carried_as_it_is() -> None:
    call = next(r for r in rows(Record(Story())) if r["Event Mode"] == "phone")
    assert (call["Event Date"], call["Event Type"], call["Intensity"]) == ("2026-03-03", "CONSULT", "1.5")
    assert call["Quad Code"] == "VERBAL COOPERATION"
    assert (call["Actor Name"], call["Actor Country"]) == ("Anna Hale; Ivo Oršić", "NZL; HRV")
    assert (call["Actor COW"], call["Actor Title"]) == ("920; 344", "Prime Minister;")
    assert (call["Primary Actor Sector"], call["Source"]) == ("GOV;", "The Courier")
    assert (call["Publication Date"], call["Language"]) == ("2026-03-04", "en")
    assert (call["Story People"], call["Story Organizations"]) == ("Anna Hale; Ivo Oršić; Petra Lund", "The Courier")
    assert call["Version"].startswith("Dateline ")


@pytest.mark.parametrize("status", ["planned", "proposed", "postponed"])
@pytest.mark.parametrize(
    ("kind", "code"),
    [("CONSULT", "AGREE"), ("SUPPORT", "AGREE"), ("COOPERATE", "AGREE"), ("AID", "AGREE"), ("RETREAT", "CONCEDE")],
)
def test_what_is_to_come_is_an_agreement_of_the_day_it_was_told(
    record_of: Made, status: str, kind: str, code: str
) -> None:
    ((day, event_type, mode, _),) = coded(record_of, status=status, type=kind)
    assert (day, event_type, mode) == ("2026-03-04", code, "")


def test_refused_cooperation_and_cancelled_meetings_are_refusals(record_of: Made) -> None:
    refusal = ("2026-03-04", "REJECT", "meet", "-2")
    assert coded(record_of, status="refused") == coded(record_of, status="cancelled", mode="visit") == [refusal]
    assert coded(record_of, status="refused", type="AID") == [("2026-03-04", "REJECT", "assist", "-1.5")]


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"status": "denied", "mode": "phone"}, "phone; negation"), ({"status": "unplanned"}, "negation"),
        ({"status": "possible"}, "hypothetical"), ({"status": "cancelled", "type": "AID"}, "negation"),
        ({"status": "refused", "type": "ASSAULT"}, "negation"), ({"status": "planned", "type": "SANCTION"}, "future"),
        ({"status": "proposed", "type": "MOBILIZE", "mode": "troops"}, "troops; future, hypothetical"),
    ],
)  # fmt: skip
def test_what_did_not_happen_is_left_out_unless_it_is_asked_for(
    record_of: Made, fields: dict[str, str], mode: str
) -> None:
    assert coded(record_of, **fields) == []
    ((_, event_type, shown, _),) = coded(record_of, negated=True, **fields)
    assert (event_type, shown) == (fields.get("type", "CONSULT"), mode)


def test_a_day_is_never_guessed(record_of: Made) -> None:
    told = [article(f"a{at}", "2026-03-04", "They met.", status="occurred", date=date)
            for at, date in enumerate([None, "2026-02", "XXXX-02-01", "2026-02-01/2026-02-03"])]  # fmt: skip
    assert {row["Event Date"] for row in rows(record_of(*told))} == {""}


def test_event_ids_are_unique_and_the_record_s() -> None:
    record = Record(Story())
    ids = [row["Event ID"] for row in rows(record, negated=True)]
    assert ids == [event.id for event in record.export()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("kind", "name", "title", "found"),
    [
        ("person", "Ida Moen", "Foreign Minister", ("GOV",)), ("person", "Ida Moen", None, ()),
        ("person", "Ida Moen", "former Prime Minister", ("ELI", "GOV")), ("person", "Ida Moen", "Senator", ("LEG",)),
        ("person", "Ida Moen", "General", ("MIL",)), ("person", "Ida Moen", "Secretary General", ()),
        ("state", "Norway", None, ("GOV",)), ("organ", "Norwegian Parliament", None, ("LEG",)),
        ("organ", "Ministry of Ports", None, ("GOV",)), ("company", "Quay Lines", None, ("BUS",)),
        ("media", "The Quay", None, ("JRN",)), ("group", "dock workers", None, ("LAB",)), ("group", "they", None, ()),
    ],
)  # fmt: skip
def test_sectors_are_told_by_kind_name_and_title(
    kind: str, name: str, title: str | None, found: tuple[str, ...]
) -> None:
    assert sectors(Actor.model_validate({"id": "x", "name": name, "kind": kind}), title) == found


def test_the_tables_name_types_and_statuses_that_there_are() -> None:
    table = tomllib.loads((DATA / "plover.toml").read_text("utf-8"))
    assert set(table["quads"]) == set(get_args(EventType))
    assert set(table["auxiliary"]) == set(get_args(Status)) - {"occurred", "ongoing"}
    numbers = tomllib.loads((DATA / "cow.toml").read_text("utf-8"))
    assert len(set(numbers.values())) == len(numbers) > 190
    assert (numbers["USA"], numbers["NOR"], numbers["KAZ"]) == (2, 385, 705)


def test_hostile_text_stays_in_its_cell(record_of: Made) -> None:
    raw = exported(record_of(hostile()), "polecat").decode()
    assert raw.count("\n") == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe]", raw)
    (row,) = rows(record_of(hostile()))
    assert row["Actor Name"].startswith("'=HYPERLINK(")
    assert len(row["Actor Name"].split(";")) == 1
