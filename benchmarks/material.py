"""Files to measure with: real plans, a revised draft, and a folder of 200 mixed files."""

import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from aligncheck.documents import Document, read_document

PLANS = ("nb_regional_plan_landbruk_troms_2014-2025.pdf", "nb_fylkesplan_troms_2008-2009.pdf")
WIDTH, LINE, LINES = 92, 13, 54  # characters a line, points a line, lines a page
CHANGED_SHARE = 0.05
ADDED = " Dette skal fylkeskommunen følge opp innen 2031 sammen med næringslivet."


def real_plans(shared: Path) -> tuple[Path, ...]:
    """The two plans that all ratios are measured on."""
    found = tuple(shared / "plans" / "pdf" / name for name in PLANS)
    missing = [path for path in found if not path.is_file()]
    if missing:
        raise SystemExit(f"no plan at {missing[0]}; give the folder of shared data with --shared")
    return found


def passages_of(document: Document) -> list[str]:
    """The texts that are judged."""
    return [passage.text for passage in document.judged]


def write_passages(plan: Path, folder: Path) -> Path:
    """The plan's passages as a JSON list, for the reference."""
    path = folder / f"{plan.stem}.passages.json"
    path.write_text(json.dumps(passages_of(read_document(plan))), encoding="utf-8")
    return path


def write_drafts(plan: Path, folder: Path) -> tuple[Path, Path]:
    """The plan's text as a PDF, and again with every twentieth passage changed."""
    texts = passages_of(read_document(plan))
    changed = [
        text + ADDED if place % round(1 / CHANGED_SHARE) == 0 else text
        for place, text in enumerate(texts)
    ]
    drafts = (folder / "draft_1.pdf", folder / "draft_2.pdf")
    for path, draft in zip(drafts, (texts, changed), strict=True):
        write_pdf(path, draft)
    return drafts


def write_mixed(folder: Path, plans: Sequence[Path], *, count: int, seed: int = 2026) -> None:
    """`count` files: three quarters short plans of real text, the rest broken or duplicates."""
    chance = random.Random(seed)
    texts = [text for plan in plans for text in passages_of(read_document(plan))]
    texts = [text for text in texts if len(text) > 40]
    for number in range(count):
        path = folder / f"county_{number % 11:02d}" / f"plan_{number:04d}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        if number % 20 == 19:
            path.write_bytes((path.parents[1] / "county_00" / "plan_0000.pdf").read_bytes())
        elif number % 20 >= 15:
            path.write_bytes(_broken(number))
        else:
            chosen = chance.sample(texts, min(40, len(texts)))
            write_pdf(path, [f"{text} (sak {number}/{place})" for place, text in enumerate(chosen)])


def write_pdf(path: Path, paragraphs: Sequence[str]) -> None:
    """A plain PDF with a paragraph each, the same bytes for the same texts."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    line = 0
    for paragraph in paragraphs:
        for part in [*_lines(paragraph), ""]:
            if line == LINES:
                canvas.showPage()
                line = 0
            canvas.setFont("Helvetica", 10)
            canvas.drawString(
                56, 780 - LINE * line, part.encode("latin-1", "replace").decode("latin-1")
            )
            line += 1
    canvas.save()


def _lines(paragraph: str) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _broken(number: int) -> bytes:
    """A file that is no readable plan: empty, text under a wrong name, cut off, or noise."""
    kinds = (
        b"",
        f"dette er ikke en PDF ({number})".encode(),
        b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n" + str(number).encode(),
        b"%PDF-1.4\n" + hashlib.sha256(str(number).encode()).digest() * 200,
    )
    return kinds[number % len(kinds)]
