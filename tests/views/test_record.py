"""The views of one story, through the record that the library opens."""

from __future__ import annotations

import pytest

from dateline.errors import DatelineError, NotInRecordError
from dateline.types import Evidence
from dateline.views import Record
from dateline.views.event import around
from tests.views.story import CALL_BODY, Story

RECORD = Record(Story())


def test_the_timeline_is_the_past_in_order_then_what_is_ahead() -> None:
    rows = RECORD.timeline(as_of="2026-03-06")
    assert [(r.section, r.day, r.what) for r in rows] == [
        ("past", "2026-03-03", "Phone call between Anna Hale and Ivo Oršić"),
        ("ahead", "2026-03-20", "Summit between Anna Hale and Ivo Oršić in Bergen"),
    ]
    assert [r.overdue for r in rows] == [False, False]


def test_a_cancelled_plan_stands_at_the_day_of_the_news() -> None:
    summit = next(r for r in RECORD.timeline() if r.status == "cancelled")
    assert (summit.section, summit.day, summit.by, summit.date) == ("past", "2026-03-10", "report", "2026-03-20")


def test_an_undated_event_stands_at_the_day_of_its_first_report() -> None:
    demand = next(r for r in RECORD.timeline() if r.type == "REQUEST")
    assert (demand.date, demand.day, demand.by) == (None, "2026-03-10", "report")
    assert demand.words == "Hale demanded that Croatia open its ports"


def test_a_plan_whose_date_has_passed_is_overdue_by_the_day_asked_for_never_by_the_clock() -> None:
    class Quiet(Story):
        def readings(self, as_of=None):
            return (r for r in super().readings(as_of) if r.article.id != "c3-off")

        def events(self, query, only=None):
            return super().events(query.model_copy(update={"as_of": min(query.as_of or "9999", "2026-03-06")}), only)

    record = Record(Quiet())
    assert record.plans()[0].outcome == "open"
    assert record.plans(as_of="2026-03-20")[0].outcome == "open"
    assert record.plans(as_of="2026-03-21")[0].outcome == "overdue"
    assert record.timeline(as_of="2026-03-21")[-1].overdue


def test_a_plan_tells_its_history() -> None:
    (plan,) = RECORD.plans()
    assert plan.outcome == "fell through"
    assert [(s.published, s.status) for s in plan.history] == [
        ("2026-03-04", "proposed"), ("2026-03-06", "planned"), ("2026-03-10", "cancelled"),
    ]  # fmt: skip


def test_a_dispute_has_both_sides_in_their_words() -> None:
    (dispute,) = RECORD.disputes()
    assert (dispute.field, dispute.event) == ("duration", "call0000000a")
    long, short = dispute.sides
    assert (long.label, long.according_to_names, long.publisher) == (
        "2 hours",
        ("The Courier", "Petra Lund"),
        "The Courier",
    )
    assert long.words is not None
    assert "two hours" in long.words
    assert (short.label, short.according_to_names, short.article) == ("40 minutes", (), "b2-length")
    assert RECORD.disputes(as_of="2026-03-04") == ()


def test_statements_are_those_of_the_speaker() -> None:
    (said,) = RECORD.statements(actors=["Anna Hale"])
    assert (said.speaker_name, said.content, said.via_names) == (
        "Anna Hale",
        "We are close to a deal",
        ("The Courier",),
    )
    assert RECORD.statements(actors=["Oršić"]) == ()


def test_statements_are_chosen_by_matter_and_day() -> None:
    assert len(RECORD.statements(about="DEAL")) == 1
    assert RECORD.statements(about="fish") == ()
    assert len(RECORD.statements(since="2026-03-04", until="2026-03-04")) == 1
    assert RECORD.statements(since="2026-03-05") == ()
    assert RECORD.statements(until="2026-03-03") == ()


def test_an_event_shows_each_report_with_its_words() -> None:
    event = RECORD.event("call")
    assert [a.article for a in event.articles] == ["a1-call", "b2-length"]
    first = event.articles[0].reports[0]
    assert (first.according_to_names, first.words) == (("The Courier", "Petra Lund"), CALL_BODY.partition("\n")[0])
    assert [e.text for e in first.evidence if e.role == "trigger"] == ["spoke by phone"]
    assert event.participants == ("Anna Hale", "Ivo Oršić")
    assert len(event.disputes) == 1


def test_a_report_of_an_event_has_the_words_around_it_in_its_paragraph() -> None:
    for article in RECORD.event("call").articles:
        body = RECORD.article(article.article).article.body
        for report in article.reports:
            assert f"{report.before}{report.words}{report.after}" in body.split("\n")


@pytest.mark.parametrize(("body", "before", "after"), [
    ("He met her.", "He ", " her."),
    ("Before.\nHe met her. Then he left.\nAfter.", "He ", " her. Then he left."),
    (f"{'word ' * 60}he met her{' word' * 60}", f"… {'word ' * 39}he ", f" her{' word' * 39} …"),
])  # fmt: skip
def test_the_words_around_a_clause_are_cut_between_words(body: str, before: str, after: str) -> None:
    start = body.index("met")
    clause = Evidence(role="clause", start=start, end=start + 3, text="met")
    assert around(body, clause) == (before, after)


def test_an_event_says_whom_its_reports_go_back_to() -> None:
    origins = RECORD.event("call").origins
    assert [(o.name, o.articles) for o in origins] == [
        ("Petra Lund, via The Courier", ("a1-call",)),
        ("Nord", ("b2-length",)),
    ]


def test_an_event_as_of_a_day_knows_nothing_later() -> None:
    event = RECORD.event("summit", as_of="2026-03-06")
    assert event.status == "planned"
    assert [a.article for a in event.articles] == ["a1-call", "b2-length"]


@pytest.mark.parametrize("as_of", [None, "2026-03-09"])
def test_an_unknown_event_is_one_clear_error(as_of: str | None) -> None:
    with pytest.raises(NotInRecordError, match="no event 'zzz' in the record"):
        RECORD.event("zzz", as_of=as_of)


def test_an_article_shows_what_was_read_from_it() -> None:
    view = RECORD.article("a1")
    assert [(e.record_event, e.status) for e in view.events] == [
        ("call0000000a", "occurred"),
        ("summit00000b", "proposed"),
    ]
    assert [s.content for s in view.statements] == ["We are close to a deal"]


def test_an_article_of_a_later_day_is_not_there_yet() -> None:
    with pytest.raises(NotInRecordError, match="as of 2026-03-09"):
        RECORD.article("c3-off", as_of="2026-03-09")


def test_actors_are_counted() -> None:
    rows = {r.id: r for r in RECORD.actors()}
    assert (rows["anna-hale"].events, rows["anna-hale"].statements) == (3, 1)
    assert rows["anna-hale"].roles == ("Prime Minister (NZL)",)
    assert "tom-hale" in rows
    assert [r.id for r in RECORD.actors(statuses=["cancelled"])][:2] == ["anna-hale", "ivo-orsic"]
    assert "croatia" not in {r.id for r in RECORD.actors(statuses=["cancelled"])}


def test_an_actor_has_contacts_and_open_plans() -> None:
    hale = RECORD.actor("anna hale", as_of="2026-03-06")
    assert [(c.name, c.times, c.last) for c in hale.contacts] == [("Ivo Oršić", 1, "2026-03-03")]
    assert [(p.outcome, p.status) for p in hale.open_plans] == [("open", "planned")]
    assert RECORD.actor("anna hale").open_plans == ()


def test_changes_between_two_days() -> None:
    changes = RECORD.changes(since="2026-03-06")
    assert {(c.event[:6], c.change, c.before, c.after) for c in changes} == {
        ("call00", "dispute", None, "duration: 2 hours or 40 minutes"),
        ("summit", "status", "proposed", "planned"),
        ("summit", "status", "planned", "cancelled"),
        ("demand", "new", None, "occurred"),
    }
    until = RECORD.changes(since="2026-03-05", until="2026-03-06")
    assert {(c.event[:6], c.change, c.after) for c in until} == {
        ("call00", "dispute", "duration: 2 hours or 40 minutes"),
        ("summit", "status", "planned"),
    }


def test_changes_without_a_start_are_everything() -> None:
    assert {c.change for c in RECORD.changes()} >= {"new", "dispute"}


def test_a_filter_that_is_none_is_an_error() -> None:
    with pytest.raises(DatelineError, match="as_of: 'soon' is not right"):
        RECORD.timeline(as_of="soon")
    with pytest.raises(DatelineError, match="statuses"):
        RECORD.timeline(statuses=["finished"])  # type: ignore[list-item]


def test_the_record_lets_go_of_its_source() -> None:
    closed = []
    with Record(Story(), lambda: closed.append(True)):
        pass
    assert closed == [True]


def test_rows_are_the_same_each_time() -> None:
    assert RECORD.timeline() == Record(Story()).timeline()
