"""The time of a clause, by the form of its verb and of the verbs that govern it."""

from __future__ import annotations

from dateline.extraction.dates.lexicon import VerbLists
from dateline.extraction.dates.line import Vocabulary, vocabulary
from dateline.extraction.dates.resolving import Tense
from dateline.language.tree import Token

_MAX_CLIMB = 8
"""Verbs above the clause that are asked; real sentences need three or four."""
_MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "can", "ca", "could", "may", "might", "should", "must", "would", "'d", "’d"}
)
_OPEN = frozenset({"acl", "advcl", "ccomp", "conj", "pcomp", "xcomp"})
_SHARING = frozenset({"conj", "xcomp"})
_BE = "be"


def tense_of(token: Token, words: Vocabulary | None = None) -> Tense | None:
    """The time of the clause that the token heads: an event in it lies before, after or about the publication.

    A noun has the time of the verb that it is the subject or object of. None where the form leaves it open, as with
    "was to meet", which may still lie ahead. `words` are the time words to read by, by default the program's own.
    """
    return _tense(token, (words or vocabulary()).lexicon.verbs, _MAX_CLIMB)


def _tense(token: Token, verbs: VerbLists, climb: int) -> Tense | None:
    if climb == 0:
        return None
    if token.pos not in {"VERB", "AUX"}:
        return _of_noun(token, verbs, climb)
    if token.dep in {"aux", "auxpass"} and not token.is_root:
        return _tense(token.head, verbs, climb - 1)
    auxes = token.childs("aux", "auxpass")
    return _of_auxiliaries(token, auxes, verbs, climb) if auxes else _of_form(token, verbs, climb)


def _is_fulfilled(token: Token, auxes: list[Token]) -> bool:
    """Whether an infinitive is a perfect one, "to have met", under a verb that does not say it was only planned."""
    return any(aux.lemma == "have" for aux in auxes) and token.head.lemma not in {_BE, "suppose", "plan", "due"}


def _of_auxiliaries(token: Token, auxes: list[Token], verbs: VerbLists, climb: int) -> Tense | None:
    words = {aux.lower for aux in auxes}
    perfect = any(aux.lemma == "have" for aux in auxes)
    if words & _MODALS:
        return "past" if perfect else "future"
    if "to" in words:
        return "past" if _is_fulfilled(token, auxes) else _of_infinitive(token, verbs, climb)
    past = perfect or auxes[0].lower in {"was", "were", "did"}
    appointed = token.tag == "VBN" and token.lemma in verbs.appointing
    if appointed and any(aux.dep == "auxpass" for aux in auxes):
        # "Was scheduled for Friday" may lie on either side, "is scheduled for Friday" ahead.
        return None if past else "future"
    return "past" if past else "present"


def _of_form(token: Token, verbs: VerbLists, climb: int) -> Tense | None:
    if token.tag == "VBD":
        return "past"
    if token.tag in {"VBZ", "VBP"}:
        # In a headline the present tells what has happened, but also what is about to.
        if token.sentence.document.place == "headline":
            return None
        return "past" if token.lemma in verbs.saying else "present"
    above = not token.is_root and token.dep in (_SHARING if token.tag == "VBN" else _OPEN)
    if above:
        return _tense(token.head, verbs, climb - 1)
    if token.tag == "VBN":
        return "future" if token.lemma in verbs.appointing else "past"
    return None


def _of_infinitive(token: Token, verbs: VerbLists, climb: int) -> Tense | None:
    """An infinitive lies ahead, except where it names what the governing verb did or was meant to do."""
    if token.is_root:
        return "future"
    governor = token.head
    above = _tense(governor, verbs, climb - 1)
    if token.dep == "conj":
        return above
    if above != "past":
        return "future" if above is not None or governor.lemma in verbs.prospective else None
    if governor.lemma == _BE or any(child.lemma == _BE and child.dep == "aux" for child in governor.children):
        return None
    if governor.lemma in verbs.implicative or token.dep == "advcl":
        return "past"
    return "future"


def _of_noun(token: Token, verbs: VerbLists, climb: int) -> Tense | None:
    """A noun has the time of the verb that it is the subject of, and mostly of one that it is the object of.

    "Discuss the April deadline" and "prepare for talks" say nothing of when the noun's event is.
    """
    if token.is_root:
        return None
    above = token.head
    if token.dep in {"nsubj", "nsubjpass", "csubj"}:
        return _tense(above, verbs, climb - 1)
    if token.dep in {"conj", "compound", "attr", "appos"} or (token.dep == "pobj" and above.lower == "of"):
        return _tense(above.head if above.lower == "of" else above, verbs, climb - 1)
    preposition = above if token.dep == "pobj" else None
    governor = preposition.head if preposition else above
    if governor.lemma in verbs.prospective or governor.pos not in {"VERB", "AUX"}:
        return None
    supported = governor.lemma in verbs.support or preposition is not None
    tense = _tense(governor, verbs, climb - 1)
    if preposition is not None and preposition.lower not in verbs.same_time:
        return None
    return tense if tense != "future" or supported else None
