"""Who vouches for an event, and what becomes of it where one denies what another says."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.attribution import UNNAMED, Attribution, Attributions
from dateline.extraction.events.context import judge
from dateline.extraction.events.disowned import takes_no_side, vouches_for_nothing
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token

_NOT_SO = frozenset({"denied", "unplanned"})
_SAYING_NO = frozenset({"denied", "refused"})
_RELATIVE = frozenset({"WDT", "WP"})
_TO_WHICH = 2
"""How many words after "according" the "which" of "according to which" stands."""


def sources(mention: Mention, attributions: Attributions, lexicon: Lexicon) -> list[str]:
    """Who vouches for the event, outermost first; nobody does for his own speech act by performing it."""
    chain = [a.speaker for a in _governing(mention, attributions, lexicon)]
    if mention.frame.speech and mention.status != "denied":
        while chain and chain[-1] in mention.actors:
            chain.pop()
    return list(dict.fromkeys(chain))


def _governing(mention: Mention, attributions: Attributions, lexicon: Lexicon) -> list[Attribution]:
    """The attributions in which an event stands, but for a denial that it is told of as speaking against.

    Who does not say so does not vouch: "had never confirmed that it would take part". Who does not think so denies it.
    """
    told = attributions.governing(mention.token)
    told = [a for a in told if not takes_no_side(a.cue, lexicon)]
    chain = [a for a in told if a.denied or _stands_by(a, mention, lexicon)]
    if any(a.denied for a in chain) and _is_conceded(mention.token):
        return [a for a in chain if not a.denied]
    return chain


def _stands_by(told: Attribution, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether somebody says or thinks what is told of an event: that it was not so too, which he does not believe."""
    if told.negated and told.cue.lemma in lexicon.classes["believing"] and told.cue in mention.signals:
        return mention.status in _NOT_SO and told.speaker != UNNAMED
    return not (told.negated or vouches_for_nothing(told.cue, lexicon))


def _is_conceded(token: Token) -> bool:
    """Whether a word stands in a phrase or clause set off by a comma that "despite" or "although" opens."""
    tokens = token.sentence.tokens
    for above in (token, *token.ancestors()):
        mark = above.child("mark")
        opening = mark if mark is not None and above.dep == "advcl" else above if above.dep == "prep" else None
        if opening is not None and opening.lower in words().conceding:
            at = opening.i - tokens[0].i
            return at > 0 and tokens[at - 1].text == ","
    return False


def versions(mention: Mention, attributions: Attributions, lexicon: Lexicon, *, headline: bool) -> list[Mention]:
    """The mention, and where a source denies what a named other says, the other's own version of it besides.

    In "Oslo denied a Herald report that it had left the talks" the talks were not left according to Oslo, and were
    according to the Herald.
    """
    chain = _governing(mention, attributions, lexicon)
    k = next((i for i, a in enumerate(chain) if a.denied), None)
    if k is None:
        denied = _denied_account(chain, attributions)
        return [_denied_by(denied, mention, lexicon), mention] if denied is not None else [mention]
    _call_false(mention, chain[k], lexicon)
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


def _call_false(mention: Mention, denial: Attribution, lexicon: Lexicon) -> None:
    """Deny what is called false by a verb that denies nothing by itself: 'labelled "false" a report that they met'."""
    own = lexicon.signals.verb_effect(denial.cue) in _SAYING_NO or denial.cue.lemma in lexicon.classes["disbelieving"]
    if not own and not denial.negated and mention.status not in _NOT_SO and mention.token.is_under(denial.cue):
        mention.status = lexicon.signals.compose("denied", mention.status)
        mention.signals = [*mention.signals, denial.cue]


def _denied_account(chain: list[Attribution], attributions: Attributions) -> Attribution | None:
    """By what an account is denied that a relative clause tells: "rejected a report *according to which* they met"."""
    for told in chain:
        after = [t for t in told.cue.sentence.tokens if told.cue.i < t.i <= told.cue.i + _TO_WHICH]
        if any(t.tag in _RELATIVE for t in after):
            over = [a for a in attributions.all if a.denied and not a.negated and told.cue.is_under(a.cue)]
            return over[0] if over and over[0].speaker != told.speaker else None
    return None


def _denied_by(denial: Attribution, mention: Mention, lexicon: Lexicon) -> Mention:
    status = lexicon.signals.compose("denied", mention.status)
    return replace(mention, status=status, signals=[denial.cue], sources=_speakers(denial.chain()))


def _speakers(chain: list[Attribution]) -> list[str]:
    return list(dict.fromkeys(a.speaker for a in chain))
