"""Quotations that no cue of their own claims: those that go on after a cue, stand after a colon, or follow a named speaker."""

from __future__ import annotations

from dateline.extraction.attribution.model import Attribution
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import FIRST_PERSON
from dateline.extraction.attribution.trees import FINITE, subject
from dateline.language import Sentence, Token

_PERSONAL = frozenset({"person", "organ", "state", "organisation", "company", "group", "media", None})


def join_runs(found: list[Attribution], scene: Scene) -> list[Attribution]:
    """Give each unclaimed quotation that is a speech of its own to whoever is speaking, and return all attributions."""
    claimed = {q.outer_start for a in found if a.kind != "relay" for q in _claims(a, scene)}
    starts = {s.start: s for s in scene.document.sentences}
    result = sorted(found, key=lambda a: a.cue.start)
    made: list[Attribution] = []
    for quote in scene.quotes.quotes:
        if quote.outer_start in claimed or quote.scare:
            continue
        sentence = starts.get(quote.outer_start)
        if sentence is not None and _fills_sentences(quote, scene):
            attribution = _continued(quote, result, made, scene) or _cueless(quote, sentence, result + made, scene)
        else:
            attribution = _after_colon(quote, scene)
        if attribution is not None:
            claimed.add(quote.outer_start)
            if attribution not in result and attribution not in made:
                made.append(attribution)
    return sorted(result + made, key=lambda a: a.cue.start)


def _claims(attribution: Attribution, scene: Scene) -> list[Quote]:
    """The quotations in the content, apart from one that the cue itself stands in."""
    found: list[Quote] = []
    for start, end in attribution.content:
        whole = scene.quotes.at(start)
        found += [*scene.quotes.within(start, end), *([whole] if whole is not None else [])]
    return [q for q in found if not q.start <= attribution.cue.start < q.end]


def _fills_sentences(quote: Quote, scene: Scene) -> bool:
    """Whether the quotation ends where a sentence ends."""
    rest = scene.text[quote.outer_end : quote.outer_end + 1]
    return quote.continues or rest in {"", "\n"} or (rest.isspace() and scene.text[quote.end - 1] in ".!?…”’")


def _continued(quote: Quote, found: list[Attribution], made: list[Attribution], scene: Scene) -> Attribution | None:
    """The attribution of direct speech that ends right before the quotation, which goes on with it."""
    for attribution in reversed(found + made):
        if attribution.kind != "quote" or not attribution.content:
            continue
        last = max(attribution.content[-1][1], attribution.group[1])
        if last <= quote.outer_start and not _words_between(attribution, last, quote, scene):
            attribution.content += [
                s for q in scene.quotes.chain(quote) if (s := scene.trim(q.outer_start, q.outer_end)) is not None
            ]
            return attribution
        if attribution.cue.start < quote.outer_start - _FAR:
            break
    return None


_FAR = 3000


def _words_between(attribution: Attribution, last: int, quote: Quote, scene: Scene) -> bool:
    """Whether more than the rest of the cue's own sentence stands between."""
    between = scene.text[last : quote.outer_start]
    if "\n" in between:
        return True
    if attribution.group[1] < attribution.content[-1][1]:
        return bool(between.strip(" .,”\"’'»"))
    return attribution.cue.sentence.end < quote.outer_start - 3


def _cueless(quote: Quote, sentence: Sentence, found: list[Attribution], scene: Scene) -> Attribution | None:
    """A quotation without a cue: whoever the sentence before is about, if it is a speaker, else who spoke last."""
    cue = sentence.tokens[0]
    before = scene.document.sentences[sentence.index - 1] if sentence.index else None
    stretches = [s for q in scene.quotes.chain(quote) if (s := scene.trim(q.outer_start, q.outer_end)) is not None]
    if before is None or not stretches or sentence.paragraph - before.paragraph > 1:
        return None
    source = _subject_of(before, scene) if before.paragraph == sentence.paragraph else None
    made = Attribution(
        document=scene.document, cue=cue, cue_span=(0, 0), kind="quote", stance="asserts", source=source, content=stretches,
        group=(quote.outer_start, quote.outer_start),
    )  # fmt: skip
    if source is None:
        spoke = next((a for a in reversed(found) if a.kind == "quote" and a.cue.start < quote.outer_start), None)
        if spoke is None or spoke.source is None or sentence.index - spoke.cue.sentence.index > _RECENT:
            return None
        made.source = spoke.source
    return made


_RECENT = 6


def _subject_of(sentence: Sentence, scene: Scene) -> Token | None:
    """The person that a sentence without quotation is about."""
    if not sentence.parsed or scene.quotes.within(sentence.start, sentence.end):
        return None
    who = subject(sentence.root)
    if who is None or who.lower in FIRST_PERSON or sentence.tokens[-1].text == "?":
        return None
    ids = scene.cast.who(who)
    actor = scene.cast.actors.get(ids[0]) if len(ids) == 1 else None
    return who if actor is not None and actor.kind == "person" else None


def _after_colon(quote: Quote, scene: Scene) -> Attribution | None:
    """ "Novak was blunt: «…»": the subject of the clause before a colon speaks."""
    end = scene.back_over(quote.outer_start, "")
    if scene.text[end - 1 : end] != ":" or quote.scare:
        return None
    sentence = scene.sentence_at(end - 1)
    if sentence is None or not sentence.parsed:
        return None
    colon = next(t for t in sentence.tokens if t.end == end)
    head = [t for t in sentence.tokens if t.i < colon.i]
    who = _named_before(head, scene)
    stretches = [s for q in scene.quotes.chain(quote) if (s := scene.trim(q.outer_start, q.outer_end)) is not None]
    if who is None or not stretches:
        return None
    return Attribution(
        document=scene.document, cue=colon, cue_span=(colon.start, colon.end), kind="quote", stance="asserts", source=who,
        content=stretches, group=(sentence.start, colon.end),
    )  # fmt: skip


def _named_before(head: list[Token], scene: Scene) -> Token | None:
    """Whoever a clause before the colon has as its subject, or the name that stands there alone."""
    verbs = [t for t in head if t.tag in FINITE]
    if verbs:
        who = subject(verbs[0] if verbs[0].tag != "MD" else verbs[0].head)
    else:
        who = next(
            (
                t
                for t in reversed(head)
                if t.pos in {"PROPN", "NOUN"} and t.dep in {"ROOT", "nsubj", "dep", "npadvmod", "appos"}
            ),
            None,
        )
    return who if who is not None and scene.cast.who(who) else None
