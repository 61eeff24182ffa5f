"""Who an event's reports go back to: copies and reports that rest on one first-hand source count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.record.mention import Mention, Said
from dateline.types import Sources
from dateline.types.naming import slug

_UNNAMED = re.compile(r"\b(?:unnamed|anonymous|sources?|officials?|people|persons?|diplomats?)\b")


def origin(mention: Mention, said: Said, copy_of: Mapping[str, str]) -> str:
    """Whom one saying goes back to: the first-hand source, else the publisher, else the article itself.

    A source without a name is another one in every article that is not a copy.
    """
    root = copy_of.get(mention.article, mention.article)
    if said.according_to:
        source = said.according_to[-1]
        return f"{root}|{source}" if _UNNAMED.search(source) else source
    return slug(mention.publisher) if mention.publisher and root == mention.article else root


def origins(mentions: Iterable[Mention], copy_of: Mapping[str, str]) -> list[str]:
    """Everybody whom the reports of an event go back to, in order."""
    publishers = {m.article: m for m in mentions}
    found: dict[str, None] = {}
    for mention in publishers.values():
        original = publishers.get(copy_of.get(mention.article, mention.article), mention)
        for said in mention.said:
            stands_for = original if not said.according_to else mention
            found[origin(stands_for, said, copy_of)] = None
    return sorted(found)


def sources(mentions: Iterable[Mention], copy_of: Mapping[str, str]) -> Sources:
    """How many articles report the event and how many sources of their own they rest on."""
    listed = list(mentions)
    return Sources(reports=len({m.article for m in listed}), independent=len(origins(listed, copy_of)))
