"""`dateline serve` as a person starts and stops it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.store import open_store

TOKEN = "a-token-of-some-length"


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = str(tmp_path / "story.db")
    open_store(path, create=True).close()
    return path


def test_it_says_where_it_is_answers_and_stops(record: str) -> None:
    code = "import sys; from dateline.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", "--record", record, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(f"{record} is at http://127.0.0.1:")
        address = line.split()[3]
        with urllib.request.urlopen(f"{address}?token={TOKEN}", timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "0.0.0.0"], "give a token (DATELINE_TOKEN)"),
        (["--token", "short"], "16 characters or more"),
        (["--host", "name.invalid", "--token", TOKEN], "cannot be served"),
    ],
)
def test_what_it_cannot_do_is_one_line(
    record: str, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--record", record, *arguments]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
    assert TOKEN not in err


def test_a_port_that_is_taken_is_named(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--record", record, "--port", port]) == 1
    assert f"http://127.0.0.1:{port}/: cannot be served" in capsys.readouterr().err


def test_a_record_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--record", str(tmp_path / "none.db")]) == 1
    assert "there is no such record" in capsys.readouterr().err
