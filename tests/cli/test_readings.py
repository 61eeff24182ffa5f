"""`add --readings`: what another program read is linked here."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import dateline.extraction
from dateline.cli import main
from dateline.types import Reading
from tests.cli.test_keeping import SOURCE
from tests.meetings import OneMeeting
from tests.record.build import event, reading

MEETING = reading("a1", "2031-03-04", event("e1", date="2031-03-04"), body="They met in Lisbon.")
PLAN = reading("a2", "2031-03-01", event("e1", status="planned", date="2031-03-04"))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dateline.extraction, "Reader", OneMeeting)
    for name in ("DATELINE_RECORD", "DATELINE_LEXICON", "DATELINE_MODEL"):
        monkeypatch.delenv(name, raising=False)


def written(name: str, *readings: Reading | str) -> str:
    lines = [r if isinstance(r, str) else r.model_dump_json() for r in readings]
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def exported(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert main(["export"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_readings_of_several_files_are_linked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--readings", written("b.jsonl", MEETING), written("a.jsonl", PLAN)]) == 0
    captured = capsys.readouterr()
    assert captured.out == "2 new articles, 0 known; 2 events and 0 statements read; 0 inputs set aside\n"
    assert captured.err == ""
    (together,) = exported(capsys)
    assert together["status"] == "occurred"


def test_the_same_file_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "--readings", written("a.jsonl", MEETING, PLAN)])
    before = exported(capsys)
    assert main(["add", "a.jsonl", "--readings"]) == 0
    assert capsys.readouterr().out == "0 new articles, 2 known; 0 events and 0 statements read; 0 inputs set aside\n"
    assert exported(capsys) == before


def test_another_reading_takes_the_place_of_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    main(["add", "--readings", written("a.jsonl", MEETING)])
    denied = reading("a1", "2031-03-04", event("e1", status="denied", date="2031-03-04"), body="They met in Lisbon.")
    capsys.readouterr()
    assert main(["add", "--readings", written("b.jsonl", denied)]) == 0
    assert capsys.readouterr().out.startswith("0 new articles, 1 read again, 0 known; 1 event ")
    assert [e["status"] for e in exported(capsys)] == ["denied"]


def test_what_was_read_here_gives_way_to_what_was_read_elsewhere_and_not_the_other_way_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = {"id": MEETING.article.id, "published": "2031-03-04", "text": MEETING.article.body}
    table = written("table.jsonl", json.dumps(article))
    main(["read", table, "--format", "jsonl"])
    mine = Reading.model_validate_json(capsys.readouterr().out)
    elsewhere = MEETING.model_copy(update={"article": mine.article})
    for order in (["table.jsonl", "--readings made.jsonl"], ["--readings made.jsonl", "table.jsonl"]):
        written("made.jsonl", elsewhere)
        for what in (*order, *order):
            assert main(["add", *what.split(), "--record", f"{order[0][:2]}.db"]) == 0
        main(["export", "--record", f"{order[0][:2]}.db"])
        (event,) = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
        assert event["actors"] == ["ana-ruiz", "joao-lima"]


def test_what_was_read_by_this_program_elsewhere_is_what_it_would_read_here(capsys: pytest.CaptureFixture[str]) -> None:
    article = {"id": "a1", "published": "2031-03-04", "text": MEETING.article.body}
    table = written("table.jsonl", json.dumps(article))
    main(["add", table])
    capsys.readouterr()
    main(["read", table, "--format", "jsonl"])
    written("made.jsonl", capsys.readouterr().out.strip())
    assert main(["add", "--readings", "made.jsonl"]) == 0
    assert capsys.readouterr().out.startswith("0 new articles, 1 known; 0 events")


def test_lines_that_are_wrong_are_set_aside_and_the_rest_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = json.loads(PLAN.model_dump_json())
    wrong["events"][0]["status"] = "happened"
    path = written("a.jsonl", json.dumps(wrong), MEETING, "{", "")
    assert main(["add", "--readings", path]) == 3
    captured = capsys.readouterr()
    assert captured.out == "1 new article, 0 known; 1 event and 0 statements read; 2 inputs set aside\n"
    first, second = captured.err.splitlines()
    assert first.startswith(
        "set aside: a.jsonl, row 1: article 'a2': events[0].status: 'happened' is none of occurred,"
    )
    assert second.startswith("set aside: a.jsonl, row 3: not JSON: ")
    main(["failures", "--format", "jsonl"])
    failures = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(f["source"], f["row"]) for f in failures] == [("a.jsonl", 3), ("a.jsonl", 1)]


def test_a_file_of_which_nothing_can_be_taken_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--readings", "nowhere.jsonl"]) == 1
    assert capsys.readouterr().err == "set aside: nowhere.jsonl: there is no such file or folder\n"


def test_a_file_of_readings_is_not_taken_for_articles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", written("a.jsonl", MEETING)]) == 1
    assert "a.jsonl, row 1: it is a reading, not an article; add it with --readings" in capsys.readouterr().err


def test_readings_come_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MEETING.model_dump_json().encode())))
    assert main(["add", "--readings", "-"]) == 0
    assert capsys.readouterr().out.startswith("1 new article")


def test_settings_of_reading_are_refused_and_those_in_the_environment_do_not_matter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written("a.jsonl", MEETING)
    assert main(["add", "--readings", path, "--published", "2031-03-04"]) == 2
    assert "--published is for reading; with --readings nothing is read" in capsys.readouterr().err
    monkeypatch.setenv("DATELINE_LEXICON", "nowhere")
    assert main(["add", "--readings", path]) == 0


def test_articles_without_a_day_are_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--readings", written("a.jsonl", reading("a1", None, event("e1")))]) == 0
    said = "no day of publication known of 1 article: read them again with --published DAY\n"
    assert capsys.readouterr().err == said


def test_adding_readings_does_not_wait_for_the_parser() -> None:
    script = (
        "import sys; from dateline.cli import main; main(['add', '--readings', 'a.jsonl']); "
        "sys.exit('spacy' in sys.modules)"
    )
    written("a.jsonl", MEETING)
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": str(SOURCE)}, capture_output=True)
