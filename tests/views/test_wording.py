from typing import get_args

import pytest

from dateline.types import MODES, Actor, Event, EventType, Evidence, Place, PublishedFrom, Report, Status
from dateline.views.changes import ChangeKind
from dateline.views.names import Names
from dateline.views.plans import Outcome
from dateline.views.telling import CHANGE_LABELS, OUTCOMES, PUBLISHED_FROM
from dateline.views.wording import listed, status_label, what, wording
from tests.views.story import CROATIA, HALE, OTHER_HALE, PRIME

USA = Actor(id="united-states", name="United States", kind="state", country="USA")
NAMES = Names([HALE, OTHER_HALE, PRIME, CROATIA, USA])
REPORT = Report(status="occurred", evidence=(Evidence(role="clause", start=0, end=1, text="x"),))


def event(kind: EventType, mode: str | None = None, **fields: object) -> Event:
    return Event.model_validate(
        {"id": "e", "type": kind, "mode": mode, "status": "occurred", "reports": (REPORT,), **fields}
    )


@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_and_mode_has_words(kind: EventType) -> None:
    assert wording(kind, None).noun
    for mode in MODES.get(kind, ()):
        assert wording(kind, mode).noun


def test_every_kind_of_change_outcome_and_source_of_a_day_has_words() -> None:
    assert set(CHANGE_LABELS) == set(get_args(ChangeKind))
    assert set(OUTCOMES) == set(get_args(Outcome))
    assert set(PUBLISHED_FROM) == set(get_args(PublishedFrom))


def test_a_contact_names_everybody_together() -> None:
    call = event("CONSULT", "phone", actors=("anna-hale", "ivo-orsic"))
    assert what(call, NAMES) == "Phone call between Anna Hale and Ivo Oršić"


def test_a_meeting_with_one_known_participant() -> None:
    assert what(event("CONSULT", actors=("anna-hale",)), NAMES) == "Meeting with Anna Hale"


def test_a_meeting_of_nobody_known() -> None:
    assert what(event("CONSULT", place=Place(name="Oslo")), NAMES) == "Meeting in Oslo"


def test_who_acts_and_at_whom_it_is_directed_stand_apart() -> None:
    demand = event("REQUEST", actors=("anna-hale",), recipients=("croatia",))
    assert what(demand, NAMES) == "Demand by Anna Hale to Croatia"


def test_the_reports_own_word_names_a_meeting() -> None:
    summit = event("CONSULT", actors=("anna-hale", "ivo-orsic"), place=Place(name="White House"))
    assert what(summit, NAMES, ["meet", "the Summit"]) == "Summit between Anna Hale and Ivo Oršić at the White House"


def test_the_reports_own_verb_names_a_speech_act() -> None:
    order = event("REQUEST", "change", actors=("anna-hale",), recipients=("croatia",))
    assert what(order, NAMES, ["ordered"]) == "Order by Anna Hale to Croatia"
    thanks = event("SUPPORT", actors=("anna-hale",), recipients=("croatia",))
    assert what(thanks, NAMES, ["thanked"]) == "Thanks by Anna Hale to Croatia"
    assert what(thanks, NAMES, ["hailed"]) == "Support by Anna Hale for Croatia"


def test_a_call_stays_a_call_whatever_it_is_called_later() -> None:
    assert what(event("CONSULT", "phone", actors=("anna-hale",)), NAMES, ["talks"]) == "Phone call with Anna Hale"


def test_rounds_are_counted() -> None:
    assert what(event("CONSULT", ordinal=3), NAMES, ["talks"]) == "3rd round of talks"
    assert what(event("CONSULT", ordinal=12), NAMES, ["summit"]) == "12th summit"


def test_names_take_their_article() -> None:
    visit = event("CONSULT", "visit", actors=("anna-hale",), recipients=("united-states",))
    assert what(visit, NAMES) == "Visit by Anna Hale to the United States"


def test_many_names_are_shortened() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"


def test_every_status_has_a_label() -> None:
    assert [status_label(s) for s in get_args(Status) if s != "unplanned"] == [
        s for s in get_args(Status) if s != "unplanned"
    ]
    assert status_label("unplanned") == "not planned"
