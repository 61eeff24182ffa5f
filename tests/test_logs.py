"""What a log holds: a line for every event, whatever it tells of, and nothing that it is not asked for."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import DatelineError
from dateline.logs import Form, Level, is_listened_to, listening, logger

log = logger("dateline.tests")
HOSTILE = "Talks\n\x1b[31min\u202e Oslo\ud800 \x85end"


def lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def test_an_event_is_a_json_object(tmp_path: Path) -> None:
    file = tmp_path / "log"
    with listening(str(file), Form.json):
        log.info("batch kept", new=3, share=0.5, skipped=None, kinds=["a", "b"], file=Path("x"))
    told = json.loads(file.read_text("utf-8"))
    assert list(told)[:4] == ["timestamp", "level", "event", "logger"]
    assert told["timestamp"].endswith("Z")
    assert (told["level"], told["event"], told["logger"]) == ("info", "batch kept", "dateline.tests")
    assert (told["new"], told["share"], told["skipped"], told["kinds"]) == (3, 0.5, None, ["a", "b"])
    assert told["file"] == "x"


@pytest.mark.parametrize("form", Form)
def test_words_of_an_article_stay_in_their_line(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "log"
    with listening(str(file), form):
        log.warning("input set aside", reason=HOSTILE, words=[HOSTILE], named={HOSTILE: HOSTILE})
        log.info("article kept", headline="x" * 5000)
    first, second = lines(file)
    assert first.isprintable()
    assert "\\x1b" in first
    assert len(second) < 1300


def test_pairs_can_be_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "log"
    with listening(str(file)):
        log.info("feed checked", url="https://a.example/?x=1", title='"Quoted" words', fresh=True)
    assert r'event="feed checked" logger=dateline.tests' in lines(file)[0]
    assert lines(file)[0].endswith(r'url="https://a.example/?x=1" title="\"Quoted\" words" fresh=true')


def test_a_fault_is_told_in_one_line_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "log"
    with listening(str(file), Form.json):
        try:
            raise ZeroDivisionError("of nothing")
        except ZeroDivisionError as error:
            log.error("request failed", fault=error)
    (line,) = lines(file)
    assert "test_logs.py" in json.loads(line)["exception"]


def test_only_what_is_important_enough_is_told(tmp_path: Path) -> None:
    file = tmp_path / "log"
    with listening(str(file), level=Level.warning):
        log.debug("a")
        log.info("b")
        log.warning("c")
    assert len(lines(file)) == 1


def test_nothing_is_told_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    log.error("nobody listens")
    assert capsys.readouterr() == ("", "")
    with listening("-"):
        assert is_listened_to()
    assert not is_listened_to()


def test_another_program_listens_in_its_own_way(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dateline"):
        log.info("batch kept", new=3)
    (record,) = caplog.records
    assert (record.getMessage(), record.name, record.fields) == ("batch kept", "dateline.tests", {"new": 3})


def test_standard_error_is_that_of_the_moment(capsys: pytest.CaptureFixture[str]) -> None:
    with listening("-"):
        log.info("batch kept")
    assert 'event="batch kept"' in capsys.readouterr().err


def test_a_log_that_is_moved_away_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "log"
    with listening(str(file)):
        log.info("a")
        file.rename(tmp_path / "log.1")
        log.info("b")
    assert len(lines(file)) == len(lines(tmp_path / "log.1")) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to write to")
def test_a_full_disk_is_told_once_and_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with listening("/dev/full"):
        log.info("a")
        log.info("b")
    assert capsys.readouterr().err == "dateline: /dev/full: the log cannot be written (no space left on device)\n"


def test_a_log_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    where = tmp_path / "none" / "log"
    with pytest.raises(DatelineError, match="the log cannot be written"), listening(str(where)):
        pass


def test_a_command_tells_its_beginning_what_it_did_and_its_end(tmp_path: Path) -> None:
    report, file = tmp_path / "report.txt", tmp_path / "log"
    report.write_text("Ministers meet\n\nThe foreign ministers of Portugal and Norway met in Oslo on Thursday.\n")
    arguments = [str(report), str(tmp_path / "none.txt"), "--record", str(tmp_path / "r.db")]
    assert main(["add", *arguments, "--log", str(file), "--log-format", "json"]) == 3
    told = [json.loads(line) for line in lines(file)]
    assert [t["event"] for t in told] == ["command began", "input set aside", "batch kept", "command ended"]
    assert told[1]["source"] == str(tmp_path / "none.txt")
    assert told[2]["new"] == 1
    assert (told[3]["command"], told[3]["status"]) == ("add", 3)


def test_a_command_that_fails_says_why_in_its_log(tmp_path: Path) -> None:
    file, folder = tmp_path / "log", tmp_path / "none"
    assert main(["absorb", str(folder / "r.db"), "--record", str(tmp_path / "r.db"), "--log", str(file)]) == 1
    assert "there is no such record" in lines(file)[1]
    assert lines(file)[2].count("status=1") == 1


def test_the_level_and_form_alone_log_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reread", "--record", str(tmp_path / "none.db"), "--log-level", "info"]) == 1
    began, *_ = capsys.readouterr().err.splitlines()
    assert 'event="command began"' in began
