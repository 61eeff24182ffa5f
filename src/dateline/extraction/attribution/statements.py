"""Statements from attributions: content, cue, speaker and relays, with the words they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from dateline.extraction.attribution.index import Attributions
from dateline.extraction.attribution.model import UNNAMED, Attribution, Cast, Stretch
from dateline.language import Token
from dateline.types import Article, Evidence, Statement
from dateline.types.evidence import EvidenceRole

Occasion = Callable[[Attribution], "str | None"]
"""Gives the id of the event on whose occasion something was said, or None."""

Dating = Callable[[Token], "str | None"]
"""Gives the EDTF date of what the token's clause says was done, or None."""

_VOUCHING = frozenset({"clause", "quote", "phrase", "relay"})


def statements(
    attributions: Attributions,
    article: Article,
    cast: Cast,
    dating: Dating | None = None,
    occasion: Occasion | None = None,
) -> list[Statement]:
    """One `Statement` for each attribution that makes one, in the order of the text, headline first."""
    emitted = [a for a in attributions.all if a.emits and a.speaker != UNNAMED and a.content]
    emitted.sort(key=lambda a: (a.document.place == "body", a.hull[0], a.cue.start))
    return [_statement(a, article, cast, dating, occasion) for a in emitted]


def _statement(
    attribution: Attribution, article: Article, cast: Cast, dating: Dating | None, occasion: Occasion | None
) -> Statement:
    text = attribution.document.text
    return Statement(
        id=_identity(attribution, article),
        speaker=attribution.speaker,
        cue=text[slice(*attribution.cue_span)],
        content=" … ".join(text[start:end] for start, end in attribution.content),
        quotes=tuple(q.text for q in attribution.quotes),
        via=via(attribution),
        addressee=_addressee(attribution, cast),
        occasion=occasion(attribution) if occasion is not None else None,
        stance=attribution.stance,
        hedged=attribution.hedged,
        date=dating(attribution.cue) if dating is not None else None,
        evidence=tuple(_evidence(attribution)),
    )


def via(attribution: Attribution) -> tuple[str, ...]:
    """Who passes the words on, outermost first: whoever vouches for the clause in which they are attributed."""
    found: list[str] = []
    inner = attribution
    for outer in reversed(attribution.chain()[:-1]):
        if outer.kind == "attitude":
            continue
        if outer.kind not in _VOUCHING or outer.denied:
            break
        if outer.speaker not in {UNNAMED, inner.speaker, attribution.speaker, *found}:
            found.append(outer.speaker)
        inner = outer
    return tuple(reversed(found))


def _addressee(attribution: Attribution, cast: Cast) -> str | None:
    token = attribution.addressee
    if token is None:
        return None
    known = cast.who(token)
    if known and known[0] in cast.actors:
        return cast.actors[known[0]].name
    if token.pos not in {"NOUN", "PROPN"}:
        return None
    words = [t for t in token.children if t.i < token.i and t.dep in {"compound", "amod", "det", "nummod", "nmod"}]
    start = min([token, *words], key=lambda t: t.i)
    return attribution.document.text[start.start : token.end]


def _evidence(attribution: Attribution) -> Iterable[Evidence]:
    parts: list[tuple[EvidenceRole, Stretch]] = []
    if attribution.source_span is not None:
        parts.append(("source", attribution.source_span))
    if attribution.cue_span[1] > attribution.cue_span[0]:
        parts.append(("cue", attribution.cue_span))
    parts += [("content", stretch) for stretch in attribution.content]
    text = attribution.document.text
    for role, (start, end) in parts:
        yield Evidence.model_validate(
            {"in": attribution.document.place, "role": role, "start": start, "end": end, "text": text[start:end]}
        )


def _identity(attribution: Attribution, article: Article) -> str:
    """Stable across runs: made of the article and the place of cue and content in it."""
    spans = [attribution.cue_span, *attribution.content]
    key = f"{article.id}\n{attribution.document.place}\n{attribution.speaker}\n{spans}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
