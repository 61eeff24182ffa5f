"""Acronyms count only as they are written."""

from __future__ import annotations

import pytest

from dateline.extraction.catalogue.text import is_acronym, spells


@pytest.mark.parametrize("name", ["US", "U.N.", "AP", "G20", "OSCE", "AfD"])
def test_acronyms_need_their_case(name: str) -> None:
    assert is_acronym(name)
    assert spells(name, name)
    assert spells(name, f"the {name}")
    assert not spells(name, name.lower())


def test_words_are_no_acronyms() -> None:
    assert not is_acronym("Iran")
    assert not is_acronym("UN Security Council")
    assert spells("Iran", "IRAN")
