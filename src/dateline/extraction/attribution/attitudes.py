"""Attitudes and opinions that are attributed without being put into words: "is wary of …", "was expected to …".

They make no statement and vouch for nothing; as marks of whose view the text gives they belong to the attributions.
"""

from __future__ import annotations

from dateline.extraction.attribution.model import Attribution, Stretch
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, SUBJECTS, agent, is_passive, own_subject, subject
from dateline.language import Token

_MARKS = frozenset({"that", "whether", "if"})


def attitude(token: Token, scene: Scene) -> Attribution | None:
    """The attitude that an adjective beside a linking verb, or a passive without an agent, tells of."""
    if token.dep == "acomp" and token.lower in scene.cues.attitudes.adjectives:
        return _of_adjective(token, scene)
    if token.tag == "VBN" and token.lemma in scene.cues.attitudes.passives and is_passive(token) and not agent(token):
        return _of_passive(token, scene)
    if (
        token.lemma in scene.cues.attitudes.raising
        and token.tag in FINITE
        and token.child("xcomp", "oprd", "ccomp", "acomp")
    ):
        return _of_raising(token, scene)
    return None


def _of_adjective(adjective: Token, scene: Scene) -> Attribution | None:
    tree, copula = scene.tree(adjective.sentence), adjective.head
    source = own_subject(copula) or subject(copula)
    behind = [c for c in (*adjective.children, *copula.children) if c.i > adjective.i]
    held = next((c for c in behind if c.dep in {"ccomp", "xcomp"}), None)
    preposition = next((c for c in behind if c.dep == "prep" and c.lower in scene.cues.attitudes.prepositions), None)
    if source is None or source.tag == "EX" or (held is None and preposition is None):
        return None
    if preposition is not None and (held is None or preposition.i < held.i):
        cue, end = (copula.start, preposition.end), tree.right(preposition).end
    else:
        assert held is not None
        cue, end = (copula.start, adjective.end), tree.right(held).end
    start = cue[1]
    following = next((t for t in tree.tokens if t.start >= start), None)
    if following is not None and following.lower in _MARKS and following.lower == "that":
        start = following.end
    return _made(adjective, cue, source, (start, end), scene)


def _of_passive(verb: Token, scene: Scene) -> Attribution | None:
    """What is expected or thought, with the words that say so; of a question only what is asked."""
    tree = scene.tree(verb.sentence)
    auxiliary = verb.child("auxpass")
    cue = (auxiliary.start if auxiliary is not None else verb.start, verb.end)
    if verb.lemma in scene.cues.manners.asking:
        return _made(verb, cue, None, (verb.end, tree.right(verb).end), scene)
    return _made(verb, cue, None, _clause(verb, scene), scene)


def _of_raising(verb: Token, scene: Scene) -> Attribution | None:
    """How things seem, to nobody in particular: the clause with the words that say so."""
    return _made(verb, (verb.start, verb.end), None, _clause(verb, scene), scene)


def _clause(verb: Token, scene: Scene) -> Stretch:
    """The verb's clause, without what a comma or a conjunction joins to it."""
    tree = scene.tree(verb.sentence)
    first = next((c for c in verb.children if c.i < verb.i and c.dep in SUBJECTS), verb)
    last = verb
    for child in (c for c in verb.children if c.i > verb.i):
        before = tree.before(tree.left(child))
        if child.dep in {"cc", "conj", "parataxis", "punct"} or (before is not None and before.text == ","):
            break
        last = child
    return tree.left(first).start, max(tree.right(last).end, verb.end) if last is not verb else verb.end


def _made(cue: Token, span: Stretch, source: Token | None, content: Stretch, scene: Scene) -> Attribution | None:
    stretch = scene.trim(*scene.widen(*content, cue.start))
    if stretch is None:
        return None
    return Attribution(
        document=scene.document, cue=cue, cue_span=span, kind="attitude", stance="asserts", source=source,
        content=[stretch], group=span, emits=False, vouches=False,
    )  # fmt: skip
