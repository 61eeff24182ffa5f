"""Reading the names of an article: whole names first, then every sentence in order, mention by mention."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.catalogue import Catalogue
from dateline.extraction.names import phrases
from dateline.extraction.names.appositions import Appositions
from dateline.extraction.names.bodies import Bodies
from dateline.extraction.names.describe import Describer
from dateline.extraction.names.drafts import Book, Mention
from dateline.extraction.names.epithets import Epithets
from dateline.extraction.names.identified import Identified, Known, known
from dateline.extraction.names.judge import Judge
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.memory import Memory
from dateline.extraction.names.mentions import Mentions
from dateline.extraction.names.naming import Names
from dateline.extraction.names.offices import Offices
from dateline.extraction.names.places import is_located
from dateline.extraction.names.plurals import Plurals
from dateline.extraction.names.pronouns import Pronouns
from dateline.extraction.names.relations import Relations
from dateline.extraction.names.roles import Roles
from dateline.extraction.names.scan import Scan, SentenceRuns
from dateline.extraction.names.segments import Segment
from dateline.extraction.names.titles import Titles
from dateline.language import Document, Sentence, Token
from dateline.types import Article

_DASHES = frozenset({"-", "‑", "‐", "–"})
_THROUGH = frozenset({"compound", "nmod", "amod"})
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_CHAIN = 12
"""Members of a coordination that are looked at."""


class Reader:
    """Everything that stands for somebody in one article. `mentions` has every token of each mention.

    The sieves are its parts; each asks the others, through the reader, for what was decided before.
    """

    def __init__(
        self,
        article: Article,
        documents: Sequence[Document],
        catalogue: Catalogue,
        words: NameWords,
        *,
        runs: SentenceRuns,
        before: Known | None = None,
    ) -> None:
        """`runs` are those of the documents; `before` is what an earlier reading of the same article found out."""
        before = before or Known()
        self.catalogue, self.words = catalogue, words
        self.book = Book()
        self.titles = Titles(words, catalogue, article.published)
        self.names = Names(self.book, catalogue, words, self.titles, before)
        self.mentions: dict[Token, Mention] = {}
        self.memory = Memory()
        self.roles = Roles(self)
        self.appositions = Appositions(self)
        self.offices = Offices(self)
        self.plurals = Plurals(self)
        self.identified = Identified(self, before.newcomers)
        self._firsts: dict[str, Token] = {}
        self.bodies = Bodies(self)
        self.epithets = Epithets(self)
        self.relations = Relations(self)
        self.describer = Describer(self, before.described)
        self._mentions = Mentions(self)
        self._pronouns = Pronouns(self)
        self._documents = sorted(documents, key=lambda d: d.place == "headline")
        self._scan = Scan(runs, catalogue, words)

    def read(self) -> None:
        """Find and resolve every mention, the body's before the headline's."""
        Judge(self, self._scan).enter()
        for document in self._documents:
            self.memory = Memory()
            for sentence in document.sentences:
                self._walk(sentence)

    def known(self) -> Known:
        """What the reading found out, for a second one."""
        return known(self, self._firsts)

    def _walk(self, sentence: Sentence) -> None:
        self.memory.hear(sentence)
        for token in sentence.tokens:
            segment = self._scan.covering.get(token)
            if segment is not None:
                if token is segment.opening:
                    self._remember(self.named(token), segment.head)
            elif token.tag.startswith("PRP") or token.lower in {"both", "latter"}:
                self._keep(token, self._pronouns.resolve(token))
            elif token.lower == "another" and token.dep == "nsubj":
                self._keep(token, self.describer.another(token))
            elif token.lower == "old" and token.dep in _ALONE:
                self._keep(token, self.epithets.aged(token))
            elif token.tag.startswith("NN") or token.lower in self.words.pairs:
                self._describe(token)

    def named(self, token: Token) -> Mention | None:
        """The mention of the name that covers a token, made when first asked for."""
        segment = self._scan.covering.get(token)
        if segment is not None and token not in self.mentions:
            mention = self._mentions.of(segment)
            self.mentions.update(dict.fromkeys(segment.tokens, mention))
            self._join(segment, mention)
        return self.mentions.get(token)

    def _join(self, segment: Segment, mention: Mention) -> None:
        """Let the second of two names that a dash joins before a noun stand for both, where the first lost its tag.

        In "the Trump–Putin summit" the tagger takes the first name for an adjective, which nobody would look up.
        """
        dash = segment.before
        if dash is not None and dash.lower == "and":
            self._join_names(segment, mention, dash)
        if dash is None or dash.text not in _DASHES or dash.end != segment.opening.start or segment.first < 2:
            return
        other = segment.sentence.tokens[segment.first - 2]
        if other.tag.startswith("NNP") or other.end != dash.start or segment.head.dep not in _THROUGH:
            return
        if mention.ids:
            mention.ids = tuple(dict.fromkeys((*self.ids_at(other), *mention.ids)))

    def _join_names(self, segment: Segment, mention: Mention, link: Token) -> None:
        """Let the second of two names stand for both where the parser hung the first one on it, not beside it."""
        tokens = segment.sentence.tokens
        other = self._scan.covering.get(tokens[link.i - tokens[0].i - 1]) if link.i > tokens[0].i else None
        if other is None or other.form not in {"person", "entry"} or other.head.dep not in _THROUGH:
            return
        ids = self.ids_at(other.last)
        persons = all(self.book.actors[i].kind == "person" for i in (*ids, *mention.ids))
        if persons and ids and mention.ids and segment.first <= other.head.head.i - tokens[0].i < segment.stop:
            mention.ids = tuple(dict.fromkeys((*ids, *mention.ids)))

    def ids_at(self, token: Token) -> tuple[str, ...]:
        """The actors of the mention at a token, () if there is none so far."""
        mention = self.named(token)
        return mention.ids if mention else ()

    def ids_later(self, token: Token) -> tuple[str, ...]:
        """The actors of a phrase that stands further on in the sentence, described or named."""
        ids = self.ids_at(token)
        if ids or not token.tag.startswith("NN"):
            return ids
        mention = self.describer.describe(token)
        return mention.ids if mention else ()

    def _remember(self, mention: Mention | None, head: Token) -> None:
        if mention is None or not mention.ids:
            return
        if mention.place is not None and is_located(head, self.words, state=mention.state):
            return
        for ident in mention.ids:
            self.names.count(self.book.actors[ident])
            self._firsts.setdefault(ident, head)
        self.memory.add(mention.ids, head)
        self._group(mention.ids, head)

    def _keep(self, token: Token, ids: tuple[str, ...]) -> None:
        if ids:
            self.mentions[token] = Mention(token, token, ids, "pronoun")
            self.memory.add(ids, token)
            if len(ids) > 1:
                self.memory.add_group(ids, token)

    def _describe(self, token: Token) -> None:
        mention = self.describer.describe(token)
        if mention is None:
            return
        for ident in mention.ids:
            if self.book.actors[ident].plural or len(mention.ids) > 1:
                self.memory.add_group(mention.ids, token)
                break
        self.mentions[token] = mention
        self.memory.add(mention.ids, token)
        self._group(mention.ids, token)

    def _group(self, ids: tuple[str, ...], token: Token) -> None:
        """Note that actors were named together: coordinated, or parties to one verb ("X called Y")."""
        chain, at = [token], token
        while at.dep == "conj" and at.head is not at and len(chain) < _CHAIN:
            at = at.head
            chain.append(at)
        if len(chain) > 1:
            together = [i for t in reversed(chain) for i in self.ids_at(t)]
            inner = self.describer.is_membership(token)
            self.memory.add_group(tuple(dict.fromkeys(together)), token, inner=inner)
            return
        verb = _verb_of(token)
        subject = verb.child("nsubj") if verb is not None else None
        if subject is not None and subject is not token:
            others = [i for t in phrases.conjuncts(subject) for i in self.ids_at(t)]
            kinds = {self.book.actors[i].kind == "person" for i in (*others, *ids)}
            if others and len(kinds) == 1 and not set(others) & set(ids):
                self.memory.add_group(tuple(dict.fromkeys((*others, *ids))), token)
                if verb is not None and verb.lemma in self.words.parties["hosting"]:
                    self.memory.add_hosting(tuple(others), ids, token)

    def country_of(self, ids: Sequence[str]) -> str | None:
        """The state that actors belong to, if it is one."""
        found = {self.book.actors[i].country for i in ids}
        return found.pop() if len(found) == 1 else None


def _verb_of(token: Token) -> Token | None:
    """The verb of which a mention is the other party: its object, or what "with", "to" or "by" adds to it."""
    governor = token.head
    if token.dep in {"dobj", "dative"}:
        return governor
    if token.dep != "pobj" or governor.lower not in {"with", "to", "by"}:
        return None
    above = governor.head
    return above.head if above.dep == "dobj" else above
