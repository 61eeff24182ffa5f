"""Content that follows its cue: "said that …", "asked whether …", "said: «…»"."""

from __future__ import annotations

from dateline.extraction.attribution.model import Stretch
from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import can_speak
from dateline.extraction.attribution.trees import (
    FINITE,
    SUBJECTS,
    has_subject,
    is_finite,
    own_subject,
    takes_to,
)
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
_STOPS = frozenset({";", ":", "(", "“", "«", '"', "‘"})
_MAX_GAP = 25


def clause_after(cue: Cue, scene: Scene) -> Passage | None:
    """The finite clause that the cue governs to its right."""
    clause, that = _clause(cue, scene), opening_that(cue, scene)
    headless = clause is not None and not has_subject(clause) and not _is_question(clause)
    if headless and that is None and clause is not None:
        # the parser cut the subject off, and "that" with it
        that = next((t for t in cue.tree.between(cue.last, cue.tree.left(clause)) if t.lower == "that"), None)
    if clause is not None and that is not None and cue.tree.left(clause).i < that.i and _that(clause) is not that:
        that = None
    if clause is None and that is None:
        return _question_after(cue, scene)
    if _is_parenthesis(cue, clause, that, scene):
        return None
    start = that.end if that is not None else max(cue.tree.left(clause).start, cue.last.end) if clause else 0
    end = _end(cue, clause, that, scene)
    stretch = scene.trim(*scene.widen(start, _without_comment(cue, start, end, scene), cue.head.start))
    if stretch is None:
        return None
    stretch = _through_colon(cue, stretch, scene)
    opened = that.end if that is not None else cue.last.end
    return Passage([stretch], (cue.start(), opened), unsaid=headless and that is None)


def _question_after(cue: Cue, scene: Scene) -> Passage | None:
    """An indirect question whose verb the parser lost: "wondered aloud how anybody … could help"."""
    at = cue.tree.after(cue.last)
    while at is not None and (at.tag in {"RB", "PRP"} or at.dep == "dobj"):
        at = cue.tree.after(at)
    if (
        cue.head.lemma not in scene.cues.manners.asking
        or at is None
        or (at.tag not in {"WRB", "WP", "WDT"} and at.lower != "whether")
    ):
        return None
    stretch = scene.trim(*scene.widen(at.start, cue.tree.right(cue.head).end, cue.head.start))
    return Passage([stretch], (cue.start(), cue.last.end)) if stretch is not None else None


def _clause(cue: Cue, scene: Scene) -> Token | None:
    after = [c for c in cue.head.children if c.i > cue.last.i]
    clause = next((c for c in after if (c.dep == "ccomp" and _is_clause(c)) or _holds_clause(c)), None)
    if clause is None:
        return None
    around = cue.source is not None and cue.tree.left(clause).i <= cue.source.i < clause.i
    if around and not _asks_of_relative(cue, clause):
        return None
    parted = any(t.text == ";" and scene.quotes.at(t.start) is None for t in cue.tree.between(cue.last, clause))
    return None if parted else clause


def _asks_of_relative(cue: Cue, clause: Token) -> bool:
    """Whether the cue stands between a relative pronoun and its verb: "which Oslo says *is ready*"."""
    who = clause.child(*SUBJECTS)
    tokens = cue.tree.between(cue.last, clause)
    return (
        cue.head.dep == "relcl"
        and who is not None
        and who.lower in {"who", "which", "that"}
        and who.i < cue.head.i
        and all(t.pos != "PUNCT" for t in tokens)
    )


def _is_clause(verb: Token) -> bool:
    if takes_to(verb) and not is_finite(verb):
        return _is_question(verb)
    if verb.tag == "VBG" and not is_finite(verb):
        return False
    return has_subject(verb) or is_finite(verb) or _that(verb) is not None or _is_question(verb)


def _holds_clause(verb: Token) -> bool:
    """Whether it is a gerund that is really the subject of a clause: "said raising it would help"."""
    return (
        verb.dep in {"xcomp", "ccomp"}
        and verb.tag == "VBG"
        and any(c.tag == "VB" and c.child("aux") is not None and not takes_to(c) for c in verb.childs("ccomp"))
    )


def _is_question(verb: Token) -> bool:
    """Whether it is an indirect question: "whether to go", "how it happened"."""
    return any(
        c.lower in {"whether", "how", "why", "where", "when", "what", "who", "which"}
        for c in verb.children
        if c.i < verb.i
    )


def _that(verb: Token) -> Token | None:
    return next((c for c in verb.childs("mark") if c.lower == "that"), None)


def opening_that(cue: Cue, scene: Scene) -> Token | None:
    """The "that" which opens the content, wherever the parser hung it.

    Between cue and "that" there may be an addressee, a time, a place and one parenthesis between commas.
    """
    at = cue.tree.after(cue.last)
    for _ in range(_MAX_GAP):
        if at is None or at.text in _STOPS or _is_verb(at) or (at.tag == "VB" and scene.cues.verbs(at.lemma)):
            return None
        if at.lower == "that":
            return at if _opens_clause(at, cue, scene) else None
        at = _over_parenthesis(at, cue) if at.text == "," else cue.tree.after(at)
    return None


def _is_verb(token: Token) -> bool:
    """Whether a finite verb stands there: content has begun without "that". A capital makes it a name."""
    return token.tag in FINITE and token.head.dep != "relcl" and not token.text[:1].isupper()


def _opens_clause(that: Token, cue: Cue, scene: Scene) -> bool:
    """Whether a clause follows, and not what a noun is ("the proof that counts", "his claim that …")."""
    following, before = cue.tree.after(that), cue.tree.before(that)
    if following is None or following.pos == "PUNCT" or (that.dep == "det" and that.head.tag != "VBG"):
        return False
    if (
        before is not None
        and before.dep == "dobj"
        and that.dep == "mark"
        and that.head.head is before
        and before is not cue.last
    ):
        return cue.head.lemma in scene.cues.manners.telling
    if following.tag in FINITE:
        return any(c.i > following.i and not has_subject(c) for c in cue.head.childs("ccomp"))
    return that.tag == "IN" or that.dep in {"mark", "advmod", "nsubj", "dobj", "det"}


def _over_parenthesis(comma: Token, cue: Cue) -> Token | None:
    """The "that" after the parenthesis which the comma opens: ", citing two sources, that …"."""
    at = cue.tree.after(comma)
    for _ in range(_MAX_GAP):
        if at is None or at.text in _STOPS:
            return None
        following = cue.tree.after(at)
        if at.text == "," and following is not None and following.lower == "that":
            return following
        at = following
    return None


def _that_end(cue: Cue, that: Token) -> int:
    """The end of the clause that "that" opens, by the subtrees that follow one another without punctuation."""
    end, at = that, cue.tree.after(that)
    while at is not None and at.pos != "PUNCT" and at.dep != "cc":
        top = at
        while not top.is_root and top.head.i > that.i:
            top = top.head
        end = cue.tree.right(top)
        at = cue.tree.after(end)
    return end.end


def _is_parenthesis(cue: Cue, clause: Token | None, that: Token | None, scene: Scene) -> bool:
    """Whether commas set the cue off within its content: "He told Dar, she added, that …"."""
    following = cue.tree.after(cue.last)
    told = cue.head.child("dobj", "dative")
    if clause is not None and told is not None and told.i > cue.last.i and not has_subject(clause):
        following = cue.tree.after(cue.tree.right(told))
    if following is None or following.text != "," or (that is not None and scene.text[that.end : that.end + 1] == ","):
        return False
    before = scene.back_over(cue.start(), "")
    first = that or (cue.tree.left(clause) if clause is not None else None)
    return first is not None and cue.tree.before(first) is following and scene.text[before - 1 : before] == ","


def _end(cue: Cue, clause: Token | None, that: Token | None, scene: Scene) -> int:
    if clause is None:
        return _that_end(cue, that) if that is not None else cue.last.end
    end = _clause_end(cue, clause, scene)
    misplaced = that is not None and cue.tree.left(clause).i > that.i + 1
    return max(end, _that_end(cue, that)) if misplaced and that is not None else end


def _clause_end(cue: Cue, clause: Token, scene: Scene) -> int:
    """The end of the clause with what follows it and belongs to it, even where the parser hung that on the cue."""
    end = _before_next_cue(cue, clause, scene) or cue.tree.right(clause)
    if end is not cue.tree.right(clause):
        return end.end
    while end.dep == "cc" and end.i > clause.i:
        end = cue.tree.before(end) or clause
    for sister in cue.head.children:
        first = cue.tree.left(sister)
        if sister is clause or first.i <= end.i or sister.dep == "punct":
            continue
        if not _belongs(sister, first, end, cue):
            break
        end = cue.tree.right(sister)
    return end.end


def _before_next_cue(cue: Cue, clause: Token, scene: Scene) -> Token | None:
    """The last token before "and" where the reporter goes on with another cue that the parser took into the content.

    Either the next cue's subject is the one before ("confirmed that talks had failed and called them …"), or it
    has a speaker of its own after a comma ("said talks had failed, and an aide blamed …").
    """
    at: Token | None = clause
    while at is not None:
        following = next((c for c in at.childs("conj") if c.i > at.i), None)
        conjunction = next((c for c in at.childs("cc") if following is None or c.i < following.i), None)
        verbs = [following, *following.childs("ccomp")] if following is not None else []
        if conjunction is not None and any(_is_next_cue(cue, clause, v, conjunction, scene) for v in verbs):
            return cue.tree.before(conjunction)
        at = following
    return None


def _is_next_cue(cue: Cue, clause: Token, verb: Token, conjunction: Token, scene: Scene) -> bool:
    if (
        not scene.cues.verbs(verb.lemma)
        or _tense(verb) not in _tenses(cue)
        or _that(verb) is not None
        or scene.quotes.at(verb.start)
    ):
        return False
    who = own_subject(verb)
    if who is None and verb.lemma in scene.cues.manners.plain:
        return True
    if who is None:
        return not may_go_on(clause, verb, scene)
    before = cue.tree.before(conjunction)
    return (
        before is not None and before.text == "," and _that(clause) is None and can_speak(who, scene.cast, scene.cues)
    )


def may_go_on(clause: Token, verb: Token, scene: Scene) -> bool:
    """Whether the content may go on with the verb: its subject can speak, and no modal of it is left out."""
    if any(c.dep == "aux" and c.lemma != "do" for c in verb.children):
        return True
    what = own_subject(clause)
    if what is None:
        return clause.child("expl") is None
    if what.pos == "NOUN" and any(c.tag == "MD" for c in clause.childs("aux")) and _tense(verb) == "VBD":
        return False
    return what.pos != "NOUN" or can_speak(what, scene.cast, scene.cues)


def _tense(verb: Token) -> str:
    """The tag that tells the verb's tense, its own or that of "do" in "did not mention"."""
    return next((c.tag for c in verb.childs("aux") if c.lemma == "do"), verb.tag)


def _tenses(cue: Cue) -> set[str]:
    """The tags of a verb in the cue's tense; a past tense after "had" is often taken for a participle."""
    return {cue.head.tag, "VBN"} if cue.head.tag == "VBD" else {cue.head.tag}


def _belongs(sister: Token, first: Token, end: Token, cue: Cue) -> bool:
    if sister.dep == "cc":
        return False
    before = cue.tree.before(first)
    comma = before is not None and before.text in {",", "—", "–"}
    if sister.dep in {"ccomp", "conj"}:
        return _that(sister) is not None and has_subject(sister)
    if sister.dep == "npadvmod" and comma:
        return False
    if sister.dep not in _ADJUNCTS:
        return False
    if sister.tag == "VBG":
        return not comma and first is not sister
    contrasts = first.lower == "even" and (then := cue.tree.after(first)) is not None and then.lower == "as"
    return not comma or (sister.dep == "advcl" and first.lower in _GOES_ON and not contrasts)


def _without_comment(cue: Cue, start: int, end: int, scene: Scene) -> int:
    """Cut off what the reporter adds: ", a demand that Kyiv rejects", ", the same day …", ", citing …"."""
    for comma in reversed(
        [t for t in cue.tree.tokens if start < t.start and t.end < end and t.text in {",", "—", "–"}]
    ):
        first = cue.tree.after(comma)
        if first is not None and scene.quotes.at(comma.start) is None and _is_comment(first, cue, scene):
            return comma.start
    return end


def _is_comment(first: Token, cue: Cue, scene: Scene) -> bool:
    if first.tag == "VBG":
        return first.lemma in scene.cues.relays.citing | scene.cues.manners.plain
    head = first
    while not head.is_root and head.head.i > first.i and head.pos != "NOUN":
        head = head.head
    if head.pos != "NOUN" or cue.tree.left(head) is not first or head.child("relcl", "advcl", "acl") is None:
        return False
    if first.lower in {"a", "an"}:
        return head.lemma in scene.cues.nouns and head.dep in {"appos", "dep", "npadvmod", "attr", "dobj", "conj"}
    return head.dep == "npadvmod" and head.lemma in scene.cues.times


def _through_colon(cue: Cue, stretch: Stretch, scene: Scene) -> Stretch:
    """The stretch with what a colon after it introduces: a quotation, or the wording of what is named before it."""
    position = scene.skip_space(stretch[1])
    if scene.text[position : position + 1] != ":":
        return stretch
    quote = scene.quote_opening_at(position)
    if quote is not None and "\n" not in scene.text[stretch[1] : quote.start]:
        return stretch[0], scene.quotes.chain(quote)[-1].outer_end
    sentence = cue.head.sentence
    last = next((t for t in reversed(sentence.tokens) if t.end <= position), None)
    if last is not None and last.lemma in scene.cues.nouns and position < sentence.end:
        return scene.trim(stretch[0], scene.clause_end(sentence, position)) or stretch
    return stretch
