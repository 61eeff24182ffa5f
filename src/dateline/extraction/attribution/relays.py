"""Who passes it on: "X, citing Y, reported …", "X quoted Y as saying …", "X has learned from Y"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.attribution.model import Attribution
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import can_speak
from dateline.extraction.attribution.trees import agent, is_passive, subject
from dateline.language import Token


def relay(found: list[Attribution], scene: Scene) -> list[Attribution]:
    """The sentence's attributions with those of a source that another one passes on.

    Where X reports, citing Y, the words are Y's and X passes them on: X's attribution stays as a `relay`, which
    makes no statement, and Y's stands inside it.
    """
    result = list(found)
    for attribution in found:
        if attribution.kind == "relay":
            continue
        inner = _quoted_as(attribution) or _learned(attribution, scene)
        if inner is not None:
            _replace(result, attribution, inner)
    if found:
        for token in found[0].cue.sentence.tokens:
            if token.lemma in scene.cues.relays.citing and token.tag == "VBG":
                _cite(token, result, scene)
    return result


def _replace(result: list[Attribution], attribution: Attribution, inner: tuple[Token | None, Token]) -> None:
    """Make the attribution that of the source `inner[1]`, inside a relay by `inner[0]`."""
    outer, source = inner
    attribution.source = source
    if outer is not None:
        passing = _passing(attribution, outer)
        attribution.parent = passing
        result.insert(result.index(attribution), passing)


def _passing(attribution: Attribution, source: Token) -> Attribution:
    return replace(
        attribution, source=source, kind="relay", emits=False, parent=None, quotes=[], stance="asserts", addressee=None
    )


def _quoted_as(attribution: Attribution) -> tuple[Token | None, Token] | None:
    """For "X quoted Y as saying", "Y was quoted by X as saying"."""
    verb = attribution.cue
    if verb.dep != "pcomp" or verb.head.lower != "as":
        return None
    quoting = verb.head.head
    if quoting.lemma not in {"quote", "cite"}:
        return None
    if is_passive(quoting) or (quoting.tag == "VBN" and quoting.child("aux") is None):
        said = quoting.child("nsubjpass", "nsubj") or subject(quoting)
        return (agent(quoting) or agent(verb), said) if said is not None else None
    said = quoting.child("dobj")
    return (subject(quoting), said) if said is not None else None


def _learned(attribution: Attribution, scene: Scene) -> tuple[Token | None, Token] | None:
    verb = attribution.cue
    if verb.lemma not in scene.cues.relays.learning or attribution.source is None:
        return None
    origin = next((p.child("pobj") for p in verb.childs("prep") if p.lower == "from"), None)
    if origin is None or not can_speak(origin, scene.cast, scene.cues):
        return None
    attribution.emits = True
    return attribution.source, origin


def _cite(token: Token, result: list[Attribution], scene: Scene) -> None:
    cited = token.child("dobj")
    if cited is None or not can_speak(cited, scene.cast, scene.cues):
        return
    governing = _governing(token, result)
    if governing is None:
        return
    inner = replace(
        governing, cue=token, cue_span=(token.start, token.end), source=cited, parent=governing, quotes=[],
        addressee=None,
        content=[s for s in governing.content if not s[0] <= token.start < s[1]] or list(governing.content),
    )  # fmt: skip
    governing.kind, governing.emits = "relay", False
    result.append(inner)


def _governing(token: Token, result: list[Attribution]) -> Attribution | None:
    """The saying that the citation belongs to: by the parse, else by a common source, else the nearest."""
    said = [a for a in result if a.kind in {"clause", "quote"}]
    above = list(token.ancestors())
    for attribution in said:
        if attribution.cue in above:
            return attribution
    who = subject(token)
    for attribution in said:
        if attribution.source is who and who is not None:
            return attribution
    return min(said, key=lambda a: abs(a.cue.i - token.i), default=None)
