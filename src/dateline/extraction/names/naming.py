"""The first two sieves: whole names, then surnames and short names, over the whole article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from dateline.extraction.catalogue import Body, Catalogue, Person, State, fold
from dateline.extraction.names.drafts import Book, Draft
from dateline.extraction.names.identified import Known
from dateline.extraction.names.lexicon import NameWords
from dateline.extraction.names.surnames import keys, same_person, tidy
from dateline.extraction.names.titles import Office, Titles
from dateline.types import ActorKind

_TOP = frozenset({"head-of-state", "head-of-government", "supreme-leader"})
_BEARERS = 24
"""Bearers of one surname that are told apart; a text with more is no report."""
_PEOPLE = 300
"""Persons of an article among whom the holder of an office is looked for."""


class Names:
    """Who is called what in one article. Whole names are entered first, then shorter ones asked for."""

    def __init__(
        self,
        book: Book,
        catalogue: Catalogue,
        words: NameWords,
        titles: Titles,
        before: Known,
    ) -> None:
        """`before` is what an earlier reading found out about the persons, by their ids."""
        self._book, self._catalogue, self._words, self._titles = book, catalogue, words, titles
        self._before = before
        self._whole: dict[str, str] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._given: dict[str, list[str]] = defaultdict(list)
        self._bodies: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        self._named: Counter[str] = Counter()

    def entry(self, entry: State | Body | Person) -> Draft:
        """The draft of something that the catalogue knows."""
        if isinstance(entry, State):
            return self._book.state(entry)
        if isinstance(entry, Body):
            state = self._catalogue.states.get(entry.country or "") if entry.organ == "government" else None
            return self._book.state(state) if state else self._book.body(entry)
        draft = self._book.person(entry)
        if fold(entry.name) not in self._whole:
            draft.offices += self._titles.held(entry)
            self._add_held(draft)
            self._enter(draft, entry.name)
        return draft

    def person(self, name: str, honorific: str | None = None) -> Draft:
        """The person of that whole name; spellings of one name are one person, the first spelling its name."""
        name = tidy(name)
        known = self._whole.get(fold(name)) or self._same(name)
        draft = self._book.actors[known] if known else self._from_catalogue(name) or self._book.fresh(name, "person")
        draft.kind = "person"
        if fold(name) not in self._whole:
            self._add_held(draft)
        self._enter(draft, name)
        self.learn_gender(draft, honorific, name)
        return draft

    def _add_held(self, draft: Draft) -> None:
        draft.offices += [o for o in self._before.offices.get(draft.id, ()) if o not in draft.offices]
        of_office = next((o.country for o in draft.offices if o.country and not o.former), None)
        draft.country = draft.country or of_office or self._before.homes.get(draft.id)

    def _same(self, name: str) -> str | None:
        candidates = [i for k in keys(name, self._words) for i in self._by_key.get(k, ())]
        return next((i for i in candidates if same_person(self._book.actors[i].name, name, self._words)), None)

    def _from_catalogue(self, name: str) -> Draft | None:
        for key in keys(name, self._words):
            for person in self._catalogue.by_surname(key):
                if any(same_person(n, name, self._words) for n in person.names):
                    return self.entry(person)
        return None

    def _enter(self, draft: Draft, name: str) -> None:
        if self._whole.setdefault(fold(name), draft.id) != draft.id:
            return
        given = fold(name).split()[0] if " " in fold(name) else ""
        if given and draft.id not in self._given[given][:_BEARERS]:
            self._given[given].append(draft.id)
        for key in keys(name, self._words):
            if len(self._by_key[key]) < _BEARERS and draft.id not in self._by_key[key]:
                self._by_key[key].append(draft.id)

    def learn_gender(self, draft: Draft, honorific: str | None, name: str) -> None:
        """Set the gender that a form of address or, failing that, the given name tells."""
        told = self._words.honorifics.get(honorific or "", "")
        if told:
            draft.gender = told
        elif draft.gender is None:
            given = fold(name).split()
            draft.gender = self._words.given.get(given[0]) if len(given) > 1 else None

    def body(self, name: str, kind: ActorKind | None, country: str | None) -> Draft:
        """The body of that name, entered with its short forms: its first word and its initials."""
        known = self._bodies.get(fold(name))
        if known:
            return self._book.actors[known]
        draft = self._book.add(name, kind, country)
        self._bodies[fold(name)] = draft.id
        words = [w for w in name.split() if w[0].isupper()]
        if len(words) > 1 and fold(words[0]) not in self._words.bodies:
            self._bodies.setdefault(fold(words[0]), draft.id)
        if len(words) > 2:
            initials = "".join(w[0] for w in words)
            self._bodies.setdefault(initials.lower(), draft.id)
            self._initials.setdefault(initials.upper(), draft.id)
        return draft

    def by_initials(self, name: str) -> Draft | None:
        """A body of this article, unknown to the catalogue, whose initials are that word."""
        found = self._initials.get(name)
        return self._book.actors[found] if found else None

    def known_body(self, name: str) -> Draft | None:
        """A body already entered under that name or short form."""
        found = self._bodies.get(fold(name))
        return self._book.actors[found] if found else None

    def count(self, draft: Draft) -> None:
        """Note that a person was named once more; who is named more often owns the bare surname."""
        self._named[draft.id] += 1

    def short(self, name: str, honorific: str | None = None, office: Office | None = None) -> Draft | None:
        """Whom a surname alone means here: somebody of this article first, then the catalogue; None if nobody."""
        here = [self._book.actors[i] for i in self._by_key.get(fold(name), ())]
        chosen = self._choose(here, honorific, office)
        if chosen is None and not here:
            chosen = self._by_given(name) or self._holder(name, honorific, office)
        return chosen

    def _by_given(self, name: str) -> Draft | None:
        """The one person of this article with that given name ("Melania")."""
        found = self._given.get(fold(name), ())
        return self._book.actors[found[0]] if len(found) == 1 else None

    def _choose(self, people: Sequence[Draft], honorific: str | None, office: Office | None) -> Draft | None:
        gender = self._words.honorifics.get(honorific or "", "")
        fitting = [p for p in people if not gender or p.gender in {None, gender}]
        if office is not None:
            fitting = [p for p in fitting if self._titles.fits(office, p.offices)] or fitting
        return max(fitting, key=lambda p: (bool(gender) and p.gender == gender, self._named[p.id]), default=None)

    def _holder(self, name: str, honorific: str | None, office: Office | None) -> Draft | None:
        """The one bearer of a surname in the catalogue who is in office, who leads a state, or its only bearer."""
        people = self._catalogue.by_surname(name)
        offices = {p.id: self._titles.held(p) for p in people}
        if office is not None:
            people = tuple(p for p in people if self._titles.fits(office, offices[p.id])) or people
        gender = self._words.honorifics.get(honorific or "", "")
        people = tuple(p for p in people if not gender or p.gender in {None, gender[0]})
        serving = [p for p in people if any(not o.former for o in offices[p.id])]
        leading = [p for p in serving or people if any(o.meaning in _TOP for o in offices[p.id])]
        for chosen in (serving, leading, people):
            if len(chosen) == 1:
                return self.entry(chosen[0])
        return None

    def is_surname(self, word: str) -> bool:
        """Whether somebody of this article goes by that word."""
        return fold(word) in self._by_key

    def people(self) -> list[Draft]:
        """All persons of the article, in the order in which they were entered."""
        people = (d for d in self._book.actors.values() if d.kind == "person" and d.named)
        return list(islice(people, _PEOPLE))
