"""Who does what in a clause, over the parse: passives, relatives, participles, control and coordination undone."""

from __future__ import annotations

import pytest

from dateline.extraction.events import grammar

CLAUSES = [
    # verb, subjects, objects
    ("Chile sued Peru.", "sued", ["Chile"], ["Peru"]),
    ("Peru was sued by Chile.", "sued", ["Chile"], ["Peru"]),
    ("Chile and Bolivia sued Peru and Ecuador.", "sued", ["Chile", "Bolivia"], ["Peru", "Ecuador"]),
    ("Chile wants to sue Peru.", "sue", ["Chile"], ["Peru"]),
    ("Chile asked Bolivia to sue Peru.", "sue", ["Bolivia"], ["Peru"]),
    ("Chile, which sued Peru, lost.", "sued", ["Chile"], ["Peru"]),
    ("Peru, which Chile sued, won.", "sued", ["Chile"], ["Peru"]),
    ("Peru, sued by Chile, won.", "sued", ["Chile"], ["Peru"]),
    ("Chile met Bolivia and sued Peru.", "sued", ["Chile"], ["Peru"]),
    ("Chile left after suing Peru.", "suing", ["Chile"], ["Peru"]),
    ("Chile was accused of suing Peru.", "suing", ["Chile"], ["Peru"]),
    ("Bolivia accused Chile of suing Peru.", "suing", ["Chile"], ["Peru"]),
    ("Chile's plan to sue Peru failed.", "sue", ["Chile"], ["Peru"]),
    ("Peru was warned and sued by Chile.", "sued", ["Chile"], ["Peru"]),
    ("Chile has sued Peru.", "sued", ["Chile"], ["Peru"]),
    ("Chile said that Bolivia sued Peru.", "sued", ["Bolivia"], ["Peru"]),
    ("Peru was to be sued by Chile.", "sued", ["Chile"], ["Peru"]),
]


def token(document, word: str):
    return next(t for t in document.tokens if t.text == word)


@pytest.mark.parametrize(("text", "verb", "subjects", "objects"), CLAUSES)
def test_subjects_and_objects(parse, text, verb, subjects, objects):
    at = token(parse(text), verb)
    assert ([t.text for t in grammar.subjects(at)], [t.text for t in grammar.objects(at)]) == (subjects, objects)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Peru was sued.", "sued", True),
        ("Peru has been sued.", "sued", True),
        ("Chile has sued Peru.", "sued", False),
        ("Chile sued Peru.", "sued", False),
    ],
)
def test_passives(parse, text, verb, passive):
    assert grammar.is_passive(token(parse(text), verb)) is passive


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("Chile did not sue Peru.", "sue", 1),
        ("Chile never sued Peru.", "sued", 1),
        ("Chile held no talks.", "talks", 1),
        ("No court sued Peru.", "sued", 1),
        ("Neither side sued Peru.", "sued", 1),
        ("Chile no longer sues Peru.", "sues", 1),
        ("Chile sued Peru.", "sued", 0),
        ("Chile cannot sue Peru.", "sue", 1),
        ("Chile left without talks.", "talks", 1),
        ("Nobody sued Peru.", "sued", 1),
    ],
)
def test_negations(parse, text, word, count):
    words = frozenset({"no", "not", "never", "neither", "nor", "without", "nobody", "none"})
    assert grammar.negations(token(parse(text), word), words) == count


def test_conjuncts_in_the_order_of_the_text(parse):
    document = parse("Chile, Peru, Bolivia and Ecuador left.")
    assert [t.text for t in grammar.conjuncts(token(document, "Chile"))] == ["Chile", "Peru", "Bolivia", "Ecuador"]


def test_prepositional_objects_with_what_is_coordinated(parse):
    document = parse("Chile negotiated with Peru and Bolivia.")
    assert [t.text for t in grammar.prepositional(token(document, "negotiated"), "with")] == ["Peru", "Bolivia"]


def test_indirect_objects(parse):
    document = parse("Chile gave Peru the maps.")
    assert [t.text for t in grammar.datives(token(document, "gave"))] == ["Peru"]
    assert [t.text for t in grammar.objects(token(document, "gave"))] == ["maps"]


def test_the_clause_in_which_a_word_stands(parse):
    document = parse("Chile said that talks with Peru failed.")
    assert grammar.clause_of(token(document, "talks")).text == "failed"
    assert grammar.clause_of(token(document, "Peru")).text == "failed"
