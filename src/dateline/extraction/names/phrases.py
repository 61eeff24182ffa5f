"""Noun phrases in the parse: their edges, determiners, owners and numbers."""

from __future__ import annotations

from dateline.extraction.names.lexicon import NameWords
from dateline.language import Token

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "punct", "advmod", "case"}
)
_RIGHT_PREPOSITIONS = frozenset({"of", "from", "at", "with", "within", "inside", "close", "for", "in", "to"})
_OUTSIDE = frozenset({
    "appos", "nummod", "npadvmod", "dobj", "advmod", "dep", "relcl", "acl", "nmod", "ccomp", "advcl",
})  # fmt: skip
"""What the parser may hang behind a noun that is no part of its short description."""
_LONGEST = 14
_MEMBERS = 40
"""Members of a coordination that are looked at; a longer list is no report."""


def left_edge(head: Token) -> Token:
    """The first token of the phrase before its head, determiner included, as far as it is contiguous."""
    first = head
    for child in reversed(head.children):
        if child.i < first.i and child.dep in _LEFT and head.i - child.i <= _LONGEST:
            edge = _lowest(child)
            if child.dep != "punct" or child.text in "-‑":
                first = edge if edge.i < first.i else first
    return first


def _lowest(token: Token) -> Token:
    first = token
    for _ in range(_LONGEST):
        before = next((c for c in first.children if c.i < first.i), None)
        if before is None:
            return first
        first = before
    return first


def stretch(first: Token, last: Token) -> list[Token]:
    """The tokens of a sentence from one to another, both included."""
    start = first.sentence.tokens[0].i
    return first.sentence.tokens[first.i - start : last.i - start + 1]


def right_edge(head: Token) -> Token:
    """The last token of what closely follows the head: "of …", "familiar with …"; no relative clause, no apposition."""
    last = head
    for child in head.children:
        if child.i != last.i + 1:
            continue
        close = child.dep == "prep" and child.lower in _RIGHT_PREPOSITIONS and _names_something(child)
        if close or (child.dep in {"amod", "acl", "advmod"} and child.tag in {"JJ", "VBN"}):
            edge = _end(child)
            if edge is not None and edge.i - head.i <= _LONGEST:
                last = edge
    return _before_amount(head, last)


def _before_amount(head: Token, last: Token) -> Token:
    """The last token before an amount that the parser took in: "the owner of a café | 900 tenge"."""
    tokens = head.sentence.tokens
    start = tokens[0].i
    for before, token in zip(tokens[head.i - start : last.i - start], tokens[head.i - start + 1 :], strict=False):
        if token.tag in {"CD", "$"} and before.tag.startswith("NN"):
            return before
    return last


def _names_something(preposition: Token) -> bool:
    found = preposition.child("pobj")
    if preposition.lower in {"of", "close", "from"}:
        return found is not None or bool(preposition.children)
    if found is None or preposition.lower == "to":
        return False
    return found.tag == "NNP" or (found.tag == "CD" and any(c.text == "No" for c in found.children))


def _end(token: Token) -> Token | None:
    """The last token that still describes; None where the phrase is too long to be a description."""
    last, stack, seen = token, [token], 0
    while stack:
        at = stack.pop()
        seen += 1
        if seen > _LONGEST:
            return None
        for child in at.children:
            mark = child.dep == "punct" and child.text not in {"-", "‑", ","}
            beside = at.child("conj")
            lone = child.text == "," and (beside is None or is_beside(beside))
            if mark or lone or is_beside(child) or (child.i > at.i and child.dep in _OUTSIDE):
                continue
            stack.append(child)
            last = child if child.i > last.i else last
    return last


def is_beside(token: Token) -> bool:
    """Whether the parser took a name beside another for a coordinated one: no "and" stands anywhere in the list."""
    if token.dep != "conj":
        return False
    return not any(t.child("cc") is not None for t in [token.head, *conjuncts(token)])


def is_coordinated(token: Token) -> bool:
    """Whether others are coordinated with a token by "and"."""
    others = conjuncts(token)[1:]
    return bool(others) and not is_beside(others[0])


def determiner(head: Token, words: NameWords) -> str:
    """What the phrase begins with: "definite", "indefinite", "possessive" or "none"."""
    if head.child("poss") is not None:
        return "possessive"
    found = "none"
    for child in head.children:
        if child.i > head.i:
            break
        if child.lower in words.definite:
            return "definite"
        if child.dep in {"det", "nummod", "amod", "predet"} and child.lower in words.indefinite:
            found = "indefinite"
    return found


def owner(head: Token) -> Token | None:
    """The token that owns: the genitive before it, or what its "of" governs."""
    found = head.child("poss")
    if found is not None:
        return found
    preposition = next((c for c in head.childs("prep") if c.lower == "of"), None)
    return preposition.child("pobj") if preposition else None


def is_bare(head: Token) -> bool:
    """Whether nothing but a determiner stands before the head and nothing closely behind it."""
    plain = all(c.dep in {"det", "predet"} for c in head.children if c.i < head.i and c.dep in _LEFT)
    return plain and right_edge(head) is head


def is_plural(head: Token) -> bool:
    """Whether the head is a plural noun."""
    return head.tag in {"NNS", "NNPS"}


def number(head: Token, words: NameWords) -> int | None:
    """2 for "both", "the two" and "neither"; None where no such number is said."""
    said = {c.lower for c in head.children if c.i < head.i}
    if said & (words.both | words.neither):
        return 2
    if said & {"three", "3"}:
        return 3
    return 4 if said & {"four", "4"} else None


def conjuncts(token: Token) -> list[Token]:
    """The members coordinated with a token, itself first, in order, as far as a report could list them."""
    found, at = [token], token
    seen = {token}
    while len(found) < _MEMBERS:
        following = next((c for c in at.children if c.dep == "conj" and c not in seen), None) or _lost(at)
        if following is None:
            break
        found.append(following)
        seen.add(following)
        at = following
    return found


def _lost(token: Token) -> Token | None:
    """The name behind "and" where the parser made it the subject of what follows: "a call of Ana Soto and Luis Rey"."""
    link = next((c for c in token.childs("cc") if c.lower == "and" and c.i == token.i + 1), None)
    if link is None or token.dep != "pobj":
        return None
    tokens = token.sentence.tokens
    at = link.i - tokens[0].i + 1
    while at < min(len(tokens), link.i - tokens[0].i + _LONGEST) and tokens[at].dep in {"compound", "amod", "det"}:
        at += 1
    found = tokens[at] if at < len(tokens) else None
    return found if found is not None and found.tag == "NNP" and found.dep == "nsubj" else None
