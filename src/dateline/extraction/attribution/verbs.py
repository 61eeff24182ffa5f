"""Cue verbs: match one in the lexicon and find the content that it governs.

A verb is a cue only with a complement that can be said: a clause or quotation after it, a clause or quotation before
or around it, or one of the complements that the lexicon lists for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extraction.attribution.after import clause_after, may_go_on
from dateline.extraction.attribution.around import content_before, content_of_as
from dateline.extraction.attribution.asked import is_spoken_to, one_asked
from dateline.extraction.attribution.complements import COMPLEMENTS, quoted_name
from dateline.extraction.attribution.cues import CueWord, Frame, Sense
from dateline.extraction.attribution.model import Attribution, Kind
from dateline.extraction.attribution.passages import Cue, Passage
from dateline.extraction.attribution.quoted import quote_after
from dateline.extraction.attribution.scene import Scene
from dateline.extraction.attribution.sources import can_speak, owner
from dateline.extraction.attribution.trees import FINITE, agent, is_passive, own_subject, subject, takes_to
from dateline.language import Token

_PARTICIPLES = frozenset({"acl", "amod", "relcl", "advcl", "compound"})
_KINDS: dict[Frame, Kind] = {"clause": "clause", "quote": "quote", "infinitive": "infinitive"}
_VOUCHING = frozenset({"clause", "quote", "of", "gerund"})
_GOING_ON = frozenset({"go", "continue", "proceed"})
_WHAT = frozenset({"what", "whatever"})
_RELAYED = frozenset({"agent", "prep", "npadvmod", "advmod"})
"""What may stand behind "X was quoted as saying" when all that he said stands before it."""
_ADVERBS = frozenset({"RB", "RBR"})
_NOMINAL = frozenset({"DT", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CD", "IN", "CC", "HYPH"})
_PARTS = frozenset({"compound", "nummod", "nmod", "flat"})
_LONGEST_NAME = 14
_LOOMING = frozenset({"warns", "promises"})
"""What things do as well without a word: "the war threatens to spread", "the visit promised to be short"."""


def verb_attribution(verb: Token, scene: Scene) -> Attribution | None:
    """The attribution that the verb makes, or None when it is no cue here."""
    if not _may_be_cue(verb, scene):
        return None
    source = _source(verb, scene)
    quoted = _quoted_before(verb, scene)
    if quoted is not None:
        return quoted
    for word, last in _matches(verb, scene):
        cue = Cue(verb, last, source, scene.tree(verb.sentence), _said_to_have_said(verb, scene))
        found = _content(cue, word, scene)
        if found is not None and not _only_acts(cue, found[2], scene):
            frame, sense, passage = found
            return _attribution(cue, frame, sense, passage, scene)
    return None


def _quoted_before(verb: Token, scene: Scene) -> Attribution | None:
    """For a clause before "X quoted Y as saying", which is all that "saying" can mean there."""
    quoting = verb.head.head
    if verb.dep != "pcomp" or verb.head.lower != "as" or quoting.lemma not in scene.cues.relays.citing:
        return None
    if any(c.dep not in _RELAYED for c in verb.children):
        return None
    cue = Cue(quoting, verb, subject(quoting), scene.tree(verb.sentence))
    passage = content_before(cue, scene)
    if passage is None:
        return None
    frame, sense, passage = _saying(passage, scene.cues.verbs(verb.lemma)[0].senses)
    return _attribution(Cue(verb, verb, cue.source, cue.tree), frame, sense, passage, scene)


def _may_be_cue(verb: Token, scene: Scene) -> bool:
    if not verb.tag.startswith("VB") or verb.dep in {"amod", "compound", "aux", "auxpass"}:
        return False
    if not scene.cues.verbs(verb.lemma) or is_spoken_to(verb, scene):
        return False
    if (
        verb.tag == "VBN"
        and verb.dep in _PARTICIPLES
        and own_subject(verb) is None
        and not verb.childs("aux", "auxpass")
    ):
        named = any("predicate" in word.senses for word in scene.cues.verbs(verb.lemma))
        return named and verb.dep == "acl" and quoted_name(verb, scene.tree(verb.sentence), scene) is not None
    return not is_passive(verb) or agent(verb) is not None


def _source(verb: Token, scene: Scene) -> Token | None:
    if is_passive(verb):
        return agent(verb)
    inverted = _inverted(verb, scene)
    if inverted is not None:
        return inverted
    found = _apposed(verb, scene) or _adding(verb, scene) or _other_subject(verb, scene) or _of_finite(verb)
    found = found or _of_who(verb, scene) or subject(verb)
    if found is None:
        return _noun_before(verb, scene) or one_asked(verb, scene) or _fronted(verb, scene)
    if scene.quotes.at(found.start) is not scene.quotes.at(verb.start):
        return _outside_quotation(verb, found, scene)
    return found


def _said_to_have_said(verb: Token, scene: Scene) -> Token | None:
    """The cue directly before a cue in one parenthesis: "Oslo, he says he told Dar, will not wait"."""
    above = verb.head
    if verb.dep != "ccomp" or above is verb or above.i > verb.i or not scene.cues.verbs(above.lemma):
        return None
    tree = scene.tree(verb.sentence)
    between = tree.between(above, verb)
    return above if len(between) <= 4 and all(t.head is verb for t in between) else None


def _inverted(verb: Token, scene: Scene) -> Token | None:
    """The subject that follows its verb («…», said Novak), whatever the parser took it for.

    The verb stands after a comma or a closing mark, and a noun phrase follows up to the next punctuation.
    """
    tree = scene.tree(verb.sentence)
    before = tree.before(verb)
    if (
        verb.tag not in {"VBD", "VBZ", "VBP"}
        or before is None
        or before.pos != "PUNCT"
        or verb.lemma in scene.cues.manners.addressing
    ):
        return None
    if any(c.i < verb.i for c in verb.childs("nsubj", "nsubjpass", "aux")):
        return None
    phrase: list[Token] = []
    at = tree.after(verb)
    while at is not None and at.pos != "PUNCT" and len(phrase) < _LONGEST_NAME:
        if at.tag not in _NOMINAL or (not phrase and at.tag in {"IN", "CC"}):
            break
        phrase.append(at)
        at = tree.after(at)
    if at is not None and (at.tag in FINITE or at.tag == "TO"):
        return None
    inside = {t.i for t in phrase}
    return next(
        (t for t in phrase if t.pos in {"NOUN", "PROPN", "PRON"} and (t.head.i not in inside or t.is_root)), None
    )


def _noun_before(verb: Token, scene: Scene) -> Token | None:
    """The noun phrase between a comma or closing mark and a finite cue, where the parser saw no subject."""
    if verb.tag not in {"VBD", "VBZ", "VBP"} or verb.child("expl") is not None:
        return None
    tree = scene.tree(verb.sentence)
    phrase: list[Token] = []
    at = tree.before(verb)
    while at is not None and at.tag in _NOMINAL and len(phrase) < _LONGEST_NAME:
        phrase.append(at)
        at = tree.before(at)
    if not phrase or at is None or at.pos != "PUNCT":
        return None
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.pos in {"NOUN", "PROPN", "PRON"} and t.head.i not in inside), None)


def _fronted(verb: Token, scene: Scene) -> Token | None:
    """The subject that a parenthesis parts from its verb, which the parser took for an adverbial."""
    if verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    for inner in verb.childs("parataxis", "ccomp"):
        both = [c for c in inner.childs("nsubj") if c.i < inner.i < verb.i]
        if len(both) > 1:
            return both[0]
    found = verb.child("npadvmod", "dep", "nmod")
    if found is None or found.i > verb.i or found.lower in scene.cues.times or found.pos not in {"NOUN", "PROPN"}:
        return None
    return (
        found
        if found.start >= verb.sentence.start and scene.tree(verb.sentence).left(found) is verb.sentence.tokens[0]
        else None
    )


def _apposed(verb: Token, scene: Scene) -> Token | None:
    """The subject between commas with its name behind it, which the parser lost: "…, his aide, Li Wei, said"."""
    tree = scene.tree(verb.sentence)
    comma = tree.before(verb)
    if verb.tag not in {"VBD", "VBZ", "VBP"} or comma is None or comma.text != "," or own_subject(verb) is not None:
        return None
    name = tree.before(comma)
    while name is not None and name.dep in _PARTS and name.head.i < comma.i:
        name = name.head
    who = name.head if name is not None and name.dep == "appos" else None
    while who is not None and who.dep == "pobj" and who.head.head.i < who.i:  # "the head of the agency, Li Wei, said"
        who = who.head.head
    first = tree.before(tree.left(who)) if who is not None else None
    return who if first is not None and first.text == "," and verb.child("cc") is None else None


def _adding(verb: Token, scene: Scene) -> Token | None:
    """Who adds something behind what he said, though the parser hung it on the content: "said B wanted C, adding …"."""
    before = scene.tree(verb.sentence).before(verb)
    if verb.tag != "VBG" or verb.lemma not in scene.cues.manners.plain or before is None or before.text != ",":
        return None
    at = verb.head
    if verb.dep != "advcl" or _speaks(at, scene):
        return None
    for above in at.ancestors():
        if at.dep not in {"conj", "ccomp"}:
            return None
        if at.dep == "ccomp" and _speaks(above, scene):
            return subject(above) if not is_passive(above) else agent(above)
        at = above
    return None


def _speaks(verb: Token, scene: Scene) -> bool:
    """Whether the verb alone is one of speech, and not of thought or wish."""
    senses = [word.senses.get("quote") for word in scene.cues.verbs(verb.lemma) if len(word.words) == 1]
    return any(sense is not None and sense.emits for sense in senses)


def _other_subject(verb: Token, scene: Scene) -> Token | None:
    """The source of a coordinated cue that the parser joined to the content of the one before it.

    In "She confirmed that the talks had failed and described them as …" talks do not describe: she does.
    """
    above = verb.head
    if (
        verb.dep != "conj"
        or above.dep != "ccomp"
        or own_subject(verb) is not None
        or verb.tag not in {"VBD", "VBN", "VBZ", "VBP"}
    ):
        return None
    who = own_subject(above.head)
    if who is None or (verb.lemma not in scene.cues.manners.plain and may_go_on(above, verb, scene)):
        return None
    same = verb.tag == above.head.tag or (verb.tag == "VBN" and above.head.tag == "VBD" and verb.child("aux") is None)
    return who if same and scene.cues.verbs(above.head.lemma) else None


def _of_who(verb: Token, scene: Scene) -> Token | None:
    """Whom "who" means where the parser hung it on a thing: "forces on the *ground* who said", "a *call* by X, who"."""
    who, noun = verb.child("nsubj"), verb.head
    if verb.dep != "relcl" or who is None or who.lower != "who" or _can_say(noun, scene):
        return None
    between = [t for t in scene.tree(verb.sentence).between(noun, who) if t.dep in {"pobj", "conj", "appos"}]
    above = [noun.head.head] if noun.dep == "pobj" else []
    return next((t for t in (*between, *above) if _can_say(t, scene)), None)


def _of_finite(verb: Token) -> Token | None:
    """The source of a past tense that the parser joined to an infinitive: "renewed the offer to go and proposed"."""
    at = verb.head
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBN"} or own_subject(verb) is not None or verb.child("aux"):
        return None
    if at.tag != "VB" or not takes_to(at):
        return None
    main = next((above for above in at.ancestors() if above.tag == "VBD" and not is_passive(above)), None)
    return subject(main) if main is not None else None


def _outside_quotation(verb: Token, found: Token, scene: Scene) -> Token | None:
    """The noun phrase between a quotation and its cue, where the parser took the subject from within the quotation."""
    quote = scene.quotes.at(found.start)
    if quote is None or scene.quotes.at(verb.start) is not None:
        return found
    between = [t for t in scene.tree(verb.sentence).between(found, verb) if t.start >= quote.outer_end]
    inside = {t.i for t in between}
    return next((t for t in between if t.pos in {"NOUN", "PROPN", "PRON"} and t.head.i not in inside), None)


def _matches(verb: Token, scene: Scene) -> Iterator[tuple[CueWord, Token]]:
    tree = scene.tree(verb.sentence)
    for word in scene.cues.verbs(verb.lemma):
        at: Token | None = verb
        for part in word.words[1:]:
            at = tree.after(at) if at is not None else None
            while at is not None and at.tag in _ADVERBS and at.lower != part:
                at = tree.after(at)
            if at is None or at.lower != part:
                at = None
                break
        if at is not None:
            yield word, at


def _content(cue: Cue, word: CueWord, scene: Scene) -> tuple[Frame, Sense, Passage] | None:
    senses = word.senses
    says = "clause" in senses or "quote" in senses
    found = _said(cue, senses, scene) if says and not _takes_gerund(cue, senses) else None
    if found is not None:
        return found
    for frame, find in COMPLEMENTS:
        passage = find(cue, frame, scene) if frame in senses else None
        if passage is not None:
            return frame, senses[frame], passage
    around = content_of_as(cue, scene) or content_before(cue, scene) if says else None
    if around is None or not ("clause" in senses or around.direct):
        return None
    return _saying(around, senses)


def _takes_gerund(cue: Cue, senses: dict[Frame, Sense]) -> bool:
    """Whether the cue governs the gerund right behind it, so that a clause after that is the gerund's own."""
    following = cue.tree.after(cue.last)
    verb = following.head if following is not None and following.dep in {"aux", "auxpass"} else following
    return (
        "gerund" in senses and verb is not None and verb.dep == "xcomp" and verb.head is cue.head and not takes_to(verb)
    )


def _said(cue: Cue, senses: dict[Frame, Sense], scene: Scene) -> tuple[Frame, Sense, Passage] | None:
    """The quotation right before the cue, or the clause or quotation after it, whichever begins first."""
    spoken = content_before(cue, scene) if _follows_quotation(cue, scene) else None
    if spoken is not None and spoken.direct:
        return _saying(spoken, senses)
    found = [quote_after(cue, scene), clause_after(cue, scene) if "clause" in senses else None]
    first = min((p for p in found if p is not None), key=lambda p: p.stretches[0][0], default=None)
    return None if first is None else _saying(first, senses)


def _saying(passage: Passage, senses: dict[Frame, Sense]) -> tuple[Frame, Sense, Passage]:
    frame: Frame = "quote" if passage.direct else "clause"
    return frame, senses.get(frame) or senses.get("clause") or senses["quote"], passage


def _follows_quotation(cue: Cue, scene: Scene) -> bool:
    """Whether a quotation ends right before the cue in its own sentence, outside any other quotation."""
    start = scene.outside(cue.start(), cue.head.start)
    quote = scene.quote_closing_before(start)
    return quote is not None and quote.outer_end > cue.head.sentence.start and scene.quotes.at(cue.head.start) is None


def _attribution(cue: Cue, frame: Frame, sense: Sense, passage: Passage, scene: Scene) -> Attribution:
    verb = cue.head
    found = Attribution(
        document=scene.document, cue=verb, cue_span=(verb.start, cue.last.end), kind=_KINDS.get(frame, "object"),
        stance=sense.stance, source=cue.source, content=passage.stretches, group=passage.group, emits=sense.emits,
        addressee=None if frame == "predicate" else _addressee(verb, scene),
    )  # fmt: skip
    found.vouches = frame in _VOUCHING
    found.hedged = any(c.lower in scene.cues.hedges for c in verb.childs("advmod"))
    found.negated = _negated(verb, scene)
    bare = found.kind == "object" and _bare(passage, scene)
    if not _can_say(cue.source, scene) and (verb.lemma in scene.cues.manners.inferring or _is_silent(found, scene)):
        found.emits = found.vouches = False
    if found.negated or bare or _unreal(verb, scene) or _says_nothing(cue, passage, scene):
        found.emits = False
    return found


def _can_say(source: Token | None, scene: Scene) -> bool:
    """Whether the source speaks, and is not a fact from which something follows ("the delay suggests …")."""
    if source is None:
        return False
    named = any(scene.cast.who(c) for c in source.childs("appos"))
    return named or source.pos == "PRON" or can_speak(owner(source, scene.cues), scene.cast, scene.cues)


def _is_silent(found: Attribution, scene: Scene) -> bool:
    """Whether the source, which is no known actor, is an act or a thing: "the offer said", "war threatens to …"."""
    if found.source is None or found.source.pos != "NOUN":
        return False
    noun = found.source.lemma
    performs = found.stance != "asserts" and noun in scene.cues.nouns
    return noun in scene.cues.sources.silent or performs or (found.kind == "infinitive" and found.stance in _LOOMING)


def _only_acts(cue: Cue, passage: Passage, scene: Scene) -> bool:
    """Whether a verb that need not be one of speech is none here: "the fighting went on", "objected to going"."""
    verb = cue.head
    if verb.lemma not in scene.cues.manners.acting or passage.direct:
        return False
    goes_before = passage.stretches[0][0] < verb.start
    return not _can_say(cue.source, scene) or (goes_before and verb.child("prep", "xcomp", "dobj") is not None)


def _says_nothing(cue: Cue, passage: Passage, scene: Scene) -> bool:
    """Whether the content is only named: "what he called …", "told him what had happened"."""
    if cue.head.lemma == "tell" and scene.text.startswith("what ", passage.stretches[0][0]):
        return True
    first = next((t for t in cue.tree.tokens if t.start >= cue.start()), cue.head)
    before = cue.tree.before(first)
    return passage.unsaid or first.lower in _WHAT or (before is not None and before.lower in _WHAT)


def _bare(passage: Passage, scene: Scene) -> bool:
    """Whether a noun phrase says too little to be a statement: "the charge", "the trip"."""
    start, end = passage.stretches[0][0], passage.stretches[-1][1]
    return len(scene.text[start:end].split()) < 4 and not any(c in scene.text[start:end] for c in '"“‘«')


def _addressee(verb: Token, scene: Scene) -> Token | None:
    if is_passive(verb):
        return verb.child("nsubjpass") if verb.lemma in scene.cues.manners.telling else None
    if verb.lemma in scene.cues.manners.telling:
        found = next((c for c in verb.childs("dobj", "dative") if c.i > verb.i), None)
        if found is not None:
            return found
    to = next((c for c in verb.childs("prep", "dative") if c.lower == "to" and c.i > verb.i), None)
    return to.child("pobj") if to is not None else None


def _negated(verb: Token, scene: Scene) -> bool:
    if verb.child("neg") is not None:
        return True
    who = agent(verb) if is_passive(verb) else own_subject(verb)
    if who is not None and (
        who.lower in {"nobody", "none", "neither"} or any(c.lower in {"no", "neither"} for c in who.childs("det"))
    ):
        return True
    if verb.dep != "xcomp":
        return False
    above = verb.head
    return above.lemma in scene.cues.undone.verbs or above.child("neg") is not None or scene.cues.denies(above.lemma)


def _unreal(verb: Token, scene: Scene) -> bool:
    """Whether the saying itself is only possible, asked about or conditional."""
    if any(c.lower in scene.cues.undone.modals for c in verb.childs("aux")):
        return True
    if any(c.lower in {"if", "unless", "whether"} for c in verb.childs("mark")):
        return True
    if verb.dep in {"acl", "advcl", "relcl"} and takes_to(verb) and verb.head.lemma not in _GOING_ON:
        return True
    who = own_subject(verb)
    asked = who is not None and any(c.dep == "aux" and c.i < who.i < verb.i for c in verb.children)
    return asked and verb.sentence.tokens[-1].text == "?"
