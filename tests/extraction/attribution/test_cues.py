"""The cue lexicon is checked when it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from dateline.errors import LexiconError
from dateline.extraction.attribution import load_cues
from dateline.extraction.attribution.cues import CueFile, Frame
from dateline.types import Stance

DOCS = Path(__file__).parents[3] / "docs" / "lexicon.md"
VERB = '[[verbs]]\nstance = "asserts"\nwords = ["semaphore"]\n'


def test_a_word_may_stand_in_several_groups() -> None:
    (promise,) = load_cues().verbs("promise")
    assert {"clause", "infinitive"} <= set(promise.senses)


def test_longer_cues_come_first() -> None:
    assert [len(c.words) for c in load_cues().verbs("make")] == sorted(
        (len(c.words) for c in load_cues().verbs("make")), reverse=True
    )


def test_a_folder_of_one_s_own_adds_words(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(
        f'{VERB}frames = ["clause"]\n[hedges]\nadverbs = ["rumouredly"]\n',
        encoding="utf-8",
    )
    cues = load_cues("english", tmp_path)
    assert cues.verbs("semaphore")
    assert cues.verbs("say") == load_cues().verbs("say")
    assert cues.hedges == load_cues().hedges | {"rumouredly"}


def test_a_folder_without_cues_changes_nothing(tmp_path: Path) -> None:
    assert load_cues("english", tmp_path).nouns == load_cues().nouns


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[verbs]\n", "not a TOML file"),
        ('[relay]\nciting = ["cite"]\n', "relay: there is no such key"),
        ('[relays]\nsighting = ["cite"]\n', "relays, sighting: there is no such key"),
        (f"{VERB}frames = []\n", "verbs, entry 1, frames: "),
        (f'{VERB}frames = ["sideways"]\n', "verbs, entry 1, frames, entry 1: "),
        (f'{VERB}frames = ["quote"]\nvolume = 3\n', "verbs, entry 1, volume: there is no such key"),
        (f'{VERB}frames = ["quote"]\n{VERB}', "verbs, entry 2, frames: Field required"),
        ('[[nouns]]\nstance = "grumbles"\nwords = ["groan"]\n', "nouns, entry 1, stance: "),
        ('[hedges]\nadverbs = ["Maybe"]\n', "'Maybe' must be written in lower case"),
        ('[hedges]\nadverbs = "maybe"\n', "hedges, adverbs: "),
    ],
)
def test_a_wrong_file_is_named_with_the_entry_and_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "cues.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        load_cues("english", tmp_path)
    assert str(raised.value).startswith(f"{file}: ")
    assert reason in str(raised.value)


def test_a_missing_language_is_named() -> None:
    with pytest.raises(LexiconError, match=r"klingon/cues\.toml: cannot be read"):
        load_cues("klingon")


def keys(model: type[BaseModel]) -> Iterator[str]:
    """The keys of a model and of the models in it."""
    for name, field in model.model_fields.items():
        yield name
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from keys(inner)


def test_every_key_and_frame_is_documented() -> None:
    section = DOCS.read_text(encoding="utf-8").split("\n## Cues\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`\[*(\w+)\]*`", section))
    assert [key for key in (*keys(CueFile), *get_args(Frame), *get_args(Stance)) if key not in named] == []
