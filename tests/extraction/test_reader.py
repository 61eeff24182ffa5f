"""The reader as a whole: one article in, one reading out; pure, in order, with the user's own words."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import dateline
from dateline.errors import LanguageError, LexiconError
from dateline.extraction.reader import PROGRAM, Reader
from dateline.language.english import DEFAULT_MODEL
from dateline.types import Article, Reading

BODY = (
    "Omani Foreign Minister Salim Harthy met Iraqi President Hassan Jabiri in Baghdad on Monday.\n"
    "“The talks were frank,” Harthy told reporters. Oman, he said, would send grain to Iraq in June.\n"
    "The mayor of Basra, Layla Karim, was not there."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def article(body: str = BODY, headline: str | None = "Harthy, Jabiri Meet in Baghdad", **more: object) -> Article:
    return Article(**{"id": "a", "body": body, "headline": headline, "published": "2024-05-15", **more})


def test_the_same_article_gives_the_same_reading(reader):
    assert reader.read(article()) == reader.read(article())


def test_a_reading_does_not_depend_on_what_was_read_before(reader):
    alone = reader.read(article())
    reader.read(article("Chad and Niger held talks. Harthy Chemicals sued them.", None, id="b"))
    assert reader.read(article()) == alone


def test_many_articles_in_order(reader):
    articles = [article(id=str(i), body=f"Chad met Niger {i} times.", headline=None) for i in range(5)]
    assert [r.article.id for r in reader.read_many(articles)] == ["0", "1", "2", "3", "4"]


def test_many_articles_are_read_one_at_a_time(reader):
    def endless():
        while True:
            yield article()

    assert next(iter(reader.read_many(endless()))).article.id == "a"


@pytest.mark.parametrize("body", ["", " ", "\n\n", "…", "\u200b", "???", "12345", "“”", "- - -", "\t\x0b"])
def test_a_body_without_words_gives_an_empty_reading(reader, body):
    reading = reader.read(article(body, None))
    assert (reading.events, reading.statements, reading.actors) == ((), (), ())


@pytest.mark.parametrize(
    "body",
    [
        "Chad" * 500,
        "met " * 500,
        "“" * 300,
        "(" * 200 + "Chad met Niger" + ")" * 200,
        "Chad met Niger. " * 60,
        "said said said, he said, she said",
        "Chad\x00met\x00Niger",
        "Chad met\u202eNiger\u202c on Monday.",
        "😀 Chad met Niger 😀 on Monday 😀.",
        "CHAD MET NIGER ON MONDAY IN AGADEZ.",
        "<script>alert('Chad met Niger')</script>",
    ],
)
def test_odd_texts_are_read_and_their_evidence_is_exact(reader, body):
    reading = reader.read(article(body, None))
    assert all(span.text == body[span.start : span.end] for span in reading.spans())


def test_evidence_points_into_body_and_headline(reader):
    reading = reader.read(article("Basra lies on a river.", "Oman Condemns Iraq"))
    assert {span.in_ for span in reading.spans()} == {"headline"}


def test_everybody_whom_a_fact_names_is_an_actor(reader):
    reading = reader.read(article())
    known = {a.id for a in reading.actors}
    named = {i for e in reading.events for i in (*e.actors, *e.recipients)} | {s.speaker for s in reading.statements}
    assert named <= known


def test_a_named_person_is_an_actor_even_without_an_event(reader):
    assert "Layla Karim" in {a.name for a in reader.read(article()).actors}


def test_roles_have_evidence(reader):
    roles = {a.name: [r.title for r in a.roles] for a in reader.read(article()).actors if a.kind == "person"}
    assert roles["Salim Harthy"] == ["Foreign Minister"]
    assert roles["Hassan Jabiri"] == ["President"]


def test_no_date_comes_from_anywhere_but_the_article(reader):
    dated = reader.read(article("Chad met Niger on Monday.", None)).events[0].date
    undated = reader.read(article("Chad met Niger on Monday.", None, published=None)).events[0].date
    assert (dated, undated) == ("2024-05-13", None)


def test_the_article_is_handed_on_unchanged(reader):
    given = article(publisher="Basra Gazette", byline="Nadia Saleh", url="https://example.org/1")
    assert reader.read(given).article == given


def test_the_users_own_verbs_come_on_top(tmp_path):
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "own.toml").write_text(
        '# Own words.\n[[frame]]\nid = "palaver"\ntype = "CONSULT"\nverbs = ["palaver"]\n'
        'together = true\nactor = ["subject", "with"]\n',
        "utf-8",
    )
    own = Reader(lexicon=tmp_path)
    text = "Chad palavered with Niger in Agadez. Chad met Mali."
    assert [e.type for e in own.read(article(text, None)).events] == ["CONSULT", "CONSULT"]


OWN_WORDS = {
    "cues.toml": '[[verbs]]\nstance = "asserts"\nframes = ["clause"]\nwords = ["telegraph"]\n',
    "time.toml": '[named_days]\n"harbour day" = "05-09"\n',
    "names_titles.toml": 'heads = ["harbourmaster"]\n',
    "catalogue/bodies.toml": '[[body]]\nname = "Tidal Pact"\nkind = "organisation"\ncountry = "IGO"\n',
}
OWN_TEXT = (
    "Harbourmaster Salim Harthy met Iraqi President Hassan Jabiri on Harbour Day. "
    "Harthy telegraphed that the port was open. The Tidal Pact condemned Iraq."
)


def written(folder: Path, names: Iterable[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"# Own words.\n{OWN_WORDS[name]}", "utf-8")
    return folder


def facts(reading: Reading) -> dict[str, object]:
    """What each of the user's files adds to the reading of the text."""
    return {
        "cues.toml": [s.cue for s in reading.statements],
        "time.toml": [e.date for e in reading.events if e.type == "CONSULT"],
        "names_titles.toml": [r.title for a in reading.actors if a.name == "Salim Harthy" for r in a.roles],
        "catalogue/bodies.toml": [(a.kind, a.country) for a in reading.actors if a.name == "Tidal Pact"],
    }


@pytest.mark.parametrize(
    ("name", "without", "having"),
    [
        ("cues.toml", [], ["telegraphed"]),
        ("time.toml", [None], ["2024-05-09"]),
        ("names_titles.toml", [], ["Harbourmaster"]),
        ("catalogue/bodies.toml", [], [("organisation", "IGO")]),
    ],
)
def test_the_users_own_words_reach_every_part_of_the_reading(reader, tmp_path, name, without, having):
    own = Reader(lexicon=written(tmp_path, [name]))
    assert facts(reader.read(article(OWN_TEXT, None)))[name] == without
    assert facts(own.read(article(OWN_TEXT, None)))[name] == having


def test_the_programs_own_words_stay_as_they_were(reader, tmp_path):
    before = reader.read(article(OWN_TEXT, None))
    Reader(lexicon=written(tmp_path, OWN_WORDS)).read(article(OWN_TEXT, None))
    assert Reader().read(article(OWN_TEXT, None)) == before


def test_a_reading_is_known_by_the_program_and_its_settings(reader, tmp_path):
    one, same = written(tmp_path / "one", ["time.toml"]), written(tmp_path / "same", ["time.toml"])
    more = written(tmp_path / "more", ["time.toml", "cues.toml"])
    assert reader.program == PROGRAM == f"dateline {dateline.__version__}"
    programs = [Reader(lexicon=folder).program for folder in (one, same, more)]
    assert programs[0] == programs[1] != programs[2]
    assert all(re.fullmatch(rf"{re.escape(PROGRAM)} [0-9a-f]{{8}}", program) for program in programs)
    assert Reader(model=DEFAULT_MODEL).program not in {PROGRAM, *programs}


def test_a_file_of_an_unknown_name_is_refused_with_the_known_ones(tmp_path):
    (tmp_path / "verbs.toml").write_text("# Own words.\n", "utf-8")
    with pytest.raises(LexiconError, match=r"verbs\.toml: not the name of a lexicon file.*cues\.toml"):
        Reader(lexicon=tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="nowhere: no such folder"):
        Reader(lexicon=tmp_path / "nowhere")


def test_a_lexicon_that_is_not_one_is_refused(tmp_path):
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "own.toml").write_text('# Own words.\n[[frame]]\nid = "x"\ntype = "PARTY"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml"):
        Reader(lexicon=tmp_path)


def test_a_model_that_is_not_there_is_refused():
    with pytest.raises(LanguageError, match="no_such_model"):
        Reader(model="no_such_model")


def test_the_search_for_garbage_is_as_it_was_after_a_reading(reader):
    gc.disable()
    try:
        reader.read(article(OWN_TEXT, None))
        assert not gc.isenabled()
    finally:
        gc.enable()
    reader.read(article(OWN_TEXT, None))
    assert gc.isenabled()
