"""Sayings told of only as not made, below a denial, a doubt or a negation: "denied that he had threatened to …"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extraction.attribution.model import Attribution
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, SUBJECTS
from dateline.extraction.lexicon.words import words
from dateline.language import Token


def withhold(found: Iterable[Attribution], scene: Scene) -> None:
    """Let no attribution make a statement or vouch whose own saying an attribution around it says was not made."""
    for attribution in found:
        if attribution.kind != "attitude" and any(_undoes(a, attribution, scene) for a in attribution.chain()[:-1]):
            attribution.emits, attribution.negated = False, True


def _undoes(outer: Attribution, inner: Attribution, scene: Scene) -> bool:
    """Whether the saying of `inner` stands in what `outer` denies, doubts or is not said to have said."""
    if outer.kind in {"attitude", "hedge"} or outer.negated == (outer.stance in {"denies", "doubts"}):
        return False
    if outer.cue.lemma in scene.cues.manners.granting or _is_joined(outer, inner):
        return False
    path = _path(inner.cue, outer.cue)
    if outer.denied and not scene.cues.denies(outer.cue.lemma):  # "said that the report was false"
        return any(_is_claim(t, scene) for t in path[1:])
    return not (_is_object(path, outer, scene) or _is_granted(path, scene))


def _is_joined(outer: Attribution, inner: Attribution) -> bool:
    """Whether the same subject goes on with another finite verb: "rejected the call to leave and accused Oslo of …"."""
    return inner.cue.tag in FINITE and inner.source is not None and inner.source is outer.source


def _path(token: Token, above: Token) -> list[Token]:
    """The token with those that govern it, up to and without `above`."""
    path = [token]
    while path[-1].head is not above and not path[-1].is_root:
        path.append(path[-1].head)
    return path


def _is_object(path: Sequence[Token], outer: Attribution, scene: Scene) -> bool:
    """Whether the cue is the noun that is denied, which somebody said: "denied Oslo's *claim*", "rejected a *call*"."""
    of_acts = not any("clause" in word.senses for word in scene.cues.verbs(outer.cue.lemma)) or not outer.denied
    said = path[0].pos == "NOUN" and (of_acts or _is_claim(path[0], scene))
    return said and all(t.dep == "conj" or t.lower == "as" for t in [*path[1:], *([path[0]] if len(path) > 1 else [])])


def _is_granted(path: Sequence[Token], scene: Scene) -> bool:
    """Whether a denial leaves alone what stands at the end of the path: an aside, or what tells only when."""
    for k, token in enumerate(path):
        if token.dep == "advcl" and any(c.lower in words().granted for c in token.childs("mark", "advmod")):
            return True
        if token.dep == "prep" and token.lower in words().granted:
            return True
        if k + 1 < len(path) and _is_aside(token, path[k + 1], scene) and not (k and _is_claim(path[k + 1], scene)):
            return True
    return False


def _is_aside(clause: Token, noun: Token, scene: Scene) -> bool:
    """Whether a clause says more of a noun, and not what a claim says: "claims *made by* Oslo", "Oslo, *which* …"."""
    who = clause.child(*SUBJECTS)
    if clause.dep == "acl":
        return who is None and clause.tag in {"VBG", "VBN"}
    return clause.dep == "relcl" and (not _is_claim(noun, scene) or who is None or who.lower in words().relative)


def _is_claim(token: Token, scene: Scene) -> bool:
    """Whether a noun is one of what is claimed, so that to deny it is to deny what it says."""
    sense = scene.cues.nouns.get(token.lemma)
    told = sense is not None and sense.stance in {"asserts", "accuses"}
    return token.pos == "NOUN" and (told or token.lemma in scene.cues.content.claims)
