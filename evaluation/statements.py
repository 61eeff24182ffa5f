"""How far a statement that was read is the statement of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.types import Reading, Statement
from evaluation.answers import StatementAnswer
from evaluation.names import Names, dice, fold

_FOUND, _RIGHT = 0.5, 0.8


@dataclass(frozen=True)
class ReadStatement:
    """A statement with its sources' names in place of their ids."""

    statement: Statement
    speaker: str
    via: tuple[str, ...]


def read_statements(reading: Reading) -> list[ReadStatement]:
    """The statements of a reading with names."""
    name = {actor.id: actor.name for actor in reading.actors}
    return [ReadStatement(s, name[s.speaker], tuple(name[i] for i in s.via)) for s in reading.statements]


@dataclass(frozen=True)
class SaidComparison:
    """What of a statement answer was read right; `overlap` is of the contents' words."""

    speaker: bool
    overlap: float
    via: bool
    quotes: bool
    stance: bool

    @property
    def right(self) -> bool:
        """Whether the speaker is right and nearly all of the content."""
        return self.speaker and self.overlap >= _RIGHT

    @property
    def closeness(self) -> float:
        """For pairing."""
        return self.overlap + self.speaker


def compare_said(names: Names, answer: StatementAnswer, read: ReadStatement) -> SaidComparison | None:
    """How the statement compares with the answer; None when the contents are different ones."""
    overlap = dice(answer.content, read.statement.content)
    if overlap < _FOUND:
        return None
    said = [fold(quote) for quote in read.statement.quotes]
    return SaidComparison(
        speaker=names.same(answer.speaker, read.speaker),
        overlap=overlap,
        via=answer.via_optional or names.same_chain(answer.via, read.via),
        quotes=not answer.states("quotes") or [fold(quote) for quote in answer.quotes] == said,
        stance=not answer.states("stance") or read.statement.stance in answer.stance,
    )
