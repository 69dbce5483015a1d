"""The texts that the models are trained on: written, labelled real, and public goal excerpts."""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aligncheck.documents.pdf.plain import page_texts
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage, document_of, load_gold
from aligncheck.evaluate.targets import is_kept_apart

GOLD_FILES = (
    "passages_dev.jsonl",
    "passages_more.jsonl",
    "passages_dev_keyword_picked.jsonl",
)
REAL_LABELS = "real_passages.jsonl"
BESIDE_REAL = (
    "said_otherwise_",
    "county_plans_",
    "english_strategies",
    "level_contrasts",
    "nynorsk_twins",
    "public_prose",
)
"""How files begin that are learned together with the real passages, whose prose they have."""
SPANISH_PER_GOAL = 130
LONGEST_EXCERPT = 700  # characters
Say = Callable[[str], None]
_PDF_BREAK = re.compile(r"\n(?=[•▪\-–]\s)|\n\s*\n|(?<=[.:])\n")


@dataclass(frozen=True, slots=True)
class GoalExcerpt:
    """A public excerpt with the one UN goal (1–17) that its annotators gave it."""

    text: str
    goal: int

    def shortened(self, length: int) -> "GoalExcerpt":
        """The excerpt cut to so many characters."""
        return GoalExcerpt(self.text[:length], self.goal)


def written_passages(corpus: Path) -> tuple[GoldPassage, ...]:
    """The passages written for this project, in the order of files and lines."""
    files = sorted(path for path in corpus.glob("*.jsonl") if path.name != REAL_LABELS)
    if not files:
        raise UsageError(f"{corpus} holds no training passages (*.jsonl)")
    return load_gold(*(path for path in files if not path.name.startswith(BESIDE_REAL)))


def beside_real(corpus: Path) -> tuple[GoldPassage, ...]:
    """The written passages that are learned together with the real ones."""
    return load_gold(*sorted(p for p in corpus.glob("*.jsonl") if p.name.startswith(BESIDE_REAL)))


def gold_passages(shared: Path) -> tuple[GoldPassage, ...]:
    """The labelled real passages that figures are measured on, when left out of training."""
    return load_gold(*(shared / "gold" / name for name in GOLD_FILES))


def labelled_real_passages(corpus: Path, shared: Path, *, say: Say) -> tuple[GoldPassage, ...]:
    """Real passages whose labels are kept here and whose text is found in the plans by hash.

    Says how many were found, and how many are lost because their plan is missing or has changed.
    """
    texts = dict(_plan_passages(shared / "plans"))
    lines = (corpus / REAL_LABELS).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = tuple(_labelled(row, texts[row["id"]]) for row in rows if row["id"] in texts)
    lost = len(rows) - len(found)
    say(
        f"{len(found)} labelled passages found in {shared / 'plans'}"
        + (f"; the text of {lost} is not there, and they are left out" if lost else "")
    )
    return found


def _labelled(row: dict[str, object], text: str) -> GoldPassage:
    labels, disputed, source = row["labels"], row.get("disputed", {}), str(row["source"])
    assert isinstance(labels, dict)
    assert isinstance(disputed, dict)
    return GoldPassage(
        id=str(row["id"]),
        language=str(row["lang"]),
        text=text,
        labels={criterion: float(level) for criterion, level in labels.items()},
        disputed=frozenset(disputed),
        kind=str(row["kind"]),
        document=document_of(re.sub(r"^(nb|nn)_", "", source)),
    )


def _plan_passages(plans: Path) -> Iterator[tuple[str, str]]:
    """Passage id and text of every paragraph of the plans, texts first, then PDFs."""
    for path in sorted((plans / "text").glob("*.txt")):
        body = path.read_text(encoding="utf-8").split("# ---", 1)[-1]
        yield from (_keyed(block, " •-") for block in re.split(r"\n\s*\n", body))
    for path in sorted((plans / "pdf").glob("*.pdf")):
        for text in page_texts(path):
            yield from (_keyed(block, " •▪-–") for block in _PDF_BREAK.split(text))


def _keyed(block: str, marks: str) -> tuple[str, str]:
    text = re.sub(r"\s+", " ", block).strip(marks)
    return "r-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:12], text


def plan_excerpts(shared: Path) -> tuple[GoalExcerpt, ...]:
    """English excerpts of national plans with an expert's goal, without those kept apart."""
    path = shared / "training" / "ria_en.jsonl"
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    chosen = {
        (row["text"], int(row["goal"]))
        for row in rows
        if not is_kept_apart(row["country"]) and str(row["goal"]).isdigit()
    }
    return tuple(GoalExcerpt(text, goal) for text, goal in sorted(chosen) if 1 <= goal <= 17)


def goal_excerpts(shared: Path) -> tuple[tuple[GoalExcerpt, ...], tuple[GoalExcerpt, ...]]:
    """A balanced sample of the Spanish OSDG excerpts, and the English ones; one goal each."""
    spanish = _excerpts(shared / "training" / "osdg_es.jsonl")
    random.Random(11).shuffle(spanish)
    taken: Counter[int] = Counter()
    chosen = []
    for excerpt in spanish:
        if taken[excerpt.goal] < SPANISH_PER_GOAL and len(excerpt.text) < LONGEST_EXCERPT:
            taken[excerpt.goal] += 1
            chosen.append(excerpt)
    return tuple(chosen), tuple(_excerpts(shared / "training" / "osdg_en.jsonl"))


def _excerpts(path: Path) -> list[GoalExcerpt]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [GoalExcerpt(row["text"], int(row["sdg"])) for row in rows]
