"""What an event that one version of an article tells has become in another version."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.record.cluster import Cluster
from dateline.record.compare import MARGIN, compare
from dateline.record.mention import Mention


def successor(gone: Mention, told: Sequence[Mention]) -> Mention | None:
    """The mention of the other version that is of the same event: the one that fits clearly better than the rest.

    An article may tell an event anew in any words: it is enough that nothing speaks against the only one of its kind.
    """
    if not told:
        return None
    elsewhere = _as_if_another_told(gone, told[0].published)
    scored = [(compare(elsewhere, Cluster(m)).score, m) for m in told if m.type == gone.type]
    fitting = sorted(((s, m) for s, m in scored if s >= 0), key=lambda f: (-f[0], f[1].order))
    if not fitting or any(fitting[0][0] - score < MARGIN for score, _ in fitting[1:]):
        return None
    return fitting[0][1]


def _as_if_another_told(gone: Mention, published: str | None) -> Mention:
    """One article tells an event once, and when its versions came out says nothing of when the event took place."""
    return Mention.model_validate(gone.model_dump() | {"article": "", "published": published})
