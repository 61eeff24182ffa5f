"""`dateline doctor` as a person calls it and as a timer does."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.pipeline import installation
from dateline.store import open_store
from tests.store.upkeep.conftest import fill

REQUIRED = ["numpy>=2", "no-such-package>=1", 'pandas>=2.2; extra == "frames"', 'no-such-other; extra == "mcp"']


def doctor(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, str]]]:
    status = main(["doctor", *arguments, "--format", "jsonl"])
    return status, {row["check"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}


def test_a_whole_record_and_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: ["numpy>=2"])
    record = str(tmp_path / "r.db")
    fill(record)
    status, rows = doctor("--record", record, capsys=capsys)
    assert status == 0
    assert {row["state"] for row in rows.values()} == {"ok"}
    assert {"program", "packages", "words", "catalogue", "model", "sqlite", "temporary"} <= rows.keys()
    assert "an example is read with it" in rows["model"]["what"]
    assert "numpy" in rows["packages"]["what"]


def test_a_record_that_is_not_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "r.db"
    open_store(str(record), create=True).close()
    record.write_bytes(record.read_bytes()[:8192])
    status, rows = doctor("--record", str(record), capsys=capsys)
    assert status == 4
    assert "failed" in {row["state"] for row in rows.values()}


def test_words_and_a_model_that_do_not_load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lexicon = tmp_path / "nowhere"
    assert doctor("--record", str(tmp_path / "r.db"), "--lexicon", str(lexicon), capsys=capsys)[0] == 4
    (tmp_path / "model").mkdir()
    status, rows = doctor("--record", str(tmp_path / "r.db"), "--model", str(tmp_path / "model"), capsys=capsys)
    assert status == 4
    assert "cannot be loaded" in rows["model"]["what"]
    assert rows["words"]["state"] == "ok"


def test_the_usual_record_need_not_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    assert doctor(capsys=capsys)[0] == 0
    assert doctor("--record", "dateline.db", capsys=capsys)[0] == 4
    monkeypatch.setenv("DATELINE_RECORD", "other.db")
    assert doctor(capsys=capsys)[0] == 4


def test_packages_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _: REQUIRED)
    found = list(installation._check_packages())
    assert [(f.check, f.state, f.what) for f in found] == [
        ("packages", "failed", "no-such-package is not installed"),
        ("extras", "ok", "frames: installed"),
        ("extras", "ok", "mcp: no-such-other is not installed"),
    ]
    monkeypatch.setattr(metadata, "requires", lambda _: ["numpy<1"])
    assert "is installed, numpy<1 is needed" in next(installation._check_packages()).what


def test_the_page_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--record", str(tmp_path / "none.db")]) == 4
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Check", "State", "What", "What", "to", "do"]
    assert "there is no such record" in lines[-1]
