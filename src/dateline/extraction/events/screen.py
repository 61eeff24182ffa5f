"""Which mentions are events of politics, and which only repeat another mention beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extraction.events import grammar
from dateline.extraction.events.mention import TRUCE, Mention
from dateline.extraction.events.people import People
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.lexicon.words import words
from dateline.language import Token
from dateline.types import bounds

_OPEN_TO = frozenset({"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""Events that are told of as refused rather than by the refusal."""
_CHAIN = 4
_NEAR = 25
"""How many words around an arrest may say what it was for."""
_AHEAD = timedelta(days=400)
"""No further ahead is a plan told of in the present tense; the day of publication is then wrong."""
_OUTSPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
"""What somebody who is nobody in politics says to somebody who is."""
_ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
"""What becomes of a demand, which is then not told of for itself."""
_SAYING = frozenset({"AGREE", "THREATEN", "REQUEST"})


def screen(mentions: Sequence[Mention], people: People, lexicon: Lexicon, published: str | None) -> list[Mention]:
    """Drop what no political actor does, what gives way to its complement, and going where a meeting is told of."""
    kept = [m for m in mentions if not m.participants or _is_political(m, people, lexicon)]
    kept = [m for m in kept if not _is_bare_agenda(m)]
    if not people.names_state and not any(m.participants for m in kept):
        return []
    kept = [m for m in kept if not _is_of_truce(m, kept)]
    kept = [m for m in kept if not _gives_way(m, kept, people)]
    kept = [m for m in kept if not _is_said(m, kept) and not _is_given_up(m, kept)]
    kept = [m for m in kept if not (m.frame.movement and _meets_there(m, kept)) and not _is_manner_of(m, kept)]
    for mention in kept:
        _read_schedule(mention, published)
        if _will_not_yield(mention, lexicon):
            mention.status = "refused"
    return [m for m in kept if not (_is_purpose_of(m, kept) or _is_met_for(m, kept))]


def _will_not_yield(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether somebody says that he will not give way, which is a refusal: "will not lift the blockade"."""
    verb = mention.token
    if mention.frame.type not in {"CONCEDE", "RETREAT"} or mention.status != "unplanned" or not mention.actors:
        return False
    modal = not mention.is_noun and any(a.tag == "MD" for a in verb.childs("aux"))
    return modal and bool(grammar.negations(verb, lexicon.signals.negations))


def _is_political(mention: Mention, people: People, lexicon: Lexicon) -> bool:
    if mention.frame.type == "CONSULT":
        heard = any(_is_press(p, people, lexicon) for p in mention.participants)
        able = [p for p in mention.actors if _is_able(p, mention, people)]
        return bool(able) and not heard and not _is_local(mention, able, people)
    if mention.frame.type == "PROTEST" or mention.frame.anybody:
        walkout = mention.frame.mode == "strike" and not people.names_state
        protest = mention.frame.type == "PROTEST" and not walkout
        return protest or any(people.is_political(p) for p in mention.participants)
    if mention.frame.sovereign and mention.actors:
        violent = mention.frame.type == "ASSAULT"
        return not any(_is_private(a, people, lexicon, violent=violent) for a in mention.actors)
    if mention.frame.law and not any(_governs(a, people, lexicon) for a in mention.actors):
        return _is_of_state(mention, people, lexicon)
    if mention.frame.type in {"ASSAULT", "COERCE"}:
        return mention.armed or any(people.is_political(a) or people.is_national(a) for a in mention.participants)
    acting = any(people.is_political(a) for a in mention.actors or mention.recipients)
    unsure = not people.anchored and not mention.frame.together
    dealing = unsure and people.deals_with_state(mention.actors, mention.participants)
    return acting or dealing or _addresses_politics(mention, people)


def _addresses_politics(mention: Mention, people: People) -> bool:
    """Whether somebody whom the text only names says it to somebody political: "Bellweather defended Oslo"."""
    if mention.frame.type not in _OUTSPOKEN or not mention.frame.speech:
        return False
    drafts = [people.cast.actors[a] for a in mention.actors]
    named = [d for d in drafts if d.named and d.kind in {"person", None} and not d.roles]
    return bool(named) and any(people.is_political(r) for r in mention.recipients)


def _is_private(actor: str, people: People, lexicon: Lexicon, *, violent: bool) -> bool:
    """Whether an actor is a company, by his name's words nobody in politics, or a person who attacks for himself."""
    draft = people.cast.actors[actor]
    if draft.kind == "person" and (violent or not people.names_state):
        return not people.is_political(actor)
    return draft.kind == "company" or bool(set(draft.name.casefold().split()) & lexicon.classes["private"])


def _governs(actor: str, people: People, lexicon: Lexicon) -> bool:
    """Whether an actor is political and more than police or a court."""
    words = set(people.cast.actors[actor].name.casefold().replace("'s", "").split())
    plain = {w.removesuffix("s") for w in words} | words
    return people.is_political(actor) and not plain & lexicon.classes["law-officers"]


def _is_of_state(mention: Mention, people: People, lexicon: Lexicon) -> bool:
    """Whether what police or a court does is politics: whom it hits, where he is from, or for what."""
    if any(people.is_political(r) for r in mention.recipients):
        return True
    homes = {people.country(a) for a in mention.actors} - {None}
    if homes and any(people.country(r) not in {None, *homes} for r in mention.recipients):
        return True
    tokens = mention.token.sentence.tokens
    start = max(mention.token.i - tokens[0].i - _NEAR, 0)
    return any(t.lemma.lower() in lexicon.classes["grounds"] for t in tokens[start : start + 2 * _NEAR])


def _is_local(mention: Mention, able: list[str], people: People) -> bool:
    """Whether an unnamed authority deals with private people ("police called residents"), or with nobody named."""
    if not people.anchored and len(mention.participants) == 1 and people.country(mention.participants[0]) is None:
        return True
    private = [p for p in mention.participants if not people.is_political(p)]
    return bool(private) and not any(people.cast.actors[p].named for p in able)


def _is_able(actor: str, mention: Mention, people: People) -> bool:
    """Whether an actor is one who meets for a state or a cause; a visitor has an office, or a host who has one."""
    if people.kind(actor) == "state" and mention.frame.mode == "visit" and mention.is_noun and not mention.recipients:
        return False  # "A North American tour" is nobody's journey for a state.
    if mention.frame.mode != "visit":
        return people.may_confer(actor)
    if people.kind(actor) != "person":
        return people.is_sent(actor)
    hosts = [r for r in mention.recipients if people.kind(r) == "person"]
    return people.holds_office(actor) or (people.is_political(actor) and any(map(people.holds_office, hosts)))


def _is_press(actor: str, people: People, lexicon: Lexicon) -> bool:
    """Whether an actor is one whom politicians address rather than meet."""
    draft = people.cast.actors[actor]
    words = draft.name.casefold().split()
    return draft.kind == "media" or any(
        w in press or w.removesuffix("s") in press for press in (lexicon.classes["press"],) for w in words
    )


def _is_bare_agenda(mention: Mention) -> bool:
    """Whether an agenda is somebody's own, or holds nothing: what it stands for is told by its topics alone."""
    if not mention.frame.proxy or not mention.frame.topic or not mention.is_noun:
        return False
    return not mention.topics or mention.token.child("poss", "amod", "compound") is not None


def _gives_way(mention: Mention, kept: Sequence[Mention], people: People) -> bool:
    """A promise to meet is a planned meeting, and a refused meeting a meeting: the event below stands for both.

    Those who agree on a meeting that names nobody are its parties. Of other acts that are promised, threatened or
    demanded the speech itself is the event.
    """
    if _orders_own(mention, kept, people):
        return True
    if not mention.frame.yields:
        return False
    below = _below(mention, kept)
    if mention.frame.type == "REJECT":
        return any(m.frame.type in _OPEN_TO and not m.frame.speech for m in below)
    meetings = [m for m in below if m.frame.type == "CONSULT" and not (mention.complement and _came_before(m))]
    meetings = [m for m in meetings if not _is_of_others(m, mention)]
    for meeting in meetings[:1]:
        if not meeting.participants and meeting.frame.together and len(mention.actors) > 1:
            meeting.actors = [*mention.actors]
    return bool(meetings)


def _is_of_truce(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether a truce is told of by the verb that agrees on it or announces it; whose it is, the noun may say.

    In "Oslo announced a truce between Chad and Mali" it is theirs, and in "agreed to a truce with Mali" also Mali's.
    """
    if mention.mode != TRUCE or not mention.is_noun:
        return False
    verb = mention.token.head.head if mention.token.dep == "pobj" else mention.token.head
    told = next((m for m in kept if m.token is verb and m.mode == TRUCE and m is not mention), None)
    if told is None or verb is mention.token:
        return False
    parties = mention.participants
    announced = told.frame.type == "CONCEDE" and len(parties) > 1
    told.actors = parties if announced else list(dict.fromkeys([*told.actors, *parties]))
    return True


def _is_of_others(meeting: Mention, promise: Mention) -> bool:
    """Whether a promise only helps others to meet, or has talks go on: "offered help in getting them to talk"."""
    others = promise.complement is None and meeting.participants and not set(meeting.participants) & set(promise.actors)
    stage = meeting.token.head.head if meeting.token.dep == "pobj" and meeting.token.head.lower == "of" else None
    return bool(others) or (stage is not None and stage.lemma in words().phases)


def _came_before(meeting: Mention) -> bool:
    """Whether a meeting is only that after which something was agreed: "agreed to lift the ban after talks"."""
    noun = grammar.measured(meeting.token)
    return meeting.is_noun and noun.dep == "pobj" and noun.head.lower in words().right_after


def _orders_own(mention: Mention, kept: Sequence[Mention], people: People) -> bool:
    """Whether somebody orders his own side to do what an event tells: "ordered the country's forces to leave"."""
    if mention.frame.type != "REQUEST" or not mention.recipients:
        return False
    own = {people.country(a) for a in mention.actors} - {None}
    told = all(people.country(r) in own and people.kind(r) in {"state", "organ"} for r in mention.recipients)
    acts = [m for m in kept if m.token is mention.complement and not m.frame.speech and m.frame.type != "CONSULT"]
    return told and bool(acts)


def _below(mention: Mention, kept: Sequence[Mention]) -> list[Mention]:
    """The events that stand in what a verb says, not in its subject."""
    verb = mention.token
    objects = [] if mention.is_noun else verb.childs("nsubjpass" if grammar.is_passive(verb) else "dobj")
    roots = [mention.complement] if mention.complement is not None else objects or [verb]
    subject = verb.child("nsubj", "nsubjpass") if roots == [verb] else None
    others = [m for m in kept if m is not mention and not m.frame.proxy]
    inside = [m for m in others if any(m.token is root or m.token.is_under(root) for root in roots)]
    return [m for m in inside if subject is None or not m.token.is_under(subject)]


def _is_said(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether an act is only what somebody promises, threatens or demands to do; whom it hits is then theirs."""
    if mention.frame.type == "CONSULT" or mention.status in {"occurred", "ongoing", None}:
        return False
    for speech in kept:
        said = speech.complement is not None and speech.complement in _chain(mention.token)
        if speech.frame.type in _SAYING and said and speech is not mention:
            if mention.mode == TRUCE and speech.frame.type == "AGREE" and speech.frame.together:
                speech.mode = TRUCE
            speech.recipients = speech.recipients or [r for r in mention.recipients if r not in speech.actors]
            return True
    return False


def _chain(verb: Token) -> list[Token]:
    """A verb and those whose infinitive or gerund it is: the "go on" of "pledged to go on supporting"."""
    chain = [verb]
    while chain[-1].dep == "xcomp" and len(chain) < _CHAIN:
        chain.append(chain[-1].head)
    return chain


def _is_given_up(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether help is only what is stopped, a demand what is refused, or an arrest what a warrant orders."""
    if _is_that_of_its_verb(mention, kept):
        return True
    if not mention.is_noun:
        return False
    if mention.token.dep == "pobj" and mention.token.head.lower == "for":
        ordered = mention.token.head.head
        if any(m.token is ordered and m.frame.type == mention.frame.type == "COERCE" for m in kept):
            return True
    above = [m for m in kept if m.token in (mention.light, mention.token.head) and m is not mention]
    stopped = mention.frame.type == "AID" and any(m.frame.type == "SANCTION" for m in above)
    answers = _ANSWERS if mention.frame.type == "REQUEST" else {"REJECT"}
    met = mention.frame.speech and any(m.frame.type in answers for m in above)
    asked = not mention.actors and any(m.frame.type == "REQUEST" for m in above)
    broken = mention.frame.mode == "ceasefire" and any(m.frame.type == "ASSAULT" for m in above)
    return stopped or met or asked or broken


def _is_that_of_its_verb(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether an agreement is told of by the verb that carries it, or not reached: "failed to strike a deal"."""
    if mention.frame.type not in {"AGREE", "SUPPORT"} or mention.frame.speech:
        return False
    verb = mention.light or mention.token
    if mention.light is not None and any(m.token is verb and m.frame.type == "SUPPORT" for m in kept):
        return True
    failing = [m for m in kept if m.frame.type == "REJECT" and m.frame.together]
    return verb.dep == "xcomp" and any(m.token is verb.head for m in failing)


def _is_manner_of(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether a participle only tells how, or to what end, the act of its main clause went: "struck …, killing …"."""
    verb = mention.token
    if verb.tag != "VBG" or verb.dep not in {"advcl", "acl"}:
        return False
    above = [m for m in kept if m.token is verb.head or m.light is verb.head]
    return any(m.frame.type == mention.frame.type and m.actors == mention.actors for m in above)


def _is_purpose_of(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether "to discuss …" only says what the meeting of its main clause is about; its topics go to that."""
    verb = mention.token
    while verb.dep == "conj" and grammar.is_verb(verb.head):
        verb = verb.head
    if mention.frame.type != "CONSULT" or verb.tag != "VB" or verb.dep not in {"advcl", "xcomp", "acl"}:
        return False
    for meeting in kept:
        above = verb.head in (meeting.token, meeting.light) and meeting is not mention
        if above and meeting.frame.type == "CONSULT" and set(mention.participants) <= set(meeting.participants):
            meeting.topics += mention.topics
            return True
    return False


def _is_met_for(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether talks are what those of a meeting met for, and so the meeting: "met in Oslo for long-delayed talks"."""
    noun = grammar.measured(mention.token)
    if mention.frame.type != "CONSULT" or not mention.is_noun or noun.dep != "pobj" or noun.head.lower != "for":
        return False
    verb = noun.head.head
    meeting = next((m for m in kept if m.token is verb and m.frame.type == "CONSULT" and m.mode != "visit"), None)
    if meeting is None or "phone" in (meeting.form, mention.form):
        return False
    ours, theirs = set(mention.participants), set(meeting.participants)
    if not (ours <= theirs or theirs <= ours):
        return False
    meeting.topics += [t for t in mention.topics if t not in meeting.topics]
    meeting.ordinal = meeting.ordinal or mention.ordinal
    return True


def _meets_there(mention: Mention, kept: Sequence[Mention]) -> bool:
    """Whether the sentence of a journey also tells of a meeting of the traveller; it then happened there."""
    beside = [m for m in kept if m is not mention and m.token.sentence is mention.token.sentence]
    talks = [m for m in beside if m.frame.type == "CONSULT" and not m.frame.movement]
    known = [m for m in talks if not m.participants and (m.definite or m.frame.mode == "visit")]
    own = [m for m in talks if set(mention.actors) & set(m.participants) or m in known]
    for meeting in own[:1]:
        _happens_there(meeting, mention)
    return bool(own)


def _happens_there(meeting: Mention, journey: Mention) -> None:
    """Give a meeting the place and the day of the journey to it, as far as it has none of its own."""
    if meeting.token.i < journey.token.i:
        return
    if meeting.place is None:
        meeting.place, meeting.place_from = journey.place, journey.place_from
    if meeting.date is None and meeting.status in {journey.status, None}:
        meeting.date, meeting.date_from = journey.date, journey.date_from


def _read_schedule(mention: Mention, published: str | None) -> None:
    """A present tense with a day to come is a plan: "he travels to Oslo on Friday"."""
    told = mention.status in {"occurred", "ongoing", None} and mention.tense != "past"
    if published is None or not told or mention.date is None:
        return
    span = bounds(mention.date)
    if span is not None and published < span[0].isoformat() and span[0] - date.fromisoformat(published[:10]) < _AHEAD:
        mention.status = "planned"
