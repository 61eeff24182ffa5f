"""`read` and `add` on real files and a real record; only the parser is replaced, by one that reads nothing."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

import dateline.extraction
from dateline.cli import main
from dateline.extraction import Reader
from dateline.types import Article, Reading
from tests.meetings import BODY, OneMeeting

SOURCE = Path(dateline.extraction.__file__).parents[2]


class NotedReader(OneMeeting):
    """Notes with which settings it was made."""

    settings: ClassVar[list[tuple[str | None, Path | None]]] = []

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        super().__init__(model, lexicon)
        self.settings.append((model, lexicon))


@pytest.fixture(autouse=True)
def _parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dateline.extraction, "Reader", NotedReader)
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_RECORD", "DATELINE_LEXICON", "DATELINE_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(NotedReader, "settings", [])


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


def test_an_article_without_a_day_is_said_to_have_none_and_takes_one_later(
    page: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", page("one")]) == 0
    assert capsys.readouterr().err.startswith("no day of publication known of 1 article: add again with --published")
    assert main(["add", page("one"), "--published", "2026-02-03"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("0 new articles, 1 changed, 0 known")
    assert captured.err == ""
    main(["timeline"])
    assert "2026-02" in capsys.readouterr().out


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
    assert main(["add", "missing.txt", page("one"), "--published", "2026-02-03"]) == 3
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


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_reader_is_given_the_lexicon_and_the_model(page: Callable[[str], str], command: str) -> None:
    assert main([command, page("one")]) == 0
    assert main([command, page("one"), "--lexicon", "words", "--model", "en_other"]) == 0
    assert NotedReader.settings == [(None, None), ("en_other", Path("words"))]


def test_the_settings_may_stand_in_the_environment(page: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LEXICON", "words")
    monkeypatch.setenv("DATELINE_MODEL", "en_other")
    assert main(["read", page("one")]) == 0
    assert main(["read", page("one"), "--model", "en_third"]) == 0
    assert NotedReader.settings == [("en_other", Path("words")), ("en_third", Path("words"))]


def test_other_settings_read_an_article_again(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", page("one")])
    capsys.readouterr()
    assert main(["add", page("one"), "--lexicon", "words"]) == 0
    assert capsys.readouterr().out.startswith("0 new articles, 1 read again, 0 known")
    assert main(["add", page("one"), "--lexicon", "words"]) == 0
    assert capsys.readouterr().out.startswith("0 new articles, 1 known")


def test_a_wrong_lexicon_is_one_line_and_nothing_is_made(
    page: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(dateline.extraction, "Reader", Reader)
    assert main(["add", page("one"), "--lexicon", "nowhere"]) == 1
    assert capsys.readouterr().err == "dateline: nowhere: no such folder of lexicon files\n"
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize(
    "arguments", [["--help"], ["timeline"], ["plans"], ["event", "x"], ["search", "ferry"], ["export"]]
)
def test_commands_that_read_nothing_do_not_wait_for_the_parser(
    page: Callable[[str], str], arguments: list[str]
) -> None:
    main(["add", page("one")])
    script = (
        "import sys; from dateline.cli import main; main(sys.argv[1:]); "
        "print(sorted({'spacy', 'trafilatura', 'lxml'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )  # fmt: skip
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_wrong_day_is_a_usage_error(page: Callable[[str], str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("one"), "--published", "yesterday"]) == 2
    assert "'yesterday' is not a day" in capsys.readouterr().err


def test_a_missing_record_says_how_to_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline"]) == 1
    err = capsys.readouterr().err
    assert "dateline.db" in err
    assert "dateline add" in err


def test_a_fault_in_reading_one_article_does_not_stop_the_rest(
    page: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Faulty(OneMeeting):
        def read(self, article: Article) -> Reading:
            if "Report one." in article.body:
                raise IndexError
            return super().read(article)

    monkeypatch.setattr(dateline.extraction, "Reader", Faulty)
    assert main(["add", page("one"), page("two"), "--published", "2026-02-03"]) == 3
    captured = capsys.readouterr()
    assert captured.out.startswith("1 new article, 0 known")
    assert "a fault of this program (IndexError in test_keeping.py, line" in captured.err
    assert captured.err.count("\n") == 1


def test_the_same_failure_is_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "missing.txt", "other.txt"])
    main(["add", "missing.txt"])
    capsys.readouterr()
    main(["failures", "--format", "jsonl"])
    listed = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert listed == ["missing.txt", "other.txt"]


def test_standard_input_that_is_closed_is_empty(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["read", "-"]) == 1
    assert capsys.readouterr().err == "set aside: standard input: it is empty\n"


def test_words_that_are_not_utf8_are_a_usage_error(
    page: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", page("one")])
    capsys.readouterr()
    assert main(["search", "b\udcff"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("dateline: a word of the command line is not text in UTF-8: ")
    assert said.endswith("\n")
    assert said.count("\n") == 1
