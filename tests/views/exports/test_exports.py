"""Exporting as the library and the command line do it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import dateline
from dateline.cli import main
from dateline.errors import DatelineError
from dateline.views import Record
from dateline.views.exports import FORMATS, Options, format_of
from tests.views.exports.made import exported
from tests.views.story import Story

DOCUMENT = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Record:
    record = Record(Story())
    monkeypatch.setattr(dateline, "open", lambda _: record)
    return record


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_documented(form: str) -> None:
    kind = FORMATS[form].media_type.partition(";")[0]
    (row,) = [line for line in DOCUMENT.splitlines() if line.startswith(f"| `{form}` |") and kind in line]
    assert row


@pytest.mark.parametrize("form", FORMATS)
def test_files_and_streams_hold_the_same(form: str, story: Record, tmp_path: Path) -> None:
    path = tmp_path / f"story{FORMATS[form].suffix}"
    story.export_to(path)
    assert path.read_bytes() == exported(story, form)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_lines_are_the_contract(story: Record) -> None:
    lines = [json.loads(line) for line in exported(story, "jsonl").splitlines()]
    assert lines == [event.model_dump(mode="json") for event in story.export()]


def test_a_format_that_there_is_not_is_named(story: Record, tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="'xml' is no format of exports; there are jsonl, csv"):
        story.export_to(io.BytesIO(), format="xml")
    with pytest.raises(DatelineError, match=r"story\.doc: its ending names no format"):
        story.export_to(tmp_path / "story.doc")
    assert format_of(None, "A/Story.CSV").name == "csv"


def test_an_error_leaves_the_file_that_was_there(
    story: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plans.ics"
    path.write_text("the one before")
    monkeypatch.setattr(Story, "revisions", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        story.export_to(path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("plans.ics", "the one before")]


@pytest.mark.usefixtures("story")
def test_the_command_writes_files_and_standard_output(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "plans.ics"
    assert main(["export", "--out", str(path)]) == 0
    assert main(["export", "--format", "ics"]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()
    assert main(["export", "--format", "csv", "--out", str(tmp_path / "events.txt"), "--actor", "Orsic"]) == 0
    assert (tmp_path / "events.txt").read_text("utf-8").startswith("id,type,")


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--format", "ics", "--of", "statements"], 2, "--of statements is for jsonl, csv, parquet, not for ics"),
        (["--of", "articles"], 2, "none of events, statements"),
        (["--stance", "denies"], 2, "--stance is for --of statements"),
        (["--base-url", "javascript:alert(1)", "--format", "ics"], 1, "not the address of pages"),
        (["--out", "nowhere/plans.ics"], 1, "nowhere/plans.ics: cannot be written (no such file or directory)"),
        (["--out", "plans.doc"], 1, "plans.doc: its ending names no format of exports"),
    ],
)
def test_the_command_says_what_it_cannot_do(
    arguments: list[str], code: int, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == code
    assert complaint in capsys.readouterr().err


def test_options_are_compared_by_what_they_say() -> None:
    assert Options(base_url="https://a.example") == Options(base_url="https://a.example")
