from __future__ import annotations

from benchmarks.crawls import BROKEN, PASSED_OVER, account, crawl


def test_every_page_of_a_crawl_is_accounted_for() -> None:
    holds, pieces = crawl(300, broken=0.2, passed_over=0.3)
    assert holds.records == 300
    assert holds.failures.keys() == BROKEN.keys()
    assert holds.skipped.keys() == PASSED_OVER.keys()
    found = account(pieces, 300)
    assert (found.articles, found.skipped, found.failures) == (holds.articles, holds.skipped, holds.failures.total())
