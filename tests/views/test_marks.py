import pytest

from dateline.types import Article, Event, Reading, Report, Statement
from dateline.types.evidence import Evidence
from dateline.views.article import reading_view
from dateline.views.marks import MarkedArticle, marked

BODY = "The ministers met in Oslo, Berg said.\n\nThey will meet again on Friday.\n"
HEADLINE = "Ministers met"


def evidence(role: str, text: str, where: str = "body") -> Evidence:
    start = (BODY if where == "body" else HEADLINE).index(text)
    return Evidence.model_validate({"in": where, "start": start, "end": start + len(text), "text": text, "role": role})


def reading() -> Reading:
    met = (
        Report(
            status="occurred",
            evidence=(
                evidence("clause", "The ministers met in Oslo"),
                evidence("trigger", "met"),
                evidence("place", "Oslo"),
            ),
        ),
        Report(
            status="occurred",
            evidence=(evidence("clause", HEADLINE, "headline"), evidence("trigger", "met", "headline")),
        ),
    )
    again = Report(
        status="planned", evidence=(evidence("clause", "They will meet again on Friday"), evidence("trigger", "meet"))
    )
    said = Statement.model_validate(
        {
            "id": "s", "speaker": "berg", "cue": "said", "content": "The ministers met in Oslo", "stance": "asserts",
            "evidence": [
                evidence("source", "Berg"), evidence("cue", "said"), evidence("content", "The ministers met in Oslo")
            ],
        }
    )  # fmt: skip
    return Reading.model_validate(
        {
            "article": Article(id="a", headline=HEADLINE, body=BODY, published="2025-10-16"),
            "actors": [{"id": "berg", "name": "Berg", "kind": "person"}],
            "events": [
                Event(id="e", type="CONSULT", status="occurred", reports=met),
                Event(id="f", type="CONSULT", status="planned", reports=(again,)),
            ],
            "statements": [said],
        }
    )


@pytest.fixture
def article() -> MarkedArticle:
    return marked(reading_view(reading()), reading())


def test_the_stretches_of_a_paragraph_are_its_words(article: MarkedArticle) -> None:
    texts = ["".join(stretch.text for stretch in paragraph) for paragraph in article.paragraphs]
    assert texts == [line for line in BODY.split("\n") if line]
    assert "".join(stretch.text for stretch in article.marked_headline) == HEADLINE


def test_a_stretch_has_every_mark_over_it(article: MarkedArticle) -> None:
    first = article.paragraphs[0]
    roles = {s.text: {(m.kind, m.id, m.role) for m in s.marks} for s in first}
    both = {("event", "e", "clause"), ("statement", "s", "content")}
    assert roles["met"] == both | {("event", "e", "trigger")}
    assert roles["Oslo"] == both | {("event", "e", "place")}
    assert roles["Berg"] == {("statement", "s", "source")}
    assert roles["."] == set()


def test_each_mark_begins_once_in_the_body(article: MarkedArticle) -> None:
    begun = [m for paragraph in article.paragraphs for s in paragraph for m in s.begins]
    assert len(begun) == len(set(begun))
    assert {m for paragraph in article.paragraphs for s in paragraph for m in s.marks} == set(begun)


def test_a_plan_is_marked_as_one(article: MarkedArticle) -> None:
    assert {m.status for s in article.paragraphs[1] for m in s.marks if m.role == "trigger"} == {"planned"}
