"""Complements that are no finite clause: "urged X to …", "accused X of …", "called it …", "ruled out …"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extraction.attribution.cues import Frame
from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import Tree, takes_to
from dateline.language import Token

Finder = Callable[[Cue, Frame, Scene], Passage | None]
_PRONOUNS = frozenset({"it", "this", "that", "them", "him", "her", "himself", "herself", "itself", "themselves", "so"})
_QUESTIONS = frozenset({"what", "which", "whatever"})
_MARKS = frozenset("\"“‘«'")
_GERUNDS = frozenset({"xcomp", "ccomp", "pcomp", "dobj"})
_ADJUNCTS = ("prep", "npadvmod", "advmod", "advcl", "xcomp", "oprd")
_OF_OBJECTS = ("prep", "advcl")
_NOMINAL = frozenset({"DT", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CD", "HYPH", "IN"})
_LONGEST_OBJECT = 10
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})


def _infinitive(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    verb = next((c for c in _after(cue) if c.dep in {"xcomp", "ccomp", "advcl"} and takes_to(c)), None)
    if (
        verb is None
        or verb.child("nsubj") is not None
        or any(c.dep == "dobj" and c.i < verb.i and c.lower not in scene.cues.times for c in _after(cue))
    ):
        return None
    return _passage(cue, cue.tree.left(verb).start, _end(cue, verb, scene), scene)


def _order(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    verb = _ordered(cue)
    return None if verb is None else _passage(cue, cue.last.end, _end(cue, verb, scene), scene)


def _ordered(cue: Cue) -> Token | None:
    """The infinitive that somebody is to do: "urged him to go", "asked the firm to pay"."""
    held = [c for c in _after(cue) if c.dep in {"dobj", "dative", "prep"}]
    for verb in _after(cue):
        if (
            verb.dep in _INFINITIVES
            and takes_to(verb)
            and (verb.child("nsubj", "nsubjpass") or any(c.i < verb.i for c in held))
        ):
            return verb
    nouns = held + [o for c in held for o in c.childs("pobj")]
    if cue.last is not cue.head:
        nouns += cue.last.childs("pobj", "pcomp")
    return next(
        (v for n in nouns for v in n.children if v.dep in _INFINITIVES and takes_to(v) and v.i > cue.last.i), None
    )


def _call(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    """Whom the cue calls on to do something; with an object it is a telephone that is called with."""
    preps = [c for c in _after(cue) if c.dep in {"prep", "prt"} and c.lower in {"on", "upon", "to"}]
    upon = next((c for c in preps if not _is_time(c, scene)), None)
    if upon is None or any(c.dep in {"dobj", "oprd", "nsubjpass"} for c in cue.head.children):
        return None
    verb = _ordered(cue) or next((v for n in upon.childs("pobj") for v in n.children if takes_to(v)), None)
    return None if verb is None else _passage(cue, upon.end, _end(cue, verb, scene), scene)


def _gerund(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    held = _after(cue) + (cue.last.childs("pcomp") if cue.last is not cue.head else [])
    verb = next((c for c in held if _is_gerund(c) and (c.dep in _GERUNDS or cue.tree.after(cue.last) is c)), None)
    return None if verb is None else _passage(cue, cue.tree.left(verb).start, _end(cue, verb, scene), scene)


def _is_gerund(verb: Token) -> bool:
    """Whether the verb or its auxiliary is a gerund: "denied *having* said so"."""
    return verb.tag == "VBG" or any(c.tag == "VBG" for c in verb.childs("aux", "auxpass"))


def _object(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    held = _after(cue) + (cue.last.childs("pobj") if cue.last is not cue.head else [])
    noun = next((c for c in held if c.dep in {"dobj", "pobj", "attr"} and c is not cue.source), None)
    if (
        noun is None
        or noun.lower in scene.cues.times
        or noun.lower in _PRONOUNS
        or noun.pos not in {"NOUN", "PROPN", "NUM", "ADJ", "VERB", "PRON"}
    ):
        return None
    return _passage(cue, cue.tree.left(noun).start, _end(cue, noun, scene, after=_OF_OBJECTS), scene)


def quoted_name(last: Token, tree: Tree, scene: Scene) -> int | None:
    """Where the quotation ends that says what an object is called, whatever the parse: "called the deal «…»"."""
    quote = scene.quotes.next_from(last.end)
    if quote is None or quote.outer_start >= last.sentence.end or scene.quotes.at(last.start) is not None:
        return None
    between = [t for t in tree.tokens if last.i < t.i and t.end <= quote.outer_start]
    if not between or len(between) > _LONGEST_OBJECT or any(t.tag not in _NOMINAL for t in between):
        return None
    return quote.outer_end if any(t.pos in {"NOUN", "PROPN", "PRON"} for t in between) else None


def _predicate(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    end = quoted_name(cue.last, cue.tree, scene)
    if end is not None:
        return _passage(cue, cue.last.end, end, scene)
    after = _after(cue)
    named = next(
        (c for c in cue.head.childs("dobj", "nsubj", "pobj", "attr") if c.lower in _QUESTIONS and c.i < cue.head.i),
        None,
    )
    held = [
        c for c in after if c.dep in {"dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "dep"} and c is not cue.source
    ]
    if named is None and (not held or not _names_something(cue, held, scene)):
        return None
    if not held or takes_to(held[-1]):
        return None
    found = _passage(cue, cue.last.end, max(cue.tree.right(c).end for c in held), scene)
    if found is not None:
        found.unsaid = named is not None
    return found


def _names_something(cue: Cue, held: list[Token], scene: Scene) -> bool:
    """Whether an object is followed by what it is called, which may be a quotation."""
    if len(held) == 1 and held[0].pos == "PROPN" and scene.cast.who(held[0]):  # "called President Lind on Monday"
        return bool(scene.quotes.within(cue.last.end, cue.tree.right(held[0]).end))
    if any(c.dep in {"oprd", "ccomp", "acomp"} for c in held):
        return True
    start, end = cue.last.end, max(cue.tree.right(c).end for c in held)
    return bool(scene.quotes.within(start, end)) or len(held) > 1 or any(_is_false_claim(c, scene) for c in held)


def _is_false_claim(noun: Token, scene: Scene) -> bool:
    """Whether the parser took a claim and what it is called for one noun: "called the claim disinformation"."""
    words = scene.cues.content
    return noun.lower in words.false and any(c.lemma in words.claims for c in noun.childs("compound", "nmod"))


def _prepositional(cue: Cue, frame: Frame, scene: Scene) -> Passage | None:
    prep = next((c for c in _after(cue) if c.lower == frame and c.dep in {"prep", "prt", "agent"}), None)
    if prep is None:
        fixed = [cue.last] if cue.last is not cue.head else []
        holder = next((c for c in [*fixed, *_after(cue)] if c.dep == "dobj"), None)
        prep = (
            next((c for c in holder.children if c.lower == frame and c.dep == "prep"), None)
            if holder is not None
            else None
        )
    if prep is None or not prep.children:
        prep = _taken_as(cue) if frame == "as" else None
    if prep is None:
        return None
    last = prep
    if frame == "as" and prep.child("pobj") is None:  # "dismissed as false the report that …"
        last = next((c for c in _after(cue) if c.dep == "dobj" and c.i > prep.i), prep)
    return _passage(cue, cue.last.end, _end(cue, last, scene), scene)


def _taken_as(cue: Cue) -> Token | None:
    """The participle that "as" joins to an object: "rejected the report *as invented*"."""
    if not any(c.dep == "dobj" for c in _after(cue)):
        return None
    return next((c for c in _after(cue) if c.tag == "VBN" and any(m.lower == "as" for m in c.childs("mark"))), None)


def _after(cue: Cue) -> list[Token]:
    return [c for c in cue.head.children if c.i > cue.last.i]


def _end(cue: Cue, last: Token, scene: Scene, after: tuple[str, ...] = _ADJUNCTS) -> int:
    """The end of a complement with the adjuncts (labels in `after`) that follow it without a comma."""
    end = cue.tree.right(last)
    for sister in cue.head.children:
        first = cue.tree.left(sister)
        if sister.dep == "punct" or first.i <= end.i or any(t.text not in _MARKS for t in cue.tree.between(end, first)):
            continue
        purpose = after is not _OF_OBJECTS or sister.dep != "advcl" or takes_to(sister)
        if sister.dep not in after or sister.tag == "VBG" or _is_time(sister, scene) or not purpose:
            break
        end = cue.tree.right(sister)
    return end.end


def _is_time(adjunct: Token, scene: Scene) -> bool:
    noun = adjunct.child("pobj")
    return adjunct.dep == "prep" and noun is not None and noun.lower in scene.cues.times


def _passage(cue: Cue, start: int, end: int, scene: Scene) -> Passage | None:
    stretch = scene.trim(*scene.widen(start, end, cue.head.start))
    return None if stretch is None else Passage([stretch], (cue.start(), cue.last.end))


_PREPOSITIONS: tuple[Frame, ...] = ("of", "as", "for", "against", "with", "on", "about", "over", "to")
COMPLEMENTS: tuple[tuple[Frame, Finder], ...] = (
    ("call", _call), ("order", _order), ("infinitive", _infinitive), ("predicate", _predicate),
    *((preposition, _prepositional) for preposition in _PREPOSITIONS), ("gerund", _gerund), ("object", _object),
)  # fmt: skip
"""How each complement is found, in the order of trying."""
