"""Commands as a person or a program calls them, on a story kept in memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import dateline
from dateline.cli import main
from dateline.cli.app import build
from dateline.errors import RecordError
from dateline.store import open_store
from dateline.views import Record
from tests.record.build import event, reading
from tests.views.story import Story

DOCUMENT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
GROUP = typer.main.get_command(build())
COMMANDS = sorted(GROUP.commands)  # type: ignore[attr-defined]
VIEWS = ["timeline", "plans", "statements", "disputes", "changes", "actors", "export", "failures", "feeds"]
CLOSE_UPS = [("actor", "Orsic"), ("event", "call"), ("article", "a1"), ("search", "summit")]


@pytest.fixture(autouse=True)
def _story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline, "open", lambda _: Record(Story()))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    section = re.search(rf"^## `dateline {name}`$(.*?)(?=^## |\Z)", DOCUMENT, flags=re.MULTILINE | re.DOTALL)
    assert section is not None
    for parameter in GROUP.commands[name].params:  # type: ignore[attr-defined]
        shown = parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar.rstrip("…")
        assert shown in section[1] or shown == "--help", f"{name}: {shown}"


def test_no_documented_command_is_missing() -> None:
    assert sorted(re.findall(r"^## `dateline (\w+)`$", DOCUMENT, flags=re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_prints(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert captured.err == ""
    assert "\x1b" not in captured.out


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize(("name", "argument"), CLOSE_UPS)
def test_every_close_up_prints_in_every_format(
    name: str, argument: str, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, argument, "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "json":
        json.loads(out)
    assert out


def test_the_timeline_reads_as_a_story(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "--as-of", "2026-03-06"])
    out = capsys.readouterr().out
    past, ahead = out.split("What is planned or talked of")
    assert "2026-03-03  occurred  Phone call between Anna Hale and Ivo Oršić, 2 hours" in past
    assert "disputed: duration" in past
    assert "2026-03-20  planned" in ahead


def test_an_undated_event_says_when_it_was_reported(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline"])
    assert "reported 2026-03-10  occurred   Demand by Anna Hale to Croatia" in capsys.readouterr().out


def test_a_plan_shows_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plans"])
    out = capsys.readouterr().out
    assert out.startswith("Fell through\n")
    assert "proposed 2026-03-04 → planned 03-06 → cancelled 03-10" in out


def test_an_event_quotes_its_reports(capsys: pytest.CaptureFixture[str]) -> None:
    main(["event", "call"])
    out = capsys.readouterr().out
    assert "occurred (“spoke by phone”), according to Petra Lund, via The Courier" in out
    assert "“The call between Hale and Oršić on March 3 lasted forty minutes.”" in out


def test_a_dispute_lays_out_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    main(["disputes"])
    lines = capsys.readouterr().out.splitlines()
    long, short = lines.index("  2 hours"), lines.index("  40 minutes")
    assert lines[long + 1] == "    according to Petra Lund, via The Courier"
    assert "for two hours, Petra Lund said" in lines[long + 2]
    assert lines[long + 3] == "    The Courier · 2026-03-04 · “Hale and Oršić speak” · article a1-call"
    assert lines[short + 1] == "    in the report's own voice"


def test_several_actors_must_all_take_part(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "--actor", "Anna Hale", "--actor", "Croatia", "--format", "jsonl"])
    assert [json.loads(line)["type"] for line in capsys.readouterr().out.splitlines()] == ["REQUEST"]


def test_export_prints_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--format", "jsonl"])
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert {
        "id",
        "type",
        "mode",
        "actors",
        "recipients",
        "date",
        "place",
        "status",
        "history",
        "members",
        "sources",
        "disputes",
    } <= set(first)
    assert first["members"][0] == {"article": "a1-call", "event": "e1", "copy_of": None}


def test_an_empty_view_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--actor", "Tom Hale"]) == 0
    assert capsys.readouterr().out == "No event fits.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["timeline", "--as-of", "2025-13-01"], "'2025-13-01' is not a day"),
        (
            ["timeline", "--since", "2026-02-01", "--until", "2026-01-01"],
            "--since 2026-02-01 comes after --until 2026-01-01",
        ),
        (["timeline", "--status", "finished"], "'finished' is not a status"),
        (["timeline", "--frobnicate"], "--frobnicate"),
        (["timelime"], "timelime"),
        (["event"], "Missing argument"),
        (["export", "--format", "xml"], "xml"),
    ],
)
def test_a_usage_error_is_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dateline: ")
    assert captured.err.count("\n") == 1
    assert said in captured.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["actor", "Orsik"], "did you mean Ivo Oršić?"),
        (["event", "zzz"], "no event 'zzz'"),
        (["article", "zzz"], "no article 'zzz'"),
        (["timeline", "--actor", "Hale"], "fits 2 actors"),
    ],
)
def test_asking_for_what_is_not_there_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert said in captured.err


def test_a_record_that_cannot_be_opened_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: str) -> Record:
        raise RecordError("no record at x.db\nmake one")

    monkeypatch.setattr(dateline, "open", refuse)
    assert main(["plans"]) == 1
    assert capsys.readouterr().err == "dateline: no record at x.db make one\n"


def test_the_record_is_named_by_option_or_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(dateline, "open", lambda name: opened.append(str(name)) or Record(Story()))
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    main(["plans"])
    monkeypatch.setenv("DATELINE_RECORD", "mine.db")
    main(["plans"])
    main(["plans", "--record", "other.db"])
    assert opened == ["dateline.db", "mine.db", "other.db"]


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"dateline {dateline.__version__}\n"


LONG_EXPORT = """
import sys
import dateline
from dateline.cli import main
from dateline.types import Query
from dateline.views import Record
from tests.views.story import Story

class Long(Story):
    def events(self, query, only=None):
        return iter(list(super().events(query, only)) * 5000)

dateline.open = lambda record: Record(Long())
sys.exit(main(["export"]))
"""


KEPT_EXPORT = "import sys; from dateline.cli import main; sys.exit(main(['export', '--record', sys.argv[1]]))"


@pytest.mark.parametrize("program", [LONG_EXPORT, KEPT_EXPORT])
def test_a_reader_that_stops_reading_ends_it_quietly(program: str, tmp_path: Path) -> None:
    paths = (Path(dateline.__file__).parents[1], Path(__file__).parents[1])
    record = str(tmp_path / "long.db")
    with open_store(record, create=True) as store:
        # Each line is longer than what a pipe holds, so that there is still something to write when nobody reads.
        topics = [f"the harbour, {number:,}" for number in range(9000)]
        told = (("a", "ana-ruiz joao-lima"), ("b", "nils-berg ana-ruiz"))
        store.add([reading(name, "2031-03-04", event(name, who, topics=topics)) for name, who in told])
    with subprocess.Popen(
        [sys.executable, "-c", program, record],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_cannot_be_written_is_one_line() -> None:
    paths = (Path(dateline.__file__).parents[1], Path(__file__).parents[1])
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", LONG_EXPORT],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"dateline: the output: no space left on device\n")


@pytest.mark.parametrize(("word", "code"), [("2031-01-01", 0), ("never", 2)])
def test_standard_streams_that_are_closed_take_nothing(word: str, code: int) -> None:
    command = [sys.executable, "-c", LONG_EXPORT.replace('"export"', f'"timeline", "--until", "{word}"')]
    paths = (Path(dateline.__file__).parents[1], Path(__file__).parents[1])
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        check=False,
    )
    assert done.returncode == code
