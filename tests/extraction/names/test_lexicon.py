"""The word lists: a user's folder adds to them, and a broken file is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.extraction.lexicon.files import program_file, read_toml
from dateline.extraction.names import load
from dateline.extraction.names.lexicon import FILES

DOCS = Path(__file__).parents[3] / "docs" / "lexicon.md"
OWN_KEYS = {"honorifics", "combining", "family_first", "same_sort", "classes", "chiefs", "doubles", "halves"}


def test_a_folder_of_one_s_own_adds_words(tmp_path):
    (tmp_path / "names_titles.toml").write_text('heads = ["beekeeper"]\n', encoding="utf-8")
    words = load("en", tmp_path)
    assert {"beekeeper", "president"} <= words.title_heads


def test_tables_of_one_s_own_are_merged(tmp_path):
    (tmp_path / "names.toml").write_text('[honorifics]\ncapt = "male"\n[family_first]\nelvish = ["tindome"]\n', "utf-8")
    (tmp_path / "names_nouns.toml").write_text(
        '[same_sort]\nfoundry = ["ironworks"]\n[bodies]\nmedia = ["crier"]\n', "utf-8"
    )
    words, own = load("en", tmp_path), load()
    assert words.honorifics == {**own.honorifics, "capt": "male"}
    assert words.family_first == own.family_first | {"tindome"}
    assert words.same_sort["foundry"] == {"ironworks"}
    assert (words.bodies["crier"], words.bodies["gazette"]) == ("media", "media")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("heads = [", "not a TOML file"),
        ('headz = ["beekeeper"]', "headz: there is no such key"),
        ('[bodies]\nguild = ["guild"]', "bodies, guild: there is no such key"),
        ('heads = "beekeeper"', "heads: must be a list of words"),
        ("heads = [1]", "heads: must be a list of words"),
        ('[bodies]\nmedia = [" "]', "bodies, media: must be a list of words"),
        ('bodies = ["crier"]', "bodies: must be a table"),
        ('[honorifics]\ncapt = "captain"', "honorifics, capt: must be one of ['', 'female', 'male']"),
        ('[honorifics]\ncapt = ["male"]', "honorifics, capt: must be one of"),
        ('[honorifics]\nCapt = "male"', "honorifics, Capt: must be written in lower case"),
    ],
)
def test_a_wrong_file_is_named_with_the_entry_and_the_reason(tmp_path, text, reason):
    file = tmp_path / "names.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        load("en", tmp_path)
    assert str(raised.value).startswith(f"{file}: ")
    assert reason in str(raised.value)


def test_a_language_without_lists_says_what_is_missing():
    with pytest.raises(LexiconError, match="missing"):
        load("xx")


def test_every_key_is_documented():
    section = DOCS.read_text(encoding="utf-8").split("\n## Names\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`\[*(\w+)\]*`", section))
    tables = [read_toml(program_file("english", name)) for name in FILES]
    keys = {key for table in tables for key in table}
    keys |= {
        key
        for table in tables
        for name, inner in table.items()
        if isinstance(inner, dict) and name not in OWN_KEYS
        for key in inner
    }
    assert keys - named == set()
