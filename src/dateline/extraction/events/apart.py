"""Where one trigger tells of several happenings: talks with one partner after the other."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.language import Token

_PARTNER = ("with", "to")


def apart(mention: Mention, people: People, lexicon: Lexicon) -> list[Mention]:
    """One mention for each partner where they were met or called one by one: "spoke separately with Lind and Holm"."""
    if mention.frame.type != "CONSULT" or not mention.frame.together:
        return [mention]
    return [*_partners(mention, people, lexicon), *_gapped(mention, people)]


def _gapped(mention: Mention, people: People) -> list[Mention]:
    """The meetings whose verb is left out: "met Lind in Oslo on Sunday and Holm a day later"."""
    if mention.is_noun or not grammar.objects(mention.token) or grammar.is_passive(mention.token):
        return []
    doers = {i for t in grammar.subjects(mention.token) for i in people.listed(t)}
    hosts = [p for p in mention.participants if p in doers]
    others = [
        i
        for t in _beside(mention.token)
        if grammar.is_noun(t) and not grammar.is_time(t)
        for i in people.listed(t)
        if i not in mention.participants and people.is_political(i)
    ]
    return [
        replace(
            mention, actors=[*hosts, other], topics=[], date=None, date_from=None, time=None, time_from=None,
            place=None, place_from=None, partner=other,
        )
        for other in dict.fromkeys(others if hosts else [])
    ]  # fmt: skip


def _beside(verb: Token) -> list[Token]:
    """What the parser coordinated with a verb or with its day: "met Lind on Sunday and Holm a day later"."""
    days = [o for p in verb.childs("prep") for o in p.childs("pobj") if grammar.is_time(o)]
    return [c for t in (verb, *days) for c in t.childs("conj")]


def _partners(mention: Mention, people: People, lexicon: Lexicon) -> list[Mention]:
    """The mention, or one for each partner where a word or the phrase says that they were met apart."""
    phrases = _phrases(mention)
    partners = list(dict.fromkeys(i for t in phrases for i in people.listed(t)))
    hosts = [p for p in mention.participants if p not in partners]
    if len(partners) < 2 or not hosts or not set(partners) <= set(mention.participants):
        return [mention]
    if not (_one_by_one(mention, phrases, lexicon) or _is_ringing(mention, hosts)):
        return [mention]
    return [replace(mention, actors=[*hosts, other], topics=[*mention.topics], partner=other) for other in partners]


def _hosts(mention: Mention) -> list[Token]:
    """The words on which the partners may hang."""
    carriers = [mention.light] if mention.light is not None else []
    return list(dict.fromkeys([mention.token, *mention.inner, *carriers]))


def _phrases(mention: Mention) -> list[Token]:
    """Heads of the noun phrases that name the other side."""
    if not mention.is_noun and (objects := grammar.objects(mention.token)):
        return [] if grammar.is_passive(mention.token) else objects
    return [t for host in _hosts(mention) for word in _PARTNER for t in grammar.prepositional(host, word)]


def _one_by_one(mention: Mention, phrases: list[Token], lexicon: Lexicon) -> bool:
    """Whether a word says so, the preposition is repeated, or the meetings are counted: "calls with Lind and Holm"."""
    beside = [c for host in _hosts(mention) for c in host.children if c.dep in {"advmod", "amod", "compound"}]
    if any(c.lower in lexicon.classes["separating"] for c in beside):
        return True
    if len({t.head for t in phrases if t.dep == "pobj"}) > 1:
        return True
    return mention.token.tag == "NNS" and mention.token.lemma in lexicon.classes["countable"]


def _is_ringing(mention: Mention, hosts: list[str]) -> bool:
    """Whether somebody rang several; who briefs several "by phone" may have them all on the line."""
    rings = not mention.is_noun and mention.form == "phone" and len(mention.words) == 1
    return rings and len(hosts) == 1 and bool(grammar.objects(mention.token))
