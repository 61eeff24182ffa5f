"""Names compare in one normal form, and ids come from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.types.naming import fold, key, name_words, pieces, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "turkiye"),
        ("Élysée", "Elysee"),
        ("Sana’a", "Sana'a"),
        ("Nur-Sultan", "nur sultan"),
        ("Jonas Gahr Støre", "Jonas Gahr Store"),
        ("Radosław", "Radoslaw"),
        ("U.S.", "US"),
        ("Germany’s", "Germany's"),
    ],
)
def test_spellings_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_genitive_is_a_word_as_tokenizers_cut_it() -> None:
    assert pieces("the President's Office") == (*pieces("the President"), *pieces("'s"), *pieces("Office"))


def test_a_leading_article_is_no_part_of_a_name() -> None:
    assert key("The Hague") == ("hague",)
    assert key("The") == ("the",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Angela Merkel", "angela-merkel"),
        ("the Kremlin", "kremlin"),
        ("Gazeta.uz", "gazeta-uz"),
        ("U.S. Treasury", "us-treasury"),
        ("OPEC+", "opec-plus"),
        ("Quai d'Orsay", "quai-dorsay"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=60))
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert slug(text) == slug(text).strip("-")


def test_the_words_of_a_name_are_without_signs() -> None:
    assert name_words("João-Lima & Sons, Inc.") == ("joao", "lima", "sons", "inc")
