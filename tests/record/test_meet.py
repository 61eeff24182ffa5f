"""What meets on one day is compared once, as long as it is the same."""

from dateline.record.cluster import Cluster
from dateline.record.meet import Known, meet_group
from dateline.record.mention import mentions
from dateline.types import Reading
from tests.record.build import event, reading


def told(one: Reading) -> Cluster:
    return Cluster(mentions(one)[0])


def test_a_new_version_of_an_article_is_compared_anew() -> None:
    known: Known = {}
    other = reading("b", "2031-03-07", event("x", "ana-ruiz joao-lima", date="2031-03-03"))
    first = reading("a", "2031-03-03", event("x", "spain portugal", date="2031-03-03"))
    later = reading("a", "2031-03-05", event("x", "ana-ruiz nils-berg", date="2031-03-03"), body="Corrected.")
    assert len(meet_group([told(first), told(other)], known)) == 1
    assert len(meet_group([told(later), told(other)], known)) == 2
