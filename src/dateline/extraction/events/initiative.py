"""Who asked for a contact: at whose wish it came about, or who requested, initiated or placed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token


def initiator(mention: Mention, hosts: Iterable[Token], people: People, lexicon: Lexicon) -> str | None:
    """The id of the one who asked for the event, None where the text does not say.

    `hosts` are the tokens whose adverbials tell of the event.
    """
    return next(_askers(mention, hosts, people, lexicon), None)


def _askers(mention: Mention, hosts: Iterable[Token], people: People, lexicon: Lexicon) -> Iterator[str]:
    told = mention.token.childs("acl", "relcl") if mention.is_noun else []
    hosts = [*hosts, *told]
    for host in hosts:
        for noun in (t for p in host.childs("prep") if p.lower in words().at_wish for t in grammar.pobjs(p)):
            if noun.lemma in lexicon.classes["initiative"]:
                yield from _owners(noun, people)
    for verb in _asking(mention, hosts, lexicon):
        yield from (i for t in grammar.subjects(verb) for i in people.who(t))


def _owners(noun: Token, people: People) -> tuple[str, ...]:
    return people.possessor(noun) or tuple(i for t in grammar.prepositional(noun, "of") for i in people.who(t))


def _asking(mention: Mention, hosts: Iterable[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The verbs by which somebody asked for the meeting or placed the call that the mention names."""
    asking = lexicon.classes["initiating"]
    passive = asking | lexicon.classes["placing"] if mention.mode == "phone" else asking
    beside = mention.token.childs("acl", "relcl") if mention.is_noun else []
    for verb in dict.fromkeys([*hosts, *beside]):
        if grammar.is_verb(verb) and verb.lemma in passive and grammar.is_passive(verb):
            yield verb
    above = wished_by(mention.token) if mention.is_noun and grammar.is_definite(mention.token) else None
    if above is not None and above.lemma in asking and not grammar.is_passive(above):
        yield above


def wished_by(noun: Token) -> Token | None:
    """The verb whose object a noun is, directly or behind "for": "requested the call", "asked for the call"."""
    if noun.dep == "dobj":
        return noun.head
    behind = noun.dep == "pobj" and noun.head.lower == "for" and grammar.is_verb(noun.head.head)
    return noun.head.head if behind else None
