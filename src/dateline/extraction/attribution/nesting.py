"""Which attribution stands inside which, and what of the text belongs to each."""

from __future__ import annotations

from bisect import bisect_right

from dateline.extraction.attribution.model import Attribution, Stretch
from dateline.extraction.attribution.scene import Scene

_ENDLESS = 1 << 62
_SENTENCE_LEVEL = {"phrase": 3, "relay": 2, "clause": 1, "quote": 1}
_MAX_STRETCHES = 8


def nest(found: list[Attribution], scene: Scene) -> None:
    """Set the parent of each attribution, and cut the cues of outer attributions out of the contents of inner ones."""
    ordered = sorted(found, key=lambda a: (a.hull[0], -a.hull[1]))
    for k, attribution in enumerate(ordered):
        outer = _around(attribution, ordered, k)
        for other in outer:
            if other.parent is not attribution and attribution.parent is not other:
                _cut(attribution, other.group, scene)
        if attribution.parent is None and outer:
            attribution.parent = min(outer, key=_size)
    for attribution in found:
        _drop_circles(attribution)


def _around(attribution: Attribution, ordered: list[Attribution], k: int) -> list[Attribution]:
    """The attributions whose content holds this one's cue, where not this one holds theirs more closely."""
    at = attribution.cue.start
    nearby = ordered[max(0, k - _NEARBY) : k + _NEARBY]
    return [o for o in nearby if o is not attribution and _holds(o, at) and not _inside(o, attribution)]


_NEARBY = 40
"""How many attributions, in order of the text, are looked at around each one: contents nest a few deep at most."""


def _holds(attribution: Attribution, position: int) -> bool:
    k = bisect_right(attribution.content, (position, _ENDLESS)) - 1
    return k >= 0 and attribution.content[k][0] <= position < attribution.content[k][1]


def _inside(other: Attribution, attribution: Attribution) -> bool:
    """Whether `other` stands inside `attribution` although each holds the other's cue: the tie is for the outer cue.

    A phrase such as "according to" is outside a verb; of two verbs the one later in the sentence is outside.
    """
    if not _holds(attribution, other.cue.start):
        return False
    mine, theirs = _SENTENCE_LEVEL.get(attribution.kind, 0), _SENTENCE_LEVEL.get(other.kind, 0)
    if mine != theirs:
        return mine > theirs
    return attribution.cue.start > other.cue.start


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _cut(attribution: Attribution, hole: Stretch, scene: Scene) -> None:
    """Take a stretch out of the content."""
    if len(attribution.content) >= _MAX_STRETCHES:
        return
    parts: list[Stretch] = []
    for start, end in attribution.content:
        if hole[1] <= start or end <= hole[0]:
            parts.append((start, end))
            continue
        pieces = [(start, hole[0]), (hole[1], end)]
        parts += [t for s, e in pieces if s < e and (t := scene.trim(s, e)) is not None]
    attribution.content = parts or attribution.content


def _drop_circles(attribution: Attribution) -> None:
    seen = {id(attribution)}
    at = attribution
    while at.parent is not None:
        if id(at.parent) in seen:
            at.parent = None
            return
        seen.add(id(at.parent))
        at = at.parent
