"""A user's lexicon folder: what it may hold, and what is said of anything else."""

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.extraction.catalogue.source import files, holder_files
from dateline.extraction.lexicon.files import CATALOGUE, KNOWN, check_folder, folder_files, merge, program_file


def test_lists_are_joined_tables_merged_and_values_replaced():
    into = {"words": ["a"], "table": {"x": 1, "list": ["b"]}, "entry": [{"id": 1}]}
    merge(into, {"words": ["c"], "table": {"x": 2, "y": 3, "list": ["d"]}, "entry": [{"id": 2}], "new": ["e"]})
    assert into == {
        "words": ["a", "c"],
        "table": {"x": 2, "y": 3, "list": ["b", "d"]},
        "entry": [{"id": 1}, {"id": 2}],
        "new": ["e"],
    }


@pytest.mark.parametrize("name", KNOWN)
def test_a_folder_may_hold_what_the_program_has(tmp_path, name):
    (tmp_path / name).mkdir() if name.endswith("/") else (tmp_path / name).touch()
    check_folder(tmp_path)


def test_the_known_names_are_those_of_the_program():
    own = {f"{f.name}/" if f.is_dir() else f.name for f in Path(str(program_file("english", "."))).iterdir()}
    assert own - {"grammar.toml"} == set(KNOWN) - {"catalogue/"}


def test_the_known_names_of_the_catalogue_are_those_it_reads(tmp_path):
    (tmp_path / "holders").mkdir()
    for name in CATALOGUE:
        (tmp_path / (f"{name}x.toml" if name.endswith("/") else name)).touch()
    read = {f.name for name in CATALOGUE for f in files((tmp_path,), name) if f.is_file()}
    assert read | {f"{f.parent.name}/" for f in holder_files((tmp_path,))} == set(CATALOGUE)


def test_notes_and_hidden_files_are_passed_over(tmp_path):
    for name in ("README.md", "notes.txt", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    check_folder(tmp_path)
    assert folder_files(tmp_path) == []


@pytest.mark.parametrize("name", ["cue.toml", "cues.tml", "grammar.toml", "Cues.toml", "catalogue/body.toml"])
def test_an_unknown_name_is_refused_with_the_known_ones(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    with pytest.raises(LexiconError) as raised:
        check_folder(tmp_path)
    assert str(raised.value).startswith(f"{path}: not the name of a lexicon file; ")
    assert ("bodies.toml" if "/" in name else "cues.toml") in str(raised.value)


def test_frames_have_any_name_but_are_toml(tmp_path):
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "mine.toml").touch()
    check_folder(tmp_path)
    (tmp_path / "frames" / "mine.json").touch()
    with pytest.raises(LexiconError, match=r"mine\.json: .*TOML"):
        check_folder(tmp_path)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="nowhere: no such folder"):
        check_folder(tmp_path / "nowhere")
    (tmp_path / "cues.toml").touch()
    with pytest.raises(LexiconError, match="no such folder"):
        check_folder(tmp_path / "cues.toml")
