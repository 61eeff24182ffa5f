"""The word lists: a user's folder adds to them, and a broken file is named."""

from __future__ import annotations

import pytest

from dateline.errors import LexiconError
from dateline.extraction.names import load


def test_a_folder_of_one_s_own_adds_words(tmp_path):
    (tmp_path / "names_titles.toml").write_text('heads = ["beekeeper"]\n', encoding="utf-8")
    words = load("en", tmp_path)
    assert {"beekeeper", "president"} <= words.title_heads


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "names.toml").write_text("heads = [", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"names\.toml: not valid TOML"):
        load("en", tmp_path)


def test_a_language_without_lists_says_what_is_missing():
    with pytest.raises(LexiconError, match="missing"):
        load("xx")
