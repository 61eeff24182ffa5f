"""The feed of changes as feedparser and lxml read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import feedparser
import pytest
from lxml import etree

from dateline.views import Record
from dateline.views.exports import Options
from tests.views.exports.made import article, exported, hostile
from tests.views.story import Story

PAGES = Options(base_url="https://story.example", self_url="https://story.example/changes.atom?actor=hale")


def feed(record: Record, options: Options | None = None, **filters: Any) -> Any:
    parsed = feedparser.parse(exported(record, "atom", options, **filters))
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


@pytest.fixture
def story() -> Record:
    return Record(Story())


def test_each_change_is_an_entry_the_newest_first(story: Record) -> None:
    parsed = feed(story)
    assert len(parsed.entries) == len(story.changes())
    assert [e.updated for e in parsed.entries] == sorted((e.updated for e in parsed.entries), reverse=True)
    assert parsed.feed.updated == parsed.entries[0].updated == "2026-03-10T00:00:00Z"
    cancelled = next(e for e in parsed.entries if "cancelled" in e.title)
    assert cancelled.title == "Status: Summit between Anna Hale and Ivo Oršić in Bergen (planned → cancelled)"
    assert [tag.term for tag in cancelled.tags] == ["status"]
    assert "The Bergen summit was called off" in cancelled.content[0].value
    assert "according to Croatia" in cancelled.content[0].value


def test_ids_are_tags_of_one_entry_each_and_stay(story: Record) -> None:
    ids = [e.id for e in feed(story).entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:dateline,2025:\w+/\d{4}-\d\d-\d\d/[a-z]+(/\w+)?", i) for i in ids)
    assert set(ids) > {e.id for e in feed(story, as_of="2026-03-06").entries}


def test_the_feed_is_another_one_for_other_events(story: Record) -> None:
    plain, later = feed(story).feed.id, feed(story, since="2026-03-06").feed.id
    assert plain == later == "tag:dateline,2025:changes"
    assert feed(story, actors=["Orsic"]).feed.id not in (
        plain,
        feed(story, actors=["Anna Hale"], as_of="2026-03-10").feed.id,
    )


def test_entries_lead_to_the_pages_of_the_record_alone(story: Record) -> None:
    parsed = feed(story, PAGES)
    assert all(e.link == f"https://story.example/events/{e.id.split(':')[-1].split('/')[0]}" for e in parsed.entries)
    assert {link.rel: link.href for link in parsed.feed.links} == {"self": PAGES.self_url, "alternate": PAGES.base_url}
    assert 'href="https://story.example/articles/' in parsed.entries[0].content[0].value


def test_a_record_in_which_nothing_changed_is_a_feed(record_of: Callable[..., Record]) -> None:
    assert feed(record_of()).entries == []


def test_hostile_text_stays_text(record_of: Callable[..., Record]) -> None:
    other = article("b2", "2026-03-05", "They will not meet.", url="javascript:alert(1)")
    raw = exported(record_of(hostile(), other), "atom", PAGES)
    tree = etree.fromstring(raw)
    names = {etree.QName(element).localname for element in tree.iter()}
    assert names <= {
        "feed", "id", "title", "updated", "published", "author", "name", "generator", "link", "category", "entry",
        "content", "div", "p", "blockquote", "span", "a",
    }  # fmt: skip
    assert {a for element in tree.iter() for a in element.attrib} <= {"rel", "type", "href", "term", "label", "version"}
    links = [element.get("href") for element in tree.iter() if element.get("href")]
    assert all(link.startswith("https://story.example") for link in links)
    assert "https://story.example/articles/..%2F..%2Fa%3Fb%23c" in links
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe]", raw.decode())
    assert "<script>alert(1)</script>" in "".join(tree.itertext())
