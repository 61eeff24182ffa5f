"""What is agreed, asked for or refused, by which two acts of the same parties are told apart."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.happening import Happening
from dateline.extraction.events.mention import Mention

_OF_WORDS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
"""Types whose act is the saying, so that another thing said is another act."""


def is_another(happening: Happening, mention: Mention) -> bool:
    """Whether what the mention says was done is not what any mention of the event says.

    A headline and a noun sum up in words of their own, so only verbs of the body are held against each other.
    """
    if not _tells(mention):
        return False
    told = [m for m in happening.mentions if _tells(m)]
    if len(told) < len(happening.mentions):
        return False
    if mention.frame.type == "SUPPORT":
        return all(m.frame.speech != mention.frame.speech for m in told)
    if mention.frame.type == "ASSAULT":
        apart = not any(mention.token.is_under(m.token.head) for m in told)
        return apart and all(_is_mutual(m) != _is_mutual(mention) for m in told)
    # What nobody is asked on no day is told too thinly to be two acts.
    told_fully = mention.frame.together or any(m.recipients or m.date for m in (mention, *told))
    if mention.frame.type not in _OF_WORDS or not mention.frame.speech or not told_fully:
        return False
    own = _matter(mention)
    return bool(own) and all((other := _matter(m)) and not own & other for m in told)


def _is_mutual(mention: Mention) -> bool:
    """Whether all who are named fight each other, rather than one side another."""
    return not mention.frame.recipient and len(mention.actors) > 1


def _tells(mention: Mention) -> bool:
    body = mention.token.sentence.document.place == "body"
    return body and (not mention.is_noun or mention.frame.type == "ASSAULT")


def _matter(mention: Mention) -> set[str]:
    """The words for what it is about: the verb of the clause and the nouns that it or the trigger governs."""
    verb, clause = mention.token, mention.complement
    heads = [*grammar.objects(verb), *(t for c in verb.childs("prep") for t in grammar.pobjs(c))]
    if clause is not None:
        heads += [clause, *grammar.objects(clause), *(t for c in clause.childs("prep") for t in grammar.pobjs(c))]
    return {t.lemma.lower() for t in heads if not grammar.is_time(t) and t.pos != "PRON"}
