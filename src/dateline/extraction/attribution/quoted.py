"""Quotations that follow their cue: "he said: «…»", "told reporters on Monday, «…»"."""

from __future__ import annotations

from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.scene import Scene
from dateline.language import Token

_JOINING = frozenset({"that", "and", "but", "as", "of"})
_MAX_GAP = 25
_CLOSE_GAP = 6
_LONGEST_JOIN = 8


def quote_after(cue: Cue, scene: Scene) -> Passage | None:
    """The direct quotation that follows the cue, in its sentence or, after a colon, in the next."""
    quote = scene.quotes.next_from(cue.last.end)
    if quote is None or not _within_reach(cue, quote, scene):
        return None
    whole = scene.quotes.chain(quote)
    while (following := _joined(whole[-1], scene)) is not None:
        whole = [*whole, *scene.quotes.chain(following)]
    stretches = [s for q in whole if (s := scene.trim(q.outer_start, q.outer_end)) is not None]
    return Passage(stretches, (cue.start(), scene.back_over(quote.outer_start, "")), direct=True) if stretches else None


def _joined(quote: Quote, scene: Scene) -> Quote | None:
    """The quotation that "and" or a comma joins to one: "shouted «…» and «…»"."""
    following = scene.quotes.next_from(quote.outer_end)
    if following is None or following.outer_start - quote.outer_end > _LONGEST_JOIN:
        return None
    between = scene.text[quote.outer_end : following.outer_start].replace(",", " ").split()
    return following if between in (["and"], ["or"]) else None


def _within_reach(cue: Cue, quote: Quote, scene: Scene) -> bool:
    sentence = cue.head.sentence
    between = [t for t in sentence.tokens if cue.last.i < t.i and t.end <= quote.outer_start]
    if scene.text[cue.last.end : quote.outer_start].strip() and not between:
        return False
    if quote.outer_start >= sentence.end:
        ends_open = scene.back_over(quote.outer_start, "") == sentence.end and sentence.tokens[-1].text in {":", ","}
        return ends_open and len(between) <= _MAX_GAP
    return not between or _leads_up(between, cue, quote, scene)


def _leads_up(between: list[Token], cue: Cue, quote: Quote, scene: Scene) -> bool:
    """Whether what stands between cue and quotation belongs to the cue: an addressee, time, place, comma or colon."""
    opener = between[-1].text
    if opener not in {":", ","}:
        return len(between) <= _CLOSE_GAP and _only_adjuncts(between, cue)
    if any(t.text in {";", ":"} for t in between[:-1]) or any(t.lower in _JOINING for t in between[-2:-1]):
        return False
    if opener == ":":
        return len(between) <= _MAX_GAP
    return not _goes_on_after(cue, quote, scene) and len(between) <= _CLOSE_GAP * 2 and not _has_verb(between)


def _goes_on_after(cue: Cue, quote: Quote, scene: Scene) -> bool:
    """Whether commas set the cue off in a sentence that goes on in the quotation: "Oslo, he said, «had …»"."""
    before = scene.back_over(cue.start(), "")
    return scene.text[before - 1 : before] == "," and scene.text[quote.start].islower()


def _only_adjuncts(between: list[Token], cue: Cue) -> bool:
    """Whether nothing but an addressee, time or place stands between; content would be more."""
    if between[-1].pos in {"ADP", "DET", "ADJ", "PART"} or between[-1].dep in {
        "prep",
        "det",
        "amod",
        "poss",
        "case",
        "mark",
    }:
        return False
    allowed = {"dobj", "dative", "npadvmod", "advmod", "nsubj", "prt", "prep"}
    heads = [t for t in between if t.head is cue.head]
    return all(t.dep in allowed for t in heads) and not _has_verb(between)


def _has_verb(tokens: list[Token]) -> bool:
    return any(
        t.tag.startswith("VB") and t.dep not in {"relcl", "aux", "amod"} and t.head.dep != "relcl" for t in tokens
    )
