"""Content that follows its cue: "said that …", "asked whether …", "said: «…»"."""

from __future__ import annotations

from dateline.extraction.attribution.model import Stretch
from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import FINITE, has_subject, is_finite, takes_to
from dateline.language import Token

_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "advcl", "dative", "agent", "prt"})
_GOES_ON = frozenset(
    {
        "because",
        "if",
        "unless",
        "although",
        "though",
        "once",
        "until",
        "provided",
        "since",
        "lest",
        "when",
        "where",
        "so",
        "while",
        "even",
    }
)
_MAX_GAP = 25
_CLOSE_GAP = 6


def clause_after(cue: Cue, scene: Scene) -> Passage | None:
    """The finite clause that the cue governs to its right."""
    clause = _clause(cue)
    if clause is None:
        return None
    start = _clause_start(cue, clause)
    end = _clause_end(cue, clause, scene)
    stretch = scene.trim(*scene.widen(start, _without_comment(cue, clause, end, scene)))
    if stretch is None:
        return None
    stretch = _through_colon(stretch, scene)
    return Passage([stretch], (cue.start(), max(cue.last.end, _that_end(cue, clause))))


def quote_after(cue: Cue, scene: Scene) -> Passage | None:
    """The direct quotation that follows the cue, in its sentence or, after a colon, in the next."""
    quote = scene.quotes.next_from(cue.last.end)
    if quote is None or not _within_reach(cue, quote, scene):
        return None
    whole = scene.quotes.chain(quote)
    stretches = [s for q in whole if (s := scene.trim(q.outer_start, q.outer_end)) is not None]
    return Passage(stretches, (cue.start(), scene.back_over(quote.outer_start, "")), direct=True) if stretches else None


def _clause(cue: Cue) -> Token | None:
    after = [c for c in cue.head.children if c.i > cue.last.i]
    own = next((c for c in after if c.dep == "ccomp" and _is_clause(c)), None)
    return own or _misplaced(cue, after)


def _is_clause(verb: Token) -> bool:
    if takes_to(verb) and not is_finite(verb):
        return _is_question(verb)
    if verb.tag == "VBG" and not is_finite(verb):
        return False
    return has_subject(verb) or is_finite(verb) or _that(verb) is not None or _is_question(verb)


def _is_question(verb: Token) -> bool:
    """Whether it is an indirect question: "whether to go", "how it happened"."""
    return any(
        c.lower in {"whether", "how", "why", "where", "when", "what", "who", "which"}
        for c in verb.children
        if c.i < verb.i
    )


def _misplaced(cue: Cue, after: list[Token]) -> Token | None:
    """A that-clause of the cue which the parser hung on the addressee or an adjunct noun ("told reporters in Rome that …")."""
    at = [c for c in after if c.dep in {"dobj", "prep", "npadvmod", "dative", "nsubj", "advmod"}]
    for _ in range(4):
        for noun in at:
            for c in noun.children:
                if (
                    c.dep in {"acl", "relcl", "ccomp"}
                    and _that(c) is not None
                    and c.child("nsubj", "nsubjpass", "expl")
                ):
                    return c
        at = [c for noun in at for c in noun.childs("pobj", "prep", "conj")]
    return next(
        (
            c
            for c in after
            if c.dep in {"advcl", "conj", "dep", "parataxis", "xcomp"} and _that(c) is not None and has_subject(c)
        ),
        None,
    )


def _that(verb: Token) -> Token | None:
    return next((c for c in verb.childs("mark") if c.lower == "that"), None)


def _that_between(cue: Cue, clause: Token) -> Token | None:
    """The "that" which opens the clause: its own, or one before an adverbial that the parser gave to the cue."""
    own = _that(clause)
    if own is not None and own.i > cue.last.i:
        return own
    between = cue.tree.between(cue.last, cue.tree.left(clause))
    return next((t for t in between if t.lower == "that" and t.tag == "IN"), None)


def _that_end(cue: Cue, clause: Token) -> int:
    that = _that_between(cue, clause)
    return that.end if that is not None else cue.last.end


def _clause_start(cue: Cue, clause: Token) -> int:
    that = _that_between(cue, clause)
    return that.end if that is not None else max(cue.tree.left(clause).start, cue.last.end)


def _clause_end(cue: Cue, clause: Token, scene: Scene) -> int:
    """The end of the clause with what follows it and belongs to it, even where the parser hung that on the cue."""
    end = cue.tree.right(clause)
    for sister in cue.head.children:
        first = cue.tree.left(sister)
        if sister is clause or first.i <= end.i or sister.dep == "punct":
            continue
        if not _belongs(sister, first, end, cue):
            break
        end = cue.tree.right(sister)
    return end.end


def _belongs(sister: Token, first: Token, end: Token, cue: Cue) -> bool:
    if sister.dep == "cc":
        return False
    before = cue.tree.before(first)
    comma = before is not None and before.text in {",", "—", "–"}
    if sister.dep in {"ccomp", "conj"}:
        return _that(sister) is not None and has_subject(sister)
    if sister.dep not in _ADJUNCTS:
        return False
    if sister.tag == "VBG":
        return not comma and first is not sister
    return not comma or (sister.dep == "advcl" and first.lower in _GOES_ON)


def _without_comment(cue: Cue, clause: Token, end: int, scene: Scene) -> int:
    """Cut off what the reporter adds on the content: ", a demand that Kyiv rejects"."""
    for token in reversed(cue.tree.between(clause, cue.tree.tokens[-1])):
        if (
            token.end > end
            or token.lemma not in scene.cues.nouns
            or token.dep not in {"appos", "dep", "npadvmod", "attr", "dobj", "conj"}
        ):
            continue
        article = cue.tree.before(cue.tree.left(token))
        opened = cue.tree.left(token).lower in {"a", "an"} and article is not None and article.text in {",", "—", "–"}
        if (
            opened
            and token.child("relcl") is not None
            and article is not None
            and scene.quotes.at(article.start) is None
        ):
            return article.start
    return end


def _through_colon(stretch: Stretch, scene: Scene) -> Stretch:
    """The stretch with the quotation that a colon after it introduces."""
    position = scene.skip_space(stretch[1])
    if scene.text[position : position + 1] != ":":
        return stretch
    quote = scene.quote_opening_at(position)
    if quote is None or "\n" in scene.text[stretch[1] : quote.start]:
        return stretch
    return stretch[0], scene.quotes.chain(quote)[-1].outer_end


def _within_reach(cue: Cue, quote: Quote, scene: Scene) -> bool:
    sentence = cue.head.sentence
    between = [t for t in sentence.tokens if cue.last.i < t.i and t.end <= quote.outer_start]
    if scene.text[cue.last.end : quote.outer_start].strip() and not between:
        return False
    if quote.outer_start >= sentence.end:
        ends_open = scene.back_over(quote.outer_start, "") == sentence.end and sentence.tokens[-1].text in {":", ","}
        return ends_open and len(between) <= _MAX_GAP
    if not between:
        return True
    opener = between[-1].text
    if opener not in {":", ","}:
        return len(between) <= _CLOSE_GAP and _only_adjuncts(between, cue)
    if any(t.text in {";", ":"} for t in between[:-1]) or any(
        t.lower in {"that", "and", "but", "as", "of"} for t in between[-2:-1]
    ):
        return False
    if opener == ",":
        return len(between) <= _CLOSE_GAP * 2 and not _has_verb(between, cue)
    return len(between) <= _MAX_GAP


def _only_adjuncts(between: list[Token], cue: Cue) -> bool:
    """Whether nothing but an addressee, time or place stands between; content would be more."""
    if between[-1].pos in {"ADP", "DET", "ADJ"} or between[-1].dep in {"prep", "det", "amod", "poss", "case", "mark"}:
        return False
    allowed = {"dobj", "dative", "npadvmod", "advmod", "nsubj", "prt", "prep"}
    heads = [t for t in between if t.head is cue.head]
    return all(t.dep in allowed for t in heads) and not _has_verb(between, cue)


def _has_verb(tokens: list[Token], cue: Cue) -> bool:
    return any(t.tag in FINITE and t.dep not in {"relcl", "aux"} and t.head.dep != "relcl" for t in tokens)
