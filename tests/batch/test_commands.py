"""What the commands `batch` and `corpus` refuse before any plan is read."""

from pathlib import Path

import pytest

from aligncheck.cli import main
from tests.batch.plans import write_plan


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--scheduler tcp://127.0.0.1:1", "--scheduler holds with --executor dask"),
        ("--address ray://a:1 --executor dask", "--address holds with --executor ray"),
        ("--gpus 2", "--gpus holds with --executor ray"),
        ("--worker-store x", "--worker-store holds with --executor dask or ray"),
        ("--workers 8 --executor dask", "--workers holds with --executor local or ray"),
        ("--workers -3", "--workers -3 is no number of workers"),
    ],
)
def test_an_option_that_would_be_ignored_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: str, told: str
) -> None:
    write_plan(tmp_path / "in" / "0.md", 0)
    for command in (("batch", "--out", str(tmp_path / "out")), ("corpus", "add")):
        asked = [*command, str(tmp_path / "in"), "--store", str(tmp_path / "s"), *options.split()]
        assert main(asked) == 2
        assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
