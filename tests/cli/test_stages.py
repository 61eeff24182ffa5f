"""The line that says what became of the pages of a crawl: every page once, so that the numbers add up."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import dateline.extraction
from dateline.cli import main
from dateline.cli.stages import Passed
from dateline.pipeline import Kept
from dateline.types import Article, Reading, Skip, Skipped

TALKS = "The harbour minister met the mayor on Tuesday to talk about the ferry line, and will meet again in spring."
BUNS = "The baker of the old town has sold all of his buns on Tuesday, and there will be none for anybody until spring."


class Looking:
    """Reads nothing; finds politics where there is a minister."""

    program = "test"

    def __init__(self, *_: object) -> None:
        pass

    def is_political(self, article: Article) -> bool:
        return "minister" in article.body

    def read(self, article: Article) -> Reading:
        return Reading(article=article)


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.setattr(dateline.extraction, "Reader", Looking)
    monkeypatch.chdir(tmp_path)
    rows = [{"text": TALKS}, {"text": BUNS}, {"text": BUNS, "url": "https://a.test/1"}, {"text": ""}]
    rows += [{"text": BUNS, "url": "https://a.test/1"}]
    Path("crawl.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "crawl.jsonl"


def test_every_reason_is_told_and_the_numbers_add_up() -> None:
    passed = Passed()
    for number, reason in enumerate(get_args(Skip), 1):
        for _ in range(number):
            passed.note(Skipped("a", reason))
    line = passed.line(Kept(new=1200, known=96, new_versions=3, reread=1, copies=71), 2)
    total, *parts = (int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*(?= [a-z])(?!\d* 200)", line))
    assert total == sum(parts) == sum(passed.counts.values()) + 1200 + 96 + 3 + 1 + 2
    assert line.startswith("1,3")
    assert line.endswith("96 known, 71 copies, 1,133 read, 2 set aside")


def test_a_screened_addition_says_what_became_of_every_page(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", source, "--screen", "--jobs", "1"]) == 3
    assert capsys.readouterr().out.splitlines()[-1] == (
        "5 inputs: 1 at an address met before, 2 not political, 1 read, 1 set aside"
    )
    assert main(["add", source, "--screen", "--jobs", "1"]) == 3
    assert capsys.readouterr().out.splitlines()[-1].endswith("2 not political, 1 known, 0 read, 1 set aside")


def test_without_screening_everything_is_read(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", source, "--jobs", "1"]) == 3
    (line,) = capsys.readouterr().out.splitlines()
    assert line == "3 new articles, 1 known; 0 events and 0 statements read; 1 input set aside"


def test_reading_says_it_on_standard_error(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", source, "--screen", "--format", "jsonl", "--jobs", "1"]) == 3
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert told.err.splitlines()[1:] == ["5 inputs: 1 at an address met before, 2 not political, 1 read, 1 set aside"]


def test_nothing_is_screened_where_readings_are_taken_in(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--readings", source, "--screen"]) == 2
    assert "--screen is for reading" in capsys.readouterr().err


def test_reasons_stand_in_the_order_of_the_stages() -> None:
    passed = Passed()
    passed.counts = Counter({"not political": 1, "language": 1, "same address": 1, "status": 1})
    assert re.findall(r"1 ([^,]+)", passed.line(Kept(), 0)) == [
        "without status 200", "at an address met before", "in another language", "not political",
    ]  # fmt: skip
