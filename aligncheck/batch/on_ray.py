"""Documents checked on a Ray cluster by actors that each lead one supervised worker of ours.

With `gpus` > 0 an actor holds that share of a GPU for its encoder. Restarts are bounded:
without a bound Ray tries a document that kills its worker for ever.
"""

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from aligncheck.batch.executors import Answers
from aligncheck.batch.settings import Settings, settings_from_wire
from aligncheck.batch.supervised import Worker
from aligncheck.batch.task import Answer, Task, answer_from_wire, answer_to_wire, failure
from aligncheck.documents import Status
from aligncheck.errors import UsageError
from aligncheck.store.plain import pack, unpack

PROCESSORS = 0.9  # of each actor: with whole ones Ray's own tasks starve on a full machine
RESTARTS = 2
Ray: TypeAlias = Any  # the module `ray`, which has no types of its own


@dataclass(frozen=True, slots=True)
class RayExecutor:
    """`workers` actors on the cluster at `address`, or on a Ray of this machine's own.

    `store` is a folder on each machine's own disk where its workers remember what they encoded.
    """

    address: str | None
    workers: int = 1
    gpus: float = 0.0
    store: str | None = None

    def answers(self, tasks: Iterator[Task], settings: Settings) -> Answers:
        """Each task with its answer, as they come."""
        settings = replace(settings, store=self.store)
        ray = _ray(self.address, self.workers)
        actors = [_actor(ray, settings, self.gpus) for _ in range(self.workers)]
        try:
            yield from _as_they_come(ray, actors, tasks, settings)
        finally:
            for actor in actors:
                ray.kill(actor)
            ray.shutdown()


class Checking:
    """What an actor does: it leads one worker from document to document."""

    def __init__(self, settings: bytes) -> None:
        self._worker = Worker(settings_from_wire(unpack(settings)))

    def check(self, task: dict[str, Any]) -> bytes:
        """What became of the file, as bytes."""
        return pack(answer_to_wire(self._worker.do(Task(**task))))


def _ray(address: str | None, workers: int) -> Ray:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise UsageError(
            "Ray is not installed; in the program's folder, run: pip install -e '.[ray]'"
        ) from error
    own = {"num_cpus": max(workers, 1), "include_dashboard": False} if address is None else {}
    try:
        ray.init(address=address, log_to_driver=False, configure_logging=False, **own)
    except (ConnectionError, ValueError) as error:
        raise UsageError(f"no Ray cluster answers at {address}; check that it runs") from error
    return ray


def _actor(ray: Ray, settings: Settings, gpus: float) -> Ray:
    options = {"num_cpus": PROCESSORS, "max_restarts": RESTARTS, "max_task_retries": 1}
    if gpus:
        options["num_gpus"] = gpus
    return ray.remote(**options)(Checking).remote(pack(settings.to_wire()))


def _as_they_come(
    ray: Ray, actors: list[Ray], tasks: Iterator[Task], settings: Settings
) -> Answers:
    waiting: dict[Any, tuple[Task, Ray]] = {}

    def submit(actor: Ray) -> None:
        task = next(tasks, None)
        if task is not None:
            waiting[actor.check.remote(asdict(task))] = (task, actor)

    for actor in actors:
        submit(actor)
    while waiting:
        (ready, *_), _ = ray.wait(list(waiting), num_returns=1)
        task, actor = waiting.pop(ready)
        answer = _received(ray, ready, task, settings)
        submit(actor)
        yield task, answer


def _received(ray: Ray, ready: Ray, task: Task, settings: Settings) -> Answer:
    """The answer; `crashed` where the actor itself was lost."""
    try:
        return answer_from_wire(unpack(ray.get(ready)), settings.frameworks)
    except ray.exceptions.RayTaskError as error:
        raise error.as_instanceof_cause() from None
    except ray.exceptions.RayError:
        return failure(task, Status.CRASHED)
