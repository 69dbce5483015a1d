"""Published plans: what was seen on their pages by eye is what the passages hold."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligncheck.documents import Document, Kind, Status, read_document
from aligncheck.documents.cost import page_texts
from aligncheck.evaluate.quotes import gold_quotes, missing_quotes, quotes_by_eye
from tests.shared_data import shared_folder

WORDS = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def plans() -> dict[str, Document]:
    folder = shared_folder() / "plans" / "pdf"
    with ThreadPoolExecutor(2) as pool:
        documents = list(pool.map(read_document, sorted(folder.glob("*.pdf"))))
    return {document.name: document for document in documents}


def test_quotes_chosen_by_eye_stand_whole_in_a_passage(plans) -> None:
    quotes = quotes_by_eye()
    assert len(missing_quotes(quotes, list(plans.values()))) <= 0.05 * len(quotes)


def test_labelled_quotes_stand_whole_in_a_passage(plans) -> None:
    labels = sorted((shared_folder() / "gold" / "documents").glob("*.json"))
    quotes = [quote for path in labels for quote in gold_quotes(path)]
    assert len(missing_quotes(quotes, list(plans.values()))) <= 0.03 * len(quotes)


def test_the_scanned_plan_is_named_as_pictures(plans) -> None:
    scan = plans["nn_scan_naeringsutvikling_stn.pdf"]
    assert (scan.status, scan.unread_pages) == (Status.NO_TEXT, tuple(range(1, 9)))


def test_running_heads_and_page_numbers_are_no_evidence(plans) -> None:
    luxembourg = plans["en_s3_luxembourg.pdf"]
    evidence = [p.text for p in luxembourg.passages if p.is_evidence]
    assert not any("30 october 2014" in text for text in evidence)
    assert not any(re.search(r"\.{5,}", text) for text in evidence)
    heads = [p for p in luxembourg.passages if p.kind is Kind.HEADER]
    assert len(heads) >= 2 * luxembourg.pages


def test_a_table_of_a_published_plan_comes_as_rows(plans) -> None:
    rows = [p for p in plans["en_ris3_western_netherlands.pdf"].passages
            if p.kind is Kind.TABLE_ROW]  # fmt: skip
    assert len(rows) == 9
    assert all(row.text.startswith("Top Sector: ") for row in rows)
    across = next(row for row in rows if "Horticulture and propagation" in row.text[:50])
    assert {box.page for box in across.boxes} == {20, 21}


@pytest.mark.parametrize(
    "name", ["en_s3_luxembourg.pdf", "nn_grunnlagsdokument_2014-2017.pdf",
             "nb_samfunnsdel_randaberg_2026-2040.pdf"],
)  # fmt: skip
def test_every_word_of_a_passage_stands_on_its_pages(plans, name: str) -> None:
    path = Path(shared_folder() / "plans" / "pdf" / name)
    letters = [re.sub(r"[\W\d_]+", "", text) for text in page_texts(path)]
    for passage in plans[name].passages:
        pages = sorted({box.page for box in passage.boxes})
        seen = "".join(letters[page - 1] for page in range(pages[0], pages[-1] + 1))
        for word in WORDS.findall(passage.text):
            assert word in seen, (passage.page, word)
