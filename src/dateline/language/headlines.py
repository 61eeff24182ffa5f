"""Headlines: what their shorthand leaves out is put back before the parse, and told from running text after it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from dateline.language.sentences import language_words
from dateline.language.tree import Sentence, Token

_FINAL = ".?!…"
_GIVEN, _SURNAME = "John", "Smith"
_CLEAR = "approved"
_DASH = "—"
_DASHES = frozenset({"-", "--", "–", "—"})
_MAX_BEFORE = 12
"""How far from its beginning the verb of a headline is looked for."""
_PARTICIPLES = frozenset({"VBD", "VBN"})
_PREDICATES = frozenset({"off"})
"""Particles that are all the predicate of a headline: "Summit off"."""
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "dative", "oprd", "acomp")


def prose_words(doc: Doc, is_verb: Callable[[str], bool]) -> list[str]:
    """The words of a headline as running text: a comma that stands for "and" is one, a hyphen is no dash."""
    words = [_as_dash(token) if token.text in _DASHES else token.text for token in doc]
    for before, comma, after in zip(doc, doc[1:], doc[2:], strict=False):
        if comma.text == "," and _joins(before.text, after.text, is_verb):
            words[comma.i] = "and"
    return words


def _as_dash(token: SpacyToken) -> str:
    """A dash between spaces, or the hyphen of "Holm–Lind talks"."""
    spaced = token.i > 0 and bool(token.nbor(-1).whitespace_)
    return _DASH if spaced else "-"


def as_prose(doc: Doc, words: list[str], surnames: Collection[str]) -> Doc:
    """What the parser is given for a headline: surnames as it knows them, and a full stop at the end.

    The full stop is a token more than the headline has; behind a dash there is a name, which takes none.
    """
    person = [word in surnames for word in words]
    shown = [
        word if not known else _GIVEN if following else _SURNAME
        for word, known, following in zip(words, person, [*person[1:], False], strict=True)
    ]
    # The parser looks at white space too: a comma that is an "and" has it on both sides, a full stop has none.
    spaces = [bool(t.whitespace_) or word == "and" for t, word in zip(doc, [*words[1:], ""], strict=True)]
    if words and words[-1][-1] not in _FINAL and _DASH not in words:
        return Doc(doc.vocab, words=[*shown, "."], spaces=[*spaces, False])
    return Doc(doc.vocab, words=shown, spaces=spaces)


def _reworded(doc: Doc, at: int, word: str) -> Doc:
    words = [word if t.i == at else t.text for t in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


def clearer(doc: Doc, verbs: Collection[str], lemma: Callable[[str], str]) -> Iterator[tuple[int, Doc]]:
    """Where a headline was parsed without a verb: the words that may be it, each with the headline in other words.

    A verb that is also a noun ("shells", "sign") gives way to one that is none, so that the parser must see it.
    """
    root = next((t for t in doc if t.head.i == t.i), None)
    if root is None:
        return
    yield from _with_modal(doc)
    if root.tag_[:2] in {"VB", "MD"} and not _is_doubtful(root, verbs, lemma):
        return
    for before, token in pairwise(doc[:_MAX_BEFORE]):
        if before.text == "to":
            return
        if token.text[0].isupper() or lemma(token.text) not in verbs or token.tag_ in {"VBN", "VBG", "IN", "JJ"}:
            continue
        yield token.i, _reworded(doc, token.i, _CLEAR)


def _with_modal(doc: Doc) -> Iterator[tuple[int, Doc]]:
    """The headline with "will" where a "to" after its first noun is its shorthand: "Line to open, minister says"."""
    for to, verb in pairwise(doc):
        if to.tag_.startswith("VB") or to.tag_ == "MD":
            return
        if to.tag_ == "TO" and verb.tag_ == "VB" and verb.dep_ in {"relcl", "acl", "advcl"} and verb.head.i < to.i:
            yield verb.i, _reworded(doc, to.i, "will")
            return


def _is_doubtful(root: Any, verbs: Collection[str], lemma: Callable[[str], str]) -> bool:
    """Whether a noun was taken for the verb and the verb for its subject: "North Korea fires missile"."""
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if subject is None or root.tag_ not in {"VBP", "VB"} or lemma(root.text) in verbs:
        return False
    return bool(subject.i == root.i - 1 and subject.tag_ == "NNS" and subject.n_lefts > 0)


def is_clear(doc: Doc, at: int) -> bool:
    """Whether the headline in other words was parsed with the word that may be its verb as the head of a clause."""
    verb = doc[at]
    told = verb.head.i == at or (verb.dep_ == "ccomp" and verb.head.tag_.startswith("VB"))
    return told and verb.tag_.startswith("VB") and any(c.dep_ == "nsubj" for c in verb.lefts)


def clear(variant: Doc, doc: Doc, at: int) -> Doc:
    """The headline in other words, its verb in the form that it has in the headline."""
    if variant[at].tag_ != "VB":
        variant[at].tag_ = "VBZ" if doc[at].text.endswith("s") else "VBP"
    return variant


def _joins(before: str, after: str, is_verb: Callable[[str], bool]) -> bool:
    """Whether a comma stands between two names ("Kenya, Ghana") or before a second verb ("…, urges restraint")."""
    if after[:1].isupper():
        return before[:1].isupper()
    return after.endswith("s") and after not in language_words().speech and is_verb(after)


def mend_infinitives(sentence: Sentence, lemma: Callable[[str], str]) -> None:
    """Read what the parser takes for a noun as the verb that the "to" before it makes it: "offered to host talks"."""
    for token in sentence.tokens:
        if token.tag.startswith("NN") and any(c.dep == "aux" and c.tag == "TO" for c in token.children):
            token.tag, token.pos, token.lemma = "VB", "VERB", lemma(token.lower)


def mend(sentence: Sentence, lemma: Callable[[str], str]) -> None:
    """Read what the parser takes for a noun as the verb that its object or its "to" makes it, and participles.

    A participle that is all the verb of a headline tells what was done: "Talks postponed", "Envoy held in Basel".
    """
    for token in sentence.tokens:
        governs = token.child("dobj", "xcomp", "ccomp") is not None
        led = any(c.dep == "aux" and c.lower == "to" for c in token.children)
        if token.tag.startswith("NN") and (governs or led):
            token.tag, token.pos = ("VB" if led else "VBZ" if token.lower.endswith("s") else "VBP"), "VERB"
            token.lemma = lemma(token.lower)
    for noun in [t for t in sentence.tokens if t.tag.startswith("NN") and (t.is_root or t.dep == "ccomp")]:
        particle = next((c for c in noun.children if c.lower in _PREDICATES and not c.children), None)
        if particle is not None and particle.start > noun.start:
            _raise(noun, particle)
    for root in [t for t in sentence.tokens if t.is_root]:
        _mend_participle(root)


def _mend_participle(root: Token) -> None:
    verb = next((c for c in root.children if c.dep == "acl" and c.tag in _PARTICIPLES), None)
    if root.tag.startswith("NN") and verb is not None and _is_last_clause(root, verb):
        _raise(root, verb)
    elif root.tag in _PARTICIPLES and not root.childs("aux", "auxpass", *_COMPLEMENTS):
        subject = root.child("nsubj")
        if subject is not None and subject.tag in {"NN", "NNS"}:
            subject.dep, root.tag = "nsubjpass", "VBN"


def _is_last_clause(noun: Token, verb: Token) -> bool:
    """Whether a participle may say what was done to the noun: it has no object, and no other verb stands beside it."""
    beside = [c for c in noun.children if c is not verb and c.tag.startswith("VB")]
    return not beside and not verb.childs(*_COMPLEMENTS)


def _raise(noun: Token, verb: Token) -> None:
    """Make the participle, or a particle that stands for one, head of the noun's clause and the noun its subject."""
    above, dep = noun.head, noun.dep
    noun.children.remove(verb)
    late = [c for c in noun.children if c.start > verb.start]
    noun.children = [c for c in noun.children if c.start < verb.start]
    for child in late:
        child.head = verb
    verb.children = sorted([noun, *verb.children, *late], key=lambda t: t.start)
    noun.head, noun.dep = verb, "nsubjpass"
    verb.head, verb.dep, verb.tag, verb.pos = verb, "ROOT", "VBN", "VERB"
    if above is not noun:
        above.children = [verb if c is noun else c for c in above.children]
        verb.head, verb.dep = above, dep
