"""Roles: the office that stands before a name, whose it is, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names import phrases
from dateline.extraction.names.bodies import adjective_states
from dateline.extraction.names.drafts import Draft
from dateline.extraction.names.offices import SHARING
from dateline.extraction.names.segments import Segment
from dateline.extraction.names.titles import Office
from dateline.language import Document
from dateline.types import Role, Span

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader


class Roles:
    """Reads the titles of names and gives persons their roles."""

    def __init__(self, reader: Reader) -> None:
        self._r = reader

    def office(self, segment: Segment) -> Office | None:
        """The office before a name, with the state of a genitive ("Peru's Foreign Minister", "his aide")."""
        return self.title(segment, self._owner_country(segment))

    def title(self, segment: Segment, country: str | None = None) -> Office | None:
        """The office before a name by its own words, without forms of address."""
        words = [t for t in segment.title if t.lower.replace(".", "") not in self._r.words.honorifics]
        return self._r.titles.read(words, country) if words else None

    def _owner_country(self, segment: Segment) -> str | None:
        return self._r.country_of(self._owners(segment))

    def _owners(self, segment: Segment) -> tuple[str, ...]:
        """The actors of the genitive before a mention: "Peru's", "his"."""
        before = segment.before
        if before is not None and before.tag == "PRP$":
            return self._r.ids_at(before)
        if before is not None and before.tag == "POS" and segment.first > 1:
            return self._r.ids_at(segment.sentence.tokens[segment.first - 2])
        return ()

    def place(self, draft: Draft, segment: Segment) -> None:
        """Give a person without a state the one that is told beside the name: "Peru's Ana Soto", "of the Army"."""
        if draft.country is not None:
            return
        states = [i for i in self._owners(segment) if self._r.book.is_state(i)]
        draft.country = self._r.country_of(states) or self._of_body(segment)

    def _of_body(self, segment: Segment) -> str | None:
        """The state of the organ that a name is said to be of: "Ana Soto of the Peruvian foreign ministry"."""
        linked = next((c for c in segment.head.childs("prep") if c.lower in {"of", "from"}), None)
        body = linked.child("pobj") if linked is not None and linked.i == segment.last.i + 1 else None
        if body is None:
            return None
        drafts = [self._r.book.actors[i] for i in self._r.ids_at(body)]
        if any(d.kind in {"organ", "state"} for d in drafts):
            return self._r.country_of([d.id for d in drafts])
        sort = self._r.words.collective.get(self._r.titles.noun(body))
        return self._r.country_of(adjective_states(self._r, body)) if sort == "organ" else None

    def give(self, draft: Draft, segment: Segment) -> None:
        """Give a person the role that the title before the name states."""
        office = self.office(segment)
        before = segment.before
        if office is not None and office.head in SHARING and before is not None:
            self._r.offices.share(self._r.offices.first_of(self._owners(segment)), office.country, [draft])
        if office is not None and office.head not in self._r.words.no_role:
            self.add(draft, office, segment.sentence.document, segment.opening.start, segment.last.end)

        if office is not None and office.country is None and segment.title[-1].tag in {"NNPS", "NNS"}:
            self._give_others(office, segment)

    def _give_others(self, office: Office, segment: Segment) -> None:
        """Give those coordinated with a name the title that stands before all: "Presidents Ana Soto and Luis Rey"."""
        for token in phrases.conjuncts(segment.head)[1:]:
            mention = self._r.named(token)
            drafts = [self._r.book.actors[i] for i in mention.ids] if mention is not None else []
            if mention is None or any(d.kind != "person" or d.roles for d in drafts):
                continue
            for draft in drafts:
                self.add(draft, office, segment.sentence.document, segment.opening.start, mention.last.end)

    def add(self, draft: Draft, office: Office, document: Document, start: int, end: int) -> None:
        """Give a person an office, once, with the words from `start` to `end` of the document that state it."""
        if office not in draft.offices:
            draft.offices.append(office)
        gender = self._r.words.gender
        draft.gender = draft.gender or gender.get(office.head.split()[-1]) or gender.get(office.head)
        if office.country and draft.country is None:
            draft.country = office.country
        if any(r.title.casefold() == office.title.casefold() for r in draft.roles):
            return
        span = Span(in_=document.place, start=start, end=end, text=document.text[start:end])
        draft.roles.append(Role(title=office.title, country=office.country or draft.country, evidence=(span,)))
