"""Events: triggers matched, participants filled, status judged, circumstances found, mentions joined."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.attribution import Attributions
from dateline.extraction.dates import Vocabulary
from dateline.extraction.events.answers import aim
from dateline.extraction.events.apart import apart
from dateline.extraction.events.asked import granted
from dateline.extraction.events.build import build
from dateline.extraction.events.circumstances import Circumstances
from dateline.extraction.events.contested import Contest
from dateline.extraction.events.context import judge
from dateline.extraction.events.match import Matcher
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.merge import merge
from dateline.extraction.events.people import People
from dateline.extraction.events.recalled import is_recalled
from dateline.extraction.events.screen import screen
from dateline.extraction.events.vouching import sources, versions
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.names import Cast
from dateline.language import Document
from dateline.types import Article, Event

__all__ = ["events"]


def events(
    article: Article,
    documents: Sequence[Document],
    cast: Cast,
    attributions: Attributions,
    lexicon: Lexicon,
    *,
    times: Vocabulary | None = None,
) -> list[Event]:
    """The events that a parsed article tells of, in the order of the text; what only the headline says comes last.

    `times` are the time words to read by, by default the program's own.
    """
    people = People(cast, attributions, lexicon, documents)
    mentions: list[Mention] = []
    for document in sorted(documents, key=lambda d: d.place == "headline"):
        found = list(Matcher(lexicon, people).mentions(document))
        triggers = {m.token for m in found if not m.frame.proxy}
        circumstances = Circumstances(document, triggers, article.published, people, lexicon, times=times)
        for mention in found:
            judgement = judge(mention, lexicon, headline=document.place == "headline")
            if judgement.averted and not mention.frame.together:
                continue
            mention.tense = judgement.tense
            mention.status, mention.signals = judgement.status, judgement.signals
            mention.sources = sources(mention, attributions, lexicon)
            mention.recalled = is_recalled(mention, lexicon)
            circumstances.fill(mention, judgement.tense)
            for version in versions(mention, attributions, lexicon, headline=document.place == "headline"):
                mentions += apart(version, people, lexicon)
    kept = granted(screen(mentions, people, lexicon, article.published), people, lexicon)
    aim(kept, people, lexicon)
    happenings = merge(kept, people, article.published)
    contest = Contest(happenings, people, lexicon)
    contest.drop_topics()
    happenings = contest.unite()
    for document in (d for d in documents if d.place == "body"):
        contest.hear(document, attributions, kept)
    return build(article, happenings, people)
