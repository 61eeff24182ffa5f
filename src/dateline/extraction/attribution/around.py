"""Content that stands before its cue or around it: "…, said Novak", "Talks, he said, would go on"."""

from __future__ import annotations

from dateline.extraction.attribution.model import Stretch
from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.quotes import Quote
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.trees import has_subject, is_finite
from dateline.language import Token

_RESUMES = frozenset({"provided", "if", "unless", "once", "because", "although", "though", "lest"})
_MEANWHILE = frozenset({"while", "as", "after", "before", "when", "whereas"})
_SIDE = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj", "relcl"})
_OBJECTS = frozenset({"dobj", "attr", "xcomp", "oprd", "acomp"})


def content_before(cue: Cue, scene: Scene) -> Passage | None:
    """The content before the cue, with what goes on after it."""
    if _has_object(cue, scene):
        return None
    start = scene.outside(cue.start(), cue.head.start)
    quote = scene.quote_closing_before(start)
    if not _set_off(cue, start, quote, scene):
        return None
    first = _before(cue, start, quote, scene)
    if first is not None and _acts_in(cue.source, first, scene):
        return None
    group_end = cue.end()
    after_quote = first is not None and _is_quote(first, scene)
    second = [] if _next_cue(cue, group_end, scene) else _resumed(cue, group_end, after_quote, scene)
    if first is None or not (second or _can_be_content(first, quote, cue, scene)):
        return None
    parts = [first, *second]
    return Passage(parts, (start, group_end), direct=all(_is_quote(s, scene) for s in parts))


def _acts_in(source: Token | None, stretch: Stretch, scene: Scene) -> bool:
    """Whether the source itself stands in what would be said, as the subject of both: "Ministers meet, agree on …"."""
    return source is not None and not _is_quote(stretch, scene) and stretch[0] <= source.start < stretch[1]


def _next_cue(cue: Cue, end: int, scene: Scene) -> bool:
    """Whether another cue follows before `end`, so that what comes then is its own: "he said before adding: …"."""
    tokens = [t for t in cue.tree.tokens if t.i > cue.last.i and t.end <= end]
    return any(t.tag == "VBG" and bool(scene.cues.verbs(t.lemma)) and t.dep != "amod" for t in tokens)


def content_of_as(cue: Cue, scene: Scene) -> Passage | None:
    """The sentence that a clause with "as" comments on: "as Novak put it, talks had stalled"."""
    mark = next((c for c in cue.head.childs("mark", "advmod") if c.lower == "as" and c.i < cue.head.i), None)
    if mark is None or (_has_object(cue, scene) and cue.last is cue.head):
        return None
    return content_of_sentence(mark.start, cue.end(), cue.head, scene)


def content_of_sentence(start: int, end: int, head: Token, scene: Scene) -> Passage | None:
    """What a parenthesis such as "according to Novak" is about: the sentence around the stretch from `start` to `end`.

    After "and", "but" or "that" it is only what follows; a semicolon bounds it on both sides.
    """
    sentence = head.sentence
    left = scene.trim(scene.clause_start(sentence, start), start) if start > sentence.start else None
    right = scene.trim(end, scene.clause_end(sentence, end)) if end < sentence.end else None
    if left is not None and right is not None and _opens_clause(left, scene):
        left = None
    if left is None and right is not None:
        quote = scene.quote_opening_at(end)
        right = (
            (right[0], scene.widen(*right, start)[1]) if quote is not None and quote.outer_end >= right[1] else right
        )
        right = scene.trim(*scene.widen(*right, start))
    elif left is not None:
        left = scene.trim(*scene.widen(*left, start))
    parts = [part for part in (left, right) if part is not None]
    if not parts or not any(scene.has_predicate(sentence, *p) or _is_quote(p, scene) for p in parts):
        return None
    return Passage(parts, (start, end), direct=all(_is_quote(p, scene) for p in parts))


def _opens_clause(left: Stretch, scene: Scene) -> bool:
    last_word = scene.text[left[0] : left[1]].rsplit(None, 1)[-1].lower()
    return last_word in {"and", "but", "that", "or", "while", "whereas", "yet"}


def _has_object(cue: Cue, scene: Scene) -> bool:
    """Whether the verb has an object of another kind, so that what stands before it is not its content."""
    if cue.last is not cue.head:
        return False
    told = cue.head.lemma in scene.cues.manners.telling
    for c in cue.head.children:
        quoted = scene.quotes.at(c.start) is not scene.quotes.at(cue.head.start)
        if (
            c.i > cue.last.i
            and c.dep in _OBJECTS
            and c is not cue.source
            and not quoted
            and not (told and c.dep == "dobj")
        ):
            return True
    return False


def _set_off(cue: Cue, start: int, quote: Quote | None, scene: Scene) -> bool:
    """Whether a comma, dash or closing mark parts the cue from what stands before it."""
    if cue.source is None or (cue.head.dep == "relcl" and cue.source is cue.head.head):
        return False
    if quote is not None and scene.quotes.at(cue.head.start) is None:
        return True
    before = scene.back_over(start, "")
    return start > cue.head.sentence.start and scene.text[before - 1 : before] in {",", "—", "–", "-", "?", "!"}


def _before(cue: Cue, start: int, quote: Quote | None, scene: Scene) -> Stretch | None:
    sentence = cue.head.sentence
    if quote is not None and quote.outer_end <= sentence.start:
        return scene.trim(quote.outer_start, quote.outer_end) if _same_paragraph(quote, sentence.start, scene) else None
    end = scene.back_over(start, "")
    begin = scene.clause_start(sentence, end)
    if quote is not None and _opens_speech(begin, quote, scene):
        begin = quote.outer_start
    begin = _antecedent(cue, begin, start, scene)
    return scene.trim(*scene.widen(begin, end, cue.head.start))


def _opens_speech(begin: int, quote: Quote, scene: Scene) -> bool:
    """Whether the quotation is all that is said, and not a few words within the content."""
    before = scene.text[begin : max(begin, quote.outer_start)].rstrip()
    return not before.strip(" ,") or before[-1] in ".?!"


def _antecedent(cue: Cue, begin: int, start: int, scene: Scene) -> int:
    """The content of a relative clause ("…, who, he said, had …") begins with the noun that the clause is about."""
    before = [t for t in cue.head.sentence.tokens if begin <= t.start < start and t.pos != "PUNCT"]
    if before and before[-1].lower in {"who", "which"} and before[-1].head.dep == "relcl":
        return cue.tree.left(before[-1].head.head).start
    return begin


def _same_paragraph(quote: Quote, position: int, scene: Scene) -> bool:
    return "\n" not in scene.text[quote.outer_end : position]


def _is_quote(stretch: Stretch, scene: Scene) -> bool:
    return scene.quotes.inside(*stretch)


def _can_be_content(stretch: Stretch, quote: Quote | None, cue: Cue, scene: Scene) -> bool:
    return quote is not None or scene.has_predicate(cue.head.sentence, *stretch) or _is_quote(stretch, scene)


def _resumed(cue: Cue, group_end: int, after_quote: bool, scene: Scene) -> list[Stretch]:
    """What of the content goes on after the cue."""
    sentence = cue.head.sentence
    position = scene.skip_space(group_end)
    if position >= sentence.end or scene.text[position] == ";":
        return []
    if scene.text[position] == ":":
        return _after_colon(position, sentence.end, scene)
    quote = scene.quote_opening_at(position)
    following = scene.token_from(sentence, position + 1)
    if quote is not None and quote.outer_start < sentence.end:
        start, end = quote.outer_start, quote.outer_end
        if not after_quote:
            end = max(end, _end_of_relative(cue, end) if cue.head.dep == "relcl" else scene.clause_end(sentence, end))
    elif following is not None and not after_quote and _goes_on(cue, following, scene):
        start, end = following.start, scene.clause_end(sentence, following.start)
    else:
        return []
    return _only(scene.trim(*scene.widen(start, end, cue.head.start)))


def _goes_on(cue: Cue, following: Token, scene: Scene) -> bool:
    """Whether the content goes on with the word after the cue's second comma."""
    sentence = cue.head.sentence
    if _resumes_verb(cue, following):
        return True
    if following.lower in _MEANWHILE and scene.has_predicate(sentence, sentence.start, cue.start()):
        return False
    if _is_remark(cue, following) and scene.has_predicate(sentence, sentence.start, cue.start()):
        return False
    return _is_parenthesis(cue, following) or following.lower in _RESUMES or following.lower == "that"


def _resumes_verb(cue: Cue, following: Token) -> bool:
    """Whether "and" goes on with a verb that the cue's own subject cannot have: "…, police said, and would appear"."""
    verb = cue.tree.after(following)
    if following.dep != "cc" or verb is None or cue.head.tag == verb.tag:
        return False
    return verb.tag in {"MD", "VBZ", "VBP"} or (verb.lower == "had" and verb.dep == "aux")


def _is_remark(cue: Cue, following: Token) -> bool:
    """Whether a noun phrase follows by which the reporter comments on what was said: ", the third such visit"."""
    head = following
    while not head.is_root and head.head.i > following.i and head.pos not in {"NOUN", "PROPN"}:
        head = head.head
    return following.tag in {"DT", "PRP$", "CD"} and head.pos == "NOUN" and head.dep in {"appos", "npadvmod", "dep"}


def _end_of_relative(cue: Cue, end: int) -> int:
    return max(end, cue.tree.right(cue.head).end)


def _after_colon(position: int, sentence_end: int, scene: Scene) -> list[Stretch]:
    quote = scene.quote_opening_at(position)
    if quote is not None:
        return _only(scene.trim(quote.outer_start, scene.quotes.chain(quote)[-1].outer_end))
    return _only(scene.trim(position, sentence_end))


def _is_parenthesis(cue: Cue, following: Token) -> bool:
    """Whether the clause that the cue interrupts goes on after it."""
    head = cue.head.head
    if any(_takes_up(c, cue, following) for c in cue.head.children):
        return True
    if cue.head.is_root or cue.head.dep not in _SIDE:
        return False
    while cue.head.dep == "relcl" and head.pos in {"NOUN", "PROPN"} and not head.is_root:
        head = head.head
    return head.i >= following.i or cue.tree.right(head).i >= following.i > cue.tree.right(cue.head).i


def _takes_up(verb: Token, cue: Cue, following: Token) -> bool:
    """Whether the verb goes on after the parenthesis with the subject before it: "Oslo, he said, *welcomes* it"."""
    if verb.i < following.i or verb.dep not in {"conj", "ccomp", "dep"} or has_subject(verb) or not is_finite(verb):
        return False
    before = cue.tree.before(cue.tree.left(verb))
    return cue.head.child("cc") is None and before is not None and before.text == ","


def _only(stretch: Stretch | None) -> list[Stretch]:
    return [] if stretch is None else [stretch]
