"""Who vouches for an event, and what becomes of it where one denies what another says."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.attribution import UNNAMED, Attribution, Attributions
from dateline.extraction.events.context import judge
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon import Lexicon


def sources(mention: Mention, attributions: Attributions) -> list[str]:
    """Who vouches for the event, outermost first; nobody vouches for his own speech act by performing it."""
    chain = [a.speaker for a in attributions.governing(mention.token)]
    if mention.frame.speech:
        while chain and chain[-1] in mention.actors:
            chain.pop()
    return list(dict.fromkeys(chain))


def versions(mention: Mention, attributions: Attributions, lexicon: Lexicon, *, headline: bool) -> list[Mention]:
    """The mention, and where a source denies what a named other says, the other's own version of it besides.

    In "Oslo denied a Herald report that it had left the talks" the talks were not left according to Oslo, and were
    according to the Herald.
    """
    chain = attributions.governing(mention.token)
    k = next((i for i, a in enumerate(chain) if a.denied), None)
    if k is None:
        return [mention]
    inner = [a for a in chain[k + 1 :] if not a.denied and a.speaker not in {UNNAMED, chain[k].speaker}]
    if not inner:
        return [mention]
    told = judge(mention, lexicon, headline=headline, until=inner[0].cue)
    if told.status == mention.status:
        return [mention]
    other = replace(
        mention, status=told.status or "occurred", signals=told.signals, sources=_speakers([*chain[:k], *inner])
    )
    mention.sources = _speakers(chain[: k + 1])
    return [mention, other]


def _speakers(chain: list[Attribution]) -> list[str]:
    return list(dict.fromkeys(a.speaker for a in chain))
