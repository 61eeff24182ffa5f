"""Evidence as Web Annotations: their shape by a schema after the W3C's model, their selectors by the articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs

from dateline.views import Record
from dateline.views.exports import Options
from tests.views.exports.made import BREAKING, article, exported, hostile
from tests.views.story import Story, readings

STRING, OFFSET = {"type": "string"}, {"type": "integer", "minimum": 0}
TEXT = {
    "type": "object",
    "required": ["type", "purpose", "value"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {"enum": ["classifying", "describing", "tagging"]},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
    },
}
NAMED = {
    "type": "object",
    "required": ["type", "purpose", "source"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "SpecificResource"},
        "purpose": {"const": "identifying"},
        "source": {"pattern": "^(tag|https):"},
    },
}
QUOTE = {
    "type": "object",
    "required": ["type", "exact", "prefix", "suffix"],
    "additionalProperties": False,
    "properties": {"type": {"const": "TextQuoteSelector"}, "exact": STRING, "prefix": STRING, "suffix": STRING},
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "additionalProperties": False,
    "properties": {"type": {"const": "TextPositionSelector"}, "start": OFFSET, "end": OFFSET},
}
SOURCE = {
    "type": "object",
    "required": ["id", "type", "format"],
    "additionalProperties": False,
    "properties": {
        "id": {"pattern": "^(tag|https):[^ ]+#(body|headline)$"},
        "type": {"const": "Text"},
        "format": {"const": "text/plain"},
        "language": {"type": "string"},
        "dcterms:source": {"type": "object", "properties": {"id": {"pattern": "^https?://"}}},
    },
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "motivation", "body", "target"],
    "additionalProperties": False,
    "properties": {
        "id": {"pattern": "^tag:dateline,2025:annotation/[0-9a-f]{16}$"},
        "type": {"const": "Annotation"},
        "motivation": {"const": "identifying"},
        "body": {"type": "array", "minItems": 3, "items": {"oneOf": [TEXT, NAMED]}},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "additionalProperties": False,
            "properties": {
                "source": SOURCE, "selector": {"type": "array", "prefixItems": [QUOTE, POSITION], "items": False},
            },
        },
    },
}  # fmt: skip
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": ANNOTATION}},
        },
    },
}


def annotations(record: Record, options: Options | None = None, **filters: Any) -> list[Any]:
    collection = json.loads(exported(record, "webanno", options, **filters))
    jsonschema_rs.Draft202012Validator(COLLECTION).validate(collection)
    found: list[Any] = collection["first"]["items"]
    assert len({each["id"] for each in found}) == len(found)
    return found


def named(annotation: Any) -> str:
    return str(annotation["body"][0]["source"])


def test_every_evidence_of_events_and_statements_has_one() -> None:
    told = [e for r in readings() for event in r.events for report in event.reports for e in report.evidence]
    said = [e for r in readings() for statement in r.statements for e in statement.evidence]
    assert len(annotations(Record(Story()))) == len(told) + len(said)


def test_both_selectors_find_the_words_in_the_article() -> None:
    texts = {f"tag:dateline,2025:{r.article.id}#body": r.article.body for r in readings()}
    texts |= {f"tag:dateline,2025:{r.article.id}#headline": r.article.headline or "" for r in readings()}
    for annotation in annotations(Record(Story())):
        quote, position = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]["id"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_they_say_of_which_event_they_are_and_what_part() -> None:
    record = Record(Story())
    (event,) = record.timeline(statuses=["cancelled"])
    found = [each for each in annotations(record) if named(each) == f"tag:dateline,2025:{event.id}"]
    assert {b["value"] for each in found for b in each["body"] if b.get("purpose") == "tagging"} >= {
        "clause",
        "trigger",
    }
    assert any("cancelled, according to Croatia" in b.get("value", "") for each in found for b in each["body"])


def test_pages_are_named_where_there_are_some() -> None:
    found = annotations(Record(Story()), Options(base_url="https://story.example"), statuses=["cancelled"])
    events = [each for each in found if "/events/" in named(each)]
    assert events
    assert all(each["target"]["source"]["id"].startswith("https://story.example/articles/") for each in found)


def test_the_article_s_own_address_is_given_only_if_it_is_one(record_of: Callable[..., Record]) -> None:
    good = article("a1", "2026-03-04", "They are to meet.", url="https://quay.example/1")
    bad = article("a2", "2026-03-04", "They are to meet.", url="javascript:alert(1)")
    sources = [each["target"]["source"] for each in annotations(record_of(good, bad))]
    assert [s.get("dcterms:source") for s in sources] == [{"id": "https://quay.example/1"}, None]


def test_hostile_words_are_quoted_exactly(record_of: Callable[..., Record]) -> None:
    found = annotations(record_of(hostile()))
    assert {each["target"]["selector"][0]["exact"] for each in found} == {BREAKING}


def test_a_record_without_facts_is_a_collection_without_items(record_of: Callable[..., Record]) -> None:
    assert annotations(record_of()) == []
