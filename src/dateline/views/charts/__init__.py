"""Charts of a record: what is counted, and how it is drawn, each with the table of its numbers."""

from dateline.views.charts.chart import Chart
from dateline.views.charts.contacts import ContactPair, ContactRow
from dateline.views.charts.cooperation import ScoreRow
from dateline.views.charts.lanes import LaneStretch, PlanLane
from dateline.views.charts.look import CLASSES, NARROW, WIDE, Theme
from dateline.views.charts.pages import actor_charts, story_charts

__all__ = [
    "CLASSES", "NARROW", "WIDE", "Chart", "ContactPair", "ContactRow", "LaneStretch", "PlanLane", "ScoreRow", "Theme",
    "actor_charts", "story_charts",
]  # fmt: skip
