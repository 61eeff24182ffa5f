"""Charts: the numbers, the words and the drawings."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import etree
from sqlalchemy import Engine
from sqlalchemy import event as engine_event

from dateline.types import Actor, Reading
from dateline.types.reading import MODES
from dateline.views import Record
from dateline.views.charts import CLASSES, NARROW, WIDE, Chart
from dateline.views.charts.scores import score
from tests.record.build import event, reading

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "g", "path", "rect", "line", "text", "tspan"}
ATTRIBUTES = {
    "viewBox", "role", "id", "class", "aria-labelledby", "aria-describedby", "fill", "stroke", "stroke-width",
    "opacity", "stroke-opacity", "fill-opacity", "stroke-dasharray", "font-family", "font-size",
    "font-weight", "text-anchor", "d", "transform", "x", "y", "x2", "y2", "dy", "width", "height",
}  # fmt: skip
HOSTILE = 'Ana <script>alert(1)</script> "Ruiz" onload=\u202ex\u0001&amp; </text>'


def told() -> list[Reading]:
    """Contacts of three in two weeks, a raid, a meeting of long ago, and a plan that is called off."""
    plan, seen = {"date": "2031-04-10", "place": "Porto"}, {"to": "nils-berg", "date": "2031-03-04"}
    call, visit = (
        event("call", mode="phone", date="2031-03-03"),
        event("visit", "ana-ruiz", mode="visit", **seen),
    )
    met = event("met", "ana-ruiz joao-lima nils-berg", date="2031-03-11")
    raid = event("raid", "spain", type="ASSAULT", to="portugal", date="2031-03-12")
    return [
        reading("a1", "2031-03-04", call, visit, event("plan", status="proposed", **plan)),
        reading("a2", "2031-03-07", event("plan", status="planned", **plan)),
        reading("a3", "2031-03-12", met, raid, event("old", date="2019-05")),
        reading("a4", "2031-03-20", event("plan", status="cancelled", **plan)),
    ]


@pytest.fixture
def record(record_of: Callable[..., Record]) -> Record:
    return record_of(*told())


def test_contacts_are_counted_by_week_for_each_pair_and_for_the_others(record: Record) -> None:
    rows = record.contacts_by_week()
    assert [(r.period, r.names, r.contacts) for r in rows] == [
        ("2031-W10", ("Ana Ruiz", "João Lima"), 1),
        ("2031-W11", ("Ana Ruiz", "João Lima"), 1),
        ("2031-W10", ("Ana Ruiz", "Nils Berg"), 1),
        ("2031-W11", ("Ana Ruiz", "Nils Berg"), 1),
        ("2031-W11", ("João Lima", "Nils Berg"), 1),
    ]
    assert [r.contacts for r in record.contacts_by_week(as_of="2031-03-05")] == [1, 1]
    assert record.contacts_by_week(types=["ASSAULT"]) == ()
    assert [r.period for r in record.contacts_by_week(statuses=["cancelled"])] == ["2031-W15"]


def test_scores_are_the_means_of_weeks(record: Record) -> None:
    rows = record.scores_by_week(since="2031-03-01")
    assert [(r.period, r.mean, r.events, r.cooperative, r.hostile) for r in rows] == [
        ("2031-W10", 2.75, 2, 2, 0),
        ("2031-W11", -3.25, 2, 1, 1),
    ]


def test_a_lane_has_the_statuses_of_a_plan_and_the_days_between_them(record: Record) -> None:
    (lane,) = record.plan_lanes()
    assert [(s.status, s.since, s.until) for s in lane.stretches] == [
        ("proposed", "2031-03-04", "2031-03-07"),
        ("planned", "2031-03-07", "2031-03-20"),
        ("cancelled", "2031-03-20", None),
    ]
    assert (lane.what, lane.date, lane.outcome) == (
        "Meeting between Ana Ruiz and João Lima in Porto", "2031-04-10", "fell through",
    )  # fmt: skip
    assert [s.status for s in record.plan_lanes(as_of="2031-03-08")[0].stretches] == ["proposed", "planned"]


def test_every_type_and_mode_has_a_score() -> None:
    assert score("CONSULT", "phone") == 1.5
    assert score("CONSULT", None) == score("CONSULT", "unheard-of") == 2.5
    for kind, modes in MODES.items():
        assert all(-10 <= score(kind, mode) <= 10 for mode in modes)


def test_charts_say_in_words_and_in_a_table_what_they_show(record: Record) -> None:
    contacts, plans, cooperation = record.charts()
    assert contacts.title == "Contacts per week"
    assert "Most often: Ana Ruiz – João Lima (2), Ana Ruiz – Nils Berg (2)" in contacts.description
    assert contacts.description.endswith("Not shown: 1 not dated to a week.")
    assert contacts.columns == ("Week of", "Ana Ruiz – João Lima", "Ana Ruiz – Nils Berg", "João Lima – Nils Berg")
    assert contacts.rows == (("2031-03-03", 1, 1, 0), ("2031-03-10", 1, 1, 1))
    assert plans.rows[0][2] == "proposed 2031-03-04, planned 2031-03-07, cancelled 2031-03-20"
    assert cooperation.rows == (("2031-03-03", 2, 2, 0, 2.75), ("2031-03-10", 2, 1, 1, -3.25))


def test_an_actor_has_its_contacts_and_its_circle(record: Record) -> None:
    contacts, circle = record.actor_charts("Ruiz")
    assert contacts.columns == ("Week of", "João Lima", "Nils Berg")
    assert circle.rows == (("Ana Ruiz", "João Lima", 3), ("Ana Ruiz", "Nils Berg", 2), ("João Lima", "Nils Berg", 1))
    assert "João Lima (3)" in texts(circle.svg())


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("theme", ["page", "light", "dark"])
def test_drawings_are_plain_and_small(record: Record, theme: str, width: int) -> None:
    for chart in (*record.charts(), *record.actor_charts("ana-ruiz")):
        drawn = chart.svg(theme, width)
        root = etree.fromstring(drawn)
        assert {e.tag.removeprefix(SVG) for e in root.iter()} <= TAGS
        assert {name for e in root.iter() for name in e.attrib} <= ATTRIBUTES
        assert (root[0].text, root[1].text, root.get("role")) == (chart.title, chart.description, "img")
        assert root.get("aria-labelledby") == root[0].get("id")
        assert len(drawn.encode()) < 25_000
        assert abs(float(root.get("viewBox").split()[2]) - width) <= 40
        if theme == "page":
            colours = {e.get(a) for e in root.iter() for a in ("fill", "stroke")} - {
                None,
                "none",
                "currentColor",
                "#ffffff",
            }
            assert colours <= CLASSES.keys()


def test_names_are_only_ever_text(record_of: Callable[..., Record]) -> None:
    readings = [r.model_copy(update={"actors": tuple(renamed(a) for a in r.actors)}) for r in told()]
    record = record_of(*readings)
    for chart in (*record.charts(), *record.actor_charts("ana-ruiz")):
        root = etree.fromstring(chart.svg())
        assert not [e for e in root.iter() if e.tag == f"{SVG}script"]
        assert not re.search("[\u202e\x01]", chart.svg() + chart.title + chart.description)


def renamed(actor: Actor) -> Actor:
    return actor.model_copy(update={"name": HOSTILE}) if actor.id == "ana-ruiz" else actor


def test_the_same_chart_is_drawn_alike_by_many_at_once(record: Record) -> None:
    charts = [*record.charts(), *record.actor_charts("ana-ruiz")] * 3
    with ThreadPoolExecutor(6) as pool:
        widths = [NARROW + n for n in range(len(charts))]
        drawn = list(pool.map(lambda chart, width: chart.svg("page", width), charts, widths))
    again = [chart.svg("page", width) for chart, width in zip(charts, widths, strict=True)]
    assert drawn == again


def test_an_empty_record_has_charts_that_say_so(record_of: Callable[..., Record]) -> None:
    record = record_of(reading("a1", "2031-03-04", event("x", type="AID", status="denied")))
    charts = record.charts()
    assert [(c.rows, c.svg()) for c in charts] == [((), "")] * 3
    assert charts[0].description == "The record tells of no contact whose day is known."
    assert [c.svg() for c in record.actor_charts("ana-ruiz")] == ["", ""]
    assert "no contact of Ana Ruiz" in record.actor_charts("ana-ruiz")[1].description


def test_the_charts_of_a_page_ask_few_questions(record: Record) -> None:
    asked: list[str] = []

    def note(*args: object) -> None:
        asked.append(str(args[2]))

    engine_event.listen(Engine, "before_cursor_execute", note)
    try:
        record.charts()
    finally:
        engine_event.remove(Engine, "before_cursor_execute", note)
    assert len([q for q in asked if q.lstrip().startswith(("SELECT", "WITH"))]) <= 5


def texts(drawn: str) -> list[str]:
    return ["".join(e.itertext()) for e in etree.fromstring(drawn).iter(f"{SVG}text")]


def test_a_chart_shows_itself_in_a_notebook(record: Record) -> None:
    chart: Chart = record.charts()[0]
    assert "<figcaption>Contacts per week</figcaption><svg" in chart._repr_html_()
