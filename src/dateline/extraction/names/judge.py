"""What a name of which nothing is known is: a person's, a place's or a body's, by all that the article shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.extraction.catalogue import Person, fold
from dateline.extraction.names.places import is_located
from dateline.extraction.names.scan import Scan
from dateline.extraction.names.segments import Segment

if TYPE_CHECKING:
    from dateline.extraction.names.reader import Reader

_MODIFYING = frozenset({"compound", "nmod", "amod", ""})


class Judge:
    """Enters every whole name of an article, the sure ones first, and gives the others a form."""

    def __init__(self, reader: Reader, scan: Scan) -> None:
        self._r, self._scan = reader, scan
        self._words = reader.words
        self._single = {fold(s.name) for s in scan.of_form("name", "person") if s.stop - s.core == 1}
        self._located: Counter[str] = Counter()
        self._bodily: set[str] = set()

    def enter(self) -> None:
        """Enter names by what decides most: the catalogue and titles, then the manner in which a name stands."""
        self._enter_persons()
        self._weigh()
        for segment in list(self._scan.of_form("name")):
            self._judge(segment)
        personal = {fold(s.name) for s in self._scan.of_form("person")}
        for segment in list(self._scan.of_form("name")):
            if fold(segment.name) in personal:
                segment.form = "person"

    def _enter_persons(self) -> None:
        for segment in self._scan.segments:
            if isinstance(segment.entry, Person):
                draft = self._r.names.entry(segment.entry)
                self._r.names.learn_gender(draft, segment.honorific, draft.name)
            elif segment.form == "person" and " " in fold(segment.name):
                self._r.names.person(segment.name, segment.honorific)
        for segment in self._scan.of_form("person"):
            if " " not in fold(segment.name):
                self._r.names.short(segment.name, segment.honorific, self._r.roles.title(segment))

    def _weigh(self) -> None:
        """Count for each open name how often it stands as a place does, and note those that stand as bodies do."""
        for segment in self._scan.of_form("name"):
            name = fold(segment.name)
            self._located[name] += 2 if is_located(segment.head, self._words, state=True) else -1
            if self._is_bodily(segment):
                self._bodily.add(name)

    def _judge(self, segment: Segment) -> None:
        name = fold(segment.name)
        parts = name.split()
        before = segment.before
        if name in self._words.regions:
            segment.form = "place"
        elif before is not None and before.lower in self._words.leading_things:
            segment.form = "thing"
        elif len(parts) == 1 and self._r.catalogue.by_surname(segment.name):
            return
        elif 1 < len(parts) < 7 and self._looks_personal(segment, parts):
            segment.form = "person"
            self._r.names.person(segment.name)
        elif self._is_place(segment, name):
            segment.form = "place"

    def _is_place(self, segment: Segment, name: str) -> bool:
        if self._r.names.known_body(name) is not None or self._r.names.is_surname(name):
            return False
        after = segment.sentence.tokens[segment.stop : segment.stop + 1]
        named = any(t.lower in self._words.place_nouns and t.tag == "NN" for t in after)
        return named or self._located[name] > 0

    def _looks_personal(self, segment: Segment, parts: list[str]) -> bool:
        if parts[0] in self._words.given or (parts[0] in self._words.family_first and len(parts) < 4):
            return True
        if any(p in self._words.patronymics for p in parts[1:-1]):
            return True
        if parts[-1] in self._single and parts[0] not in self._single:
            return True
        head = segment.head
        if self._r.appositions.is_described_person(head):
            return True
        name = " ".join(parts)
        placed = head.dep in _MODIFYING or is_located(head, self._words, state=True) or self._located[name] > 0
        return len(parts) < 5 and name not in self._bodily and not placed

    def _is_bodily(self, segment: Segment) -> bool:
        """Whether a name stands as no person's does: plural, with "the", after "website", beside "the company"."""
        before = segment.before
        if segment.last.tag == "NNPS" or any(t.text[0].isdigit() for t in segment.tokens):
            return True
        if before is not None and (
            before.lower in {"the", "a", "an"} or before.lemma.lower() in self._words.collective
        ):
            return True
        return self._r.appositions.is_described_body(segment.head)
