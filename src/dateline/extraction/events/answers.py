"""At whom an act is aimed where only what is told beside it says so.

A reaction to "the move" is aimed at those whose move was told right before, and a truce is broken against those who
complain of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words

_NEAR = 2
"""How many sentences back the act may stand to which "the move" goes back."""
_RECENT = 6
"""How many of the acts told last are looked at."""
_ACTS = {
    "ACCUSE": frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT"}),
    "SUPPORT": frozenset({"CONCEDE", "RETREAT", "AID", "SANCTION", "COERCE"}),
}
"""Types of what is condemned or praised as one side's act."""


def aim(mentions: Sequence[Mention], people: People, lexicon: Lexicon) -> None:
    """Give those mentions that aim at nobody the recipients that the text around them tells."""
    latest: list[Mention] = []
    for mention in mentions:
        if not mention.recipients and mention.actors:
            mention.recipients = _answered(mention, latest, people, lexicon)
            if _breaks_truce(mention, lexicon):
                mention.recipients = mention.recipients or _complaining(mention, latest, people)
        if mention.actors:
            latest = [*latest[1 - _RECENT :], mention]


def _answered(mention: Mention, latest: Sequence[Mention], people: People, lexicon: Lexicon) -> list[str]:
    """Whose act it is that is condemned or praised: the last one's told before, if somebody else did it."""
    acts = _ACTS.get(mention.frame.type)
    if acts is None or not mention.frame.speech or mention.is_noun or not _names_act(mention, lexicon):
        return []
    own = set(mention.actors) | {people.home(a) for a in mention.actors}
    for act in reversed(latest):
        if _distance(act, mention) > _NEAR or act.frame.type not in acts or act.status not in {"occurred", "planned"}:
            continue
        homes = {people.home(a) for a in act.actors}
        return [] if own & {*act.actors, *homes} else [*act.actors]
    return []


def _names_act(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the object only takes up an act: "denounced the move", not "denounced the move by Oslo"."""
    objects = grammar.objects(mention.token)
    return len(objects) == 1 and all(
        t.lemma in lexicon.classes["acts"]
        and any(c.lower in words().definite and c.dep == "det" for c in t.children)
        and t.child("poss", "compound", "nmod", "acl", "relcl") is None
        and all(c.lower == "as" for c in t.childs("prep"))
        for t in objects
    )


def _breaks_truce(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether what is told is that a truce was broken."""
    return mention.frame.type == "ASSAULT" and (
        mention.frame.object == "@truce" or mention.token.lemma in lexicon.classes["breaches"]
    )


def _complaining(mention: Mention, latest: Sequence[Mention], people: People) -> list[str]:
    """The state of those who accuse the breaker in the same sentence."""
    accusing = [m for m in latest if m.frame.type == "ACCUSE" and m.token.sentence is mention.token.sentence]
    homes = [people.home(a) for m in accusing if set(mention.actors) & set(m.recipients) for a in m.actors]
    return [h for h in dict.fromkeys(homes) if h is not None and h not in mention.actors]


def _distance(one: Mention, other: Mention) -> int:
    if one.token.sentence.document is not other.token.sentence.document:
        return _NEAR + 1
    return abs(other.token.sentence.index - one.token.sentence.index)
