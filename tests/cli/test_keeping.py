"""`read` and `add` on real files and a real record; only the parser is replaced, by one that reads nothing."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline.extraction
from dateline.cli import main
from dateline.types import Actor, Article, Event, Evidence, Reading, Report

BODY = (
    "The harbour minister of Aland met the mayor of Visby on Tuesday to talk about the ferry line. "
    "They agreed to meet again in the spring, the ministry said in a statement on its site."
)


class OneMeeting:
    """Reads one meeting from every article."""

    def read(self, article: Article) -> Reading:
        clause = Evidence(role="clause", start=0, end=20, text=article.body[:20])
        meeting = Event(
            id="e1",
            type="CONSULT",
            actors=("minister",),
            status="occurred",
            reports=(Report(status="occurred", evidence=(clause,)),),
        )
        return Reading(article=article, actors=(Actor(id="minister", name="the minister"),), events=(meeting,))


@pytest.fixture(autouse=True)
def _parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dateline.extraction, "Reader", OneMeeting)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], str]:
    def write(name: str) -> str:
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Ferry talks {name}\n\nReport {name}. {BODY}\n", encoding="utf-8")
        return str(path)

    return write


def test_add_says_what_it_did(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("one"), page("two"), "--published", "2026-02-03"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "2 new articles, 0 known; 2 events and 0 statements read; 0 inputs set aside\n"
    assert captured.err == ""


def test_adding_again_changes_nothing(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", page("one")])
    main(["export"])
    before = capsys.readouterr().out.splitlines()[1:]
    assert main(["add", page("one")]) == 0
    main(["export"])
    said, *after = capsys.readouterr().out.splitlines()
    assert said == "0 new articles, 1 known; 0 events and 0 statements read; 0 inputs set aside"
    assert after == before


def test_a_bad_input_does_not_stop_the_rest(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "missing.txt", page("one")]) == 3
    captured = capsys.readouterr()
    assert captured.out.startswith("1 new article, 0 known")
    assert captured.err == "set aside: missing.txt: there is no such file or folder\n"
    main(["failures", "--format", "jsonl"])
    failure = json.loads(capsys.readouterr().out)
    assert (failure["source"], failure["row"]) == ("missing.txt", None)


def test_nothing_to_read_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "missing.txt"]) == 1
    assert main(["add", "missing.txt"]) == 1
    assert capsys.readouterr().err.count("missing.txt") == 2


def test_an_article_whose_reading_is_refused_is_set_aside(
    page: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Wrong(OneMeeting):
        def read(self, article: Article) -> Reading:
            good = super().read(article)
            return Reading(
                article=article.model_copy(update={"body": "Other."}), actors=good.actors, events=good.events
            )

    monkeypatch.setattr(dateline.extraction, "Reader", Wrong)
    assert main(["add", page("one")]) == 3
    captured = capsys.readouterr()
    assert "0 new articles" in captured.out
    assert "could not be read" in captured.err


def test_an_interrupted_addition_leaves_a_record_that_a_second_completes(
    page: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [page(f"{number:02}") for number in range(20)]

    class Interrupted(OneMeeting):
        count = 0

        def read(self, article: Article) -> Reading:
            Interrupted.count += 1
            if Interrupted.count == 19:
                raise KeyboardInterrupt
            return super().read(article)

    monkeypatch.setattr(dateline.extraction, "Reader", Interrupted)
    assert main(["add", *pages]) == 130
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "interrupted: 16 new articles" in captured.err
    monkeypatch.setattr(dateline.extraction, "Reader", OneMeeting)
    assert main(["add", *pages]) == 0
    assert capsys.readouterr().out.startswith("4 new articles, 16 known")


def test_read_prints_readings_and_keeps_nothing(
    page: Callable[[str], str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["read", page("one"), "--format", "jsonl", "--published", "2026-02-03"]) == 0
    reading = Reading.model_validate_json(capsys.readouterr().out)
    assert (reading.article.headline, reading.article.published) == ("Ferry talks one", "2026-02-03")
    assert not list(tmp_path.glob("*.db"))


def test_read_shows_people_the_article_and_what_was_read(
    page: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", page("one")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ferry talks one\n")
    assert "Meeting with the minister" in out


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    table = json.dumps({"id": "x1", "text": BODY, "headline": "Ferry talks"}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table.encode())))
    assert main(["read", "-", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["id"] == "x1"


def test_a_wrong_day_is_a_usage_error(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("one"), "--published", "yesterday"]) == 2
    assert "'yesterday' is not a day" in capsys.readouterr().err


def test_a_missing_record_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline"]) == 1
    err = capsys.readouterr().err
    assert "dateline.db" in err
    assert "dateline add" in err
