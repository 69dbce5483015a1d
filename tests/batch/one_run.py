"""A batch as a process of its own, for tests that kill it: SOURCE OUT STORE WORKERS SECONDS."""

import sys
from pathlib import Path

from aligncheck.batch.executors import LocalExecutor
from aligncheck.batch.run import run_batch
from aligncheck.store import open_store
from tests.batch.plans import batch_of

if __name__ == "__main__":
    source, out, folder = map(Path, sys.argv[1:4])
    store = open_store(folder)
    batch = batch_of(source, store, seconds=sys.argv[5])
    run_batch(batch, out, store=store, executor=LocalExecutor(int(sys.argv[4])))
