"""Attribution in headlines: "Kremlin: …", "… — FT", "Minister Says …", "…, Official Says"."""

from __future__ import annotations

from dateline.extraction.attribution.model import Attribution, Stretch
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, subject
from dateline.language import Sentence, Token

_DASHES = frozenset({"—", "–", "-", "--", "|"})
_OPENING, _CLOSING = frozenset("\"'“‘«"), frozenset("\"'”’»")
_MAX_NAME = 5
_MIN_QUOTATION = 4
"""Tokens of a quotation, its marks among them, that is more than a word set apart."""


def headline_attributions(sentence: Sentence, scene: Scene) -> list[Attribution]:
    """What a headline attributes by its form alone, which holds where the parse of its title case does not."""
    tokens = sentence.tokens
    for found in (_quoted_before_colon(tokens, scene), _before_colon(tokens, scene), _after_dash(tokens, scene)):
        if found is not None:
            return [found]
    return []


def speaker_before_colon(sentence: Sentence, scene: Scene) -> list[Attribution]:
    """Whose turn it is in a transcript, or whom a line quotes: "Novak: we shall wait"; persons only."""
    found = _before_colon(sentence.tokens, scene)
    if found is None or found.source is None:
        return []
    quote = scene.quote_opening_at(found.cue.end)
    if quote is not None:
        return []  # the quotation finds its speaker before the colon by itself
    ids = scene.cast.who(found.source)
    actor = scene.cast.actors.get(ids[0]) if ids else None
    return [found] if actor is not None and actor.kind == "person" else []


def _quoted_before_colon(tokens: list[Token], scene: Scene) -> Attribution | None:
    """A quotation, a colon, and whose it is: "'We stay': mayor", "'We stay': Novak vows to hold the bridge"."""
    colon = next((t for t in tokens if t.text == ":"), None)
    before = [t for t in tokens if colon is not None and t.i < colon.i]
    if (
        colon is None
        or len(before) < _MIN_QUOTATION
        or before[0].text not in _OPENING
        or before[-1].text not in _CLOSING
    ):
        return None
    after = [t for t in tokens if t.i > colon.i]
    speaking = next((t for t in after if t.dep == "nsubj" and scene.cast.who(t)), None)
    source = _name(after, scene) or speaking
    return _made(colon, source, (before[1].start, before[-2].end), (tokens[0].start, colon.end), scene)


def _before_colon(tokens: list[Token], scene: Scene) -> Attribution | None:
    colon = next((t for t in tokens[: _MAX_NAME + 1] if t.text == ":"), None)
    if colon is None:
        return None
    before = [t for t in tokens if t.i < colon.i]
    source = _name(before, scene) or _teller(before, scene)
    return _made(colon, source, (colon.end, tokens[-1].end), (tokens[0].start, colon.end), scene)


def _after_dash(tokens: list[Token], scene: Scene) -> Attribution | None:
    dash = next((t for t in reversed(tokens[-_MAX_NAME:]) if t.text in _DASHES), None)
    if dash is None or scene.text[dash.start - 1 : dash.start] != " ":
        return None
    after = [t for t in tokens if t.i > dash.i]
    source = _name(after, scene) or _unknown_name(after)
    return _made(dash, source, (tokens[0].start, dash.start), (dash.start, tokens[-1].end), scene)


def _name(tokens: list[Token], scene: Scene) -> Token | None:
    """The last word of a stretch that is nothing but an actor's name and titles."""
    if not tokens or any(
        t.tag in FINITE or t.tag in {"VB", "VBG", ","} or t.lower in {"as", "after", "and"} for t in tokens
    ):
        return None
    return tokens[-1] if scene.cast.who(tokens[-1]) else None


def _teller(tokens: list[Token], scene: Scene) -> Token | None:
    """Who says it in a clause of saying before a colon: "Oslo warns Riga: no more delays"."""
    verb = next((t for t in tokens if t.is_root and t.tag in FINITE and scene.cues.verbs(t.lemma)), None)
    told = subject(verb) if verb is not None else None
    return told if told in tokens and scene.cast.who(told) else None


def _unknown_name(tokens: list[Token]) -> Token | None:
    """The last word of a name that the article mentions nowhere else, as agencies are named after a dash."""
    named = bool(tokens) and tokens[0].tag == "NNP" and all(t.text[:1].isupper() and t.pos != "VERB" for t in tokens)
    return tokens[-1] if named and len(tokens) <= 3 else None


def _made(cue: Token, source: Token | None, content: Stretch, group: Stretch, scene: Scene) -> Attribution | None:
    stretch = scene.trim(*content)
    if source is None or stretch is None or " " not in scene.text[stretch[0] : stretch[1]]:
        return None
    return Attribution(
        document=scene.document, cue=cue, cue_span=(cue.start, cue.end), kind="clause", stance="asserts", source=source,
        content=[stretch], group=group,
    )  # fmt: skip
