"""A passage that is found is named with its own file where its plan has several."""

from dataclasses import replace

import pytest

from aligncheck.documents import CitedPage, cited_pages
from aligncheck.documents.document import with_files
from aligncheck.store import PlanRecord, Store
from tests.store.samples import assessment, document
from tests.store.test_search import saved


def of_several_files(store: Store) -> None:
    """A plan with an annex and a note without pages, in each of which havens are named."""
    source = document("havner i planen", "havner i vedlegget", "havner i notatet")
    first, second, third = source.passages
    annex = replace(second, page=3, file="vedlegg.pdf")
    note = replace(third, page=None, boxes=(), file="no\x1b[2Jtat.docx")
    whole = replace(source, passages=(first, annex, note))
    store.save_assessment(assessment(whole), plan=PlanRecord(files=("11" * 32, "22" * 32)))


def test_a_passage_of_a_plan_of_several_files_is_found_with_the_name_of_its_own(
    store: Store,
) -> None:
    of_several_files(store)
    found = {hit.text: hit.cited for hit in store.search("havner")}
    assert found == {
        "havner i planen": CitedPage(1, file="plan.pdf"),
        "havner i vedlegget": CitedPage(3, file="vedlegg.pdf"),
        "havner i notatet": CitedPage(0, file="no [2Jtat.docx"),
    }


def test_a_search_makes_no_passages_to_name_their_files(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_several_files(store)
    made: list[object] = []
    monkeypatch.setattr("aligncheck.store.plain.passage_from_plain", made.append)
    assert len({hit.file for hit in store.search("havner")}) == 3
    assert made == []


def test_the_only_file_of_a_plan_with_text_is_named_beside_one_without(store: Store) -> None:
    source = with_files(document("havner"), ["plan.pdf", "tom.pdf"])
    store.save_assessment(assessment(source), plan=PlanRecord(files=("11" * 32, "22" * 32)))
    (hit,) = store.search("havner")
    (cited,) = cited_pages(source.passages, source.files)
    assert hit.cited == cited == CitedPage(1, file="plan.pdf")


def test_two_files_of_one_name_are_not_told_apart_by_it(store: Store) -> None:
    plan = PlanRecord(files=("11" * 32, "22" * 32))
    store.save_assessment(assessment(document("havner")), plan=plan)
    (hit,) = store.search("havner")
    assert hit.file == ""


def test_a_passage_of_a_plan_of_one_file_is_found_without_its_name(store: Store) -> None:
    of_several_files(store)
    saved(store, "bare én fil")
    (hit,) = store.search("bare")
    assert (hit.file, hit.cited) == ("", CitedPage(1))
