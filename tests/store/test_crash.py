"""A server that crashes at any moment of an addition leaves a record that opens, and a second one completes it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from dateline.record import fold
from dateline.store import open_store
from dateline.types import Query, Reading
from tests.record.stories import story
from tests.server import Server

ROOT = Path(__file__).parents[2]
MOMENTS = 4
LONGEST = 0.5
"""Seconds after which the server crashes at the latest."""

# Starting an interpreter takes longer than what it is to be killed in: one forks a process for every record that it is
# told of, which adds the readings one by one.
ADD = """
import os, sys
from dateline.errors import RecordError
from dateline.store import open_store
from tests.store.test_crash import told
for record in iter(sys.stdin.readline, ""):
    adding = os.fork()
    if not adding:
        try:
            with open_store(record.strip()) as store:
                for reading in told():
                    store.add([reading], program="1")
        except RecordError as error:
            print(error, flush=True)
        os._exit(0)
    print(adding, flush=True)
    sys.stdin.readline()
    os.waitpid(adding, 0)
    print("ended", flush=True)
"""


def told() -> list[Reading]:
    return story(random.Random(5), "s").readings + story(random.Random(6), "t", who="spain sweden").readings


class Adder:
    """Starts additions to records, one after the other."""

    def __enter__(self) -> Adder:
        environment = {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "PATH": "/usr/bin:/bin"}
        pipe = subprocess.PIPE
        self._forking = subprocess.Popen(
            [sys.executable, "-c", ADD], stdin=pipe, stdout=pipe, env=environment, text=True, bufsize=1
        )
        assert self._forking.stdin is not None
        assert self._forking.stdout is not None
        self._told, self._said = self._forking.stdin, self._forking.stdout
        return self

    def __exit__(self, *_: object) -> None:
        self._forking.communicate()

    def start(self, record: str) -> int:
        """Begin to add; the number of the process."""
        self._told.write(f"{record}\n")
        return int(self._said.readline())

    def end(self) -> str:
        """Wait for its end; what it said."""
        self._told.write("\n")
        return "".join(iter(self._said.readline, "ended\n"))


def check_and_complete(record: str) -> None:
    with open_store(record) as store:
        kept = {r.article.id for r in store.readings(Query())}
        assert set(store.events(Query())) == set(fold([r for r in told() if r.article.id in kept]))
        store.add(told(), program="1")
        assert set(store.events(Query())) == set(fold(told()))


def test_the_server_is_killed_while_adding(server: Server) -> None:
    rng = random.Random(4)
    with Adder() as adder:
        for _ in range(MOMENTS):
            database = server.record()
            adder.start(server.url(database))
            time.sleep(rng.uniform(0, LONGEST))
            server.stop("immediate")
            said = adder.end()
            assert said == "" or "the connection to the server was lost" in said or "cannot be reached" in said
            assert said.count("\n") <= 1
            server.start()
            check_and_complete(server.url(database))
            server.drop(database)
