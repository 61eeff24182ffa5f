"""`bulk` and `add --readings` on what it leaves; only the parser is replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline.extraction
from dateline.bulk import local
from dateline.cli import main
from dateline.pipeline import Crew
from tests.meetings import BODY, OneMeeting


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dateline.extraction, "Reader", OneMeeting)
    monkeypatch.setattr(local, "Crew", lambda _, setup, jobs: Crew(setup()))
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_RECORD", "DATELINE_LEXICON", "DATELINE_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [{"id": f"a{n}", "text": f"{BODY} Report {n}.", "published": "2026-02-03"} for n in range(5)]
    path = tmp_path / "table.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_bulk_says_what_became_of_every_input(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", str(table), "--out", "out"]) == 0
    said = "5 in: 5 read, 0 skipped, 0 set aside; 5 events and 0 statements read\n"
    assert capsys.readouterr().out == f"1 of 1 part; {said}"
    assert main(["bulk", str(table), "--out", "out"]) == 0
    assert capsys.readouterr().out == f"1 of 1 part, 1 of them before; {said}"


def test_what_could_not_be_read_is_said_to_be_kept(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", str(table), "missing.txt", "--out", "out"]) == 3
    captured = capsys.readouterr()
    assert "6 in: 5 read, 0 skipped, 1 set aside" in captured.out
    assert captured.err == "what was set aside, and why, is in out/failures\n"
    assert main(["bulk", "missing.txt", "--out", "other"]) == 1


def test_a_record_takes_what_bulk_left(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["bulk", str(table), "--out", "out"])
    assert main(["add", "--readings", "out", "--record", "bulk.db"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("5 new articles, 0 known; 5 events")
    main(["read", str(table), "--format", "jsonl"])
    Path("read.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    main(["add", "--readings", "read.jsonl", "--record", "lines.db"])
    capsys.readouterr()
    main(["export", "--record", "bulk.db"])
    bulk = capsys.readouterr().out
    main(["export", "--record", "lines.db"])
    assert capsys.readouterr().out == bulk


def test_other_settings_and_wrong_options_are_one_line(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["bulk", str(table), "--out", "out"])
    capsys.readouterr()
    assert main(["bulk", str(table), "--out", "out", "--published", "2026-02-03"]) == 1
    assert capsys.readouterr().err.endswith("published was None and now is '2026-02-03'; read into another folder\n")
    assert main(["bulk", str(table), "--out", "out", "--address", "auto"]) == 2
    assert "--engine ray" in capsys.readouterr().err


def test_an_interrupted_bulk_says_how_far_it_came(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(OneMeeting):
        def read(self, article: object) -> object:
            raise KeyboardInterrupt

    monkeypatch.setattr(dateline.extraction, "Reader", Interrupted)
    assert main(["bulk", str(table), "--out", "out"]) == 130
    assert capsys.readouterr().err.startswith("interrupted: 0 of 1 part; 0 in: ")
