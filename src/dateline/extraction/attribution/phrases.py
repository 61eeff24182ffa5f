"""Attribution without a verb: "according to X", "in X's words", "by his account", "X's demand that …", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.attribution.around import content_of_sentence
from dateline.extraction.attribution.model import Attribution, Kind, Stretch
from dateline.extraction.attribution.passages import Passage
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import subject
from dateline.language import Token

_OWNERS = frozenset({"by", "from", "of"})


def phrase_attributions(token: Token, scene: Scene) -> Iterator[Attribution]:
    """The attributions, mostly none or one, that a word which is no verb makes."""
    prepositions = scene.cues.prepositions
    if token.lower == "according":
        found = _according(token, scene)
    elif token.lower in {"in", "by"} and token.dep == "prep":
        found = _in_words(token, prepositions.in_words if token.lower == "in" else prepositions.by_account, scene)
    elif token.lower == "with":
        found = _with_words(token, scene)
    elif token.lower in scene.cues.hedges:
        found = _hedge(token, scene)
    elif token.lemma in scene.cues.nouns and token.pos == "NOUN":
        found = _noun(token, scene)
    else:
        return
    if found is not None:
        yield found


def _according(token: Token, scene: Scene) -> Attribution | None:
    tree = scene.tree(token.sentence)
    to = tree.after(token)
    if to is None or to.lower != "to":
        return None
    which = tree.after(to)
    if which is not None and which.lower in {"which", "whom"}:
        return _according_to_which(token, which, scene)
    source = to.child("pobj") or next((c for c in token.children if c.dep == "pobj"), None)
    if source is None:
        return None
    start, end = token.start, max(tree.right(token).end, tree.right(source).end)
    end = min(end, _closing(token, source, scene))
    return _make(token, (token.start, to.end), source, content_of_sentence(start, end, token, scene), scene)


def _closing(token: Token, source: Token, scene: Scene) -> int:
    """Where the parenthesis ends at the latest: before a comma or colon that the source does not contain."""
    tree = scene.tree(token.sentence)
    right = tree.right(source)
    for t in tree.between(source, tree.tokens[-1]):
        if t.i > right.i:
            break
        if t.text == ":" or (t.text == "," and t.head is not source and not _adds(t)):
            return t.start
    return right.end


def _adds(comma: Token) -> bool:
    """Whether the comma stands before or within what says more of a noun: "of the union, one of the oldest"."""
    more = {"relcl", "appos", "conj", "acl"}
    return comma.head.dep in more or any(c.i > comma.i and c.dep in more for c in comma.head.children)


def _according_to_which(token: Token, which: Token, scene: Scene) -> Attribution | None:
    """For "a report by Radio North according to which …": the noun before it is the source."""
    source = scene.tree(token.sentence).before(token)
    while source is not None and source.text == ",":
        source = scene.tree(token.sentence).before(source)
    stretch = scene.trim(*scene.widen(which.end, scene.clause_end(token.sentence, which.end), token.start))
    if stretch is None or source is None or source.pos not in {"NOUN", "PROPN"}:
        return None
    return _make(token, (token.start, which.end), source, Passage([stretch], (token.start, which.end)), scene)


def _in_words(token: Token, words: frozenset[str], scene: Scene) -> Attribution | None:
    noun = token.child("pobj")
    if noun is None or not (noun.lower in words or noun.lemma in words):
        return None
    source = _owner(noun)
    if source is None:
        return None
    start, end = token.start, _end_of_words(noun, source, scene)
    quote = scene.quote_opening_at(end)
    if quote is not None and not _starts_sentence(token, scene):
        stretches = [s for q in scene.quotes.chain(quote) if (s := scene.trim(q.outer_start, q.outer_end)) is not None]
        passage: Passage | None = Passage(stretches, (start, end), direct=True) if stretches else None
    elif _set_off(token, end, scene):
        passage = content_of_sentence(start, end, token, scene)
    else:
        return None
    return _make(token, (start, min(noun.end, end)), source, passage, scene)


def _end_of_words(noun: Token, source: Token, scene: Scene) -> int:
    """Where the phrase ends: before the comma after its source, on which the parser may have hung what follows."""
    tree = scene.tree(noun.sentence)
    comma = (
        next((t for t in tree.between(source, tree.tokens[-1]) if t.text == ","), None) if source.i > noun.i else None
    )
    return min(tree.right(noun).end, comma.start) if comma is not None else tree.right(noun).end


def _starts_sentence(token: Token, scene: Scene) -> bool:
    return token is scene.tree(token.sentence).tokens[0]


def _set_off(token: Token, end: int, scene: Scene) -> bool:
    """Whether the phrase is a parenthesis: a comma or the sentence's edge on both sides."""
    sentence = token.sentence
    before = scene.text[scene.back_over(token.start, "") - 1 : scene.back_over(token.start, "")]
    position = scene.skip_space(end)
    after = scene.text[position : position + 1]
    return (token.start == sentence.start or before in {",", "—", "–"}) and (
        after in {",", ".", ":", "—", "–"} or position >= sentence.end
    )


def _with_words(token: Token, scene: Scene) -> Attribution | None:
    """For "With these words Novak …" after a quotation."""
    noun = token.child("pobj")
    if noun is None or noun.lower not in scene.cues.prepositions.with_words or noun.child("det") is None:
        return None
    quote = scene.quote_closing_before(token.start)
    who = noun.child("appos") if token.is_root else subject(token.head)
    if quote is None or who is None or "\n" in scene.text[quote.outer_end : token.start]:
        return None
    stretch = scene.trim(quote.outer_start, quote.outer_end)
    passage = Passage([stretch], (token.start, noun.end), direct=True) if stretch else None
    return _make(token, (token.start, noun.end), who, passage, scene)


def _hedge(token: Token, scene: Scene) -> Attribution | None:
    """For "reportedly": the clause is vouched for by nobody who is named."""
    verb = token.head
    if token.dep != "advmod" or scene.cues.verbs(verb.lemma) or verb is token:
        return None
    while verb.pos not in {"VERB", "AUX"} and not verb.is_root:
        verb = verb.head
    tree = scene.tree(token.sentence)
    left, right = tree.left(verb), tree.right(verb)
    parts = [scene.trim(left.start, token.start) if left is not token else None, scene.trim(token.end, right.end)]
    stretches = [p for p in parts if p is not None]
    if not stretches:
        return None
    found = _make(
        token, (token.start, token.end), None, Passage(stretches, (token.start, token.end)), scene, kind="hedge"
    )
    if found is not None:
        found.hedged, found.emits = True, False
    return found


def _noun(token: Token, scene: Scene) -> Attribution | None:
    tree = scene.tree(token.sentence)
    clause = next((c for c in token.childs("acl", "ccomp", "relcl") if _is_that_clause(c)), None)
    following = tree.after(token)
    if clause is not None:
        that = next(c for c in clause.childs("mark", "dobj") if c.lower == "that")
        stretch = scene.trim(*scene.widen(that.end, tree.right(clause).end, token.start))
    elif following is not None and following.text == ":":
        quote = scene.quote_opening_at(following.start)
        if quote is not None:
            stretch = scene.trim(quote.outer_start, scene.quotes.chain(quote)[-1].outer_end)
        else:
            stretch = scene.trim(following.end, scene.clause_end(token.sentence, following.end))
            if stretch is not None and not scene.has_predicate(token.sentence, *stretch):
                return None
    else:
        return _topic(token, scene)
    source = _owner(token) or _giver(token, scene)
    if source is None or stretch is None:
        return None
    sense = scene.cues.nouns[token.lemma]
    found = _make(
        token,
        (token.start, token.end),
        source,
        Passage([stretch], (tree.left(token).start, token.end)),
        scene,
        kind="noun",
    )
    if found is not None:
        found.stance, found.emits = sense.stance, sense.emits
    return found


def _topic(token: Token, scene: Scene) -> Attribution | None:
    """What somebody's remarks are about: "her criticism of the plan". Nobody says that it is so."""
    source = _owner(token) or _giver(token, scene)
    about = next(
        (p for p in token.childs("prep") if p.lower in scene.cues.topics and p.child("pobj", "pcomp") is not source),
        None,
    )
    if about is None or not about.children:
        return None
    tree = scene.tree(token.sentence)
    stretch = scene.trim(*scene.widen(about.end, tree.right(about).end, token.start))
    if stretch is None:
        return None
    found = _make(
        token,
        (token.start, about.end),
        source,
        Passage([stretch], (tree.left(token).start, about.end)),
        scene,
        kind="object" if source is not None else "attitude",
    )
    if found is not None:
        found.stance, found.emits, found.vouches = scene.cues.nouns[token.lemma].stance, False, False
    return found


def _is_that_clause(verb: Token) -> bool:
    that = next((c for c in verb.childs("mark", "dobj") if c.lower == "that"), None)
    if that is None or verb.child("nsubj", "nsubjpass", "expl", "csubj") is None:
        return False
    return that.dep == "mark" or any(c.tag == "MD" for c in verb.childs("aux"))


def _owner(noun: Token) -> Token | None:
    """Whose word it is: "his demand", "a claim by Minsk", "a Daily Post report"."""
    own = noun.child("poss")
    if own is not None:
        return own
    for preposition in noun.childs("prep"):
        held = preposition.child("pobj")
        if preposition.lower in _OWNERS and held is not None:
            return held
    return next((c for c in noun.childs("compound", "nmod") if c.pos == "PROPN"), None)


def _giver(noun: Token, scene: Scene) -> Token | None:
    """Who gives it: the subject of the verb that it is the object or the means of."""
    verb = noun.head
    if noun.dep == "pobj" and verb.lower in {"with", "in"}:
        verb = verb.head
    elif noun.dep != "dobj":
        return None
    if verb.lemma not in scene.cues.manners.giving or verb.pos not in {"VERB", "AUX"}:
        return None
    return subject(verb)


def _make(
    cue: Token, cue_span: Stretch, source: Token | None, passage: Passage | None, scene: Scene, *, kind: Kind = "phrase"
) -> Attribution | None:
    if passage is None:
        return None
    return Attribution(
        document=scene.document, cue=cue, cue_span=cue_span, kind=kind, stance="asserts", source=source,
        content=passage.stretches, group=passage.group,
    )  # fmt: skip
