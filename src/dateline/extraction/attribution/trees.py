"""Where subtrees begin and end, and who is the subject: the parse seen from a verb."""

from __future__ import annotations

from dateline.language import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CONTROLLED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"})


class Tree:
    """The first and last token below each token of one sentence, computed in one pass."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self._base = self.tokens[0].i
        self._left = list(range(len(self.tokens)))
        self._right = list(range(len(self.tokens)))
        for token in reversed(self._from_root(sentence)):
            if not token.is_root:
                at, above = token.i - self._base, token.head.i - self._base
                self._left[above] = min(self._left[above], self._left[at])
                self._right[above] = max(self._right[above], self._right[at])

    @staticmethod
    def _from_root(sentence: Sentence) -> list[Token]:
        order = [t for t in sentence.tokens if t.is_root]
        for token in order:
            order.extend(token.children)
        return order

    def left(self, token: Token) -> Token:
        """The first token of the subtree."""
        return self.tokens[self._left[token.i - self._base]]

    def right(self, token: Token) -> Token:
        """The last token of the subtree."""
        return self.tokens[self._right[token.i - self._base]]

    def after(self, token: Token) -> Token | None:
        """The next token of the sentence."""
        k = token.i - self._base + 1
        return self.tokens[k] if k < len(self.tokens) else None

    def before(self, token: Token) -> Token | None:
        """The token before it in the sentence."""
        k = token.i - self._base
        return self.tokens[k - 1] if k else None

    def between(self, first: Token, last: Token) -> list[Token]:
        """The tokens after `first` and before `last`."""
        return self.tokens[first.i - self._base + 1 : max(last.i - self._base, 0)]


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, that of the verb it is coordinated with or depends on, or the antecedent.

    A passive verb gives its subject too; the caller knows whether that is the one who speaks.
    """
    own = own_subject(verb)
    if own is not None:
        return own
    at = verb
    for _ in range(6):
        if at.dep in {"acl", "relcl"} and at.head.pos in {"NOUN", "PROPN", "PRON"}:
            return at.head
        if at.is_root or at.dep not in _CONTROLLED:
            return None
        if at.dep == "xcomp" and at.head.child("dobj") is not None and at.child("aux") is not None:
            return at.head.child("dobj")
        found = _parted(at) or own_subject(at.head)
        at = at.head
        if found is not None:
            return found
    return None


def _parted(clause: Token) -> Token | None:
    """The clause's subject before a parenthesis that the parser put above it: "*Oslo*, Lind told us, had agreed"."""
    above, inner = clause.head, own_subject(clause.head)
    if clause.dep != "ccomp" or inner is None or not inner.i < above.i < clause.i:
        return None
    first = next((c for c in above.childs(*SUBJECTS, "npadvmod") if c.i < inner.i and c.pos in _NOMINAL), None)
    comma = any(c.text == "," and first is not None and first.i < c.i < inner.i for c in clause.sentence.tokens)
    return first if comma else None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, the nearest of several; the antecedent for a relative pronoun."""
    candidates = verb.childs(*SUBJECTS)
    if not candidates:
        return None
    found = min(candidates, key=lambda c: abs(c.i - verb.i))
    if found.tag == "EX":
        return None
    if found.lower in _RELATIVE and verb.dep == "relcl":
        return verb.head
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its auxiliary or the label of its subject."""
    return verb.child("auxpass", "nsubjpass") is not None


def agent(verb: Token) -> Token | None:
    """Whom "by" names after a passive verb."""
    by = verb.child("agent") or next((c for c in verb.childs("prep") if c.lower == "by"), None)
    return by.child("pobj") if by is not None else None


def has_subject(verb: Token) -> bool:
    """Whether a subject, or "there" for one, hangs on the verb itself."""
    return verb.child(*SUBJECTS, "expl", "csubj", "csubjpass") is not None


def takes_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether the verb or an auxiliary of it is finite."""
    return verb.tag in FINITE or any(c.tag in FINITE for c in verb.childs("aux", "auxpass"))
