from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.errors import InputError
from dateline.reading import read_readings, readings
from dateline.types import Reading

BODY = "Norway and Finland met in Oslo. “We agreed 🙂”, said Aas."
CLAUSE = {"role": "clause", "in": "body", "start": 0, "end": 31, "text": "Norway and Finland met in Oslo."}


def line(**article: Any) -> dict[str, Any]:
    """A reading as another program would write it: with what it must hold and no more."""
    report = {"status": "occurred", "according_to": ["aas"], "evidence": [dict(CLAUSE)]}
    meeting = {
        "id": "e1",
        "type": "CONSULT",
        "actors": ["norway", "finland"],
        "status": "occurred",
        "reports": [report],
    }
    said = {
        "id": "s1",
        "speaker": "aas",
        "cue": "said",
        "content": "We agreed 🙂",
        "evidence": [quoted("We agreed 🙂")],
    }
    return {
        "article": {"id": "a1", "published": "2031-03-04", "body": BODY} | article,
        "actors": [{"id": i, "name": i.title()} for i in ("norway", "finland", "aas")],
        "events": [meeting],
        "statements": [said],
    }


def quoted(text: str) -> dict[str, Any]:
    return {"role": "content", "start": BODY.index(text), "end": BODY.index(text) + len(text), "text": text}


def set_at(value: Any, where: str, new: Any) -> Any:
    """The value with another one at a path such as `events.0.status`; `...` takes the field away."""
    *steps, last = [int(s) if s.isdigit() else s for s in where.split(".")]
    at = value
    for step in steps:
        at = at[step]
    if new is ...:
        del at[last]
    else:
        at[last] = new
    return value


@pytest.fixture
def given(tmp_path: Path) -> Callable[..., list[Reading | InputError]]:
    def give(*lines: Any) -> list[Reading | InputError]:
        path = tmp_path / "made.jsonl"
        path.write_bytes(b"".join(x if isinstance(x, bytes) else json.dumps(x).encode() + b"\n" for x in lines))
        return [
            InputError(found.source.removeprefix(f"{tmp_path}/"), found.reason, found.row)
            if isinstance(found, InputError)
            else found
            for found in read_readings([str(path)])
        ]

    return give


Give = Callable[..., list[Reading | InputError]]


def test_a_reading_with_no_more_than_it_must_hold_is_taken(given: Give) -> None:
    (reading,) = given(line())
    assert isinstance(reading, Reading)
    assert (reading.article.id, reading.program) == ("a1", None)
    assert [s.text for s in reading.spans()] == [CLAUSE["text"], "We agreed 🙂"]


def test_what_the_program_writes_is_taken_as_it_is(given: Give) -> None:
    (reading,) = given(line() | {"program": "coder 3"})
    assert isinstance(reading, Reading)
    assert given(reading.model_dump(mode="json")) == [reading]
    assert reading.program == "coder 3"


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("events.0.status", "happened", "events[0].status: 'happened' is none of occurred, ongoing, planned,"),
        ("events.0.reports.0.status", "done", "events[0].reports[0].status: 'done' is none of occurred,"),
        ("events.0.type", "MEET", "events[0].type: 'MEET' is none of AGREE, CONSULT,"),
        ("events.0.type", ..., "events[0].type: is missing"),
        ("events.0.mode", "telepathy", "events[0]: mode: 'telepathy' is no mode of any type"),
        ("events.0.date", "2031-02-30", "events[0].date: "),
        ("events.0.date", "yesterday", "events[0].date: 'yesterday' is not an EDTF date"),
        ("events.0.time", "25:00", "events[0].time: '25:00' is not a clock time"),
        ("events.0.duration", "one hour", "events[0].duration: 'one hour' is not an ISO 8601 duration"),
        ("events.0.reports", [], "events[0].reports: "),
        ("events.0.reports.0.evidence", [], "events[0].reports[0].evidence: "),
        ("events.0.actors", ["norway", "sweden"], "events[0].actors[1]: no actor in the reading has the id 'sweden'"),
        ("events.0.actors", "norway", "events[0].actors: input should be a valid "),
        ("events.0.initiator", "sweden", "events[0].initiator: no actor in the reading has the id 'sweden'"),
        ("events.0.reports.0.according_to", ["who"], "events[0].reports[0].according_to[0]: no actor in the reading"),
        ("events.0.certainty", 0.5, "events[0].certainty: there is no such field"),
        ("statements.0.speaker", "nobody", "statements[0].speaker: no actor in the reading has the id 'nobody'"),
        ("statements.0.stance", "shrugs", "statements[0].stance: 'shrugs' is none of asserts,"),
        ("statements.0.evidence.0.start", -1, "statements[0].evidence[0].start: input should be greater than or"),
        ("events.0.reports.0.evidence.0.end", 30, "events[0].reports[0].evidence[0]: 0:30 does not have the length"),
        ("events.0.reports.0.evidence.0.role", "proof", "events[0].reports[0].evidence[0].role: 'proof' is none of"),
        ("events.0.reports.0.evidence.0.in", "headline", "events[0].reports[0].evidence[0]: 'Norway and Finland"),
        ("actors.0.kind", "country", "actors[0].kind: 'country' is none of person, state,"),
        ("actors.1.id", "norway", "actors: 2 of them have the id 'norway'"),
        ("actors.0.name", 7, "actors[0].name: input should be a valid string, not 7"),
        ("actors.0.name", "ø" * 351, "actors[0].name: longer than 700 bytes"),
        ("article.published", "04/03/2031", "article.published: "),
        ("article.body", ..., "article.body: is missing"),
        ("article.headline", "Talks\0", "article.headline: holds a zero character"),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_named(given: Give, where: str, value: Any, said: str) -> None:
    error, good = given(set_at(line(), where, value), line(id="a2"))
    assert isinstance(good, Reading)
    assert isinstance(error, InputError)
    assert str(error).startswith(f"made.jsonl, row 1: article 'a1': {said}")
    assert "\n" not in str(error)
    assert len(str(error)) < 400


def test_evidence_that_is_not_in_the_article_is_shown_with_what_stands_there(given: Give) -> None:
    wrong = line()
    wrong["statements"][0]["evidence"][0].update(start=1, end=12)
    (error,) = given(wrong)
    assert str(error) == (
        "made.jsonl, row 1: article 'a1': statements[0].evidence[0]: "
        "'We agreed 🙂' is not what stands at body 1:12 ('orway and F')"
    )


@pytest.mark.parametrize("things", ["events", "statements", "actors"])
def test_one_id_for_two_things_of_a_reading(given: Give, things: str) -> None:
    twice = line()
    twice[things].append(twice[things][0])
    (error,) = given(twice)
    assert str(error) == f"made.jsonl, row 1: article 'a1': {things}: 2 of them have the id {twice[things][0]['id']!r}"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"Talks were held.\n", "not JSON: "),
        (b"[]\n", "a JSON list, not an object"),
        (b'{"article": {"id": "\xe9"}}\n', "broken UTF-8 at byte 20 of the line"),
        (b'{"id": "a1", "text": "Talks."}\n', "it is an article, not a reading; add it without --readings"),
        (b"{}\n", "article: is missing"),
        (b'{"article": "a1"}\n', "article: input should be "),
        (b"[" * 100_000 + b"\n", "not JSON"),
        (
            b'{"article": {"id": "\\ud800", "body": ""}}\n',
            "article '\\ud800': not JSON: unexpected end of hex escape at character 27",
        ),
    ],
)
def test_a_line_that_holds_no_reading(given: Give, bad: bytes, said: str) -> None:
    _, error, good = given(line(), bad, line(id="a2"))
    assert isinstance(good, Reading)
    assert str(error).startswith(f"made.jsonl, row 2: {said}")
    assert len(str(error)) < 400


def test_a_last_line_that_was_cut_off_is_said_to_be(given: Give) -> None:
    for cut in (5, 100, json.dumps(line(), ensure_ascii=False).encode().index("🙂".encode()) + 2):
        good, error = given(line(id="a2"), json.dumps(line(), ensure_ascii=False).encode()[:cut])
        assert isinstance(good, Reading)
        assert str(error).startswith("made.jsonl, row 2: ")
        assert str(error).endswith("; the file ends in this line and may have been cut off")


def test_a_line_that_is_too_long_is_passed_over(given: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "MAX_READING", 2000)
    error, good = given(line(headline="long " * 400), line(id="a2"))
    assert str(error) == "made.jsonl, row 1: longer than 2,000 bytes"
    assert isinstance(good, Reading)


def test_an_article_has_one_text_and_one_reading_on_one_day(given: Give) -> None:
    other = set_at(line(), "events.0.status", "planned")
    found = given(line(), line(), line(headline="Talks"), other, line(published="2031-03-05", headline="Talks"))
    assert [isinstance(f, Reading) for f in found] == [True, True, False, False, True]
    same = "under this id and day of publication (2031-03-04)"
    assert str(found[2]) == f"made.jsonl, row 3: article 'a1': row 1 has another text {same}"
    assert str(found[3]) == f"made.jsonl, row 4: article 'a1': row 1 has another reading {same}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (json.dumps([line()]).encode(), "it is one JSON array"),
        (json.dumps(line()).encode("utf-16"), "it is in UTF-16; save it as UTF-8"),
        (b"\x1f\x8b\x08\x00", "it is a gzip archive; unpack it"),
        (b"PAR1\x00\x01", "not Parquet that can be read"),
        (b"\x00\x01", "it is binary, not text"),
    ],
)
def test_a_file_that_holds_no_readings(given: Give, content: bytes, said: str) -> None:
    (error,) = given(content)
    assert str(error).startswith(f"made.jsonl: {said}")


def test_standard_input_folders_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "b.jsonl").write_text(json.dumps(line()))
    stdin = io.BytesIO(b"\xef\xbb\xbf" + json.dumps(line(id="a2")).encode() + b"\r\n\r\n")
    found = list(read_readings([str(tmp_path / "one"), "-", "nowhere.jsonl"], stdin=stdin))
    assert [f.article.id for f in found if isinstance(f, Reading)] == ["a1", "a2"]
    assert str(found[2]) == "nowhere.jsonl: there is no such file or folder"


def test_readings_in_a_table(tmp_path: Path) -> None:
    table = str(tmp_path / "made.parquet")
    cells = [json.dumps(line()), None, "{", json.dumps(line(id="a2"))]
    duckdb.execute("CREATE OR REPLACE TABLE made AS SELECT unnest(?) AS reading, 1 AS more", [cells])
    duckdb.execute(f"COPY made TO '{table}' (FORMAT parquet)")
    first, empty, broken, last = read_readings([table])
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert (first.article.id, last.article.id) == ("a1", "a2")
    assert str(empty) == f"{table}: reading is NoneType, not text"
    assert str(broken).startswith(f"{table}, row 3: not JSON")


def test_a_table_without_readings(tmp_path: Path) -> None:
    table = str(tmp_path / "made.parquet")
    duckdb.execute(f"COPY (SELECT 'x' AS text) TO '{table}' (FORMAT parquet)")
    (error,) = read_readings([table])
    assert str(error) == f"{table}: no column `reading`, only text"


def test_a_folder_that_a_bulk_reading_left(tmp_path: Path) -> None:
    (tmp_path / "readings").mkdir()
    (tmp_path / "run.json").write_text("{}")
    (tmp_path / "readings" / "b.jsonl").write_text(json.dumps(line()))
    (tmp_path / "failures.jsonl").write_text("{}")
    (found,) = read_readings([str(tmp_path)])
    assert isinstance(found, Reading)
