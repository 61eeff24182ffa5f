"""Rows as data frames, and what a notebook shows of values."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from datetime import date

import pandas
import polars
import pyarrow
import pytest
from lxml import html

from dateline.errors import DatelineError
from dateline.record.source import Failure, FeedState, Hit
from dateline.types import Actor
from dateline.views import ActorRow, Change, DisputeRow, PlanRow, Record, Rows, StatementRow, TimelineRow
from dateline.views.charts import ContactRow, PlanLane, ScoreRow
from dateline.views.frames import columns
from dateline.views.rulings import RulingRow
from tests.record.build import event, reading
from tests.views.sayings import article

KINDS = (
    TimelineRow, PlanRow, StatementRow, DisputeRow, Change, ActorRow, ContactRow, ScoreRow, PlanLane,
    Hit, Failure, FeedState, RulingRow,
)  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)> & Ruiz"


@pytest.fixture
def record(record_of: Callable[..., Record]) -> Record:
    call = event("call", mode="phone", date="2031-03-03", topics=["fish", "ports"], duration="PT2H")
    plan = event("plan", status="planned", date="2031-04", place="Porto", country="PRT")
    differs = event("call", mode="phone", date="2031-03-03", duration="PT20M")
    return record_of(
        reading("a1", "2031-03-04", call, plan),
        reading("a2", "2031-03-05", differs, publisher="Nord"),
        article("said", "2031-03-04", ("ana-ruiz", "demands", "Portugal open its ports"), also="portugal"),
    )


def test_rows_are_still_a_tuple(record: Record) -> None:
    rows = record.timeline()
    assert isinstance(rows, tuple)
    assert rows == tuple(rows)
    assert rows[0].status == "occurred"
    again = pickle.loads(pickle.dumps(rows))
    assert (again, again.kind) == (rows, TimelineRow)


def test_frames_hold_what_the_rows_say(record: Record) -> None:
    rows = record.timeline()
    frame = rows.to_pandas()
    assert (
        tuple(frame.columns) == rows.columns == tuple(rows.to_polars().columns) == tuple(rows.to_arrow().column_names)
    )
    assert list(frame["id"]) == [row.id for row in rows]
    assert frame["reported"][0] == pandas.Timestamp("2031-03-04")
    assert list(frame["topics"][0]) == ["fish", "ports"]
    plan = rows.to_polars().row(1, named=True)
    assert (plan["date"], plan["date_first"], plan["date_last"]) == ("2031-04", date(2031, 4, 1), date(2031, 4, 30))
    assert (plan["place"], plan["place_country"], plan["duration"]) == ("Porto", "PRT", None)
    assert record.plans().to_polars()["history"][0].to_list() == [{"published": "2031-03-04", "status": "planned"}]


def test_the_columns_of_the_timeline_keep_their_order_and_types() -> None:
    assert Rows[TimelineRow]((), TimelineRow).to_arrow().schema == pyarrow.schema({
        "id": pyarrow.string(), "date": pyarrow.string(), "date_first": pyarrow.date32(), "date_last": pyarrow.date32(),
        "reported": pyarrow.date32(), "status": pyarrow.string(), "what": pyarrow.string(), "type": pyarrow.string(),
        "mode": pyarrow.string(), "actors": pyarrow.list_(pyarrow.string()),
        "recipients": pyarrow.list_(pyarrow.string()), "time": pyarrow.string(), "place": pyarrow.string(),
        "place_country": pyarrow.string(), "duration": pyarrow.string(), "duration_hedge": pyarrow.string(),
        "topics": pyarrow.list_(pyarrow.string()), "reports": pyarrow.int64(), "independent": pyarrow.int64(),
        "disputed": pyarrow.list_(pyarrow.string()), "words": pyarrow.string(), "section": pyarrow.string(),
        "day": pyarrow.date32(), "by": pyarrow.string(), "overdue": pyarrow.bool_(),
    })  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_every_kind_become_frames_and_without_a_row_the_same_columns(kind: type) -> None:
    empty = Rows((), kind)
    assert empty.columns == tuple(c.name for c in columns(kind))
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == list(empty.columns)


def test_every_view_becomes_a_frame(record: Record) -> None:
    views = (
        record.timeline(), record.plans(), record.statements(), record.disputes(), record.actors(),
        record.changes(since="2031-03-01"), record.search("tells"), record.contacts_by_week(), record.scores_by_week(),
        record.plan_lanes(),
    )  # fmt: skip
    for rows in views:
        frame = rows.to_polars()
        assert len(frame) == len(rows) > 0
        assert frame.schema == Rows((), rows.kind).to_polars().schema
        assert isinstance(frame, polars.DataFrame)


def test_without_the_extra_the_error_names_it(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DatelineError, match=r"need pyarrow: pip install 'dateline\[frames\]'"):
        record.timeline().to_arrow()
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(DatelineError, match="need polars"):
        record.timeline().to_polars()


def test_a_notebook_shows_the_first_rows_and_how_many_more(record_of: Callable[..., Record]) -> None:
    many = [reading(f"a{n:02}", "2031-03-04", event(f"e{n}", f"a{n} b{n}", date="2031-03-03")) for n in range(53)]
    shown = html.fragment_fromstring(record_of(*many).timeline()._repr_html_(), create_parent="div")
    assert (len(shown.findall(".//tbody/tr")), shown.findtext("p")) == (50, "and 3 more")
    assert "what" in [th.text for th in shown.iter("th")]
    assert record_of().timeline()._repr_html_() == "<p>no rows</p>"


def test_a_notebook_shows_an_event_an_article_and_an_actor(record: Record) -> None:
    event_id = record.timeline()[0].id
    shown = html.fragment_fromstring(record.event(event_id)._repr_html_(), create_parent="div")
    assert "Phone call between Ana Ruiz and João Lima" in shown.text_content()
    assert [h.text for h in shown.iter("h4")] == ["history", "disputes", "origins", "articles"]
    assert "a1 tells of call." in record.article("a1")._repr_html_()
    assert "said" in [h.text for h in html.fragment_fromstring(record.actor("Ruiz")._repr_html_(), "div").iter("h4")]


def test_names_are_only_ever_text(record_of: Callable[..., Record]) -> None:
    told = reading("a1", "2031-03-04", event("x", date="2031-03-03"))
    named = Actor(id="ana-ruiz", name=HOSTILE, kind="person")
    actors = tuple(named if a.id == "ana-ruiz" else a for a in told.actors)
    record = record_of(told.model_copy(update={"actors": actors}))
    for shown in (record.timeline(), record.actors(), record.actor("ana-ruiz"), record.event(record.timeline()[0].id)):
        assert "<img" not in shown._repr_html_()
        assert "&lt;img" in shown._repr_html_()
