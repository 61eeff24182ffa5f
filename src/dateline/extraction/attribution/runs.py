"""Quotations that no cue of their own claims: they go on after a cue, stand after a colon or follow a named speaker."""

from __future__ import annotations

from dateline.extraction.attribution.model import Attribution, Stretch
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, subject
from dateline.extraction.lexicon.words import is_first_person
from dateline.language import Sentence, Token

_PERSONAL = frozenset({"person", "organ", "state", "organisation", "company", "group", "media", None})


_RECENT = 40
"""How many attributions before a quotation are looked at: nested ones count too."""
_FAR = 6
"""Sentences after which a speaker is no longer taken to be speaking."""
_SPEECH = frozenset({"quote", "clause"})


def join_runs(found: list[Attribution], scene: Scene) -> list[Attribution]:
    """Give each unclaimed quotation that is a speech of its own to whoever is speaking, and return all attributions."""
    claimed = {q.outer_start for a in found if a.kind != "relay" for q in _claims(a, scene)}
    starts = {s.start: s for s in scene.document.sentences}
    waiting = sorted(found, key=lambda a: a.cue.start, reverse=True)
    past: list[Attribution] = []
    begun = False
    for quote in scene.quotes.quotes:
        goes_on, begun = begun, quote.continues
        while waiting and waiting[-1].cue.start < quote.outer_start:
            past.append(waiting.pop())
        if goes_on or quote.outer_start in claimed or quote.scare:
            continue
        sentence = starts.get(quote.outer_start)
        if sentence is None or not _fills_sentences(quote, scene):
            made = _after_colon(quote, scene)
        elif _continued(quote, past[-_RECENT:], scene):
            made = None
            claimed.update(q.outer_start for q in scene.quotes.chain(quote))
        else:
            made = _cueless(quote, sentence, past[-_RECENT:], scene)
        if made is not None:
            claimed.update(q.outer_start for q in scene.quotes.chain(quote))
            past.append(made)
    return past + waiting[::-1]


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


def _stretches(quote: Quote, scene: Scene) -> list[Stretch]:
    """The quotation with its further paragraphs, as content."""
    return [s for q in scene.quotes.chain(quote) if (s := scene.trim(q.outer_start, q.outer_end)) is not None]


def _continued(quote: Quote, recent: list[Attribution], scene: Scene) -> bool:
    """Whether speech that ends right before the quotation goes on with it; if so the quotation is added to it."""
    for attribution in reversed(recent):
        if attribution.kind not in _SPEECH or not attribution.content:
            continue
        end = attribution.content[-1][1]
        if scene.quotes.at(end - 1) is None:
            continue
        last = max(end, attribution.group[1])
        if last <= quote.outer_start and not _words_between(attribution, last, quote, scene):
            attribution.content += _stretches(quote, scene)
            return True
    return False


def _words_between(attribution: Attribution, last: int, quote: Quote, scene: Scene) -> bool:
    """Whether more than the rest of the cue's own sentence stands between."""
    between = scene.text[last : quote.outer_start]
    if "\n" in between:
        return attribution.kind != "quote" or bool(between.strip(" \n.,”\"’'»"))
    if attribution.group[1] < attribution.content[-1][1]:
        return attribution.kind != "quote" or bool(between.strip(" .,”\"’'»"))
    return attribution.cue.sentence.end < quote.outer_start - 3


def _cueless(quote: Quote, sentence: Sentence, recent: list[Attribution], scene: Scene) -> Attribution | None:
    """A quotation without a cue.

    Its speaker is whoever the sentence before quotes or is about, if that is a speaker, else who spoke last.
    """
    before = scene.document.sentences[sentence.index - 1] if sentence.index else None
    stretches = _stretches(quote, scene)
    if before is None or not stretches or sentence.paragraph - before.paragraph > 2:
        return None
    asked = before.tokens[-1:] and before.tokens[-1].text == "?"
    source = None if asked else _quoted_in(before, recent)
    if source is None and before.paragraph == sentence.paragraph:
        source = _subject_of(before, scene)
    source = source or _last_speaker(sentence, recent)
    if source is None:
        return None
    return Attribution(
        document=scene.document, cue=sentence.tokens[0], cue_span=(quote.outer_start, quote.outer_start), kind="quote",
        stance="asserts", source=source, content=stretches, group=(quote.outer_start, quote.outer_start),
    )  # fmt: skip


def _quoted_in(sentence: Sentence, recent: list[Attribution]) -> Token | None:
    """Who says something in the sentence, if it is not nested in what another says."""
    said = [a for a in recent if a.cue.sentence is sentence and a.kind in _SPEECH and a.emits and a.source is not None]
    outer = [a for a in said if not any(o is not a and o.hull[0] <= a.cue.start < o.hull[1] for o in said)]
    return outer[-1].source if outer else None


def _last_speaker(sentence: Sentence, recent: list[Attribution]) -> Token | None:
    for attribution in reversed(recent):
        if attribution.kind == "quote":
            return attribution.source if sentence.index - attribution.cue.sentence.index <= _FAR else None
    return None


def _subject_of(sentence: Sentence, scene: Scene) -> Token | None:
    """The person that a sentence without quotation is about."""
    if not sentence.parsed or scene.quotes.within(sentence.start, sentence.end):
        return None
    who = subject(sentence.root)
    if who is None or is_first_person(who) or sentence.tokens[-1].text == "?":
        return None
    ids = scene.cast.who(who)
    actor = scene.cast.actors.get(ids[0]) if len(ids) == 1 else None
    return who if actor is not None and actor.kind == "person" else None


def _after_colon(quote: Quote, scene: Scene) -> Attribution | None:
    """For "Novak was blunt: «…»": the subject of the clause before a colon speaks."""
    end = scene.back_over(quote.outer_start, "")
    if scene.text[end - 1 : end] != ":" or quote.scare:
        return None
    sentence = scene.sentence_at(end - 1)
    if sentence is None or not sentence.parsed:
        return None
    colon = next((t for t in sentence.tokens if t.end == end), None)
    if colon is None:  # the parser took it for a part of a longer token
        return None
    head = [t for t in sentence.tokens if t.i < colon.i]
    who = _named_before(head, scene)
    stretches = _stretches(quote, scene)
    if who is None or not stretches:
        return None
    return Attribution(
        document=scene.document, cue=colon, cue_span=(colon.start, colon.end), kind="quote", stance="asserts",
        source=who, content=stretches, group=(sentence.start, colon.end),
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
