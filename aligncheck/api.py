"""aligncheck from Python: check one plan or many, and look at the results as tables."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aligncheck.assessment import Assessment, Coverage, CriterionStatus, Finding, coverage
from aligncheck.batch.executors import LocalExecutor
from aligncheck.batch.inputs import BatchInput, as_given, find_inputs
from aligncheck.batch.judges import model_folder
from aligncheck.batch.outputs import outcome
from aligncheck.batch.rows import (
    TABLES,
    DocumentRow,
    Row,
    document_row,
    evidence_rows,
    finding_rows,
    gap_rows,
)
from aligncheck.batch.run import Batch, check_all, prepare
from aligncheck.batch.settings import JudgeSource
from aligncheck.errors import DocumentError, UsageError
from aligncheck.frameworks import Framework, find_framework
from aligncheck.store import PlanRecord, Store, open_store

if TYPE_CHECKING:
    from pandas import DataFrame

TableName = Literal["documents", "findings", "evidence", "gaps"]
Source = str | Path
Chosen = str | Path | Framework
NO_RECORD = PlanRecord()
ROWS: Mapping[str, Callable[[str, Assessment], Iterator[Row]]] = {
    "findings": finding_rows,
    "evidence": evidence_rows,
    "gaps": gap_rows,
}


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """One plan held against frameworks."""

    path: str
    assessment: Assessment
    record: PlanRecord = NO_RECORD

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for each criterion, in the order of the frameworks."""
        return self.assessment.findings

    @property
    def coverage(self) -> Coverage:
        """How many criteria have each status."""
        return coverage(self.findings)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """The criteria without evidence, each with the nearest passages."""
        return tuple(each for each in self.findings if each.status is CriterionStatus.NO_EVIDENCE)

    def to_pandas(self, table: TableName = "findings") -> "DataFrame":
        """One of the four tables of a batch for this plan; UsageError for any other."""
        _refuse_other_table(table)
        return _frame(table, self._rows(table))

    def _rows(self, table: TableName) -> list[Row]:
        if table == "documents":
            return [document_row(self.path, self.record, self.assessment)]
        return list(ROWS[table](self.path, self.assessment))


@dataclass(frozen=True, slots=True)
class CheckedPlans:
    """Many plans in the order they were given; `documents` also tells of those not judged."""

    plans: tuple[CheckedPlan, ...]
    documents: tuple[DocumentRow, ...]

    def __iter__(self) -> Iterator[CheckedPlan]:
        return iter(self.plans)

    def __len__(self) -> int:
        return len(self.plans)

    def __getitem__(self, place: int) -> CheckedPlan:
        return self.plans[place]

    def to_pandas(self, table: TableName = "findings") -> "DataFrame":
        """One of the four tables of a batch for all plans; UsageError for any other."""
        _refuse_other_table(table)
        if table == "documents":
            return _frame(table, self.documents)
        return _frame(table, [row for plan in self.plans for row in plan._rows(table)])


def check(
    path: Source,
    *,
    frameworks: Chosen | Sequence[Chosen] | None = None,
    profile: str | None = None,
    model: str = "aligncheck",
    ocr: bool = False,
    remember: bool = True,
) -> CheckedPlan:
    """The plan held against the frameworks (names, TOML files or objects; default: built in).

    DocumentError says why a file cannot be judged. With `remember`, the store of the user's
    data folder keeps what was read and judged, and a second check answers at once.
    """
    checked = check_many(
        [path], frameworks=frameworks, profile=profile, model=model, ocr=ocr, remember=remember
    )
    if not checked.plans:
        row = checked.documents[0]
        raise DocumentError(f"{row.path}: {row.message}")
    return checked.plans[0]


def check_many(
    paths: Source | Sequence[Source],
    *,
    frameworks: Chosen | Sequence[Chosen] | None = None,
    profile: str | None = None,
    model: str = "aligncheck",
    ocr: bool = False,
    remember: bool = True,
    workers: int = 1,
) -> CheckedPlans:
    """Each plan of a folder, a CSV manifest or a list of files; bad files are rows, not errors."""
    executor = LocalExecutor(workers)
    with _store(remember) as store:
        batch = prepare(
            _inputs(paths),
            store=store,
            frameworks=_frameworks(frameworks),
            judge=JudgeSource(options={"model": model_folder(model)}),
            profile=profile,
            ocr=ocr,
        )
        return checked_plans(batch, store, executor)


def checked_plans(batch: Batch, store: Store, executor: LocalExecutor) -> CheckedPlans:
    """What became of each input of the batch."""
    entries, _ = check_all(batch, store, executor, retry=True)
    plans, rows = [], []
    for entry in entries:
        row, assessment = outcome(entry, store, batch.settings)
        rows.append(row)
        if assessment is not None:
            plans.append(CheckedPlan(entry.input.name, assessment, entry.input.record))
    return CheckedPlans(tuple(plans), tuple(rows))


@contextmanager
def _store(remember: bool) -> Iterator[Store]:
    """The user's own store, or one that is gone afterwards."""
    if remember:
        with open_store() as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory(prefix="aligncheck-") as folder,
        open_store(Path(folder)) as store,
    ):
        yield store


def _inputs(paths: Source | Sequence[Source]) -> tuple[BatchInput, ...]:
    if isinstance(paths, str | Path):
        return find_inputs(Path(paths))
    return as_given(paths)


def _frameworks(chosen: Chosen | Sequence[Chosen] | None) -> tuple[Framework, ...] | None:
    """Those frameworks, each once; one may stand alone."""
    if chosen is None:
        return None
    each = [chosen] if isinstance(chosen, str | Path | Framework) else chosen
    found = (one if isinstance(one, Framework) else find_framework(one) for one in each)
    return tuple(dict.fromkeys(found))


def _refuse_other_table(table: str) -> None:
    if table not in TABLES:
        raise UsageError(f"there is no table {table!r}; choose one of: {', '.join(TABLES)}")


def _frame(table: TableName, rows: Sequence[Row]) -> "DataFrame":
    import pandas

    from aligncheck.batch.tables import columns

    return pandas.DataFrame([asdict(row) for row in rows], columns=list(columns(TABLES[table])))
