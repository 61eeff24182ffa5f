"""The record as people and programs look at it: timeline, plans, statements, disputes, actors, changes, exports."""

from dateline.views.actor import ActorView, Contact, RoleRow
from dateline.views.actors import ActorRow
from dateline.views.acts import SpeechAct
from dateline.views.article import ArticleEvent, ArticleView, reading_view
from dateline.views.articles import ArticleRow
from dateline.views.changes import Change, ChangeSource
from dateline.views.disputes import DisputeRow, SideRow
from dateline.views.event import EventArticle, EventReport, EventView, JoinRow, OriginRow
from dateline.views.frames import Rows
from dateline.views.marks import Mark, MarkedArticle, Stretch
from dateline.views.names import Names, find_actor
from dateline.views.pages import Order, Page
from dateline.views.plans import Outcome, PlanRow
from dateline.views.record import Filters, Record
from dateline.views.rows import EventRow, StatusStep
from dateline.views.rulings import RuledSide, RulingOutcome, RulingRow, rulings_from
from dateline.views.statements import StatementRow
from dateline.views.timeline import Section, TimelineRow

__all__ = [
    "ActorRow", "ActorView", "ArticleEvent", "ArticleRow", "ArticleView", "Change", "ChangeSource", "Contact",
    "DisputeRow", "EventArticle", "EventReport", "EventRow", "EventView", "Filters", "JoinRow", "Mark",
    "MarkedArticle", "Names", "Order", "OriginRow", "Outcome", "Page", "PlanRow", "Record", "RoleRow", "Rows",
    "RuledSide", "RulingOutcome", "RulingRow", "Section", "SideRow", "SpeechAct", "StatementRow", "StatusStep",
    "Stretch", "TimelineRow", "find_actor", "reading_view", "rulings_from",
]  # fmt: skip
