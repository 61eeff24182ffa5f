"""Linking by Ray Data: every step of the fold on as many machines as there are, each with some of the keys.

What goes from step to step is a row with the bucket of its key and the pickled value; Ray brings together what has one
bucket. The last step, which looks at all cores, is done here.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dateline.bulk.cluster import begun
from dateline.bulk.linking import Told, bucket, clustered, copied, lived, met, put_together, told
from dateline.bulk.plan import Plan
from dateline.pipeline import load_readings
from dateline.record.cluster import Cluster
from dateline.record.spans import Stay
from dateline.types import RecordEvent

_PER_PROCESSOR = 4
"""Buckets for each processor, so that a large one does not hold up all others."""
_HERE = -1
"""The bucket of what this process needs itself."""

Rows = dict[str, list[Any]]
Keyed = Iterator[tuple[int, Any]]


def link_there(tables: Sequence[Path], plan: Plan) -> list[RecordEvent]:
    """The events that the readings in some tables tell of, found by Ray's processes and put together by this one."""
    with begun(plan) as ray:
        processors = int(ray.cluster_resources().get("CPU", 1))
        buckets = _PER_PROCESSOR * processors
        # Without it Ray starts a process for every bucket of every step.
        ray.data.DataContext.get_current().max_hash_shuffle_aggregators = processors
        rows = ray.data.from_items([{"table": str(table)} for table in tables], override_num_blocks=len(tables))
        found = rows.map_batches(partial(_tell, buckets=buckets), batch_size=1)
        versions = _shuffled(found, _versions, buckets).materialize()
        clusters = _shuffled(versions.filter(_is_shared), _clusters, buckets)
        cores = list(_values(_shuffled(clusters, _cores, buckets)))
        return put_together(cores, copied(_values(versions.filter(_is_ours))))


def _shuffled(rows: Any, step: Callable[[list[Any], int], Keyed], buckets: int) -> Any:
    """What a step, which is given all values of one bucket, makes of them, each with the bucket that it goes to."""
    return rows.groupby("key", num_partitions=buckets).map_groups(partial(_step, step=step, buckets=buckets))


def _step(rows: Rows, step: Callable[[list[Any], int], Keyed], buckets: int) -> Rows:
    return _packed(step([pickle.loads(value) for value in rows["value"]], buckets))


def _packed(values: Keyed) -> Rows:
    made = [(key, pickle.dumps(value)) for key, value in values]
    return {"key": [key for key, _ in made], "value": [value for _, value in made]}


def _values(rows: Any) -> Iterator[Any]:
    return (pickle.loads(row["value"]) for row in rows.iter_rows())


def _is_shared(row: dict[str, Any]) -> bool:
    return bool(row["key"] != _HERE)


def _is_ours(row: dict[str, Any]) -> bool:
    return bool(row["key"] == _HERE)


def _tell(rows: Rows, buckets: int) -> Rows:
    """The readings of tables, by article."""
    readings = (told(reading) for reading in load_readings(rows["table"], _refuse))
    return _packed((bucket(one.article.id, buckets), one) for one in readings)


def _versions(some: list[Told], buckets: int) -> Keyed:
    """Versions, without their mentions for this process, and the mentions by block."""
    for one in lived(some):
        yield _HERE, one._replace(stays=())
        for stay in one.stays:
            yield bucket(stay.mention.block, buckets), stay


def _clusters(stays: list[Stay], buckets: int) -> Keyed:
    """Clusters by meeting point; one that meets nobody goes anywhere."""
    for cluster in clustered(stays):
        yield bucket(cluster.meeting_point or cluster.id, buckets), cluster


def _cores(clusters: list[Cluster], _: int) -> Keyed:
    for core in met(clusters):
        yield _HERE, core


def _refuse(error: Exception) -> None:
    raise error
