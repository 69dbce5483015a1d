from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from aligncheck.assessment import Origin, coverage
from aligncheck.errors import StoreError
from aligncheck.frameworks import Framework, Link
from aligncheck.store import PlanRecord, Store, open_store
from aligncheck.store.plain import from_plain, to_plain
from tests.store.samples import assessment, document, framework


def test_an_assessment_comes_back_exactly_as_it_was_saved(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    saved = assessment()
    id = store.save_assessment(saved, plan=PlanRecord(title="Klimaplan", county="Troms", year=2024))
    assert open_store(tmp_path).load_assessment(id) == saved


def test_a_source_that_an_older_program_kept_in_one_language_is_read_in_all() -> None:
    known = replace(framework(), crosswalk=(Link("T-01", "T-02"),))
    kept = to_plain(known)
    kept["sources"] = ["kilde"]
    kept["crosswalk"][0]["note"] = ""
    assert from_plain(Framework, kept) == known


def test_saving_the_same_assessment_again_keeps_its_id_and_learns_what_is_new(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    first = store.save_assessment(assessment(), plan=PlanRecord(title="Klimaplan"))
    second = store.save_assessment(assessment(), plan=PlanRecord(county="Troms"))
    (row,) = store.assessments()
    assert first == second == row.id
    assert (store.assessment_row(row.id), store.assessment_row("none")) == (row, None)
    assert (row.title, row.county) == ("Klimaplan", "Troms")


def test_the_same_result_of_another_program_keeps_its_id_and_tells_the_last_program(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    first = replace(assessment(), origin=Origin("1", "ab" * 32, None, ocr=False))
    last = replace(assessment(), origin=Origin("2", "cd" * 32, "regional-no", ocr=True))
    id = store.save_assessment(first)
    assert store.load_assessment(id) == first
    assert store.save_assessment(last) == store.save_assessment(assessment()) == id
    assert store.load_assessment(id) == last


def test_how_many_passages_were_judged_is_what_it_was_when_the_plan_was_checked(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    id = store.save_assessment(assessment())
    for languages, judged in (('[["nb",40],["en",2]]', 42), ("[]", None)):
        with store.database.writing() as connection:  # as a program with other rules had it
            connection.execute("UPDATE assessments SET languages = ?", (languages,))
        assert store.load_assessment(id).judged == judged


def test_another_result_for_the_same_plan_is_another_assessment(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    ids = {store.save_assessment(assessment(strength=strength)) for strength in (3, 4)}
    assert len(ids) == len(store.assessments()) == 2


def test_ids_do_not_depend_on_what_else_the_store_holds(tmp_path: Path) -> None:
    alone, shared = open_store(tmp_path / "alone"), open_store(tmp_path / "shared")
    shared.save_assessment(assessment(document("noe annet", sha256="11" * 32)))
    assert alone.save_assessment(assessment()) == shared.save_assessment(assessment())


def test_the_list_shows_the_newest_first_with_its_coverage(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save_assessment(assessment(document(sha256="11" * 32)))
    store.save_assessment(assessment(document(sha256="22" * 32)), plan=PlanRecord(year=2020))
    newest, oldest = store.assessments()
    assert (newest.sha256, oldest.sha256) == ("22" * 32, "11" * 32)
    assert newest.coverage == coverage(assessment().findings)
    assert [(part.id, part.version) for part in newest.frameworks] == [("T", "1")]
    assert (newest.title, newest.model, newest.pages) == ("plan.pdf", "prøvemodell 1.0", 3)


def test_a_passage_that_is_not_in_the_document_is_kept_too(tmp_path: Path) -> None:
    saved = assessment()
    stranger = replace(saved.findings[0].evidence[0], passage=document("fremmed").passages[0])
    saved = replace(saved, findings=(replace(saved.findings[0], evidence=(stranger,)),))
    store = open_store(tmp_path)
    assert store.load_assessment(store.save_assessment(saved)) == saved


def test_an_unknown_id_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no assessment 'x'.*corpus list"):
        open_store(tmp_path).load_assessment("x")


@pytest.fixture
def shared_store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


anything = some.text() | some.text(some.characters(categories=("Cs", "Cc", "Cf", "Lo")))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=some.lists(anything, min_size=1, max_size=4), title=anything, query=anything)
def test_any_text_passes_the_store_and_its_search(
    shared_store: Store, texts: list[str], title: str, query: str
) -> None:
    store = shared_store
    saved = assessment(document(*texts))
    id = store.save_assessment(saved, plan=PlanRecord(title=title))
    assert store.load_assessment(id) == saved
    store.search(query)
