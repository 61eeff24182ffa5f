"""What a contact or an act was about: the noun phrases of the text that stand where its matter stands.

Beside the trigger ("talks on gas"), in a purpose ("met to discuss gas"), behind what the meeting as subject does
("focused on gas") and in an agenda ("the topics of the call included gas").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.extraction import dates
from dateline.extraction.events import grammar
from dateline.extraction.events.mention import Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Document, Token

_MAX_TOPIC = 160
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}
_AGENDA_DEPTH = 3
"""How many nouns may stand between an agenda and its event: "topics on the agenda of the talks"."""


class Topics:
    """Finds the topics of the mentions of one document, of whose time expressions none is a topic."""

    def __init__(self, document: Document, times: Iterable[dates.TimeExpression], people: People, lexicon: Lexicon):
        self._document, self._people, self._lexicon = document, people, lexicon
        self._timely = {t.start for e in times for t in _tokens(e)}

    def of(self, mention: Mention) -> Iterator[str]:
        """The topics of a mention, as they are written; each comes once."""
        slots = [t for name in mention.frame.topic for t in self._slot(mention, name)]
        if mention.frame.type == "CONSULT":
            slots += self._matters(mention)
        for token in dict.fromkeys(slots):
            span = self._span(token, mention) if self._may_be_topic(token, mention) else None
            if span is not None and span[1] - span[0] <= _MAX_TOPIC:
                yield self._document.text[slice(*span)]

    def _may_be_topic(self, token: Token, mention: Mention) -> bool:
        if token.start in self._timely or grammar.is_time(token) or token.pos == "PRON":
            return False
        if mention.frame.type != "CONSULT":
            return True
        named = self._people.who(token) if token.tag.startswith("NNP") else ()
        return not set(named) & set(mention.participants) and not self._is_setting(token)

    def _is_setting(self, token: Token) -> bool:
        """Whether a noun behind "on" or "over" says where, when or how: "on the sidelines", "over the phone"."""
        behind = token.dep == "pobj" and token.head.lower in words().occasion
        classes = self._lexicon.classes
        elsewhere = token.lemma in classes["margins"] | classes["telephone"]
        return behind and (elsewhere or token.lower in classes["occasions"])

    def _slot(self, mention: Mention, name: str) -> list[Token]:
        if name == "on-agenda":
            return self._held_by(mention.token)
        if name == "object":
            return grammar.objects(mention.token)
        if name == "compound":
            return mention.token.childs("compound")
        hosts = [*mention.words, *mention.inner, *([mention.light] if mention.light is not None else [])]
        return [t for host in hosts for t in grammar.prepositional(host, name)]

    def _matters(self, mention: Mention) -> list[Token]:
        """What a meeting is told to be about other than beside the trigger itself."""
        found = [*self._purposes(mention), *self._atop(mention)]
        if mention.is_noun:
            found += self._predicated(mention) + self._on_agenda(mention.token) + self._done_in(mention)
            found += self._reviewed_at(mention)
        return found

    def _purposes(self, mention: Mention) -> list[Token]:
        """What they met to discuss, or what the talks serve to discuss, in each of several purposes."""
        hosts = [mention.light or mention.token, mention.token]
        if mention.is_noun and mention.token.dep in {"dobj", "nsubj"}:
            hosts.append(mention.token.head)
        clauses = [c for h in dict.fromkeys(hosts) for c in h.childs("advcl", "xcomp", "acl", "relcl")]
        verbs = [v for c in clauses if c.tag in {"VB", "VBG"} for v in grammar.sharers(c)]
        return [t for v in verbs for t in self._talked_of(v)]

    def _talked_of(self, verb: Token) -> list[Token]:
        """What is discussed by a verb of discussing, or talked about by one of talking or focusing."""
        classes = self._lexicon.classes
        if verb.lemma in classes["discussing"] and (objects := grammar.objects(verb)):
            return objects
        if verb.lemma in classes["conversing"]:
            return _behind(verb, words().about)
        return _behind(verb, words().focus) if verb.lemma in classes["focusing"] else []

    def _atop(self, mention: Mention) -> list[Token]:
        """What an agenda is said to hold beside the meeting: "met, with gas at the top of the agenda"."""
        verb = grammar.clause_of(mention.light or mention.token)
        beside = [n for n in grammar.prepositional(verb, "with") if self._is_on_agenda(n)]
        return [n for first in beside[:1] for n in grammar.nominals(first)]

    def _is_on_agenda(self, noun: Token) -> bool:
        return any(self._is_agenda_spot(c) for c in noun.childs("prep"))

    @staticmethod
    def _is_agenda_spot(preposition: Token) -> bool:
        """Whether a phrase says where a matter stands on an agenda: "at the top of the agenda", "on their agenda"."""
        if preposition.lower not in words().on_agenda:
            return False
        spots = grammar.pobjs(preposition)
        spots += [n for t in spots for n in grammar.prepositional(t, "of")]
        return any(t.lower == "agenda" for t in spots)

    def _reviewed_at(self, mention: Mention) -> list[Token]:
        """What they did in it: "a meeting with Lind, at which the two reviewed gas prices"."""
        clauses = [c for t in (mention.token, *self._partners(mention.token)) for c in t.childs("relcl")]
        held = [c for c in clauses if any(p.lower in words().setting and _opens(p) for p in c.childs("prep"))]
        return [t for c in held for t in self._talked_of(c)]

    @staticmethod
    def _partners(noun: Token) -> list[Token]:
        return [t for word in ("with", "between") for t in grammar.prepositional(noun, word)]

    def _predicated(self, mention: Mention) -> list[Token]:
        """What the meeting as subject, or a participle behind it, focused on or covered."""
        noun, classes = mention.token, self._lexicon.classes
        verbs = [v for v in noun.childs("acl") if v.tag in {"VBN", "VBG"}]
        if noun.dep in {"nsubj", "nsubjpass"} and grammar.is_verb(noun.head):
            verbs += grammar.sharers(noun.head)
        found: list[Token] = []
        for verb in verbs:
            if verb.lemma in classes["focusing"]:
                found += _behind(verb, words().focus)
            elif verb.lemma in classes["covering"] and not grammar.is_passive(verb):
                found += grammar.objects(verb)
        return found

    def _done_in(self, mention: Mention) -> list[Token]:
        """What was raised or figured in a meeting: "gas was raised at the talks", "gas dominated the talks"."""
        noun, classes = grammar.measured(mention.token), self._lexicon.classes
        if noun.dep == "dobj":
            return grammar.subjects(noun.head) if noun.head.lemma in classes["dominating"] else []
        if noun.dep != "pobj" or noun.head.lower not in words().setting:
            return []
        verb = grammar.host_of(noun.head)
        if not grammar.is_verb(verb):
            return []
        if verb.lemma in classes["featuring"] and not grammar.is_passive(verb):
            return grammar.subjects(verb)
        raised = verb.lemma in classes["raising"] and grammar.is_passive(verb)
        return grammar.objects(verb) if raised else self._talked_of(verb)

    def _on_agenda(self, noun: Token) -> list[Token]:
        """What stands on an agenda: "the topics of the call were …", "the agenda of the talks included …"."""
        agenda = self._agenda(noun)
        return self._held_by(agenda) if agenda is not None else []

    def _held_by(self, agenda: Token) -> list[Token]:
        """What is said to be on an agenda."""
        verb = agenda.head
        if agenda.dep == "nsubj" and verb.lemma == "be":
            return [t for c in verb.childs("attr") for t in grammar.nominals(c)]
        if agenda.dep == "nsubj" and verb.lemma in self._lexicon.classes["including"]:
            return grammar.objects(verb)
        if agenda.dep == "dobj" and verb.lemma in self._lexicon.classes["dominating"]:
            return grammar.subjects(verb)
        if agenda.dep == "pobj" and verb.head.lemma == "be":
            return grammar.subjects(verb.head)
        return []

    def _agenda(self, noun: Token) -> Token | None:
        """The agenda of which the event is, the outermost if there are several."""
        agenda = None
        for _ in range(_AGENDA_DEPTH):
            if noun.dep != "pobj" or noun.head.head.lemma not in self._lexicon.classes["agenda"]:
                break
            agenda = noun = noun.head.head
        return agenda

    def _span(self, noun: Token, mention: Mention) -> tuple[int, int] | None:
        """A noun with what stands before it and the phrases that belong to it, up to a loose or a timely one."""
        if grammar.is_verb(noun):
            clause = noun.subtree()
            return _whole(self._document.text, clause[0].start, clause[-1].end)
        left = [t for c in noun.children if c.i < noun.i and c.dep not in {"punct", "cc"} for t in c.subtree()]
        start, end = min([noun.start, *(t.start for t in left)]), noun.end
        for child in noun.children:
            if child.i < noun.i:
                continue
            objects = grammar.pobjs(child)
            if self._is_agenda_spot(child):
                break
            if not self._belongs(child) or any(t.start in self._timely or t is mention.place_from for t in objects):
                break
            end = max(t.end for t in child.subtree())
        return _whole(self._document.text, start, end)

    def _belongs(self, child: Token) -> bool:
        if child.dep == "prep":
            return child.lower in words().topical
        return child.dep in {"acl", "relcl"} and child.tag == "VB" and bool(child.childs("aux"))


def _tokens(expression: dates.TimeExpression) -> Iterator[Token]:
    first = expression.first.sentence.tokens[0].i
    yield from expression.first.sentence.tokens[expression.first.i - first : expression.last.i + 1 - first]


def _opens(preposition: Token) -> bool:
    """Whether a preposition opens a relative clause: "at which"."""
    return any(t.lower == "which" for t in grammar.pobjs(preposition))


def _behind(verb: Token, prepositions: Iterable[str]) -> list[Token]:
    return [t for word in prepositions for t in grammar.prepositional(verb, word)]


def _whole(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without half a pair of quotation marks or brackets; None where one opens or closes in its midst."""
    for opening, closing in _PAIRS.items():
        opened, closed = text.count(opening, start, end), text.count(closing, start, end)
        if opened == closed:
            continue
        if opened < closed:
            end = text.rindex(closing, start, end)
        else:
            start, end = _opened(text, start, end, opening, closing)
    if text.count('"', start, end) % 2:
        start, end = _opened(text, start, end, '"', '"')
    trimmed = text[start:end].strip()
    if not trimmed:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(trimmed)


def _opened(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    """A stretch in which a mark was opened: up to its end if that follows, without the mark if that leads or trails."""
    if text.startswith(closing, end):
        return start, end + len(closing)
    at = text.rindex(opening, start, end)
    if at == start:
        return start + len(opening), end
    return (start, at) if text[at + len(opening) : end].strip() == "" else (start, start)
