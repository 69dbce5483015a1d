"""What the commands `batch` and `corpus` refuse before any plan is read."""

from pathlib import Path

import pytest

from aligncheck.cli import main
from aligncheck.store import open_store
from tests.batch.plans import write_plan
from tests.store.samples import assessment


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


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("search x --words-only --criterion S3-1", "criterion 'S3-1' in the corpus or built in; "
         "did you mean S3-01?"),
        ("search x --limit 0", "--limit 0 would show nothing"),
        ("search x --limit -1", "--limit -1 would show nothing"),
        ("search _", "the text to look for is empty"),
        ("remove bc7a", "of an id give at least 6 characters"),
        ("decisions bc7a --out log.csv", "of an id give at least 6 characters"),
    ],
)  # fmt: skip
def test_what_can_find_nothing_is_refused_with_what_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str, told: str
) -> None:
    with open_store(tmp_path) as opened:
        opened.save_assessment(assessment())
    words = [" " if word == "_" else word for word in asked.split()]
    assert main(["corpus", *words, "--store", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err
