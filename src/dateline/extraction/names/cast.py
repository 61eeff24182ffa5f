"""Who and what an article names: the answers that the readers of events and attributions ask for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extraction.catalogue import Catalogue
from dateline.extraction.names import phrases
from dateline.extraction.names.bodies import adjective_states, is_linked
from dateline.extraction.names.drafts import Draft, Mention
from dateline.extraction.names.lexicon import NameWords, load
from dateline.extraction.names.places import is_located
from dateline.extraction.names.reader import Reader
from dateline.extraction.names.scan import runs_of
from dateline.language import Document, Token
from dateline.types import Article, Place


class Cast:
    """The actors of one article. `actors` has a draft for each id that the methods return."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader
        self._describer = reader.describer
        self.actors: dict[str, Draft] = reader.book.actors

    def who(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by `token` stands for as a participant or a source.

        A capital or a seat gives its state or organ unless it stands where a place stands ("in Washington").
        Coordinated members are not included. () where the phrase stands for no actor.
        """
        antecedent = self._antecedent(token)
        if antecedent is not None:
            return self.who(antecedent)
        mention = self._r.mentions.get(token)
        if mention is None:
            return self._behind(token)
        if mention.place is not None and is_located(self._head(mention), self._r.words, state=mention.state):
            return ()
        return mention.ids

    def who_all(self, token: Token) -> tuple[str, ...]:
        """The actors of `token` and of everything coordinated with it, in order, each once."""
        return tuple(dict.fromkeys(i for t in phrases.conjuncts(token) for i in self.who(t)))

    def span(self, token: Token) -> tuple[int, int]:
        """Where the mention at `token` begins and ends in its document, title included; else its noun phrase."""
        mention = self._r.mentions.get(token)
        if mention is not None:
            return mention.first.start, mention.last.end
        return phrases.left_edge(token).start, token.end

    def mention_words(self, token: Token) -> int:
        """How many words the mention at `token` has, title included; 0 where there is none."""
        mention = self._r.mentions.get(token)
        return mention.last.i - mention.first.i + 1 if mention is not None else 0

    def place(self, token: Token) -> Place | None:
        """The place that the noun phrase headed by `token` names; None where it names none."""
        mention = self._r.mentions.get(token)
        if mention is not None and mention.place is not None:
            return mention.place
        return self._built(token)

    def host(self, token: Token) -> tuple[str, ...]:
        """The state whose place the noun phrase names: "arrived in Washington" gives the United States; else ()."""
        place = self.place(token)
        if place is None or place.country not in self._r.catalogue.states:
            return ()
        return (self._r.book.state(self._r.catalogue.state(place.country)).id,)

    def possessor(self, token: Token) -> tuple[str, ...]:
        """Whose the thing is that `token` heads: "Novak's call", "their summit", "the Russian demand"; else ()."""
        found = token.child("poss")
        if found is not None:
            return self._named_ids(found)
        states = adjective_states(self._r, token)
        before = [c for c in token.children if c.dep in {"compound", "nmod"} and c.i < token.i]
        before += [c for b in before for c in b.children if is_linked(c, b)]
        before.sort(key=lambda t: t.i)
        ids = [i for c in before for t in phrases.conjuncts(c) for i in self._named_ids(t)]
        if states and not set(states) <= set(ids):
            return states
        if ids:
            return tuple(dict.fromkeys(ids))
        behind = phrases.owner(token)
        return self.who_all(behind) if behind is not None else ()

    def home(self, ident: str) -> str | None:
        """The state of an actor: a state's own id, that of a person's or a body's; None where it has none."""
        country = self.actors[ident].country
        if country is None or country not in self._r.catalogue.states:
            return None
        return self._r.book.state(self._r.catalogue.state(country)).id

    def make(self, token: Token) -> str:
        """An unnamed actor for the noun phrase that `token` heads; the same id for the same description."""
        mention = self._r.mentions.get(token)
        if mention is not None and len(mention.ids) == 1:
            return mention.ids[0]
        return self._describer.make(token)

    def resolve_first_person(self, token: Token, speaker: str) -> tuple[str, ...]:
        """Whom "I" or "we" means in the words of `speaker`: the speaker, or for "we" of a person that one's state."""
        kinds = self._r.words.pronouns
        if token.lower in kinds["first_singular"]:
            return (speaker,)
        if token.lower not in kinds["first_plural"]:
            return ()
        draft = self.actors[speaker]
        if draft.kind == "person" and draft.country in self._r.catalogue.states:
            return (self._r.book.state(self._r.catalogue.state(draft.country)).id,)
        return (speaker,)

    def is_person(self, ident: str) -> bool:
        """Whether the actor is one person."""
        return self.actors[ident].kind == "person"

    def _head(self, mention: Mention) -> Token:
        tokens = mention.first.sentence.tokens
        start = tokens[0].i
        inside = tokens[mention.first.i - start : mention.last.i - start + 1]
        return next((t for t in reversed(inside) if t.head not in inside or t.is_root), mention.last)

    def _antecedent(self, token: Token) -> Token | None:
        """What a relative pronoun refers to: the noun that its clause modifies."""
        if token.tag not in {"WP", "WDT", "WP$"}:
            return None
        clause = next((a for a in token.ancestors() if a.dep == "relcl"), None)
        return clause.head if clause is not None and clause.head is not clause else None

    def _named_ids(self, token: Token) -> tuple[str, ...]:
        mention = self._r.mentions.get(token)
        return mention.ids if mention is not None else ()

    def _behind(self, token: Token) -> tuple[str, ...]:
        """The actors behind "of" where the noun itself only counts or collects them: "a number of states"."""
        if token.lower not in self._r.words.transparent and token.lemma not in self._r.words.transparent:
            return ()
        preposition = next((c for c in token.childs("prep") if c.lower in {"of", "from"}), None)
        target = preposition.child("pobj") if preposition else None
        return self.who_all(target) if target is not None else ()

    def _built(self, token: Token) -> Place | None:
        """A place by a common noun with what names it: "Istanbul's Dolmabahce palace", "the Hungarian capital"."""
        if token.lemma.lower() not in self._r.words.place_nouns or not token.tag.startswith("NN"):
            return None
        country = self._r.country_of(self.possessor(token))
        if token.lower == "capital" and country in self._r.catalogue.states:
            state = self._r.catalogue.state(country)
            return Place(name=state.capitals[0], country=state.code) if state.capitals else None
        behind = self._named_behind(token)
        if behind is not None:
            return Place(name=behind.name, country=behind.country or country)
        if not any(c.text[0].isupper() for c in token.children if c.i < token.i and c.dep != "det"):
            return None
        first = phrases.left_edge(token)
        start = first.end + 1 if first.lower in {"the", "a", "an"} else first.start
        return Place(name=" ".join(token.sentence.document.text[start : token.end].split()), country=country)

    def _named_behind(self, token: Token) -> Place | None:
        """The place whose name stands behind a common noun for it: "the Tajik city of Khujand"."""
        names = [n for c in token.childs("prep") if c.lower == "of" for n in c.childs("pobj") if n.tag == "NNP"]
        for name in names:
            mention = self._r.mentions.get(name)
            if mention is not None and mention.place is not None:
                return mention.place
            known = mention is not None and any(self.actors[i].kind is not None for i in mention.ids)
            if known or name.child("det", "prep") is not None:
                continue
            start = phrases.left_edge(name).start
            return Place(name=" ".join(token.sentence.document.text[start : name.end].split()), country=None)
        return None


def cast(article: Article, documents: Sequence[Document], catalogue: Catalogue, words: NameWords | None = None) -> Cast:
    """Find and resolve every mention in an article's parsed headline and body.

    `words` are the language's word lists for names, by default English. Deterministic, and linear in the text. The
    article is read twice: the first reading finds who holds which office, so that the second one can tell whom a title
    means that stands before its holder's name. Where the first one finds out nothing, it stays the only one.
    """
    words = words or load()
    runs = runs_of(documents, catalogue, words)
    first = Reader(article, documents, catalogue, words, runs=runs)
    first.read()
    known = first.known()
    if not known:
        return Cast(first)
    second = Reader(article, documents, catalogue, words, runs=runs, before=known)
    second.read()
    return Cast(second)
