"""`backup`, `restore` and `vacuum` as a person calls them; the commands of units and of cron are commands."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer

from dateline.cli import main
from dateline.cli.app import build
from tests.store.upkeep.conftest import fill

DOCS = Path(__file__).parents[2] / "docs"
SYSTEMD = DOCS / "systemd"
GROUP = typer.main.get_command(build())


def test_a_record_is_backed_up_restored_and_vacuumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record, file, again, log = (str(tmp_path / n) for n in ("r.db", "story.backup", "again.db", "log"))
    fill(record)
    assert main(["backup", file, "--record", record, "--log", log, "--log-format", "json"]) == 0
    assert main(["restore", file, "--record", again]) == 0
    assert main(["vacuum", "--record", again]) == 0
    made, restored, vacuumed = capsys.readouterr().out.splitlines()
    assert re.match(rf"{re.escape(file)}: \d+ articles, made 20\d\d-.*, schema \d+; it was checked$", made)
    assert restored.startswith(f"{again}: holds the backup of ")
    assert vacuumed.startswith(f"{again}: ")
    told = [json.loads(line) for line in Path(log).read_text("utf-8").splitlines()]
    assert [t["event"] for t in told] == ["command began", "record backed up", "command ended"]
    assert main(["restore", file, "--record", again]) == 1
    assert main(["restore", file, "--record", again, "--force"]) == 0


def commands() -> list[list[str]]:
    """The words of every command line in the units and in the table of cron, without the program."""
    lines = [
        part
        for path in sorted(SYSTEMD.iterdir())
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for part in line.split("&&")
    ]
    found = [line.partition("/opt/dateline/bin/dateline ")[2].split(">")[0] for line in lines]
    return [shlex.split(line) for line in found if line]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_of_the_units_is_understood(words: list[str]) -> None:
    with GROUP.make_context("dateline", words[:1]) as context:
        _, command, rest = GROUP.resolve_command(context, words)  # type: ignore[attr-defined]
        assert command is not None
        command.make_context(words[0], rest, parent=context)


def test_units_that_are_named_are_there() -> None:
    text = (DOCS / "operations.md").read_text("utf-8")
    named = set(re.findall(r"dateline-\w+\.(?:service|timer)", text))
    assert named <= {p.name for p in SYSTEMD.iterdir()}
    for path in SYSTEMD.glob("*.service"):
        unit = path.read_text("utf-8")
        for setting in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
            assert f"\n{setting}\n" in unit, path.name
