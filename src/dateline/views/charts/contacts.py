"""Who was in contact with whom, week by week."""

from __future__ import annotations

from collections import Counter

from dateline.types.evidence import Value
from dateline.views.charts.board import Board
from dateline.views.charts.periods import Period, PeriodRow, fitting, suiting


class ContactRow(PeriodRow):
    """How many contacts two actors had in a period; without actors, how many there were of all other pairs together.

    A contact of several actors counts for each of their pairs that has rows, and among the others if none has.
    """

    actors: tuple[str, ...]
    names: tuple[str, ...]
    contacts: int


class ContactPair(Value):
    """Two actors and how many contacts they had."""

    actors: tuple[str, str]
    names: tuple[str, str]
    contacts: int


def contact_rows(board: Board) -> tuple[ContactRow, ...]:
    """Contacts of the most frequent pairs, the most frequent first, then of all others; periods in order of time.

    The periods are weeks, or months, quarters or years where the record reaches back too far for weeks. An undated
    contact counts at its first report; one whose date is not as exact as a period is left out.
    """
    unit = suiting((t.first, t.last, t.events) for t in board.contacts)
    others: Counter[Period] = Counter()
    by_pair: dict[tuple[str, ...], Counter[Period]] = {}
    for counted in board.contacts:
        if period := fitting(counted.first, counted.last, unit):
            others[period] += counted.events
    for pair in board.pairs:
        if period := fitting(pair.first, pair.last, unit):
            if pair.actors:
                by_pair.setdefault(pair.actors, Counter())[period] += pair.events
            else:
                others[period] -= pair.events
    board.know(pairs=True)
    return tuple(
        _row(board, actors, period, counted[period])
        for actors, counted in [*by_pair.items(), ((), others)]
        for period in sorted(counted)
        if counted[period]
    )


def _row(board: Board, actors: tuple[str, ...], period: Period, contacts: int) -> ContactRow:
    return ContactRow(
        period=period.name,
        unit=period.unit,
        start=period.start.isoformat(),
        end=period.end.isoformat(),
        actors=actors,
        names=tuple(board.desk.names.of(a) for a in actors),
        contacts=contacts,
    )


def network_rows(board: Board, actor: str, most: int = 7) -> tuple[ContactPair, ...]:
    """An actor's most frequent contacts, then those that they had among each other; the most frequent first."""
    own: Counter[tuple[str, str]] = Counter()
    for pair in board.together(most):
        if pair.actors:
            own[pair.actors] += pair.events
    others = sorted({a for pair in own for a in pair} - {actor})
    among: Counter[tuple[str, str]] = Counter()
    for pair in board.together(most * most, others) if len(others) > 1 else ():
        if pair.actors:
            among[pair.actors] += pair.events
    board.desk.names.know([actor, *others])
    return tuple(_pair(board, actors, times) for actors, times in [*own.most_common(), *among.most_common()])


def _pair(board: Board, actors: tuple[str, str], times: int) -> ContactPair:
    one, other = actors
    return ContactPair(actors=actors, names=(board.desk.names.of(one), board.desk.names.of(other)), contacts=times)
