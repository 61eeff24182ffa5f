"""A record that is asked by many threads at once, and the name that it has until it is written to."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from dateline.collecting import collector_paused
from dateline.store import open_store
from dateline.views import Record
from tests.record.build import event, reading

ONE = reading("a", "2031-03-03", event("x", date="2031-03-02"))
OTHER = reading("b", "2031-03-05", event("y", "nils-berg lucia-vidal", "planned", date="2031-03-20", place="Porto"))


def test_many_threads_ask_one_record(new_record: Callable[[], str]) -> None:
    where = new_record()
    with open_store(where, create=True) as store:
        store.add([ONE, OTHER], program="1")
    with Record(store := open_store(where), store.close) as record, ThreadPoolExecutor(12) as threads:
        views: list[Callable[[], object]] = [
            record.timeline, record.plans, record.plan_counts, record.actors, record.changes, record.revision,
            lambda: record.timeline_page(actors=["Ana Ruiz"]), lambda: record.actor("Berg"),
            lambda: record.event(record.timeline()[0].id), lambda: record.search("tells"),
        ]  # fmt: skip
        expected = [view() for view in views]
        asked = [[threads.submit(view) for view in views] for _ in range(20)]
        assert all([one.result() for one in some] == expected for some in asked)


def test_a_thread_sees_one_state_while_another_writes(new_record: Callable[[], str]) -> None:
    where = new_record()
    with open_store(where, create=True) as store, open_store(where) as writer:
        store.add([ONE], program="1")
        record = Record(store)
        with record.one_state():
            before = record.revision()
            added = threading.Thread(target=lambda: writer.add([OTHER], program="1"))
            added.start()
            added.join()
            assert (record.revision(), len(record.timeline())) == (before, 1)
        assert record.revision() != before
        assert len(record.timeline()) == 2


def test_the_revision_is_another_one_after_every_change_and_the_same_for_all(new_record: Callable[[], str]) -> None:
    where = new_record()
    with open_store(where, create=True) as store, open_store(where) as reader:
        one, same = Record(store, keeper=store), Record(reader)
        names = [one.revision()]
        changes: list[Callable[[], object]] = [
            lambda: store.add([ONE], program="1"),
            lambda: store.add([OTHER], program="1"),
            lambda: one.merge(*(row.id for row in one.timeline()), author="A. Person"),
            lambda: one.undo(one.rulings()[0].id, author="A. Person"),
            lambda: store.set_aside("broken.txt", "cannot be read", None),
        ]
        for change in changes:
            change()
            names.append(one.revision())
            assert same.revision() == names[-1]
            assert one.timeline_page() == same.timeline_page()
            assert one.revision() == names[-1]
        assert len(set(names)) == len(names)


def test_collection_goes_on_when_the_last_of_several_is_done() -> None:
    begun, done = threading.Barrier(2), threading.Event()

    def other() -> None:
        with collector_paused():
            begun.wait()
            done.wait()

    thread = threading.Thread(target=other)
    with collector_paused():
        thread.start()
        begun.wait()
    assert not gc.isenabled()
    done.set()
    thread.join()
    assert gc.isenabled()
