"""The third step: say which predicate or event noun of the parse a time expression belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

from dateline.extraction.dates.expression import TimeExpression
from dateline.extraction.dates.line import Vocabulary, vocabulary
from dateline.language.tree import Document, Token

_MAX_CLIMB = 12
"""Words between an expression and its predicate that are climbed; a longer chain is a list or hostile text."""
_PREDICATES = frozenset({"VERB", "AUX"})
_MODIFIERS = frozenset({"compound", "nummod", "nmod", "amod", "npadvmod", "poss", "advmod"})
_STARTING = frozenset({"starting", "beginning"})
_OPENING = frozenset({",", ":", "“", '"', "that"})
IsEvent = Callable[[Token], bool]


def event_nouns(words: Vocabulary) -> IsEvent:
    """Whether a token is a noun that the lexicon has as one that a date beside it dates ("talks on Friday")."""
    nouns = words.lexicon.words.event_nouns
    return lambda token: token.pos == "NOUN" and token.lemma in nouns


def attach(
    expressions: Iterable[TimeExpression],
    document: Document,
    *,
    is_event: IsEvent | None = None,
    words: Vocabulary | None = None,
) -> dict[int, list[TimeExpression]]:
    """Expressions by the `Token.i` of the verb or noun that they date; one that the parse gives no place is left out.

    A modifier dates its own noun ("Monday's call", "the 2019 election"); an adverbial dates the nearest event noun or
    predicate above it; what stands beside a reporting verb dates the saying. A clause with "when" beside the date is
    dated by it too, as a plain date ("on Friday, when he met"). `is_event` says which nouns are events, by default
    those of `words`, by default the program's own.
    """
    is_event = is_event or event_nouns(words or vocabulary())
    tokens = {t.i: t for s in document.sentences for t in s.tokens}
    found: dict[int, list[TimeExpression]] = {}
    for expression in expressions:
        if expression.head.i not in tokens or not expression.head.sentence.parsed:
            continue
        governor = governor_of(expression, is_event)
        if governor is not None:
            found.setdefault(governor.i, []).append(expression)
        clause = _when_clause(expression)
        if clause is not None and clause is not governor:
            found.setdefault(clause.i, []).append(replace(expression, kind="date"))
    return found


def governor_of(expression: TimeExpression, is_event: IsEvent | None = None) -> Token | None:
    """The verb or noun that the expression dates or measures, None where the parse gives none."""
    is_event = is_event or event_nouns(vocabulary())
    head = expression.head
    measured = _measured(expression) if expression.kind == "duration" else None
    if head.is_root or measured is not None:
        return measured
    if _modifies(expression, head.head):
        return head.head
    participle = head.child("acl")
    if head.head.lemma == "have" and participle is not None and participle.tag == "VBN":
        # "Has this evening spoken": the parser takes the evening for an object of "has".
        return participle
    governor = _in_since_phrase(expression) or _climb(head, is_event)
    if governor is None or governor.pos not in _PREDICATES:
        return governor
    if governor.lower in _STARTING and not governor.is_root:
        return governor.head
    return _saying(expression, governor)


def _when_clause(expression: TimeExpression) -> Token | None:
    """The verb of the clause in "on Friday, when he met …"."""
    if expression.kind in {"duration", "set", "time"}:
        return None
    tokens, k = expression.last.sentence.tokens, expression.last.i - expression.last.sentence.tokens[0].i + 1
    k += k < len(tokens) and tokens[k].lower == ","
    if k >= len(tokens) or tokens[k].lower != "when" or tokens[k].head.i < tokens[k].i:
        return None
    return tokens[k].head if tokens[k].head.pos in _PREDICATES else None


def _in_since_phrase(expression: TimeExpression) -> Token | None:
    """The noun in "since the start of the war in February": what follows "since" is dated, not what governs it."""
    at, tokens = expression.head, expression.head.sentence.tokens
    at = at.head if at.dep == "pobj" else at
    if expression.kind != "date" or at.i == tokens[0].i:
        return None
    before = tokens[at.i - tokens[0].i - 1]
    since = next((a for a in islice(before.ancestors(), _MAX_CLIMB) if a.lower == "since"), None)
    return since.child("pobj") if since is not None and since.dep == "prep" else None


def _measured(expression: TimeExpression) -> Token | None:
    """The noun in "two hours of talks", "five years of war"."""
    preposition = next((c for c in expression.head.children if c.lower == "of" and c.i > expression.last.i), None)
    return preposition.child("pobj") if preposition else None


def _modifies(expression: TimeExpression, noun: Token) -> bool:
    """Whether the expression stands within the noun phrase before its noun, with no article between."""
    head = expression.head
    if noun.i <= expression.last.i or head.dep not in _MODIFIERS or noun.pos not in {"NOUN", "PROPN"}:
        return False
    return not any(c.dep == "det" and expression.last.i < c.i < noun.i for c in noun.children)


def _climb(head: Token, is_event: IsEvent) -> Token | None:
    """The nearest event noun or predicate above; its own "of" dates whatever noun it is of ("the war of 2019")."""
    at = head
    for _ in range(_MAX_CLIMB):
        if at.is_root:
            return None
        below, at = at, at.head
        if at.pos in _PREDICATES:
            return at.head if at.dep in {"aux", "auxpass"} and not at.is_root else _passed_over(below, at)
        own = below is head.head and below.lower == "of" and below.dep == "prep"
        if at.pos == "NOUN" and (is_event(at) or own):
            return at
    return None


def _passed_over(noun: Token, verb: Token) -> Token:
    """The verb of the clause between, where the parser hung what belongs to it on the one before.

    So in "A met B, while C called D, the minister, and E on Monday".
    """
    if noun.dep != "conj" or noun.pos not in {"NOUN", "PROPN"}:
        return verb
    clauses = [c for c in verb.children if c.dep in {"advcl", "ccomp", "conj"} and c.pos == "VERB"]
    return next((c for c in reversed(clauses) if verb.i < c.i < noun.i), verb)


def _saying(expression: TimeExpression, governor: Token) -> Token:
    """The reporting verb, where the parse gave its date to the clause that follows: "said Wednesday he had called"."""
    above, first = governor.head, governor.sentence.tokens[0].i
    if governor.dep != "ccomp" or not above.i < expression.first.i < governor.i:
        return governor
    subject = governor.child("nsubj", "nsubjpass")
    between = governor.sentence.tokens[above.i + 1 - first : expression.first.i - first]
    inside = subject is None or subject.i < expression.last.i or any(t.lower in _OPENING for t in between)
    return governor if inside else above
