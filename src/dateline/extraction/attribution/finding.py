"""Find every attribution of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extraction.attribution.attitudes import attitude
from dateline.extraction.attribution.cues import Cues, load_cues
from dateline.extraction.attribution.denied import withhold
from dateline.extraction.attribution.documents import issuer
from dateline.extraction.attribution.headlines import headline_attributions, speaker_before_colon
from dateline.extraction.attribution.index import Attributions
from dateline.extraction.attribution.model import UNNAMED, Attribution, Cast, Stretch
from dateline.extraction.attribution.nesting import nest
from dateline.extraction.attribution.phrases import phrase_attributions
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.relays import relay
from dateline.extraction.attribution.runs import join_runs
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import speaker_of
from dateline.extraction.attribution.stance import stance_of
from dateline.extraction.attribution.trees import SUBJECTS
from dateline.extraction.attribution.verbs import verb_attribution
from dateline.extraction.lexicon.words import is_first_person
from dateline.language import Document, Sentence, Token
from dateline.types import Article


def attribute(article: Article, documents: Sequence[Document], cast: Cast, lexicon: Cues | None = None) -> Attributions:
    """Every attribution in the article's parsed headline and body, by the cue lexicon given or the program's own.

    Linear in the text: sentences are read one by one, and each is bounded in length by the language module.
    """
    found: list[Attribution] = []
    cues = lexicon or load_cues()
    scenes = [Scene(document, cast, cues) for document in documents]
    for scene in scenes:
        found += _of_document(scene)
    return Attributions(found, [scene.quotes for scene in scenes])


def _of_document(scene: Scene) -> list[Attribution]:
    found: list[Attribution] = []
    for sentence in scene.document.sentences:
        if sentence.parsed and sentence.tokens:
            found += _of_sentence(sentence, scene)
    found = join_runs(found, scene)
    nest(found, scene)
    for attribution in found:
        _complete(attribution, scene)
    _settle(found)
    withhold(found, scene)
    for quote in (q for a in found for q in a.quotes):
        quote.scare = False
    return found


def _of_sentence(sentence: Sentence, scene: Scene) -> list[Attribution]:
    found: list[Attribution] = []
    for token in sentence.tokens:
        attribution = verb_attribution(token, scene)
        if attribution is not None:
            found.append(attribution)
        else:
            found += phrase_attributions(token, scene)
            held = attitude(token, scene)
            found += [held] if held is not None else []
    by_form = headline_attributions if scene.document.place == "headline" else speaker_before_colon
    found = [*(a for a in by_form(sentence, scene) if not any(_crosses(a, b) for b in found)), *found]
    return relay(_without_repeats(_without_cues(found), scene), scene)


def _crosses(by_form: Attribution, found: Attribution) -> bool:
    """Whether another attribution of the sentence is more than a part of what one by its form alone attributes.

    "President Lind: we reject this" holds one; "Lind, Holm says: not yet" is one already. What stands outside of the
    content is of nobody that the form names.
    """
    start, end = by_form.hull
    inside = start <= min(found.group[0], found.hull[0]) and max(found.group[1], found.hull[1]) <= end
    beyond = max(by_form.group[1], end) <= min(found.group[0], found.hull[0])
    return not (inside or beyond)


def _without_cues(found: list[Attribution]) -> list[Attribution]:
    """Drop an attribution that has nothing but another's cue for content: "[he says] he told Dar"."""
    return [
        a for a in found
        if not any(b is not a and b.group[0] <= min(a.cue.start, a.hull[0]) and a.hull[1] <= b.group[1] for b in found)
    ]  # fmt: skip


def _without_repeats(found: list[Attribution], scene: Scene) -> list[Attribution]:
    """Drop an attribution of a noun phrase whose noun makes the same one: "repeated [his demand that …]"."""
    nouns = [a for a in found if a.kind == "noun"]
    return [a for a in found if a.kind != "object" or not any(_same(a, n, scene) for n in nouns)]


def _same(outer: Attribution, noun: Attribution, scene: Scene) -> bool:
    """Whether an object is nothing but the noun with its clause, and so is read from the noun alone."""
    return (
        noun.group[0] <= outer.hull[0] <= noun.cue.start < noun.hull[0]
        and outer.hull[1] == noun.hull[1]
        and outer.stance == "asserts"
        and noun.emits
        and not scene.quotes.within(outer.hull[0], noun.cue.start)
    )


def _complete(attribution: Attribution, scene: Scene) -> None:
    attribution.quotes = _quotes(attribution, scene)
    attribution.stance = stance_of(attribution, scene)
    attribution.vouches |= attribution.kind == "object" and attribution.denied
    if attribution.source is None:
        attribution.emits = False
        return
    attribution.source_span = source_span(attribution.source, attribution, scene)
    if attribution.kind == "attitude":
        return
    attribution.speaker = (
        speaker_of(issuer(attribution.source, scene) or attribution.source, scene.cast, scene.cues) or UNNAMED
    )


def _quotes(attribution: Attribution, scene: Scene) -> list[Quote]:
    found: dict[int, Quote] = {}
    for start, end in attribution.content:
        whole = scene.quotes.at(start)
        if whole is not None:
            found[whole.outer_start] = whole
        found.update((q.outer_start, q) for q in scene.quotes.within(start, end))
    return list(found.values())


def _settle(found: Iterable[Attribution]) -> None:
    """Who "I" is in a quotation, and what its speaker says of himself in it is no second statement."""
    for attribution in found:
        outer = attribution.parent
        if outer is None or attribution.source is None:
            continue
        if is_first_person(attribution.source) and outer.kind == "quote":
            attribution.speaker = outer.speaker
        if attribution.speaker == outer.speaker and (outer.kind == "quote" or attribution.kind == "phrase"):
            attribution.emits = False


def source_span(source: Token, attribution: Attribution, scene: Scene) -> Stretch:
    """The noun phrase of the source, without the content where that hangs on it."""
    tree = scene.tree(source.sentence)
    start, end = tree.left(source).start, _without_clauses(source, scene)
    pronoun = _relative(source, attribution)
    if pronoun is not None:
        return pronoun.start, pronoun.end
    if source.dep == "poss":
        start, end = tree.left(source).start, source.end
    for left, right in [*attribution.content, attribution.cue_span]:
        if start <= left < end:
            end = left if left > source.start else end
        if start < right <= source.start:
            start = right
    return scene.trim(start, end) or (source.start, source.end)


def _without_clauses(source: Token, scene: Scene) -> int:
    """Where the noun phrase ends without the relative and participle clauses behind it, which only say more."""
    tree = scene.tree(source.sentence)
    clause = next((c for c in source.children if c.dep in {"relcl", "acl"} and c.i > source.i), None)
    if clause is None:
        return tree.right(source).end
    behind = [c for c in source.children if c.i > source.i and c.i < tree.left(clause).i and c.dep != "punct"]
    return max([source.end, *(tree.right(c).end for c in behind)])


def _relative(source: Token, attribution: Attribution) -> Token | None:
    """The relative pronoun by which a source is taken up where it makes no statement: "those *who* fear it"."""
    cue = attribution.cue if attribution.cue.tag.startswith("VB") else attribution.cue.head
    if attribution.emits or cue.dep != "relcl" or cue.head is not source:
        return None
    return next((c for c in cue.childs(*SUBJECTS) if c.tag in {"WP", "WDT"}), None)
