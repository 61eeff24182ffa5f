"""The library door: `dateline.read`, `dateline.open`, and the schemas of what they give."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.errors import InputError, LanguageError, LexiconError, NotInRecordError, RecordError
from dateline.extraction import PROGRAM
from dateline.language.english import DEFAULT_MODEL
from dateline.store import open_store

ROOT = Path(__file__).parents[1]
PAGE = (
    "Norway and Finland Discuss Border Rail\n\n"
    "Norwegian Foreign Minister Espen Barth Eide met his Finnish counterpart Elina Valtonen in Tromsø on Tuesday, "
    "the ministry said.\n"
    "“We will meet again in Helsinki in June,” Eide said.\n"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(page: Path) -> Path:
    path = page.with_name("story.db")
    with open_store(str(path), create=True) as store:
        store.add(dateline.read(page, published="2026-02-04"), program=PROGRAM)
    return path


def test_read_gives_readings_whose_evidence_is_exact(page: Path) -> None:
    (reading,) = dateline.read(page, published="2026-02-04")
    assert reading.article.headline == "Norway and Finland Discuss Border Rail"
    assert reading.article.published == "2026-02-04"
    assert [s.speaker for s in reading.statements if "Helsinki" in s.content] == ["espen-barth-eide"]
    text = {"body": reading.article.body, "headline": reading.article.headline}
    assert all(text[s.in_][s.start : s.end] == s.text for s in reading.spans())


def test_read_takes_a_lexicon_and_a_model(page: Path, tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text('[[nouns]]\nstance = "asserts"\nwords = ["tiding"]\n', encoding="utf-8")
    (reading,) = dateline.read(page, published="2026-02-04", lexicon=tmp_path, model=DEFAULT_MODEL)
    plain = next(dateline.read(page, published="2026-02-04"))
    assert plain.program == PROGRAM
    assert reading == plain.model_copy(update={"program": reading.program})
    with pytest.raises(LexiconError, match="no such folder"):
        next(dateline.read(page, lexicon=str(tmp_path / "nowhere")))
    with pytest.raises(LanguageError, match="no_such_model"):
        next(dateline.read(page, model="no_such_model"))


def test_read_raises_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        list(dateline.read(tmp_path / "nothing.txt"))


def test_readings_made_elsewhere_are_added(page: Path, tmp_path: Path) -> None:
    (reading,) = dateline.read(page, published="2026-02-04")
    (tmp_path / "made.jsonl").write_text(reading.model_dump_json() + "\n{\n", encoding="utf-8")
    refused: list[InputError] = []
    done = dateline.add_readings(tmp_path / "r.db", [tmp_path / "made.jsonl"], on_error=refused.append)
    assert (done.new, done.events) == (1, len(reading.events))
    assert [e.row for e in refused] == [2]
    with dateline.open(tmp_path / "r.db") as opened:
        assert opened.article(reading.article.id).events
        assert [f.row for f in opened.failures()] == [2]
    assert dateline.add_readings(tmp_path / "r.db", [tmp_path / "made.jsonl"]).known == 1


def test_articles_are_read_again(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    (reading,) = dateline.read(page, published="2026-02-04")
    with open_store(str(path), create=True) as store:
        store.add([reading.model_copy(update={"events": ()})], program="dateline 0.0.1")
    done = dateline.reread(path)
    assert (done.reread, done.known, done.events) == (1, 0, len(reading.events))
    with dateline.open(path) as opened:
        assert len(opened.article(reading.article.id).events) == len(reading.events)
    assert dateline.reread(path) == type(done)()
    assert dateline.reread(path, [reading.article.id]).known == 1
    with pytest.raises(NotInRecordError, match="nothing"):
        dateline.reread(path, ["nothing"])


def test_open_gives_the_views(record: Path) -> None:
    with dateline.open(record) as opened:
        assert opened.timeline(actors=["Valtonen"])
        assert opened.actor("eide").statements >= 1
        assert opened.search("Helsinki")[0].headline == "Norway and Finland Discuss Border Rail"
        assert {e.id for e in opened.export()} >= {r.id for r in opened.timeline()}
        assert opened.failures() == ()


def test_open_refuses_what_is_no_record(tmp_path: Path, page: Path) -> None:
    with pytest.raises(RecordError):
        dateline.open(tmp_path / "none.db")
    with pytest.raises(RecordError):
        dateline.open(page)


def test_importing_the_library_waits_for_neither_parser_nor_database() -> None:
    script = "import sys, dateline; print(sorted({'spacy', 'sqlalchemy', 'trafilatura'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert run.stdout.strip() == "[]"


def test_the_schemas_are_current() -> None:
    script = runpy.run_path(str(ROOT / "docs" / "schema" / "generate.py"))
    for name, value in script["PRINTED"].items():
        assert (ROOT / "docs" / "schema" / name).read_text("utf-8") == script["schema"](value), (
            f"run docs/schema/generate.py for {name}"
        )


def test_what_is_printed_has_the_names_of_the_schema(page: Path) -> None:
    (reading,) = dateline.read(page)
    schema = json.loads((ROOT / "docs" / "schema" / "reading.json").read_text("utf-8"))
    assert set(reading.model_dump(mode="json")) == set(schema["properties"])
