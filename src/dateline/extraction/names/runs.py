"""Runs of capitals: the stretches of a sentence that can hold a name, found in one pass over its tokens.

A run is a list of pieces. A piece is one entry of the catalogue, or one word with what a hyphen joins to it. Small
words (al, von, bin; "of" after the head of a body or an office) belong to the run that they stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.extraction.catalogue import Body, Catalogue, Person, PlaceName, State
from dateline.extraction.names.lexicon import NameWords
from dateline.language import Token

_CLOSED = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "DT", "IN", "CC", "MD", "TO", "EX"})
"""Tags of function words, which are no names however they are written."""
_OPEN = frozenset({"NN", "NNS", "JJ", "FW", "VBN", "VBG", "VB", "VBP", ""})
"""Tags that a capital inside a sentence overrules: the tagger errs on names that it never saw."""
_PARTICLES_IN_A_ROW = 3
_LONGEST = 30
"""Pieces of a run that are looked back on; a name with more is none."""
_SMALL = frozenset({"of", "for", "the", "and", "to", "&"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = {"-", "‑", "‐"}
_HYPHEN_ONLY = {"as", "an", "ad", "ash", "av"}
"""Particles that are common words unless a hyphen follows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `stop` (exclusive, counted in the sentence): an entry of the catalogue, or one word.

    `place` is the place that the same words name; `adjective` the state whose adjective or people they are.
    """

    first: int
    stop: int
    entry: State | Body | Person | None = None
    place: PlaceName | None = None
    adjective: State | None = None

    @property
    def known(self) -> bool:
        """Whether the catalogue knows these words."""
        return bool(self.entry or self.place or self.adjective)


Actor = State | Body | Person


def look_up(
    catalogue: Catalogue, texts: Sequence[str], i: int, choose: Callable[[Sequence[Actor]], Actor] | None = None
) -> Piece | None:
    """What the catalogue finds at a word: the longest name, organ phrase, adjective or people.

    `choose` decides between several who share a name; without it the first is taken.
    """
    if not catalogue.may_begin(texts[i]) or texts[i].lower() == "the":
        return None
    length, entries = catalogue.match(texts, i)
    while length and not any(c.isalnum() for c in texts[i + length - 1]):
        length -= 1
    wide = next((w for w in (2, 1) if texts[i + w - 1 : i + w] and _adjective(catalogue, texts[i : i + w])), 0)
    if wide > length:
        return Piece(i, i + wide, adjective=_adjective(catalogue, texts[i : i + wide]))
    if not length:
        return None
    actors = [e for e in entries if not isinstance(e, PlaceName)]
    places = [e for e in entries if isinstance(e, PlaceName)]
    meant = choose(actors) if choose and len(actors) > 1 else next(iter(actors), None)
    return Piece(i, i + length, meant, places[0] if places else None)


def _adjective(catalogue: Catalogue, texts: Sequence[str]) -> State | None:
    word = " ".join(texts)
    if not texts[-1][0].isalnum():
        return None
    return (catalogue.state_of_adjective(word) or catalogue.state_of_people(word)) if word[:1].isupper() else None


@dataclass(frozen=True, slots=True)
class Writing:
    """Words that an article writes with a capital inside a sentence, with one and without hyphens, in small letters.

    `text` is all that it writes.
    """

    proper: frozenset[str]
    alone: frozenset[str]
    common: frozenset[str]
    text: str

    def names(self, actor: Actor) -> bool:
        """Whether the article has a name of several words of an actor, or a state's own name or adjective."""
        forms = [n for n in actor.names if " " in n]
        if isinstance(actor, State):
            forms += [actor.name, *actor.adjectives]
        return any(form in self.text for form in forms)


class Runs:
    """Finds the runs of one article's sentences.

    `alone` says of a word whether it is a name by itself, so that a hyphen does not make it part of one ("A-B talks").
    """

    def __init__(self, words: NameWords, catalogue: Catalogue, writing: Writing, alone: Callable[[str], bool]) -> None:
        self._words, self._catalogue, self._writing, self._alone = words, catalogue, writing, alone
        self._texts: list[str] = []

    def find(self, tokens: Sequence[Token], headline: bool) -> Iterator[list[Piece]]:
        """The runs of a sentence, in order."""
        self._texts = [t.text for t in tokens]
        i = 0
        while i < len(tokens):
            run = self._run(tokens, i, headline)
            if run:
                yield run
            i = run[-1].stop if run else i + 1

    def _run(self, tokens: Sequence[Token], i: int, headline: bool) -> list[Piece]:
        run: list[Piece] = []
        while i < len(tokens):
            piece = self._piece(tokens, i, headline)
            if piece is None and run:
                piece = self._link(tokens, i, run, headline) or self._odd_word(tokens[i], headline)
            if piece is None:
                break
            run.append(piece)
            i = piece.stop
        while run and not run[-1].known and tokens[run[-1].first].text[0].islower():
            run.pop()
        return run

    def _piece(self, tokens: Sequence[Token], i: int, headline: bool) -> Piece | None:
        token = tokens[i]
        if _glued(tokens, i + 1) and token.text[0].isupper() and token.lower in self._words.combining:
            return Piece(i, i + 1, adjective=self._catalogue.state(self._words.combining[token.lower]))
        found = look_up(self._catalogue, self._texts, i, self._meant)
        if found is not None and (genitive := self._before_office(found, tokens)) is not None:
            found = look_up(self._catalogue, self._texts[:genitive], i, self._meant)
        opens = _opens(tokens, i)
        if found is None and (half := self._half(tokens, i)) is not None:
            return Piece(i, i + 1, half)
        if found and not (opens and found.stop == i + 1 and not self._may_name(token)):
            return found
        if self._begins_with_particle(tokens, i):
            return Piece(i, i + 1)
        if not self.is_capital(token, opens, headline) or self._is_month(tokens, i):
            return None
        return Piece(i, self._joined(tokens, i))

    def _before_office(self, found: Piece, tokens: Sequence[Token]) -> int | None:
        """Where the genitive stands in a state's body that says whose chief he is: "Peru's army chief Ana Soto"."""
        after = tokens[found.stop] if found.stop < len(tokens) else None
        if not isinstance(found.entry, Body) or after is None or after.lower not in self._words.title_heads:
            return None
        return next((at for at in range(found.first + 1, found.stop - 1) if tokens[at].lower in _GENITIVE), None)

    def _half(self, tokens: Sequence[Token], i: int) -> State | None:
        """The half of a divided country that "the North" means where the article names it in full."""
        code = self._words.halves.get(tokens[i].lower)
        if code is None or not i or tokens[i - 1].lower != "the" or not tokens[i].text[0].isupper():
            return None
        halves = [self._catalogue.states[c] for c in self._words.halves.values()]
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        alone = after is None or not (after.text[0].isupper() or after.text in _HYPHENS)
        return self._catalogue.states[code] if alone and any(map(self._writing.names, halves)) else None

    def _meant(self, actors: Sequence[Actor]) -> Actor:
        """Which of several of one name this article means: the one that it names in full, else the body at its seat.

        "RSF" is the one spelled out; "Brussels" is the European Union's unless Belgium is spoken of.
        """
        spelled = [a for a in actors if self._writing.names(a)] or [a for a in actors if self._is_placed(a)]
        seated = [a for a in actors if isinstance(a, Body) and a.seat]
        return next(iter([*spelled, *seated, *actors]))

    def _is_placed(self, actor: Actor) -> bool:
        """Whether the article names the state of a body."""
        state = self._catalogue.states.get(actor.country or "") if isinstance(actor, Body) else None
        return state is not None and self._writing.names(state)

    def _may_name(self, token: Token) -> bool:
        """Whether a word at the beginning of a sentence can be the short name that it looks like."""
        return (
            token.text in self._writing.proper
            or token.text.isupper()
            or token.tag in {"", "NNP", "NNPS", "NN", "NNS", "JJ"}
        )

    def _is_month(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a word like "May" or "Jan" stands as the month does: beside a number, or after a word of time."""
        if tokens[i].lower not in self._words.month_names:
            return False
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        timed = before is not None and (before.lower in self._words.before_months or before.text[0].isdigit())
        return timed or (after is not None and after.text[0].isdigit())

    def is_capital(self, token: Token, first: bool, headline: bool) -> bool:
        """Whether the token is written as a name is: with a capital that its place does not explain."""
        if not token.text[0].isupper() or token.tag in _CLOSED or token.lower.rstrip(".") in self._words.not_names:
            return False
        if first and token.lower in self._words.openers:
            return False
        if token.text in self._writing.proper:
            return True
        if first:
            common = token.lower in self._writing.common or token.lower.endswith("ing")
            return token.tag.startswith("NNP") and not common
        return token.tag.startswith("NNP") or (not headline and token.tag in _OPEN and not token.is_root)

    def _joined(self, tokens: Sequence[Token], i: int) -> int:
        """Where the word at `i` ends with all that hyphens join to it."""
        stop = i + 1
        while stop + 1 < len(tokens) and _glued(tokens, stop):
            left, right = tokens[stop - 1], tokens[stop + 1]
            if right.text[0].isupper() and self._alone(left.text) and self._alone(right.text):
                break
            if right.text[0].islower() and len(left.text) > 1 and right.tag not in {"NN", "NNP", "NNPS"}:
                break
            stop += 2
        return stop

    def _begins_with_particle(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether one to three particles with a capital after them stand here ("von der Leyen", "al-Busaidi")."""
        token = tokens[i]
        if token.lower not in self._words.particles:
            return False
        hyphen = _glued(tokens, i + 1)
        if token.lower in _HYPHEN_ONLY and not hyphen:
            return False
        at = i + 2 if hyphen else i + 1
        while (
            not hyphen and at < min(len(tokens), i + _PARTICLES_IN_A_ROW) and tokens[at].lower in self._words.particles
        ):
            at += 1
        if at >= len(tokens):
            return False
        following = tokens[at]
        return following.text[0].isupper() and (
            hyphen or token.tag.startswith(("NNP", "NN", "FW")) or token.text[0].isupper()
        )

    def _link(self, tokens: Sequence[Token], i: int, run: list[Piece], headline: bool) -> Piece | None:
        """A small word that continues the run: the hyphen of "al-", "of" after a body or an office."""
        token = tokens[i]
        if token.text in _HYPHENS and _glued(tokens, i) and tokens[i - 1].lower in self._words.particles:
            return Piece(i, i + 1)
        if token.lower not in _SMALL or self._next(tokens, i, headline) is None:
            return None
        return Piece(i, i + 1) if self._continues(tokens, i, run) else None

    def _continues(self, tokens: Sequence[Token], i: int, run: list[Piece]) -> bool:
        """Whether a small word belongs to the name or title that the run has so far."""
        token, last = tokens[i], run[-1]
        inside = any(tokens[p.first].lower in {"of", "for", "to"} for p in run[-_LONGEST:])
        if token.lower == "of" and inside and tokens[run[0].first].lower in self._words.bodies:
            return True
        if token.lower in {"of", "for", "to"}:
            return self._takes_complement(tokens[last.stop - 1], token, last)
        if token.lower == "the":
            return tokens[i - 1].lower in {"of", "for", "to"}
        both = {tokens[i - 1].lower, tokens[i + 1].lower} <= self._words.portfolios
        return (inside and both) or token.text == "&"

    def _odd_word(self, token: Token, headline: bool) -> Piece | None:
        """A capital word of any class inside a name ("Morava Plus"), unless it is a function word."""
        at = token.i - token.sentence.tokens[0].i
        odd = token.text[0].isupper() and len(token.text) > 2 and token.tag in {"CC", "RB", "UH", "JJR", "RBR"}
        return Piece(at, at + 1) if odd and not headline and token.lower not in self._words.openers else None

    def _takes_complement(self, before: Token, link: Token, piece: Piece) -> bool:
        word = before.lower
        if link.lower == "to":
            return word in {"aide", "adviser", "advisor", "ambassador", "envoy", "assistant", "secretary"}
        if isinstance(piece.entry, State | Person) or piece.place:
            return False
        return (
            word in self._words.bodies
            or word in self._words.title_heads
            or word in {"states", "affairs", "house", "republic"}
        ) and before.text[0].isupper()

    def _next(self, tokens: Sequence[Token], i: int, headline: bool) -> Token | None:
        """The capital after a small word and an optional article."""
        at = i + 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
        if at >= len(tokens):
            return None
        known = look_up(self._catalogue, self._texts, at) is not None or self.is_capital(tokens[at], False, headline)
        return tokens[at] if known else None


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token opens its sentence, or comes right after a colon or an opening quotation mark."""
    before = tokens[i - 1] if i else None
    return before is None or before.text in {"“", "‘", '"', ":", "«"} or (i == 1 and not before.text[0].isalnum())


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at `i` is a hyphen with no space on either side."""
    if not 0 < i < len(tokens) - 1 or tokens[i].text not in _HYPHENS:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
