"""A cue where it stands, and the passage of content found for it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.attribution.model import Stretch
from dateline.extraction.attribution.trees import Tree
from dateline.language import Token

_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "parataxis", "csubj", "pcomp"})


@dataclass(slots=True)
class Cue:
    """A cue verb (`head`) with the last of its fixed words (`last`) and its source, in the tree of its sentence.

    `above` is another cue right before it that stands in the same parenthesis ("he says he told Dar").
    """

    head: Token
    last: Token
    source: Token | None
    tree: Tree
    above: Token | None = None

    def start(self) -> int:
        """Where cue, auxiliaries and a subject before the verb begin."""
        first = self.above or self.head
        if self.source is not None and (self._is_apposed() or self._has_strayed(self.source)):
            return self.tree.left(self.source).start
        inverted = self.source is not None and self.source.i > self.head.i
        before = _BEFORE - {"nsubj", "nsubjpass"} if inverted else _BEFORE
        subjects = [c for c in first.children if c.i < first.i and c.dep in {"nsubj", "nsubjpass"}]
        for child in reversed([c for c in first.children if c.i < first.i and c.dep in before]):
            if child in subjects[:-1]:
                continue
            after = self.tree.after(self.tree.right(child))
            if child.dep in {"nsubj", "nsubjpass"} or after is first or (after is not None and after.pos != "PUNCT"):
                first = min(first, self.tree.left(child), key=lambda t: t.i)
        return first.start

    def _is_apposed(self) -> bool:
        """Whether the source stands before its own name between commas: "…, his aide, Li Wei, said"."""
        before = self.tree.before(self.head)
        comma = before is not None and before.text == ","
        return comma and self.source is not None and self.source.dep == "appos" and self.source.i < self.head.i

    def _has_strayed(self, source: Token) -> bool:
        """Whether the source stands right before the cue, and the parser hung it on the content: "…, Oslo said"."""
        at = self.tree.before(self.tree.left(source))
        beside = self.tree.right(source) is self.tree.before(self.head) and source.dep == "appos"
        named = source.pos == "PROPN" and self.tree.left(source).lower in {"a", "an"}  # "a charge Oslo denies"
        main = self.head.is_root and source.head.i < source.i and not named
        return beside and main and at is not None and at.text == ","

    def end(self) -> int:
        """Where cue, subject after the verb, addressee and adjuncts end: before the next comma, colon or quotation."""
        after = [self.tree.right(c) for c in self.head.children if c.i > self.last.i and c.dep in _AFTER]
        at = max([self.last, *after], key=lambda t: t.i)
        while at.pos == "PUNCT" and at.i > self.last.i:
            at = self.tree.before(at) or self.last
        following = self.tree.after(at)
        while following is not None and following.pos != "PUNCT" and following.text not in _STOPS:
            at, following = following, self.tree.after(following)
        return at.end


_BEFORE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "advmod", "neg", "mark"})
_AFTER = frozenset({"nsubj", "nsubjpass", "prt", "dobj", "dative", "agent"})
_STOPS = frozenset(',;:—–-“”"‘«(')


@dataclass(slots=True)
class Passage:
    """Content as stretches of the text, and the stretch of the cue with its source and adjuncts.

    `direct` when it is nothing but quotation; `unsaid` when the cue only names something ("what it called …").
    """

    stretches: list[Stretch]
    group: Stretch
    direct: bool = False
    unsaid: bool = False
