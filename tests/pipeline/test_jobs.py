"""However many processes read, what is read and kept is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from dateline.errors import InputError
from dateline.pipeline import Crew, Kept, find_articles, keep, read_all, reread, total
from dateline.store import Again, open_store
from dateline.types import Query, Reading
from tests.meetings import BODY, OneMeeting

if TYPE_CHECKING:
    from dateline.extraction import Reader


def crew(jobs: int) -> Crew:
    """Processes that all start at once."""
    return Crew(cast("Reader", OneMeeting()), cast("Any", OneMeeting), jobs, worth=0.0)


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Sixty articles, of which one is there twice, one fails, one kills its process, and one row is broken."""
    rows: list[object] = [
        {"id": f"a{n:02}", "text": f"{BODY} Report {n}.", "published": f"2026-02-{n % 28 + 1:02}"} for n in range(60)
    ]
    rows[20] = rows[19]
    rows[30] = {"id": "fails", "text": f"{BODY} Fail.", "published": "2026-02-03"}
    rows[40] = {"id": "kills", "text": f"{BODY} Kill the process.", "published": "2026-02-03"}
    rows[50] = {"id": "empty", "text": ""}
    path = tmp_path / "table.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


@pytest.fixture
def harmless(table: str) -> str:
    """The same without the one that kills its process, which must not be this one."""
    path = Path(table)
    path.write_text(path.read_text(encoding="utf-8").replace("Kill the process.", "Fail."), encoding="utf-8")
    return table


def read(source: str, jobs: int) -> list[Reading | str]:
    """Readings and failures in the order in which they come."""
    found: list[Reading | str] = []
    with crew(jobs) as readers:
        for reading in read_all(find_articles([source], readers), readers, lambda e: found.append(str(e))):
            found.append(reading)  # noqa: PERF402 - between them come failures
    return found


def test_readings_and_failures_come_in_the_same_order(harmless: str) -> None:
    alone = read(harmless, 1)
    assert len(alone) == 60
    assert sum(isinstance(one, str) for one in alone) == 3
    assert read(harmless, 3) == alone


def added(source: str, record: str, jobs: int) -> tuple[Kept, list[str], list[Any]]:
    """What adding a source to a record did, what it set aside, and the events that there are then."""
    failures: list[InputError] = []
    with crew(jobs) as readers, open_store(record, create=True) as store:
        done = total(keep(store, find_articles([source], readers), readers, on_error=failures.append))
        return done, [str(e) for e in failures], list(store.events(Query()))


def test_the_record_is_the_same(harmless: str, tmp_path: Path) -> None:
    alone = added(harmless, str(tmp_path / "one.db"), 1)
    assert (alone[0].new, alone[0].known, len(alone[1])) == (56, 1, 3)
    for jobs in (2, 3):
        assert added(harmless, str(tmp_path / f"{jobs}.db"), jobs) == alone
    assert added(harmless, str(tmp_path / "3.db"), 1)[0] == Kept(known=57)


def test_an_article_that_kills_its_process_is_set_aside(table: str, tmp_path: Path) -> None:
    done, failures, events = added(table, str(tmp_path / "r.db"), 2)
    assert (done.new, done.known) == (56, 1)
    assert [f for f in failures if f.startswith("kills")] == [
        "kills: could not be read: the process that read it was killed, perhaps for want of memory"
    ]
    assert events


def test_articles_are_read_again_by_many(harmless: str, tmp_path: Path) -> None:
    record = str(tmp_path / "r.db")
    added(harmless, record, 1)
    with crew(2) as readers, open_store(record) as store:
        assert total(reread(store, Again(), readers, lambda _: None)) == Kept(known=56, events=56)


def test_a_handful_is_read_without_other_processes(harmless: str) -> None:
    readers = Crew(cast("Reader", OneMeeting()), cast("Any", OneMeeting), 4)
    with readers:
        assert len(list(read_all(find_articles([harmless], readers), readers, lambda _: None))) == 57
        assert readers.pids() == []


def test_few_that_are_left_are_read_here(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Ferry talks\n\n{BODY}\n", encoding="utf-8")
    with crew(4) as readers:
        assert len(list(read_all(find_articles([page, page, page], readers), readers, lambda _: None))) == 3
        assert readers.pids() == []


def test_sources_are_taken_as_they_are_needed(harmless: str) -> None:
    taken = 0

    def pages() -> Iterator[object]:
        nonlocal taken
        with crew(1) as one:
            for found in find_articles([harmless] * 50, one):
                taken += 1
                yield found

    with crew(2) as readers:
        found = read_all(cast("Any", pages()), readers, lambda _: None)
        next(found)
        assert taken < 100
