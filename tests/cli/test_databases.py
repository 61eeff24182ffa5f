"""Every view prints the same of a record in either kind of database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.store import open_store
from dateline.types import Query
from evaluation.stories import World, take
from tests.server import Server

VIEWS = [
    *(f"{view} {days}" for view in ("timeline", "plans", "disputes", "actors") for days in ("", "--as-of {day}")),
    "changes --since {day}", "statements", "statements --as-of {day}", "timeline --actor {actor} --about talks",
    "timeline --since {day}", "actor {actor}", "event {event}", "article {article}", "search talks --limit 99",
    "export", "rulings", "failures", "feeds",
]  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, server: Server) -> tuple[str, str]:
    """The same record as a file and as a database."""
    told = [t.reading for t in take(World(11, states=3, pace=0.6), 80)]
    path, url = str(tmp_path_factory.mktemp("r") / "r.db"), server.url(server.record())
    for record, order in ((path, 1), (url, -1)):
        with open_store(record) if record == url else open_store(record, create=True) as store:
            store.add(told[::order], program="1")
    return path, url


@pytest.fixture(scope="module")
def names(records: tuple[str, str]) -> dict[str, str]:
    """What views can be asked for."""
    with open_store(records[0]) as store:
        events, readings = list(store.events(Query())), list(store.readings(Query()))
    middle = readings[len(readings) // 2].article
    return {
        "day": middle.published or "",
        "actor": events[0].actors[0],
        "event": events[0].id[:12],
        "article": middle.id,
    }


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_both_is_the_same(
    view: str,
    records: tuple[str, str],
    names: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = [*view.format(**names).split(), "--format", "jsonl"]
    printed = []
    for record in records:
        monkeypatch.setenv("DATELINE_RECORD", record)
        assert main(command) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert all(json.loads(line) for line in printed[0].splitlines())


def test_a_record_moves_from_a_file_to_a_server(
    records: tuple[str, str], server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database = server.empty()
    assert main(["absorb", records[0], "--record", server.url(database)]) == 0
    assert main(["absorb", server.url(database), "--record", str(tmp_path / "back.db")]) == 0
    capsys.readouterr()
    printed = []
    for record in (records[0], server.url(database), str(tmp_path / "back.db")):
        assert main(["export", "--record", record]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] == printed[2]
    server.drop(database)


def test_a_password_given_where_a_report_is_expected_is_not_shown_or_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    record = str(tmp_path / "r.db")
    assert main(["add", "postgresql://ana:s3cret@host/story", "--record", record]) == 1
    assert main(["failures", "--record", record, "--format", "jsonl"]) == 0
    captured = capsys.readouterr()
    assert "ana:***@host" in captured.err
    assert "ana:***@host" in captured.out
    assert "s3cret" not in captured.err + captured.out
