"""Ways to work through batches: one after the other, on the cores of a machine (joblib), on a cluster (Dask).

Each gives the results as they come, with the keys they belong to; the order carries no meaning.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from .errors import CorpusError

ENGINES = ("serial", "joblib", "dask")
AHEAD = 2  # batches that wait for each worker, so that memory does not grow with the corpus

Work = Callable[[Any], Any]
Results = Iterator[tuple[str, Any]]


def run(
    work: Work,
    batches: Iterable[tuple[str, Any]],
    engine: str = "serial",
    workers: int | None = None,
    scheduler: str | None = None,
) -> Results:
    """Key and result of `work` for each (key, batch); `scheduler` is the address of a Dask cluster.

    >>> sorted(run(len, [("a", "新增"), ("b", "40家")]))
    [('a', 2), ('b', 3)]
    """
    if engine not in ENGINES:
        raise ValueError(f"engine {engine!r} is unknown: use one of {', '.join(ENGINES)}")
    workers = workers or os.cpu_count() or 1
    if engine == "joblib" and workers > 1:
        return _joblib(work, batches, workers)
    if engine == "dask":
        return _dask(work, batches, workers, scheduler)
    return ((key, work(batch)) for key, batch in batches)


def _joblib(work: Work, batches: Iterable[tuple[str, Any]], workers: int) -> Results:
    from joblib import Parallel, delayed

    parallel = Parallel(
        n_jobs=workers, return_as="generator_unordered", batch_size=1, pre_dispatch=AHEAD * workers
    )
    main = os.getpid()
    yield from parallel(delayed(_attended)(main, work, key, batch) for key, batch in batches)


def _attended(main: int, work: Work, key: str, batch: object) -> tuple[str, object]:
    """The result, in a process that ends with the main one, also when that is killed."""
    _end_with(main)
    return _keyed(work, key, batch)


@cache
def _end_with(main: int) -> None:
    def watch() -> None:
        while os.getppid() == main:
            time.sleep(1)
        os._exit(1)

    if os.getppid() == main:
        threading.Thread(target=watch, daemon=True).start()


def _keyed(work: Work, key: str, batch: object) -> tuple[str, object]:
    return key, work(batch)


def _dask(work: Work, batches: Iterable[tuple[str, Any]], workers: int, scheduler: str | None) -> Results:
    try:
        from distributed import Client, as_completed
    except ImportError:
        remedy = "install the group dask: pip install 'dask[distributed]'"
        raise CorpusError("Dask is not installed", where="--engine dask", remedy=remedy) from None
    try:
        client = Client(scheduler, timeout=20) if scheduler else _local(workers)
    except OSError as error:
        remedy = "start it with `dask scheduler`, or correct the address"
        raise CorpusError(f"no scheduler answers ({error})", where=str(scheduler), remedy=remedy) from None
    with client:
        waiting = iter(batches)
        running = as_completed(with_results=True)
        ahead = AHEAD * max(len(client.scheduler_info()["workers"]), 1)
        more = True
        while more or not running.is_empty():
            while more and running.count() < ahead:
                if (found := next(waiting, None)) is None:
                    more = False
                else:
                    running.add(client.submit(_keyed, work, *found, pure=False))
            if not running.is_empty():
                yield next(running)[1]


def _local(workers: int) -> object:
    """A cluster of processes on this machine, closed with its client."""
    from distributed import Client

    return Client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
