"""Who speaks by a document: whoever issues it."""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.people import People
from dateline.language import Token


def issuers(verb: Token, people: People, documents: frozenset[str]) -> list[Token]:
    """The subjects of a verb; for a document that somebody issues, who does: "put out a report accusing Oslo"."""
    subjects = grammar.subjects(verb)
    if len(subjects) != 1 or verb.dep not in {"acl", "relcl"} or verb.head is not subjects[0]:
        return subjects
    noun, issuing = subjects[0], subjects[0].head
    issued = noun.lemma in documents and not people.possessor(noun)
    if not issued or noun.dep != "dobj" or not grammar.is_verb(issuing):
        return subjects
    return grammar.subjects(issuing) or subjects
