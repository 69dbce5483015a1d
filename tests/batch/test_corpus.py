import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aligncheck.assess import check
from aligncheck.assessment import Origin
from aligncheck.batch import corpus
from aligncheck.batch.export import export
from aligncheck.batch.kept import kept_plans
from aligncheck.batch.run import check_all, run_batch
from aligncheck.cli import main
from aligncheck.documents import read_document
from aligncheck.documents.filetype import file_hash
from aligncheck.errors import UsageError
from aligncheck.store import CachedEncoder, Filters, PlanRecord, Store, open_store
from aligncheck.store.checks import find_check, keep_check
from aligncheck.store.store import NO_FILTERS
from tests.app.term_judge import TermJudge
from tests.batch.plans import batch_of, write_plan
from tests.batch.test_run import table
from tests.sample_assessments import ANNEX, of_two_files
from tests.store.samples import assessment, document, held_against
from tests.store.toys import HashEncoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corpus")
    for number in range(3):
        write_plan(root / f"{number}.md", number)
    (root / "tom.pdf").write_bytes(b"")
    (root / "planer.csv").write_text(
        "path,county,year,type\n0.md,Troms,2020,regional\n1.md,Troms,2024,regional\n"
        "2.md,Agder,2024,samfunnsdel\ntom.pdf,Agder,2024,\n",
        encoding="utf-8",
    )
    return root


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    store = open_store(folder / "store")
    added = corpus.add(batch_of(folder / "planer.csv", store), store)
    assert (added.new, added.known, len(added.failed)) == (3, 0, 1)
    return store


def exported(store: Store, out: Path, filters: Filters = NO_FILTERS) -> int:
    return export(store, out, kept_plans(store, filters), filters)


def test_adding_again_checks_nothing(folder: Path, store: Store) -> None:
    added = corpus.add(batch_of(folder / "planer.csv", store), store)
    assert (added.new, added.known, len(added.failed)) == (0, 3, 1)


def test_the_list_can_be_filtered(store: Store) -> None:
    assert len(corpus.plans(store)) == 3
    chosen = corpus.plans(store, Filters(county="Troms", year=2024))
    assert [row.name for row in chosen] == ["1.md"]


def test_search_finds_by_words_and_by_meaning(store: Store) -> None:
    assert {hit.title for hit in corpus.search(store, "Ålesund")} == {"1.md"}
    encoder = CachedEncoder(store, HashEncoder())
    text = max((hit.text for hit in corpus.search(store, "Tromsø")), key=len)
    encoder.encode([text])
    hit = corpus.search(store, text, encoder=encoder, limit=1)[0]
    assert (hit.text, hit.similarity) == (text, pytest.approx(1.0, abs=0.02))
    assert corpus.search(store, "xqzzt", encoder=encoder) == ()


def test_the_search_in_the_terminal_names_the_file_of_a_hit_where_a_plan_has_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = of_two_files()
    with open_store(tmp_path) as opened:
        opened.save_assessment(whole, plan=PlanRecord(title="Øyplanen", files=("11", "22")))
    found = ["corpus", "search", "Fylkeskommunen skal", "--words-only", "--store", str(tmp_path)]
    assert main(found) == 0
    assert f"Øyplanen {ANNEX} s. 3\n" in capsys.readouterr().out


def test_statistics_count_by_county_type_and_year(store: Store) -> None:
    counted = corpus.statistics(corpus.plans(store))
    assert counted.all.plans == 3
    assert counted.all.passages > 0
    assert [(share.group, share.plans) for share in counted.by_county] == [
        ("Agder", 1),
        ("Troms", 2),
    ]
    assert [(share.group, share.plans) for share in counted.by_year] == [("2020", 1), ("2024", 2)]


def test_statistics_join_what_the_filters_join(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for end, county in (("aa", "troms "), ("bb", "Troms"), ("cc", "Agder")):
        made = assessment(document(sha256="cd" * 31 + end))
        store.save_assessment(made, plan=PlanRecord(county=county))
    assert len(corpus.plans(store, Filters(county="TROMS"))) == 2
    counted = corpus.statistics(corpus.plans(store))
    assert [(one.group, one.plans) for one in counted.by_county] == [("Agder", 1), ("Troms", 2)]


def test_what_is_not_known_of_a_plan_looks_like_no_total_and_leaves_no_brackets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path) as opened:
        opened.save_assessment(assessment(), plan=PlanRecord("Øyplanen"))
    assert main(["corpus", "stats", "--store", str(tmp_path)]) == 0
    groups = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert groups == ["group", "all", "county: –", "type: –", "year: –"]
    assert main(["corpus", "list", "--store", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("  Øyplanen\n")


def test_the_export_holds_the_chosen_plans(store: Store, tmp_path: Path) -> None:
    assert exported(store, tmp_path, Filters(county="Troms")) == 2
    assert [row["path"] for row in table(tmp_path, "documents")] == ["0.md", "1.md"]


def test_a_removed_plan_is_gone_with_its_file(folder: Path) -> None:
    store = open_store(folder / "other")
    corpus.add(batch_of(folder / "0.md", store), store)
    (row,) = corpus.plans(store)
    assert len(store.files(row.sha256)) == 1
    assert corpus.remove(store, row.id[:8]) == corpus.Removed(row.title, is_being_checked=False)
    assert corpus.plans(store) == ()
    assert store.files(row.sha256) == ()
    with pytest.raises(UsageError, match="no plan"):
        corpus.remove(store, row.id)


def decisions_on(store: Store, named: str) -> None:
    corpus.chosen_assessments(kept_plans(store, NO_FILTERS), [named])


@pytest.mark.parametrize("ask", [corpus.remove, decisions_on])
def test_a_name_that_is_the_beginning_of_several_is_refused_alike_wherever_a_plan_is_named(
    tmp_path: Path, ask: Callable[[Store, str], object]
) -> None:
    store = open_store(tmp_path)
    for end in ("aa", "bb"):
        store.save_assessment(assessment(document(sha256="cd" * 31 + end)))
    with pytest.raises(UsageError, match=r"^'cdcdcd' is the beginning of 2 ids; give more of it$"):
        ask(store, "cdcdcd")
    assert len(corpus.plans(store)) == 2


def test_a_plan_that_was_only_checked_is_forgotten_by_its_file(folder: Path) -> None:
    store = open_store(folder / "checked")
    document = read_document(folder / "0.md")
    keep_check(store, folder / "0.md", "context", check(document, judge=TermJudge()))
    assert store.kept_texts() == ((document.sha256, "0.md"),)
    assert corpus.remove(store, str(folder / "0.md")).title == "0.md"
    assert store.kept_texts() == ()
    assert find_check(store, folder / "0.md", "context") is None
    assert document.passages[0].text.encode() not in store.database.path.read_bytes()


def test_the_corpus_shows_what_a_batch_has_checked(folder: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    check_all(batch_of(folder / "planer.csv", store), store)
    assert len(corpus.plans(store)) == 3


def test_who_removes_a_plan_is_told_of_a_check_of_it_that_runs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(tmp_path)
    check_all(batch_of(folder / "planer.csv", store), store)
    first, second = corpus.plans(store)[:2]
    store.start_job("check_plan", {"files": [{"path": f"{first.sha256}.md"}]})
    for row, is_told in ((first, True), (second, False)):
        assert main(["corpus", "remove", row.id, "--store", str(tmp_path)]) == 0
        message = capsys.readouterr().err
        assert f"forgotten: {row.title}" in message
        assert ("goes on" in message) == is_told


def test_a_narrower_check_hides_nothing_of_a_fuller_one(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    full = store.save_assessment(held_against("T", "U"), plan=PlanRecord(county="Troms"))
    narrow = store.save_assessment(held_against("T", strength=2))
    (row,) = corpus.plans(store, Filters(county="troms"))
    assert [part.id for part in row.frameworks] == ["T", "U"]
    assert (row.id, row.coverage.covered, row.county) == (narrow, 2, "Troms")
    assert exported(store, tmp_path / "out") == 1
    findings = table(tmp_path / "out", "findings")
    assert [(one["framework"], one["strength"]) for one in findings[::3]] == [
        ("T", "2"),
        ("U", "4"),
    ]
    assert len(findings) == 6
    assert [one["covered"] for one in table(tmp_path / "out", "documents")] == ["2"]
    found = {
        id: [
            hit.assessment_id for hit in corpus.search(store, "skal", filters=Filters(framework=id))
        ]
        for id in ("T", "U")
    }
    assert found == {"T": [narrow], "U": [full]}


def test_plans_of_one_name_have_each_a_path_of_their_own(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for sha256 in ("ab" * 32, "cd" * 32):
        store.save_assessment(assessment(document(sha256=sha256)))
    exported(store, tmp_path / "out")
    paths = [row["path"] for row in table(tmp_path / "out", "documents")]
    assert paths == ["plan (abababababab).pdf", "plan (cdcdcdcdcdcd).pdf"]
    assert {row["path"] for row in table(tmp_path / "out", "findings")} == set(paths)


def test_an_export_says_of_each_plan_by_what_it_was_judged(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store")
    origin = Origin("0.1.0", "5" * 64, "regional-no", ocr=True)
    old = store.save_assessment(held_against("T", "U"))
    new = store.save_assessment(replace(held_against("T", strength=2), origin=origin))
    out = tmp_path / "out"
    exported(store, out)
    told = json.loads((out / "corpus.json").read_text(encoding="utf-8"))
    (plan,) = told["plans"]
    assert (plan["path"], plan["sha256"]) == ("plan.pdf", "ab" * 32)
    checks = {check["assessment"]: check for check in plan["checks"]}
    assert [one["id"] for one in checks[new]["frameworks"]] == ["T"]
    assert [one["id"] for one in checks[old]["frameworks"]] == ["U"]
    assert checks[new]["origin"]["sha256"] == "5" * 64
    assert checks[old]["origin"] is None
    assert set(checks[old]["model"]) == {"name", "version", "sha256"}
    assert all(file_hash(out / name) == hash for name, hash in told["outputs"].items())


def test_the_tables_of_a_batch_and_an_export_never_lie_under_the_others_record(
    folder: Path, store: Store, tmp_path: Path
) -> None:
    batch = batch_of(folder / "planer.csv", store)
    run_batch(batch, tmp_path / "run", store=store)
    with pytest.raises(UsageError, match=r"run\.json tells of the tables that lie there"):
        exported(store, tmp_path / "run")
    exported(store, tmp_path / "export")
    with pytest.raises(UsageError, match=r"corpus\.json tells of the tables"):
        run_batch(batch, tmp_path / "export", store=store)


def test_an_export_takes_no_place_of_a_list_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("path,title\na.pdf,A\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"documents\.csv is no table of an earlier run"):
        exported(open_store(tmp_path / "store"), tmp_path)


def test_ids_and_names_are_the_same_in_any_case_and_unknown_ones_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path) as opened:
        opened.save_assessment(assessment(), plan=PlanRecord(county="Østfold"))
    asked = ["corpus", "search", "skal", "--words-only", "--store", str(tmp_path)]
    told = {}
    for filters in (
        "--criterion t-01", "--framework t --county ØSTFOLD", "--framework s4",
        "--criterion T-1", "--framework t --criterion S3-01", "--county Trms", "--status weak",
    ):  # fmt: skip
        code = main([*asked, *filters.split()])
        shown = capsys.readouterr()
        told[filters] = (code, shown.out.count("plan.pdf"), shown.err.strip())
    assert told["--criterion t-01"] == told["--framework t --county ØSTFOLD"] == (0, 1, "")
    assert told["--framework s4"][0] == 2
    assert "there is no framework 's4'" in told["--framework s4"][2]
    assert told["--criterion T-1"][0] == told["--framework t --criterion S3-01"][0] == 2
    assert "T-01" in told["--criterion T-1"][2]
    assert "no plan passes" in told["--county Trms"][2]
    assert told["--status weak"][2] == "aligncheck: nothing found"


@pytest.mark.parametrize(
    "command", ["list", "search x", "export --out o", "stats", "decisions --out o.csv", "remove x"]
)
def test_a_store_that_is_not_there_is_refused_and_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    folder = tmp_path / "typo"
    assert main(["corpus", *command.split(), "--store", str(folder)]) == 2
    assert f"there is no store in {folder}" in capsys.readouterr().err
    assert not folder.exists()
