"""Whether a plan is told as one that was: "had planned to meet", "was due to open", "after a summit was promised".

A report in its own voice tells so of what has moved on since. In what somebody said the past may only be that of the
saying: "said that talks were planned".
"""

from __future__ import annotations

from dateline.extraction.events import grammar
from dateline.extraction.events.appointments import is_former
from dateline.extraction.events.mention import Mention
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import PENDING


def is_recalled(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the words that make a mention a plan say that it once was one."""
    own = not mention.sources and mention.token.sentence.document.place == "body"
    return own and mention.status in PENDING and any(_tells_what_was(s, lexicon) for s in mention.signals)


def _tells_what_was(signal: Token, lexicon: Lexicon) -> bool:
    verb = grammar.clause_of(signal)
    if is_former(signal, lexicon) or any(a.lower in words().pluperfect for a in verb.childs("aux")):
        return True
    told = [verb] if verb.lemma == "be" else verb.childs("auxpass")
    mark = verb.child("mark")
    once = verb.dep == "advcl" and mark is not None and mark.lower in words().right_after
    stood = verb.lemma == "be" or verb.lemma in lexicon.classes["set-down"]
    return (once or stood) and any(t.tag == "VBD" for t in told)
