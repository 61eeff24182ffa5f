"""How a contact went: by telephone or face to face."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon.words import words as closed

Classes = Mapping[str, frozenset[str]]


def tell_manner(mention: Mention, classes: Classes) -> None:
    """By telephone or face to face, where a word beside the trigger says so."""
    beside = [t for t in mention.token.children if t.dep in {"amod", "compound", "advmod"}]
    hosts = [mention.token, *(() if mention.is_noun else grammar.objects(mention.token))]
    if not mention.is_noun:
        # "Spoke to his counterpart over the phone": the parser hangs the manner on the partner.
        hosts += [o for word in closed().partner for o in grammar.prepositional(mention.token, word)]
    beside += [o for host in hosts for c in host.childs("prep", "agent") for o in grammar.pobjs(c)]
    words = {t.lemma.lower() for t in beside} | {f"{t.head.lower} {t.lower}" for t in beside}
    words |= {f"{c.lower} {t.lemma.lower()}" for t in beside for c in t.childs("compound")}
    if words & classes["telephone"] or _is_detail_of_calls(mention, classes):
        mention.mode, mention.form = "phone", "phone"
    elif words & classes["in-person"] and mention.form != "phone":
        mention.form = "in-person"


def _is_detail_of_calls(mention: Mention, classes: Classes) -> bool:
    """Whether somebody is told to have been on the telephone before a colon behind which he speaks to another."""
    if mention.form is not None or mention.is_noun:
        return False
    tokens = mention.token.sentence.tokens
    before = tokens[: mention.token.i - tokens[0].i]
    colon = next((t.i - tokens[0].i for t in before if t.text == ":"), 0)
    spent = [t for t in tokens[:colon] if t.dep == "pobj" and t.lemma in classes["telephone"]]
    return any(grammar.is_verb(t.head.head) for t in spent)
