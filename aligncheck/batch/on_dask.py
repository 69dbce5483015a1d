"""Documents checked on a Dask cluster; each Dask worker leads supervised workers of ours.

No Dask process ever reads a document or holds a model, so none can be brought down by one:
Dask only carries tasks and answers, as bytes.
"""

import platform
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from aligncheck.batch.executors import Answers
from aligncheck.batch.settings import Settings, settings_from_wire
from aligncheck.batch.supervised import Worker
from aligncheck.batch.task import Task, answer_from_wire, answer_to_wire, failure
from aligncheck.documents import Status
from aligncheck.errors import AligncheckError, UsageError
from aligncheck.store.plain import hash_of, pack, unpack

if TYPE_CHECKING:
    from distributed import Client, Future

    Submitted: TypeAlias = dict[Future, Task]

AHEAD = 2  # tasks that wait at each thread of the cluster


@dataclass(frozen=True, slots=True)
class DaskExecutor:
    """Workers of an existing Dask cluster, each thread of it checking one document at a time.

    `store` is a folder on each machine's own disk where its workers remember what they encoded.
    """

    address: str | None
    store: str | None = None

    def answers(self, tasks: Iterator[Task], settings: Settings) -> Answers:
        """Each task with its answer, as they come."""
        client = _client(self.address)
        try:
            yield from _as_they_come(client, tasks, replace(settings, store=self.store))
        finally:
            client.close()


def _client(address: str | None) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "Dask is not installed; in the program's folder, run: pip install -e '.[dask]'"
        ) from error
    if not address:
        raise UsageError("give the address of the Dask scheduler: --scheduler tcp://HOST:8786")
    try:
        return Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}; check that it runs") from error


def _as_they_come(client: "Client", tasks: Iterator[Task], settings: Settings) -> Answers:
    from distributed import as_completed

    sent = client.scatter(pack(settings.to_wire()), broadcast=True)
    places = max(1, sum(client.nthreads().values()))
    waiting: Submitted = {}
    done = as_completed()

    def submit() -> None:
        task = next(tasks, None)
        if task is not None:
            future = client.submit(check_on_worker, asdict(task), sent, pure=False, retries=1)
            waiting[future] = task
            done.add(future)

    for _ in range(places * AHEAD):
        submit()
    for future in done:
        task = waiting.pop(future)
        answer = _received(future)
        submit()
        if answer is None:
            yield task, failure(task, Status.CRASHED)
        else:
            yield task, answer_from_wire(unpack(answer), settings.frameworks)


def _received(future: "Future") -> bytes | None:
    """The answer; None where the Dask worker itself was lost, twice."""
    from distributed.scheduler import KilledWorker

    try:
        answer: bytes = future.result()
    except KilledWorker:
        return None
    return answer


_workers = threading.local()


def check_on_worker(task: dict[str, object], settings: bytes) -> bytes:
    """What became of the file, as bytes; run by a thread of a Dask worker."""
    try:
        return pack(answer_to_wire(_worker(settings).do(Task(**task))))  # type: ignore[arg-type]
    except AligncheckError as error:
        raise UsageError(f"{error} (on the worker {platform.node()})") from None


def _worker(settings: bytes) -> Worker:
    """This thread's own worker, a new one for new settings."""
    key = hash_of(unpack(settings))
    held: tuple[str, Worker] | None = getattr(_workers, "held", None)
    if held is None or held[0] != key:
        if held is not None:
            held[1].stop()
        held = (key, Worker(settings_from_wire(unpack(settings))))
        _workers.held = held
    return held[1]
