"""Which words of a headline are known to be names before it is parsed."""

from __future__ import annotations

from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.names.known import known
from dateline.types import Article


def _article(headline, published, body="Nothing."):
    return Article(id="a", headline=headline, body=body, published=published)


def test_names_of_the_catalogue_and_surnames_of_leaders_are_known():
    found = known(_article("Trump Hosts Geneva Talks", "2025-10-17"), load_catalogue(), frozenset({"Oslo"}))
    assert {"Trump", "Geneva", "Oslo"} <= set(found.names)
    assert "Talks" not in found.names
    assert set(found.persons) == {"Trump"}


def test_a_former_leader_is_forgotten_where_the_surname_is_a_common_word():
    catalogue = load_catalogue()
    assert "May" in known(_article("May Wins Vote", "2018-10-17"), catalogue, frozenset()).names
    assert "May" not in known(_article("May Brings Frost", "2026-10-17"), catalogue, frozenset()).names


def test_a_line_in_capitals_is_looked_through_as_a_headline_is():
    article = _article(None, "2025-10-17", "TRUMP HOSTS GENEVA TALKS\nMerz stays at home.")
    found = known(article, load_catalogue(), frozenset())
    assert "TRUMP" in found.persons
    assert "Merz" not in found.persons
