"""What a clause beside a noun says of when and where an event was to be: "talks due to open in Oslo on Monday"."""

from __future__ import annotations

from itertools import islice

from dateline.extraction.events import grammar
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_BESIDE = frozenset({"acl", "relcl", "amod", "prep", "appos", "advcl", "acomp"})
_FAR = 24
"""Words of a noun phrase among which a clause is sought that the parser hung too low."""


def appointments(noun: Token, lexicon: Lexicon, *, former: bool = False) -> list[Token]:
    """The words that set an event, each with the infinitives behind it; of a `former` plan only where asked for."""
    settings = [w for clause in _clauses(noun) for w in _setting(clause, lexicon)]
    kept = [w for w in settings if former or not is_former(w, lexicon)]
    return [w for s in kept for w in (s, *s.childs("xcomp"))]


def is_former(word: Token, lexicon: Lexicon) -> bool:
    """Whether it is told what once was planned: "originally planned for May", "had been due to meet"."""
    classes = lexicon.classes
    beside = [word, *([word.head] if word.dep in {"acomp", "xcomp"} else [])]
    if any(c.lower in classes["former"] for w in beside for c in w.childs("advmod", "amod")):
        return True
    helpers = [a for w in beside for a in w.childs("aux") if grammar.is_verb(a)]
    return any(a.lower in words().pluperfect for a in helpers)


def kept_as_planned(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb's subject is measured against a plan: "did not take place as scheduled"."""
    beside = [c for v in (verb, *verb.childs("xcomp")) for c in v.childs("advcl")]
    return any(c.lemma in lexicon.classes["scheduling"] and c.child("mark") is not None for c in beside)


def _clauses(noun: Token) -> list[Token]:
    """Clauses and adjectives of a noun, and relative clauses that hang on a thing that its phrase names."""
    own = [c for c in noun.children if c.dep in _BESIDE]
    behind = [
        t for t in islice(noun.subtree(), _FAR) if t.i > noun.i and t.head is not noun and grammar.is_noun(t.head)
    ]
    return own + [t for t in behind if _is_of_thing(t) or _names_day(t)]


def _is_of_thing(clause: Token) -> bool:
    """Whether a relative clause hangs on a thing, which is not planned but named: "talks on the dam that were due"."""
    return clause.dep == "relcl" and not clause.head.tag.startswith("NNP")


def _names_day(clause: Token) -> bool:
    """Whether a participle beside a name only sets a day, which nobody is set for: "with Lind, scheduled for May"."""
    return (
        clause.dep == "acl"
        and clause.tag == "VBN"
        and not clause.childs("xcomp")
        and bool(grammar.prepositional(clause, "for"))
    )


def _setting(clause: Token, lexicon: Lexicon) -> list[Token]:
    scheduling = lexicon.classes["scheduling"]
    if clause.lemma == "be":
        heads = [c for c in clause.childs("acomp", "attr") if c.lemma in scheduling]
        return [*heads, *(c for c in clause.childs("xcomp") if c.tag == "VB")]
    active = clause.tag == "VBD" and clause.dep != "acl"
    return [clause] if clause.lemma in scheduling and not active else []
