from __future__ import annotations

from dateline.record.copies import copies, sketch
from dateline.record.spans import UNDATED
from dateline.record.versions import lives
from dateline.types import Article, Reading

LINES = [
    f"Line {n}: the {n * 3} ferries and {n * 5} barges of harbour {n} were counted on quay {n * 11}." for n in range(30)
]


def article(name: str, lines: list[str], published: str | None = "2031-03-03") -> Article:
    return Article(id=name, body="\n".join(lines), published=published)


def found(*articles: Article) -> dict[str, str]:
    return copies(lives(Reading(article=a) for a in articles), UNDATED)


def test_a_story_cut_and_trimmed_is_a_copy_and_another_story_is_none() -> None:
    other = [f"Nothing of this: {n} orchards, {n * 13} pears, {n * 17} plums in valley {n}." for n in range(30)]
    assert found(article("a", LINES), article("b", LINES[:26]), article("c", other)) == {"b": "a"}


def test_the_earliest_is_the_original_and_copies_of_copies_go_back_to_it() -> None:
    later = article("a", LINES[:-1], "2031-03-05")
    latest = article("c", LINES[:-2], "2031-03-06")
    assert found(latest, later, article("z", LINES, "2031-03-04")) == {"a": "z", "c": "z"}


def test_the_same_words_months_later_are_no_copy() -> None:
    assert found(article("a", LINES), article("b", LINES, "2031-09-03")) == {}


def test_a_text_too_short_to_tell_has_no_sketch() -> None:
    assert sketch(Article(id="a", body="Talks were held.")) is None


def test_a_new_version_is_no_copy_of_its_own_article_and_what_was_copied_before_stays_a_copy() -> None:
    first, copied, anew = article("a", LINES), article("b", LINES, "2031-03-04"), article("a", LINES[1:], "2031-03-06")
    assert found(anew, copied, first) == {"b": "a"}
