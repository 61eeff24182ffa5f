"""`absorb` on real records."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.cli import main
from dateline.store import open_store
from tests.record.build import event, reading


@pytest.fixture(autouse=True)
def _records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_RECORD", "story.db")
    for name, article in (("monday.db", "a"), ("tuesday.db", "b")):
        with open_store(name, create=True) as store:
            store.add([reading(article, "2031-03-03", event("x", date="2031-03-02"))], program="1")


def test_records_are_brought_together_in_one_that_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["absorb", "monday.db", "tuesday.db"]) == 0
    assert capsys.readouterr().out == "2 new articles, 0 known; 0 new rulings; 0 new inputs set aside\n"
    assert main(["absorb", "monday.db"]) == 0
    assert capsys.readouterr().out.startswith("0 new articles, 1 known;")
    with dateline.open("story.db") as record:
        (row,) = record.timeline()
        assert row.reports == 2


def test_a_record_that_is_missing_is_an_error_and_none_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["absorb", "monday.db", "nowhere.db"]) == 1
    assert "nowhere.db: there is no such record" in capsys.readouterr().err
    assert not Path("story.db").exists()


def test_the_library_does_the_same() -> None:
    done = dateline.absorb("story.db", "monday.db", Path("tuesday.db"))
    assert (done.new, done.known) == (2, 0)
