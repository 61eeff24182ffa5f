"""`reread`: kept articles are read again, and the record follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline.extraction
from dateline.cli import main
from dateline.store import open_store
from dateline.types import Article, Query, Reading
from tests.record.build import event, reading


class Newer:
    """A later version of the program: it reads that everything that took place was planned, and names it anew."""

    program = "test 2"
    seen: list[str]
    stop_at: int | None = None
    refuses = ""

    def __init__(self, model: str | None = None, lexicon: Path | None = None) -> None:
        Newer.seen = []
        self.program = " ".join(str(p) for p in (Newer.program, model, lexicon) if p)

    def read(self, article: Article) -> Reading:
        if len(Newer.seen) == Newer.stop_at:
            raise KeyboardInterrupt
        if article.id == Newer.refuses:
            raise IndexError
        Newer.seen.append(article.id)
        told = reading(article.id, article.published, event("e9", status="planned", date="2031-03-09"), body="")
        return Reading(article=article, actors=told.actors, events=_there(article, told))


def _there(article: Article, told: Reading) -> tuple[dateline.types.Event, ...]:
    """The event with evidence that stands in the article."""
    (made,) = told.events
    report = made.reports[0]
    clause = report.evidence[0].model_copy(update={"start": 0, "end": 1, "text": article.body[0]})
    return (made.model_copy(update={"reports": (report.model_copy(update={"evidence": (clause,)}),)}),)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dateline.extraction, "Reader", Newer)
    monkeypatch.setattr(Newer, "seen", [], raising=False)
    for name in ("DATELINE_RECORD", "DATELINE_LEXICON", "DATELINE_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with open_store("dateline.db", create=True) as store:
        store.add([told("a1"), told("a2"), told("a2", "2031-03-10")], program="test 1")
        store.add([told("a3")], program="test 2")
        store.add([told("b1"), told("b2").model_copy(update={"program": "test 1"})])
        store.add([told("b3").model_copy(update={"program": "test 2"})])
        store.add([told("b4").model_copy(update={"program": "coder 1"})])


def told(article: str, day: str = "2031-03-08") -> Reading:
    return reading(article, day, event("e1", date="2031-03-08"), body=f"Published on {day}.")


def events() -> list[tuple[str, str, list[str]]]:
    with open_store("dateline.db") as store:
        return [(e.id, e.status, [m.article for m in e.members]) for e in store.events(Query())]


def test_what_another_version_read_is_read_again_in_every_version_of_the_article(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reread"]) == 0
    said = "4 articles read again, 4 with another result; 4 events and 0 statements read; 0 inputs set aside\n"
    assert capsys.readouterr().out == said
    assert Newer.seen == ["a1", "a2", "a2", "b2"]
    assert main(["reread"]) == 0
    assert capsys.readouterr().out.startswith("0 articles read again, 0 with another result")


def test_the_articles_stay_and_ids_find_their_events(capsys: pytest.CaptureFixture[str]) -> None:
    with open_store("dateline.db") as store:
        before = {a: store.article(a) for a in ("a1", "a2", "b1")}
    ((event, status, _),) = events()
    assert status == "occurred"
    assert main(["reread", "--all"]) == 0
    assert [e[1] for e in events()] == ["planned"]
    with open_store("dateline.db") as store:
        assert {a: store.article(a) for a in before} == before
        found = store.event(event)
        assert found is not None
        assert found.status == "planned"


def test_articles_that_are_named_are_read_whoever_read_them_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reread", "a3", "b4"]) == 0
    assert Newer.seen == ["a3", "b4"]
    assert main(["reread", "a"]) == 1
    assert "no article 'a' in the record, or several begin so" in capsys.readouterr().err
    assert main(["reread", "a1", "--all"]) == 2


def test_all_are_read_again_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reread", "--all"]) == 0
    assert Newer.seen == ["a1", "a2", "a2", "a3", "b1", "b2", "b3", "b4"]
    capsys.readouterr()
    assert main(["reread", "--all"]) == 0
    assert capsys.readouterr().out.startswith("8 articles read again, 0 with another result; 8 events")


def test_other_settings_are_another_version(capsys: pytest.CaptureFixture[str]) -> None:
    main(["reread"])
    assert main(["reread", "--lexicon", "words", "--model", "en_other"]) == 0
    assert Newer.seen == ["a1", "a2", "a2", "a3", "b2", "b3"]


def test_interrupted_it_keeps_what_was_read_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store("dateline.db") as store:
        store.add([told(f"c{number:02}") for number in range(40)], program="test 1")
    monkeypatch.setattr(Newer, "stop_at", 20)
    assert main(["reread"]) == 130
    assert "interrupted: 16 articles read again, 16 with another result" in capsys.readouterr().err
    monkeypatch.setattr(Newer, "stop_at", None)
    assert main(["reread"]) == 0
    assert capsys.readouterr().out.startswith("28 articles read again")
    assert sum(len(members) for _, _, members in events()) == 47


def test_an_article_that_cannot_be_read_keeps_its_reading(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Newer, "refuses", "a1")
    assert main(["reread", "a1"]) == 1
    assert main(["reread"]) == 3
    assert capsys.readouterr().err.count("set aside: a1: could not be read: a fault of this program") == 2
    assert main(["failures", "--format", "jsonl"]) == 0
    assert [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()] == ["a1"]
    with open_store("dateline.db") as store:
        kept = store.reading("a1")
        assert kept is not None
        assert [e.id for e in kept.events] == ["e1"]


def test_a_record_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reread", "--record", "none.db"]) == 1
    assert not Path("none.db").exists()
