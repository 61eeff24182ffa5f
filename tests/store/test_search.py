from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.store import Store, open_store
from dateline.store.search import phrases
from dateline.store.snippet import snippet
from dateline.store.words import folded
from dateline.types import Article, Query, Reading
from tests.server import Server

WORDS = ["the", "treaty", "railway", "a", "border", "talks", "Málaga", "signed", "on", "third", "round", "não"]


def article(name: str, body: str, headline: str | None = None, published: str | None = "2031-03-03") -> Reading:
    return Reading(article=Article(id=name, headline=headline, published=published, body=body))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The railway treaty, signed in Málaga.", "the railway treaty signed in malaga"),
        ("Ma\u0301laga MÁLAGA Straße İzmir", "malaga malaga strasse izmir"),
        ("e-mail U.S. 2nd_round 3,5", "e mail u s 2nd round 3 5"),
        ("Переговоры в Киеве: ёлка", "переговоры в киеве елка"),
        ("\0\ufffd … — ", ""),
        ("a" * 150, "a" * 100),
    ],
)
def test_words_are_compared_without_case_and_accents(text: str, words: str) -> None:
    assert folded(text) == words


def test_what_is_searched_for_are_words_and_phrases_and_never_operators() -> None:
    assert phrases('railway AND "signed Treaty" NOT e-mail*') == [
        "railway", "and", "signed treaty", "not", "e mail",
    ]  # fmt: skip
    assert phrases('"unclosed words') == ["unclosed", "words"]
    assert phrases('" ( * "" ^') == []


def test_a_snippet_has_most_of_what_was_found() -> None:
    before, after = ([f"{letter}{n}" for n in range(60)] for letter in "wv")
    text = " ".join([*before, "treaty", *after, "treaty railway."])
    assert snippet(text, ["treaty"]) == " ".join(["…", *before[-6:], "treaty", *after[:17], "…"])
    shown = snippet(text, ["treaty", "railway"])
    assert shown is not None
    assert shown.endswith("v59 treaty railway.")
    assert snippet("Short: the treaty.", ["the treaty"]) == "Short: the treaty."
    assert snippet(text, ["w1 w3"]) is None


@pytest.fixture
def some(store: Store) -> Store:
    """Four articles about a treaty."""
    store.add(
        [
            article("once", f"The treaty {'and more of it ' * 9}"),
            article("twice", f"The treaty, the treaty {'and more of it ' * 9}", published="2031-03-05"),
            article("headline", f"It was signed {'and more of it ' * 9}", "The treaty"),
            article("undated", f"The treaty {'and more of it ' * 9}", published=None),
            article("later", f"The treaty {'and more of it ' * 9}", published="2031-03-09"),
            *(article(f"other{n}", "Something else.") for n in range(9)),
        ],
        program="1",
    )
    return store


def found(store: Store, words: str, **query: object) -> list[str]:
    return [h.article for h in store.search(words, Query.model_validate(query))]


def test_the_best_come_first_then_the_newest(some: Store) -> None:
    assert found(some, "treaty") == ["headline", "twice", "later", "once", "undated"]
    assert found(some, "treaty", as_of="2031-03-03") == ["headline", "once"]
    assert found(some, "treaty", since="2031-03-04", until="2031-03-08") == ["twice"]
    assert found(some, "TREATY signed") == ["headline"]
    assert found(some, '"signed and"') == ["headline"]
    assert found(some, '"treaty it"') == found(some, "treaties") == []


def test_a_phrase_does_not_reach_from_the_headline_into_the_body(some: Store) -> None:
    assert found(some, '"treaty it was"') == []


def test_a_search_follows_the_newest_version(some: Store) -> None:
    some.add([article("once", "Corrected: the pact.", published="2031-03-04")], program="1")
    assert "once" not in found(some, "treaty")
    assert found(some, "pact") == ["once"]


texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
questions = st.lists(st.lists(st.sampled_from(WORDS), max_size=3, unique=True).map(" ".join), max_size=4)


@settings(max_examples=10, deadline=None)
@given(
    bodies=st.lists(st.tuples(texts, texts), min_size=1, max_size=12),
    wanted=questions,
    seed=st.integers(0, 99),
)
def test_both_kinds_of_database_find_the_same_in_the_same_order(
    tmp_path_factory: pytest.TempPathFactory,
    server: Server,
    bodies: list[tuple[str, str]],
    wanted: list[str],
    seed: int,
) -> None:
    rng = random.Random(seed)
    made = [
        article(str(n), body, headline, rng.choice(["2031-03-03", "2031-03-04", None]))
        for n, (headline, body) in enumerate(bodies)
    ]
    asked = [*WORDS, *wanted, *(f'"{w}"' for w in wanted)]
    database = server.record()
    try:
        path = str(tmp_path_factory.mktemp("r") / "r.db")
        with open_store(path, create=True) as one, open_store(server.url(database)) as other:
            for store in (one, other):
                store.add(made, program="1")
            for words in asked:
                assert list(one.search(words, Query(), 99)) == list(other.search(words, Query(), 99))
    finally:
        server.drop(database)
