"""Who issued a document that is only pointed at: "the report said", "according to the same statement"."""

from __future__ import annotations

from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import owner
from dateline.extraction.attribution.trees import subject
from dateline.language import Token

_POINTING = frozenset({"the", "this", "that", "same", "these", "those"})
_LOOK_BACK = 8
"""Sentences before it in which a document may have been introduced."""


def issuer(source: Token, scene: Scene) -> Token | None:
    """The token for whoever issued the document that the source points back at, or None.

    A noun of the same kind with an owner introduced it ("a report by Radio North"), or the verb of the same kind
    with a subject ("Radio North reported"); the nearest counts.
    """
    noun = source.lower
    pointing = any(c.lower in _POINTING for c in source.childs("det", "amod"))
    if noun not in scene.cues.sources.documents or not pointing or owner(source, scene.cues) is not source:
        return None
    known = (scene.cast.actors.get(i) for i in scene.cast.who(source))
    if any(actor is not None and actor.kind not in {None, "group"} for actor in known):
        return None
    last = source.sentence.index
    for sentence in reversed(scene.document.sentences[max(0, last - _LOOK_BACK) : last + 1]):
        for token in reversed(sentence.tokens):
            if token.i < source.i and token.lemma == source.lemma and (found := _introduced(token, scene)) is not None:
                return found
    return None


def _introduced(token: Token, scene: Scene) -> Token | None:
    if token.tag.startswith("VB"):
        return subject(token)
    found = owner(token, scene.cues)
    return found if found is not token else None
