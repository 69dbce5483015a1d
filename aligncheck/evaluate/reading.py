"""How well plans are read: the figures of `aligncheck evaluate reading`."""

import csv
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from aligncheck.documents import Document, Status, read_document
from aligncheck.documents.cost import Cost, Rival, page_texts, reading_cost, rival_cost
from aligncheck.documents.words.language import language_of
from aligncheck.evaluate.errors_in_text import character_error_rate
from aligncheck.evaluate.found import Found
from aligncheck.evaluate.quotes import Quote, gold_quotes, missing_quotes, quotes_by_eye
from aligncheck.evaluate.table_rows import rows_of_published_plans, rows_of_sample_plans

SCAN = "nn_scan_naeringsutvikling_stn"
SHORT_WORDS = 15
RUNNING_ON = 3  # pages whose outermost lines are alike
WORKERS = 2
WITHOUT_TEXT = frozenset(  # files whose counted characters no reader can see
    {
        "pdfjs/test__pdfs__issue4650.pdf",  # nothing but U+FFFD
        "sample-files/007-imagemagick-images__imagemagick-images.pdf",  # a word beside the page
    }
)
_LEADERS = re.compile(r"\.{5,}|(?:\. ){5,}")
_PAGE_NUMBER = re.compile(r"^(?:side|page)\s+\d+$|(?:^|\s)side \d+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ReadingFigures:
    """The figures of the reading, each beside what was asked in `to_json`."""

    gold_quotes: Found
    quotes_by_eye: Found
    sample_table_rows: Found
    published_table_rows: Found
    furniture_in_evidence: tuple[str, ...]
    language: Found
    language_short: Found
    character_error_rate: float
    bad_files: dict[str, int]  # by status
    bad_files_lost: tuple[str, ...]  # files with text in the index and none here
    seconds_per_page: float
    rival_seconds_per_page: float
    peak_mebibytes: float

    def to_json(self, labels: Mapping[str, str]) -> str:
        """The figures as JSON, with shares and the ratio to pdfplumber, without text of others.

        `labels` are the SHA-256 of the files that were measured on, by name.
        """
        figures = asdict(self)
        for name in ("gold_quotes", "quotes_by_eye"):
            figures[name]["missing"] = _places(figures[name]["missing"])
        figures["furniture_in_evidence"] = _places(figures["furniture_in_evidence"])
        for name in SHARES:
            figures[name]["share"] = round(getattr(self, name).share, 4)
        figures["times_faster"] = round(self.times_faster, 2)
        figures["asked"] = ASKED
        figures["labels"] = dict(labels)
        return json.dumps(figures, ensure_ascii=False, indent=2, sort_keys=True)

    @property
    def reached(self) -> dict[str, tuple[float, float, bool]]:
        """Each figure that was asked for: what was reached, what was asked, whether it holds."""
        told: dict[str, tuple[float, float, bool]] = {}
        for name, asked in ASKED.items():
            value = _number(getattr(self, name))
            least = name in SHARES or name == "times_faster"
            told[name] = value, asked, value >= asked if least else value <= asked
        return told

    @property
    def times_faster(self) -> float:
        """pdfplumber's processor time a page over ours."""
        return self.rival_seconds_per_page / max(self.seconds_per_page, 1e-9)


SHARES = (
    "gold_quotes",
    "quotes_by_eye",
    "sample_table_rows",
    "published_table_rows",
    "language",
    "language_short",
)
ASKED = {
    "gold_quotes": 0.97,
    "quotes_by_eye": 0.95,
    "sample_table_rows": 0.95,
    "furniture_in_evidence": 0,
    "language": 0.98,
    "language_short": 0.95,
    "character_error_rate": 0.03,
    "bad_files_lost": 0,
    "times_faster": 3.0,
    "peak_mebibytes": 400,
}


def _places(told: Sequence[str]) -> list[str]:
    """Where something stands, without its words."""
    return [one.split(": ", 1)[0] for one in told]


def _number(value: object) -> float:
    """A share for what was found of a number, a count for what should not be there."""
    if isinstance(value, Found):
        return value.share
    return float(len(value)) if isinstance(value, tuple) else float(str(value))


def measure_reading(shared: Path) -> ReadingFigures:
    """All figures, on the plans, labels and broken files in the shared folder."""
    plans = sorted((shared / "plans" / "pdf").glob("*.pdf"))
    with ThreadPoolExecutor(WORKERS) as pool:
        documents = list(pool.map(read_document, plans))
    texts = [plan for plan in plans if plan.stem != SCAN]
    rivals = [rival_cost(plan) for plan in texts]
    costs = [reading_cost(plan) for plan in texts]
    labels = [gold_quotes(path) for path in sorted((shared / "gold" / "documents").glob("*.json"))]
    bad, lost = _bad_files(shared / "bad-pdfs")
    right, short = _languages(shared / "gold" / "passages_dev.jsonl")
    return ReadingFigures(
        gold_quotes=_quotes([quote for plan in labels for quote in plan], documents),
        quotes_by_eye=_quotes(quotes_by_eye(), documents),
        sample_table_rows=rows_of_sample_plans(),
        published_table_rows=rows_of_published_plans(documents),
        furniture_in_evidence=_furniture(texts, documents, rivals),
        language=right,
        language_short=short,
        character_error_rate=_scan_errors(shared / "plans" / "pdf"),
        bad_files=bad,
        bad_files_lost=lost,
        seconds_per_page=_per_page(costs),
        rival_seconds_per_page=_per_page(rivals),
        peak_mebibytes=round(max(cost.peak_bytes for cost in costs) / (1 << 20), 1),
    )


def _per_page(costs: Sequence[Cost] | Sequence[Rival]) -> float:
    return sum(cost.seconds for cost in costs) / max(1, sum(cost.pages for cost in costs))


def _quotes(quotes: Sequence[Quote], documents: Sequence[Document]) -> Found:
    missing = missing_quotes(quotes, documents)
    told = tuple(f"{quote.file} p. {quote.page}: {quote.begins[:40]}" for quote in missing)
    return Found(len(quotes) - len(missing), len(quotes), told)


def _furniture(
    plans: Sequence[Path], documents: Sequence[Document], rivals: Sequence[Rival]
) -> tuple[str, ...]:
    """Evidence that holds a running line, page number or contents line, as pdfplumber sees them."""
    named = {document.name: document for document in documents}
    found = []
    for plan, rival in zip(plans, rivals, strict=True):
        running = running_lines(rival.edges)
        for passage in named[plan.name].judged:
            if _is_polluted(passage.text, running):
                found.append(f"{plan.name} p. {passage.page}: {passage.text[:60]}")
    return tuple(found)


def running_lines(edges: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines, figures aside, that stand outermost on several pages."""
    counts = Counter(_bare(line) for page in edges for line in set(page))
    return frozenset(
        line for line, count in counts.items() if count >= RUNNING_ON and len(line) > 8
    )


def _bare(text: str) -> str:
    return _DIGITS.sub("#", text).strip().lower()


def _is_polluted(text: str, running: frozenset[str]) -> bool:
    bare = _bare(text)
    edged = any(bare.startswith(line) or bare.endswith(line) for line in running)
    return edged or bool(_LEADERS.search(text) or _PAGE_NUMBER.search(text))


def _languages(path: Path) -> tuple[Found, Found]:
    """Passages whose language is told as labelled: all, and the short ones."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = [language_of(row["text"]) == row["lang"] for row in rows]
    short = [
        ok for ok, row in zip(right, rows, strict=True) if len(row["text"].split()) < SHORT_WORDS
    ]
    wrong = tuple(row["id"] for ok, row in zip(right, rows, strict=True) if not ok)
    return Found(sum(right), len(right), wrong), Found(sum(short), len(short))


def _scan_errors(folder: Path) -> float:
    """The character error rate of the scanned pages, in reading order."""
    truth = (folder / f"{SCAN}.groundtruth.txt").read_text(encoding="utf-8")
    told = " ".join(page_texts(folder / f"{SCAN}.pdf", ocr=True))
    return round(character_error_rate(told, truth), 4)


def _bad_files(folder: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """The statuses of the broken files, and those whose text was lost."""
    with (folder / "index.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with ThreadPoolExecutor(WORKERS) as pool:
        documents = list(pool.map(lambda row: read_document(folder / row["path"]), rows))
    counts = Counter(str(document.status) for document in documents)
    lost = tuple(
        row["path"]
        for row, document in zip(rows, documents, strict=True)
        if _characters(row) and not document.passages and row["path"] not in WITHOUT_TEXT
    )
    return {str(status): counts[str(status)] for status in Status}, lost


def _characters(row: dict[str, str]) -> int:
    return max(int(row["pdfplumber_chars"] or 0), int(row["pypdfium2_chars"] or 0))
