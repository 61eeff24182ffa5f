from dateline.types import Event, Evidence, Place, Report
from evaluation.answers import EventAnswer, ReportAnswer
from evaluation.events import ReadEvent, circumstances, compare
from evaluation.names import Names

NAMES = Names({"United States": ["US"]})
TRIGGER = Evidence(role="trigger", start=0, end=3, text="met")


def read(*actors: str, **fields: object) -> ReadEvent:
    status = str(fields.pop("status", "occurred"))
    chain = tuple(fields.pop("by", ()))  # type: ignore[arg-type]
    event = Event.model_validate(
        {"id": "e", "type": "CONSULT", "status": status, "reports": (Report(status=status, evidence=(TRIGGER,)),)}
        | fields
    )
    return ReadEvent(event, actors, (), None, ((status, chain),))


def answer(**fields: object) -> EventAnswer:
    told = ReportAnswer(status=("planned",), according_to=((), ("Ana Rusu",)))
    return EventAnswer.model_validate({"type": "CONSULT", "actors": ["Fiji", "US"], "reports": (told,)} | fields)


def test_everything_that_the_answer_states_is_compared() -> None:
    right = answer(date=["2024-02-16", None], place="Suva")
    event = read("Fiji", "US", status="planned", by=["Ana Rusu"], place=Place(name="Suva harbour"))
    compared = compare(NAMES, right, event)
    assert compared is not None
    assert compared.right
    assert compared.chains == 1
    assert compared.place


def test_a_field_that_is_null_must_be_null() -> None:
    compared = compare(NAMES, answer(date=None), read("Fiji", "US", status="planned", date="2024-02-16"))
    assert compared is not None
    assert not compared.date


def test_another_type_or_other_people_are_another_event() -> None:
    assert compare(NAMES, answer(type="AID"), read("Fiji", "US")) is None
    assert compare(NAMES, answer(), read("Tonga")) is None


def test_somebody_else_makes_the_participants_wrong() -> None:
    compared = compare(NAMES, answer(), read("Fiji", "US", "Tonga"))
    assert compared is not None
    assert compared.share == 1
    assert not compared.participants
    allowed = compare(NAMES, answer(actors_also=["Tonga"]), read("Fiji", "US", "Tonga"))
    assert allowed is not None
    assert allowed.participants


def test_directed_answers_ask_for_the_sides() -> None:
    directed = answer(actors=["Fiji"], recipients=["US"], directed=True)
    compared = compare(NAMES, directed, read("US", "Fiji"))
    assert compared is not None
    assert not compared.participants


def test_a_wrong_status_has_no_right_chain() -> None:
    compared = compare(NAMES, answer(), read("Fiji", "US"))
    assert compared is not None
    assert (compared.statuses, compared.chains) == (0, 0)


def test_circumstances_are_compared_where_stated() -> None:
    right = answer(duration="PT3H", ordinal=2, about=["gas"])
    event = read("Fiji", "US", duration="PT3H", ordinal=3, topics=("the gas price",))
    assert circumstances(NAMES, right, event) == {"duration": True, "ordinal": False, "topics": True}
