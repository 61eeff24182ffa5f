"""Roles: the office that stands before a name, whose it is, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extraction.names.drafts import Draft
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
        before = segment.before
        if before is not None and before.tag == "PRP$":
            return self._r.country_of(self._r.ids_at(before))
        if before is not None and before.tag == "POS" and segment.first > 1:
            return self._r.country_of(self._r.ids_at(segment.sentence.tokens[segment.first - 2]))
        return None

    def give(self, draft: Draft, segment: Segment) -> None:
        """Give a person the role that the title before the name states."""
        office = self.office(segment)
        if office is not None and office.head not in self._r.words.no_role:
            self.add(draft, office, segment.sentence.document, segment.opening.start, segment.last.end)

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
