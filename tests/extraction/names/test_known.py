"""Which words of a headline are known to be names before it is parsed."""

from __future__ import annotations

from dateline.extraction.catalogue import load_catalogue
from dateline.extraction.names.known import known


def test_names_of_the_catalogue_and_surnames_of_leaders_are_known():
    found = known("Trump Hosts Geneva Talks", load_catalogue(), "2025-10-17", frozenset({"Oslo"}))
    assert {"Trump", "Geneva", "Oslo"} <= set(found.names)
    assert "Talks" not in found.names
    assert set(found.persons) == {"Trump"}


def test_a_former_leader_is_forgotten_where_the_surname_is_a_common_word():
    catalogue = load_catalogue()
    assert "May" in known("May Wins Vote", catalogue, "2018-10-17", frozenset()).names
    assert "May" not in known("May Brings Frost", catalogue, "2026-10-17", frozenset()).names
