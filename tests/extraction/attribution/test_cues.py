"""The cue lexicon is checked when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.extraction.attribution import cues as module
from dateline.extraction.attribution import load_cues

SHIPPED = Path(module.__file__).parents[1] / "lexicon" / "english" / "cues.toml"


def test_a_word_may_stand_in_several_groups() -> None:
    (promise,) = load_cues().verbs("promise")
    assert {"clause", "infinitive"} <= set(promise.senses)


def test_longer_cues_come_first() -> None:
    assert [len(c.words) for c in load_cues().verbs("make")] == sorted(
        (len(c.words) for c in load_cues().verbs("make")), reverse=True
    )


def test_an_added_verb_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cues.toml"
    added = '\n[[verbs]]\nstance = "asserts"\nframes = ["clause"]\nwords = ["semaphore"]\n'
    file.write_text(SHIPPED.read_text(encoding="utf-8") + added, encoding="utf-8")
    assert load_cues(file).verbs("semaphore")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('stance = "denies"', 'stance = "grumbles"'), "stance"),
        (('frames = ["predicate"]', 'frames = ["sideways"]'), "frames"),
        (("[relays]", "[relay]"), "relay"),
        (("[relays]", "relays ="), "cues.toml"),
    ],
)
def test_a_wrong_file_is_named_with_the_entry(tmp_path: Path, change: tuple[str, str], named: str) -> None:
    file = tmp_path / "cues.toml"
    file.write_text(SHIPPED.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=named) as raised:
        load_cues(file)
    assert str(file) in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml"):
        load_cues(tmp_path / "nowhere.toml")
