"""Participles that tell of who is spoken to, which parsers take for verbs: "Lind, asked if she would go, said …"."""

from __future__ import annotations

from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import own_subject
from dateline.language import Token

_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CONTENT = frozenset({"IN", "TO", "WRB", "WP", "WDT", "RB"})
"""What may follow the participle, so that no subject or object of its own does."""


def is_spoken_to(verb: Token, scene: Scene) -> bool:
    """Whether a past tense is a participle, in front of its clause or between commas, of whom others speak to."""
    if verb.tag not in _PAST or verb.childs("aux", "auxpass"):
        return False
    before = scene.tree(verb.sentence).before(verb)
    if verb.dep == "advcl" and own_subject(verb) is None and verb.child("mark") is None:
        if verb.i < verb.head.i:
            return before is None or before.text in {"“", '"'} or before.dep == "advmod"
        return before is not None and before.text == "," and verb.child("dobj", "dative") is None
    return before is not None and before.text == "," and _is_parenthesis(verb, scene)


def one_asked(cue: Token, scene: Scene) -> Token | None:
    """Who speaks in the cue after being spoken to between commas, though the parser lost him as its subject."""
    tree = scene.tree(cue.sentence)
    for verb in cue.childs("ccomp", "advcl"):
        comma = tree.before(verb)
        who = tree.before(comma) if comma is not None else None
        if verb.i < cue.i and who is not None and is_spoken_to(verb, scene):
            return who if who.pos in {"NOUN", "PROPN", "PRON"} else None
    return None


def _is_parenthesis(verb: Token, scene: Scene) -> bool:
    """Whether what is said stands between commas before the verb of an answer that has no subject of its own."""
    tree = scene.tree(verb.sentence)
    following = tree.after(verb)
    if verb.lemma not in scene.cues.manners.telling | scene.cues.manners.asking or following is None:
        return False
    return following.tag in _CONTENT and any(_answers(t, verb, scene) for t in tree.tokens if t.i > verb.i)


def _answers(cue: Token, verb: Token, scene: Scene) -> bool:
    before = scene.tree(cue.sentence).before(cue)
    if cue.tag not in _FINITE or before is None or before.text != "," or not scene.cues.verbs(cue.lemma):
        return False
    who = own_subject(cue)
    return who is None or who.i < verb.i
