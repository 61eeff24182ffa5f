"""Bulk reading on this machine: what the folder holds, going on, and sums that add up."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.bulk import local, parts
from dateline.bulk.counts import Counts
from dateline.bulk.parts import Part, Share, cut
from dateline.bulk.plan import Plan
from dateline.bulk.run import run
from dateline.errors import DatelineError
from dateline.pipeline import Crew, load_readings
from dateline.types import Reading


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, which is quicker than to start others."""
    monkeypatch.setattr(local, "Crew", lambda _, setup, jobs: Crew(setup()))


here = pytest.mark.usefixtures("_here")


def read(out: Path, *sources: Path, **options: Any) -> tuple[Counts, int]:
    """Read sources into a folder; gives the counts and how many parts were done before."""
    counts, before = Counts(), 0
    with run(Plan([str(s) for s in sources], **{"jobs": 2, **options}), out) as (number, found):
        done = list(found)
        assert len(done) == number
    for one in done:
        assert one.counts.add_up
        counts = counts.plus(one.counts)
        before += one.before
    return counts, before


def readings(out: Path) -> list[Reading]:
    def refuse(error: Exception) -> None:
        raise error

    return list(load_readings([out], refuse))


def rows(out: Path, kind: str, columns: str) -> list[Any]:
    return duckdb.sql(f"SELECT {columns} FROM read_parquet('{out}/{kind}/*.parquet') ORDER BY ALL").fetchall()


def left(out: Path) -> dict[str, bytes]:
    """Everything that the folder holds, byte for byte."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_every_input_is_read_or_set_aside(deadly: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts, _ = read(out, deadly, deadly / "missing.txt")
    assert (counts.given, counts.read, counts.failed, counts.passed_over) == (44, 40, 4, 0)
    assert counts.events == 40
    assert {r.article.id for r in readings(out)} > {"0-00", "0-19", "1-00", "1-19"}
    failed = {Path(source).name: reason for source, reason in rows(out, "failures", "source, reason")}
    assert failed == {
        "1-03": "could not be read: a fault of this program (IndexError in meetings.py, line 27), please report it",
        "1-07": "could not be read: the process that read it was killed, perhaps for want of memory",
        "missing.txt": "there is no such file or folder",
        "table1.jsonl": "its text is empty",
    }
    assert {row[0] for row in rows(out, "readings", "program")} == {"test"}


def test_the_folder_is_the_same_however_many_read(sources: Path, tmp_path: Path) -> None:
    read(tmp_path / "three", sources, jobs=3)
    read(tmp_path / "one", sources, jobs=1)
    assert left(tmp_path / "one") == left(tmp_path / "three")


@here
def test_what_is_done_is_not_read_again(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, before = read(out, sources)
    held = left(out)
    assert before == 0
    assert read(out, sources) == (first, 1)
    assert left(out) == held


@here
def test_what_changed_is_read_again(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SMALL", 1000)
    out = tmp_path / "out"
    read(out, sources)
    table = sources / "table0.jsonl"
    table.write_text("\n".join(table.read_text(encoding="utf-8").splitlines()[:5]), encoding="utf-8")
    counts, before = read(out, sources)
    assert (counts.given, before) == (28, 2)
    assert len(readings(out)) == counts.read == 26


@here
def test_what_is_cut_otherwise_takes_the_place_of_what_was(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    counts, _ = read(out, sources)
    monkeypatch.setattr(parts, "SMALL", 0)
    assert read(out, sources) == (counts, 0)
    assert len(list((out / "parts").iterdir())) == 5
    assert len(readings(out)) == counts.read


@here
@pytest.mark.parametrize("small", [0, parts.SMALL])
def test_readings_of_a_file_that_is_gone_are_kept(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr(parts, "SMALL", small)
    out = tmp_path / "out"
    read(out, sources, sources / "page0.txt")
    held = left(out)
    (sources / "page0.txt").unlink()
    with pytest.raises(DatelineError, match=r"page0.txt is gone, and would be lost from the readings; put it back; or"):
        read(out, sources, sources / "page0.txt")
    assert left(out) == held


@here
def test_readings_of_a_file_that_is_not_named_again_are_kept(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(out, sources)
    held = left(out)
    with pytest.raises(DatelineError, match=r"the readings of .*page0.txt are kept with others .* name it as well"):
        read(out, sources / "page1.txt")
    assert left(out) == held


@here
def test_a_file_that_was_missing_is_read_when_it_is_there(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    late = sources.parent / "late.txt"
    assert read(out, late)[0].failed == 1
    (sources / "page0.txt").rename(late)
    assert read(out, late)[0].read == 1


@here
def test_other_settings_need_another_folder(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(out, sources / "page0.txt")
    with pytest.raises(DatelineError, match="published was None and now is '2026-02-03'; read into another folder"):
        read(out, sources, published="2026-02-03")
    with pytest.raises(DatelineError, match="out: test read it, and this is test other; read into another folder"):
        read(out, sources, model="other")


@here
def test_a_folder_of_other_things_is_left_alone(sources: Path) -> None:
    before = left(sources)
    with pytest.raises(DatelineError, match=r"sources: holds page0.txt, and is no folder of readings; name another"):
        read(sources, sources)
    assert left(sources) == before


@here
def test_two_runs_do_not_share_a_folder(sources: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    plan = Plan([str(sources)], jobs=1)
    with (
        run(plan, tmp_path / "out"),
        pytest.raises(DatelineError, match="another dateline bulk is writing to it"),
        run(plan, tmp_path / "out"),
    ):
        pass


@here
def test_a_large_file_is_read_in_shares(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = read(tmp_path / "whole", sources / "table1.jsonl")
    monkeypatch.setattr(parts, "SMALL", 0)
    monkeypatch.setattr(parts, "LARGE", 1000)
    monkeypatch.setattr(parts, "_TURN", 3)
    out = tmp_path / "shares"
    assert read(out, sources / "table1.jsonl") == (whole, 0)
    assert {r.article.id for r in readings(out)} == {r.article.id for r in readings(tmp_path / "whole")}
    assert len(list((out / "parts").iterdir())) > 2


def test_a_file_that_is_added_changes_only_the_part_that_it_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "ENDS", 32)
    for n in range(1000):
        (tmp_path / f"{n:04}.txt").touch()
    before = cut([str(tmp_path)])
    (tmp_path / "0500a.txt").touch()
    after = cut([str(tmp_path)])
    assert len(before) > 2
    assert len(set(after) - set(before)) <= 2


def test_a_file_is_in_one_part_however_often_it_is_named(sources: Path) -> None:
    assert cut([str(sources), str(sources / "page1.txt"), str(sources)]) == cut([str(sources)])


def test_names_of_parts_are_names_of_files_anywhere(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a b\xff:?*.txt")
    path.touch()
    (part,) = cut([str(path)])
    assert part.name.startswith("a-b-.txt-")
    assert Part(*json.loads(json.dumps(part._replace(share=Share())))).name == part.name


@here
def test_a_part_that_is_interrupted_is_not_begun(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(parts, "SMALL", 1000)

    def interrupt(*_: object) -> None:
        if list((out / "parts").iterdir()):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), run(Plan([str(sources)], jobs=1), out, interrupt) as (_, done):
        list(done)
    assert len(list((out / "parts").iterdir())) == 1
    assert not list((out / ".making").iterdir())
    counts, before = read(out, sources)
    assert (counts.given, before) == (43, 1)
    read(tmp_path / "undisturbed", sources)
    assert left(out) == left(tmp_path / "undisturbed")


def test_standard_input_cannot_be_cut(tmp_path: Path) -> None:
    with (
        pytest.raises(DatelineError, match="standard input cannot be cut into parts"),
        run(Plan(["-"]), tmp_path / "out"),
    ):
        pass
