"""From a run of capitals to what it names: title and name told apart, bodies, places and things by their form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.extraction.catalogue import Body, Person, PlaceName, State
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.runs import Piece
from dateline.language import Sentence, Token

Form = Literal["entry", "adjective", "person", "body", "place", "thing", "name", "title"]


@dataclass(slots=True)
class Segment:
    """What a part of a run names: tokens `first` to `stop` of its sentence; the name itself begins at `core`.

    What stands before `core` is a title. Form "title" has no name at all, form "name" may be a person's or anything's.
    """

    first: int
    core: int
    stop: int
    form: Form
    entry: State | Body | Person | None = None
    place: PlaceName | None = None
    adjective: State | None = None
    honorific: str | None = None
    sentence: Sentence = field(init=False, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """All tokens of the mention, title included."""
        return self.sentence.tokens[self.first : self.stop]

    @property
    def title(self) -> list[Token]:
        """The tokens before the name."""
        return self.sentence.tokens[self.first : self.core]

    @property
    def opening(self) -> Token:
        """The first token, of the title if there is one."""
        return self.sentence.tokens[self.first]

    @property
    def last(self) -> Token:
        """The last token."""
        return self.sentence.tokens[self.stop - 1]

    @property
    def before(self) -> Token | None:
        """The token before the mention in its sentence."""
        return self.sentence.tokens[self.first - 1] if self.first else None

    @property
    def name(self) -> str:
        """The characters of the name, without its title."""
        return self.sentence.document.text[self.sentence.tokens[self.core].start : self.last.end]

    @property
    def size(self) -> int:
        """How many bytes it takes, title included."""
        return len(self.sentence.document.text[self.opening.start : self.last.end].encode())

    @property
    def head(self) -> Token:
        """The token by which the mention hangs in the parse; its last one where the sentence has no parse."""
        tokens = self.tokens
        inside = set(tokens)
        outward = [t for t in tokens if t.is_root or t.head not in inside]
        return outward[-1] if outward and self.sentence.parsed else self.last


class Segmenter:
    """Cuts the runs of a sentence into segments by the word lists of the language."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def segments(self, run: Sequence[Piece], tokens: Sequence[Token]) -> list[Segment]:
        """The segments of one run, in order."""
        if len(run) == 1 and run[0].known:
            return [_single(run[0])]
        cut = self._after_title(run, tokens)
        if cut == 0:
            return self._names(run, tokens)
        rest = run[cut:]
        first = run[0].first
        if not rest:
            return [Segment(first, run[-1].stop, run[-1].stop, "title")]
        named = self._names(rest, tokens)
        head = named[0]
        if head.form in {"name", "person"} or (head.form == "entry" and isinstance(head.entry, Person)):
            head.first = first
            head.honorific = self._honorific(run[:cut], tokens)
            head.form = "entry" if head.entry else "person"
            return named
        if head.form == "entry" and isinstance(head.entry, State | Body):
            return [Segment(first, rest[0].first, rest[0].first, "title"), *named]
        return [Segment(first, first, run[-1].stop, named[-1].form), *named[1:]] if head.form == "body" else named

    def _after_title(self, run: Sequence[Piece], tokens: Sequence[Token]) -> int:
        """How many pieces the title at the beginning of the run takes; 0 if it has none."""
        last = -1
        for at, piece in enumerate(run):
            if not piece.known and self._heads_title(piece, tokens) and not self._is_given(run, at, tokens):
                last = at
        if last < 0:
            return 0
        end = self._complement(run, last + 1, tokens)
        if end == len(run) and last > 0 and self._is_surname(run, last, tokens):
            return 0
        before = run[:last]
        if any(not p.known and self._is_body_word(p, tokens) and not self._is_modifier(p, tokens) for p in before):
            return end
        return end

    def _is_given(self, run: Sequence[Piece], at: int, tokens: Sequence[Token]) -> bool:
        """Whether a title word right after a title is a given name ("President Ally Mushi")."""
        if self._last_word(run[at], tokens) not in self._words.given_too or at + 1 == len(run):
            return False
        if at:
            return self._heads_title(run[at - 1], tokens)
        before = run[0].first - 1
        if before > 0 and tokens[before].text == ",":
            before -= 1
        return before >= 0 and tokens[before].lower in self._words.title_heads

    def _is_surname(self, run: Sequence[Piece], last: int, tokens: Sequence[Token]) -> bool:
        """Whether a title word at the end of the run is a family name ("Stephen King"): an unknown name before it."""
        before = run[last - 1]
        if before.known or self._is_modifier(before, tokens) or self._heads_title(before, tokens):
            return False
        word = tokens[before.first].lower
        return (
            last == 1
            and (word in self._words.given or tokens[run[last].stop - 1].dep in {"nsubj", "pobj", "dobj"})
            and (run[0].first == 0 or tokens[run[0].first - 1].tag not in {"DT", "PRP$", "POS"})
        )

    def _complement(self, run: Sequence[Piece], at: int, tokens: Sequence[Token]) -> int:
        """Where a title's "of …" or "to the …" ends, if one begins at piece `at`."""
        if at >= len(run) or tokens[run[at].first].lower not in {"of", "for", "to"}:
            return at
        at += 1
        start = at
        while at < len(run) and self._in_complement(run[at], tokens, at > start):
            at += 1
        return at

    def _in_complement(self, piece: Piece, tokens: Sequence[Token], begun: bool) -> bool:
        word = tokens[piece.first].lower
        if isinstance(piece.entry, Person):
            return False
        if piece.known:
            return True
        small = word in {"of", "the", "and", "for", "&"}
        return small or word in self._words.portfolios or word in self._words.title_heads or word in self._words.bodies

    def _heads_title(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        word = self._last_word(piece, tokens)
        # The tagger takes "Foreign Ministers" for a name in the singular.
        modified = piece.first > 0 and tokens[piece.first - 1].lower in self._words.title_modifiers
        plural = tokens[piece.stop - 1].tag in {"NNPS", "NNS"} or modified
        several = plural and word.removesuffix("s") in self._words.title_heads
        return (
            several
            or word in self._words.title_heads
            or word.rstrip(".") in self._words.honorifics
            or self._is_excellency(piece, tokens)
        )

    def _is_excellency(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        return tokens[piece.first].text in {"H.E.", "HE", "H.E"}

    def _is_modifier(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        return piece.adjective is not None or all(
            t.lower in self._words.title_modifiers or t.text in "-‑" for t in tokens[piece.first : piece.stop]
        )

    def _is_body_word(self, piece: Piece, tokens: Sequence[Token]) -> bool:
        return self._last_word(piece, tokens) in self._words.bodies

    @staticmethod
    def _last_word(piece: Piece, tokens: Sequence[Token]) -> str:
        return tokens[piece.stop - 1].lower

    def _honorific(self, title: Sequence[Piece], tokens: Sequence[Token]) -> str | None:
        for piece in title:
            word = tokens[piece.first].lower.replace(".", "")
            if word in self._words.honorifics:
                return word
        return None

    def _names(self, run: Sequence[Piece], tokens: Sequence[Token]) -> list[Segment]:
        """The segments of a run without a title: entries stand alone unless the words around them make one name."""
        first, stop = run[0].first, run[-1].stop
        known = [p for p in run if p.known]
        ending = self._ending(run[-1], tokens)
        found: list[Segment]
        if not known:
            found = self._unknown(run, tokens)
        elif len(run) == 1:
            found = [_single(run[0])]
        elif len(known) == 1 and isinstance(known[0].entry, Person) and known[0] is run[-1]:
            found = [Segment(first, first, stop, "entry", known[0].entry)]
        elif self._is_personal(run, tokens):
            found = [Segment(first, first, stop, "person")]
        elif self._has_complement(run, tokens):
            found = [Segment(first, first, stop, "body")]
        elif not run[-1].known and ending in {"body", "thing", "place"}:
            found = self._formed(run, tokens, ending)
        else:
            found = self._apart(run, tokens)
        return found

    def _is_personal(self, run: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Whether a run of which one piece is known is all the same somebody's name."""
        if run[-1].known:
            return self._is_surname_too(run, tokens)
        if self._ending(run[-1], tokens) != "name":
            return False
        return self._is_longer_name(run, [p for p in run if p.known]) or self._is_one_name(run, tokens)

    @staticmethod
    def _is_longer_name(run: Sequence[Piece], known: Sequence[Piece]) -> bool:
        """Whether a known person's name goes on and is therefore somebody else's ("Pedro Sánchez Arroyo")."""
        return len(known) == 1 and isinstance(known[0].entry, Person) and known[0] is run[0]

    def _has_complement(self, run: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Whether a body's noun stands before "of" or "for": "University of Lima", "Institute for Asian Policy"."""
        links = [i for i, p in enumerate(run) if tokens[p.first].lower in {"of", "for"}]
        if not links or links[0] == 0:
            return False
        before = run[links[0] - 1]
        return not before.known and self._is_body_word(before, tokens)

    def _unknown(self, run: Sequence[Piece], tokens: Sequence[Token]) -> list[Segment]:
        first, stop = run[0].first, run[-1].stop
        ending = self._ending(run[-1], tokens)
        opening = tokens[first].lower
        if len(run) > 1 and opening in self._words.leading_things:
            return [Segment(first, first, stop, "thing")]
        if len(run) > 1 and opening in self._words.leading_places:
            return [Segment(first, first, stop, "place")]
        if ending == "name" and len(run) > 2 and any(tokens[p.first].lower in {"of", "for"} for p in run):
            ending = "body" if any(self._is_body_word(p, tokens) for p in run) else "thing"
        if ending == "name":
            bodies = [i for i, p in enumerate(run) if self._is_body_word(p, tokens)]
            if bodies and bodies[-1] > 0 and len(run) - bodies[-1] - 1 >= 2:
                cut = run[bodies[-1]].stop
                return [Segment(first, first, cut, "body"), Segment(cut, cut, stop, "name")]
        return [Segment(first, first, stop, ending)]

    def _ending(self, piece: Piece, tokens: Sequence[Token]) -> Form:
        """What the last word of a name says of it."""
        word = self._last_word(piece, tokens)
        if piece.known:
            return "entry"
        if word in self._words.bodies:
            return "body"
        if word in self._words.things or (word.endswith("s") and word[:-1] in self._words.things):
            return "thing"
        return "place" if word in self._words.place_nouns else "name"

    def _formed(self, run: Sequence[Piece], tokens: Sequence[Token], form: Form) -> list[Segment]:
        """A known name that belongs to a longer one: "Israel Securities Authority", "Moscow Conservatory"."""
        place = next((p.place for p in run if p.place), None) if form == "place" else None
        lead = run[0]
        adjective = lead.adjective or (lead.entry if isinstance(lead.entry, State) else None)
        if form == "thing" and lead.known:
            return [_single(lead)]
        return [Segment(lead.first, lead.first, run[-1].stop, form, place=place, adjective=adjective)]

    def _is_one_name(self, run: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Whether a state's or city's name is somebody's ("Israel Katz"): its one other word governs it as compound."""
        if len(run) != 2 or run[1].known or run[0].adjective is not None:
            return False
        name, family = tokens[run[0].first], tokens[run[1].stop - 1]
        single = run[0].stop - run[0].first == 1 and name.text.isalpha() and not name.text.isupper()
        return single and name.dep == "compound" and name.head is family and not isinstance(run[0].entry, Body)

    def _is_surname_too(self, run: Sequence[Piece], tokens: Sequence[Token]) -> bool:
        """Whether the name of a place is a surname behind a given name ("Mustafa Bali"), or a body's."""
        *before, last = run
        if not before or any(p.known for p in before) or last.adjective is not None or last.stop - last.first != 1:
            return False
        given, family = tokens[before[0].first], tokens[last.first]
        return given.lower in self._words.given and given.head is family and not family.text.isupper()

    def _apart(self, run: Sequence[Piece], tokens: Sequence[Token]) -> list[Segment]:
        found: list[Segment] = []
        at = 0
        while at < len(run):
            if run[at].known:
                found.append(_single(run[at]))
                at += 1
                continue
            end = at
            while end < len(run) and not run[end].known:
                end += 1
            if any(tokens[p.first].text[0].isupper() for p in run[at:end]):
                found += self._unknown(run[at:end], tokens)
            at = end
        return found


def _single(piece: Piece) -> Segment:
    form: Form = "entry" if piece.entry else "adjective" if piece.adjective else "place"
    return Segment(piece.first, piece.first, piece.stop, form, piece.entry, piece.place, piece.adjective)
