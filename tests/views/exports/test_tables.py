"""Tables as pandas, DuckDB and pyarrow read them."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet
import pytest

from dateline.views import Record, StatementRow
from dateline.views.exports import Options
from dateline.views.exports.events import EventLine
from tests.views.exports.made import BREAKING, article, exported, hostile
from tests.views.story import Story

DOCUMENT = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
STATEMENTS = Options(of="statements")


@pytest.fixture
def story() -> Record:
    return Record(Story())


def documented(heading: str) -> list[str]:
    """The columns that the document lists under a heading, in order."""
    section = DOCUMENT.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", section, flags=re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize(("heading", "kind"), [("events", EventLine), ("statements", StatementRow)])
def test_every_column_is_documented_in_its_order(heading: str, kind: type[EventLine]) -> None:
    assert documented(heading) == list(kind.model_fields)


def test_pandas_reads_the_events_of_the_csv(story: Record) -> None:
    table = pandas.read_csv(io.BytesIO(exported(story, "csv")), keep_default_na=False)
    assert list(table.columns) == list(EventLine.model_fields)
    assert list(table["id"]) == [event.id for event in story.export()]
    (summit,) = table[table["place"] == "Bergen"].to_dict("records")
    assert summit["actor_names"] == "Anna Hale; Ivo Oršić"
    assert summit["history"] == "2026-03-04 proposed; 2026-03-06 planned; 2026-03-10 cancelled"
    assert (summit["outcome"], summit["first_day"], summit["reported"]) == ("fell through", "2026-03-20", "2026-03-04")


def test_parquet_has_days_numbers_and_lists(story: Record) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(exported(story, "parquet")))
    assert table.column_names == list(EventLine.model_fields)
    types = {field.name: str(field.type) for field in table.schema}
    assert types["first_day"] == types["reported"] == "date32[day]"
    assert types["independent"] == "int32"
    assert types["actors"] == "list<element: string>"
    (summit,) = (row for row in table.to_pylist() if row["place"] == "Bergen")
    assert summit["first_day"] == datetime.date(2026, 3, 20)
    assert summit["actors"] == ["anna-hale", "ivo-orsic"]
    assert summit["recipients"] == []


def test_duckdb_and_pandas_count_over_the_lists_of_the_parquet(story: Record, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    story.export_to(path)
    question = f"SELECT a, count(*) FROM (SELECT unnest(actor_names) AS a FROM '{path}') GROUP BY a ORDER BY 2 DESC, a"
    assert duckdb.sql(question).fetchall()[0] == ("Anna Hale", 3)
    assert len(pandas.read_parquet(path)) == len(list(story.export()))


def test_statements_are_a_table_too(story: Record) -> None:
    table = pandas.read_csv(io.BytesIO(exported(story, "csv", STATEMENTS)))
    assert list(table["content"]) == ["We are close to a deal"]
    lists = pyarrow.parquet.read_table(io.BytesIO(exported(story, "parquet", STATEMENTS))).to_pylist()
    assert lists[0]["quotes"] == ["We are close to a deal,"]
    assert exported(story, "jsonl", STATEMENTS).count(b"\n") == 1


def test_the_filters_and_the_day_count(story: Record) -> None:
    table = pandas.read_csv(io.BytesIO(exported(story, "csv", as_of="2026-03-06", statuses=["planned"])))
    assert list(table["place"]) == ["Bergen"]


def test_an_empty_record_has_the_columns(record_of: Callable[..., Record]) -> None:
    empty = record_of()
    assert exported(empty, "csv").decode().split("\n") == [",".join(EventLine.model_fields), ""]
    assert pyarrow.parquet.read_table(io.BytesIO(exported(empty, "parquet"))).num_rows == 0


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_the_same_record_gives_the_same_bytes(story: Record, form: str) -> None:
    assert exported(story, form) == exported(story, form)


def test_parquet_keeps_hostile_text_and_csv_runs_none_of_it(record_of: Callable[..., Record]) -> None:
    record = record_of(hostile())
    (row,) = pyarrow.parquet.read_table(io.BytesIO(exported(record, "parquet"))).to_pylist()
    assert (row["words"], row["actors"], row["actor_names"]) == (BREAKING, ["=1+1"], [BREAKING])
    (cells,) = pandas.read_csv(io.BytesIO(exported(record, "csv"))).to_dict("records")
    assert cells["words"] == f"'{BREAKING}"
    assert cells["actors"] == "'=1+1"
    assert not [value for value in cells.values() if str(value).startswith(("=", "+", "-", "@"))]


def test_a_thousand_events_are_in_order(record_of: Callable[..., Record]) -> None:
    days = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    record = record_of(*(article(f"a{d}", d, f"They met on {d}.", status="occurred", date=d) for d in days[::-1]))
    table = pandas.read_csv(io.BytesIO(exported(record, "csv")))
    assert list(table["date"]) == days
    assert list(pandas.read_parquet(io.BytesIO(exported(record, "parquet")))["id"]) == list(table["id"])
