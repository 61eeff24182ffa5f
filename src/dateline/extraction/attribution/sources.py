"""Who a source is: from the token that heads it to an actor."""

from __future__ import annotations

from dateline.extraction.attribution.cues import Cues
from dateline.extraction.attribution.model import Cast
from dateline.language import Token

_EMPTY = frozenset(
    {"it", "this", "that", "there", "what", "which", "who", "you", "one", "everyone", "everybody", "nobody", "no"}
)
_OWNER = ("of", "by", "from")
_DEPTH = 4


def speaker_of(source: Token, cast: Cast, cues: Cues) -> str | None:
    """The id of the actor whose words they are, or None where the text does not tell.

    A document or a press office stands for whoever issued it. A noun phrase that is no known actor becomes one;
    a pronoun that stands for nobody does not.
    """
    token = owner(source, cues)
    known = cast.who(token) or next((ids for c in token.childs("appos") if (ids := cast.who(c))), ())
    if known:
        return known[0] if len(known) == 1 or token.pos == "PRON" else cast.make(token)
    if token.pos in {"NOUN", "PROPN"} or token.tag in {"CD", "DT", "JJ", "JJS"}:
        return None if token.lower in _EMPTY else cast.make(token)
    return None


def owner(source: Token, cues: Cues) -> Token:
    """The token that names whoever speaks through a document or a press office; else the source itself."""
    at = source
    for _ in range(_DEPTH):
        if not (at.lower in cues.sources.documents or is_mouthpiece(at, cues)):
            break
        above = _possessor(at)
        if above is None:
            break
        at = above
    return at


def is_mouthpiece(token: Token, cues: Cues) -> bool:
    """Whether the noun is an office or an account through which another speaks."""
    if token.lower not in cues.sources.mouthpieces:
        return False
    return any(c.lower in cues.sources.mouthpiece_marks for c in token.childs("compound", "amod", "nmod"))


def can_speak(token: Token, cast: Cast, cues: Cues) -> bool:
    """Whether the noun can be a source where nothing but its meaning says so ("citing …")."""
    return bool(cast.who(token)) or token.lower in cues.sources.speakers or token.lemma in cues.sources.speakers


def _possessor(noun: Token) -> Token | None:
    own = noun.child("poss")
    if own is not None:
        return own
    for preposition in noun.childs("prep"):
        held = preposition.child("pobj")
        if preposition.lower in _OWNER and held is not None and (held.pos == "PROPN" or preposition.lower != "of"):
            return held
    for holder in noun.childs("prep"):
        held = holder.child("pobj")
        if (
            holder.lower == "of"
            and held is not None
            and held.lower in {"ministry", "office", "government", "department"}
        ):
            return held
    return next((c for c in noun.childs("compound", "nmod") if c.pos == "PROPN"), None)
