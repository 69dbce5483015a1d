"""What the tests of reading share."""

import psutil
import pytest


@pytest.fixture(scope="module")
def running_before() -> set[psutil.Process]:
    """The processes that other tests of this run have left for later, before any reading."""
    return set(psutil.Process().children(recursive=True))
