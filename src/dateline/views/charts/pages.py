"""The charts that stand together on a page."""

from __future__ import annotations

from dateline.record.source import RecordSource
from dateline.types import Actor, Query
from dateline.views.charts.board import Board
from dateline.views.charts.chart import Chart
from dateline.views.charts.figures.contacts import contacts_chart
from dateline.views.charts.figures.cooperation import cooperation_chart
from dateline.views.charts.figures.lanes import lanes_chart
from dateline.views.charts.figures.network import network_chart
from dateline.views.charts.lanes import chosen


def story_charts(source: RecordSource, query: Query) -> tuple[Chart, ...]:
    """Contacts per week by pair, plans through time, cooperation and conflict per week; few questions make them."""
    board = Board(source, query)
    board.know(pairs=True, plans=chosen(board))
    return contacts_chart(board), lanes_chart(board), cooperation_chart(board)


def actor_charts(source: RecordSource, actor: Actor, query: Query) -> tuple[Chart, ...]:
    """Contacts of one actor per week, and the circle of those whom it is in contact with."""
    board = Board(source, query.model_copy(update={"actors": (actor.id,)}))
    return contacts_chart(board, actor), network_chart(board, actor)
