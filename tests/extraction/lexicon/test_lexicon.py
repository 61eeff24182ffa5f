"""The lexicon: its files are whole, its keys documented, its composition total."""

from pathlib import Path
from typing import get_args

import pytest

from dateline.errors import LexiconError
from dateline.extraction.lexicon import Frame, Signal, load_lexicon
from dateline.types import Status

DOCS = Path(__file__).parents[3] / "docs" / "lexicon.md"
STATUSES = get_args(Status)
EFFECTS = (
    "planned",
    "proposed",
    "possible",
    "postponed",
    "cancelled",
    "refused",
    "denied",
    "unplanned",
    "ongoing",
    "negation",
)
NOT_REAL = frozenset(STATUSES) - {"occurred", "ongoing"}


@pytest.mark.parametrize("model", [Frame, Signal])
def test_every_key_is_documented(model):
    text = DOCS.read_text(encoding="utf-8")
    assert [key for key in model.model_fields if f"`{key}`" not in text] == []


@pytest.mark.parametrize("outer", EFFECTS)
@pytest.mark.parametrize("inner", [None, *STATUSES])
def test_an_outer_effect_never_makes_an_unreal_event_real(outer, inner):
    result = load_lexicon().signals.compose(outer, inner)
    assert result in STATUSES
    if outer not in {"negation", "ongoing"}:
        assert result in NOT_REAL


@pytest.mark.parametrize("inner", [None, *STATUSES])
def test_a_fact_passes_on_what_stands_below(inner):
    assert load_lexicon().signals.compose("fact", inner) == inner


@pytest.mark.parametrize(
    ("outer", "inner", "result"),
    [
        ("planned", None, "planned"),
        ("negation", "planned", "unplanned"),
        ("negation", None, "denied"),
        ("denied", "planned", "unplanned"),
        ("denied", "occurred", "denied"),
        ("negation", "cancelled", "planned"),
        ("possible", "planned", "possible"),
        ("planned", "postponed", "postponed"),
        ("refused", "planned", "refused"),
        ("occurred", "planned", "planned"),
        ("proposed", "planned", "proposed"),
        ("planned", "proposed", "proposed"),
    ],
)
def test_composition_says_what_the_words_say(outer, inner, result):
    assert load_lexicon().signals.compose(outer, inner) == result


def test_a_folder_of_the_user_extends_the_lexicon(tmp_path):
    (tmp_path / "classes.toml").write_text('aid = ["snowplough"]\n')
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "mine.toml").write_text('[[frame]]\nid = "caucus"\ntype = "CONSULT"\nverbs = ["caucus"]\n')
    lexicon = load_lexicon("english", tmp_path)
    assert {"snowplough", "missile"} <= lexicon.classes["aid"]
    assert "caucus" in lexicon.frames.verbs
    assert "meet" in lexicon.frames.verbs


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[[frame]]\nid = "x"\ntype = "CHAT"\nverbs = ["chat"]\n', "type"),
        ('[[frame]]\nid = "x"\ntype = "CONSULT"\n', "neither verbs nor nouns"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nmode = "phone"\nverbs = ["chat"]\n', "no mode of AID"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverbs = ["chat"]\nobject = "@nothing"\n', "@nothing"),
        ('[[frame]]\nid = "x"\ntype = "AID"\nverb = ["chat"]\n', "verb"),
        ("[[frame]\n", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_reason(tmp_path, content, reason):
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "mine.toml").write_text(content)
    with pytest.raises(LexiconError, match=reason):
        load_lexicon("english", tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LexiconError, match="nowhere"):
        load_lexicon("english", tmp_path / "nowhere")
