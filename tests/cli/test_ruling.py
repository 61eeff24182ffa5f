"""`merge`, `split`, `undo` and `rulings` on a real record."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.record.mention import mention_id
from dateline.store import open_store
from tests.record.build import event, reading

TALKS, MEETING = mention_id("a", "x"), mention_id("c", "x")


@pytest.fixture(autouse=True)
def _record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_RECORD", "story.db")
    monkeypatch.setenv("DATELINE_AUTHOR", "Ana Ruiz")
    there = {"date": "2031-03-02", "place": "Lisbon", "country": "PRT"}
    with open_store("story.db", create=True) as store:
        store.add([reading("a", "2031-03-03", event("x", **there))], program="1")
        store.add([reading("b", "2031-03-04", event("x", **there))], program="1")
        store.add([reading("c", "2031-03-09", event("x", "ana-ruiz nils-berg", date="2031-03-08"))], program="1")


def test_a_merge_says_who_ruled_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", TALKS[:8], MEETING[:8], "--note", "one trip"]) == 0
    out = capsys.readouterr().out
    assert "by Ana Ruiz: 2 events are one\n" in out
    assert f"event {TALKS[:10]}: Meeting between Ana Ruiz and João Lima" in out
    assert out.endswith("in Lisbon, 3 reports\n")


def test_a_split_says_what_it_overrides(capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", TALKS, mention_id("b", "x"), "--author", "Ben"])
    capsys.readouterr()
    assert main(["split", TALKS, "b"]) == 0
    out = capsys.readouterr().out
    assert "by Ana Ruiz: 1 of 2 reports is of another event\n" in out
    assert "overrides ruling" in out
    assert "by Ben of" in out
    assert f"event {mention_id('b', 'x')[:10]}: Meeting" in out


def test_rulings_are_listed_with_their_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rulings"]) == 0
    assert capsys.readouterr().out == "Nobody has ruled on anything.\n"
    main(["merge", TALKS, MEETING, "--note", "one trip"])
    capsys.readouterr()
    main(["rulings", "--format", "json"])
    (row,) = json.loads(capsys.readouterr().out)
    assert main(["undo", row["id"][:10]]) == 0
    assert "is out of force" in capsys.readouterr().out
    assert main(["rulings"]) == 0
    table = capsys.readouterr().out
    assert "Ana Ruiz  undone" in table
    assert "one trip" in table
    assert f"undoes {row['id'][:10]}" in table


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_rulings_print_in_every_format(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", TALKS, MEETING])
    assert main(["rulings", "--format", form]) == 0
    assert capsys.readouterr().out


def test_rulings_are_taken_to_another_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["merge", TALKS, MEETING])
    capsys.readouterr()
    main(["rulings", "--format", "jsonl"])
    made = Path("rulings.jsonl")
    made.write_text(capsys.readouterr().out + "\n", encoding="utf-8")
    open_store("other.db", create=True).close()
    assert main(["rulings", "--apply", str(made), "--record", "other.db"]) == 0
    assert main(["rulings", "--apply", str(made), "--record", "other.db"]) == 0
    assert capsys.readouterr().out == "1 new ruling\n0 new rulings\n"
    main(["rulings", "--record", "other.db"])
    assert "dormant" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "row 2: not JSON"),
        ("[]", "row 2: no ruling"),
        ('{"id": "1", "kind": "judge"}', "row 2: no ruling (kind"),
        ('{"id": "1", "kind": "undo", "undoes": "2", "author": "A", "at": "2031-01-01T00:00Z"}', "not that of its"),
    ],
)
def test_a_line_that_is_no_ruling_is_an_error_and_nothing_is_kept(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["merge", TALKS, MEETING])
    capsys.readouterr()
    main(["rulings", "--format", "jsonl"])
    Path("bad.jsonl").write_text(capsys.readouterr().out + line, encoding="utf-8")
    open_store("other.db", create=True).close()
    assert main(["rulings", "--apply", "bad.jsonl", "--record", "other.db"]) == 1
    assert said in capsys.readouterr().err
    main(["rulings", "--record", "other.db"])
    assert "Nobody" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["merge", TALKS], 2, "two events or more"),
        (["merge", TALKS, "ffff"], 1, "no event 'ffff'"),
        (["split", TALKS, "zz"], 1, "no report 'zz'"),
        (["undo", "ffff"], 1, "no ruling 'ffff'"),
        (["rulings", "--apply", "nowhere.jsonl"], 1, "nowhere.jsonl: cannot be read (no such file or directory)"),
    ],
)
def test_errors_are_one_line(arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    assert said in capsys.readouterr().err


def test_who_is_logged_in_rules_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATELINE_AUTHOR")
    monkeypatch.setattr(getpass, "getuser", lambda: "aruiz")
    main(["merge", TALKS, MEETING])
    assert "by aruiz:" in capsys.readouterr().out

    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert main(["merge", TALKS, MEETING]) == 1
    assert "give --author NAME or set DATELINE_AUTHOR" in capsys.readouterr().err
