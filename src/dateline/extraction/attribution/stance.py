"""The stance of a statement: what the cue gives, refined by how the content is put."""

from __future__ import annotations

from dateline.extraction.attribution.model import Attribution
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, SUBJECTS
from dateline.language import Token
from dateline.types import Stance

_LEFT_OUT = frozenset({"please", "do", "let"})


def stance_of(attribution: Attribution, scene: Scene) -> Stance:
    """The stance: that of a telling cue; else a question asks, calling a claim false denies, and so on.

    An imperative and an obligation on others demand.
    """
    if attribution.stance != "asserts" or not attribution.content:
        return attribution.stance
    start, end = attribution.content[0][0], attribution.content[-1][1]
    if attribution.kind == "quote" and scene.text[end - 1 : end + 1].rstrip("”\"’'»").endswith("?"):
        return "asks"
    tokens = _tokens(attribution, scene)
    if _calls_false(attribution, tokens, scene):
        return "denies"
    if attribution.kind == "quote" and tokens and _is_imperative(tokens):
        return "demands"
    if _obliges_others(tokens, start, scene):
        return "demands"
    return "asserts"


def _tokens(attribution: Attribution, scene: Scene) -> list[Token]:
    """The tokens of the content's first stretch that stand in the sentence where it begins, or in the cue's."""
    start, end = attribution.content[0]
    sentence = attribution.cue.sentence
    if not sentence.start <= start < sentence.end:
        sentence = scene.sentence_at(start) or sentence
    return [t for t in sentence.tokens if start <= t.start < end]


def _is_imperative(tokens: list[Token]) -> bool:
    first = tokens[0]
    if first.lower in _LEFT_OUT and first.tag == "VB":
        return True
    return (
        first.tag == "VB"
        and first.child(*SUBJECTS) is None
        and not any(t.tag in FINITE and t.i < first.i for t in tokens)
    )


def _obliges_others(tokens: list[Token], start: int, scene: Scene) -> bool:
    """Whether the content's first verb obliges somebody other than the speaker: "must", "should", "has to"."""
    verb = next((t for t in tokens if t.tag in FINITE and t.dep in {"aux", "auxpass", "ROOT", "ccomp", "conj"}), None)
    if verb is None:
        return False
    main = verb.head if verb.dep == "aux" else verb
    who = main.child(*SUBJECTS)
    if who is None or who.lower in {"i", "we"}:
        return False
    if verb.lower in scene.cues.content.obliging:
        return True
    return (
        main.lemma in {"have", "need"} and verb.tag in {"VBZ", "VBP"} and any(c.dep == "xcomp" for c in main.children)
    )


def _calls_false(attribution: Attribution, tokens: list[Token], scene: Scene) -> bool:
    """Whether the source says of a claim that it is false, or not true."""
    words = scene.cues.content
    if attribution.kind == "object":
        claim = next((t for t in tokens if t.lemma in words.claims and t.pos == "NOUN"), None)
        return claim is not None and any(t.lower in words.false and not _inside(t, claim) for t in tokens)
    verb = next((t for t in tokens if t.tag in FINITE and t.lemma == "be"), None)
    who = verb.child(*SUBJECTS) if verb is not None else None
    if verb is None or who is None or who.i > verb.i or who.lemma not in words.claims:
        return False
    said = verb.childs("acomp", "attr")
    negated = verb.child("neg") is not None
    return any(c.lower in (words.true if negated else words.false) for c in said)


def _inside(token: Token, claim: Token) -> bool:
    """Whether the word belongs to what the claim says, and not to the claim."""
    return token.head is not claim and token.is_under(claim)
