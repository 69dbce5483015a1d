"""A check is found again only where nothing that it depends on has changed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import aligncheck
from aligncheck.documents import Status, tesseract
from aligncheck.documents.filetype import file_hash
from aligncheck.encoding import packages
from aligncheck.encoding.bundled import models_folder
from aligncheck.store import Store, open_store, versions
from aligncheck.store.checks import check_context, find_check, keep_check
from tests.store.samples import assessment, document

CONTEXT = "everything else"
CACHED = (versions.checking_version, versions.judging_version, versions.folder_hash)


@pytest.fixture(autouse=True)
def nothing_remembered_of_other_parts():
    yield
    for cached in CACHED:
        cached.cache_clear()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "store")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"a plan")
    return path


def made_of(plan: Path, status: Status = Status.OK):
    source = document(sha256=file_hash(plan))
    return assessment(replace(source, status=status))


def test_a_kept_check_comes_back_as_it_was(store, plan):
    made = made_of(plan)
    assert find_check(store, plan, CONTEXT) is None
    keep_check(store, plan, CONTEXT, made)
    assert find_check(store, plan, CONTEXT) == made


def test_another_content_or_context_finds_nothing(store, plan):
    keep_check(store, plan, CONTEXT, made_of(plan))
    assert find_check(store, plan, "another model") is None
    plan.write_bytes(b"a revised plan")
    assert find_check(store, plan, CONTEXT) is None


def test_a_file_under_another_name_is_found_under_that_name(store, plan):
    keep_check(store, plan, CONTEXT, made_of(plan))
    found = find_check(store, plan.rename(plan.with_name("utkast.pdf")), CONTEXT)
    quoted = {item.passage.file for finding in found.findings for item in finding.evidence}
    assert (found.document.name, quoted) == ("utkast.pdf", {"utkast.pdf"})


def test_the_same_bytes_as_a_file_of_another_type_are_not_the_same_plan(store, tmp_path):
    path = tmp_path / "side.txt"
    path.write_text("<p>Fylkeskommunen skal kutte utslippene.</p>")
    keep_check(store, path, CONTEXT, made_of(path))
    assert find_check(store, path, CONTEXT) is not None
    assert find_check(store, path.rename(path.with_name("side.html")), CONTEXT) is None


def test_a_reading_that_another_try_may_better_is_not_kept(store, plan):
    keep_check(store, plan, CONTEXT, made_of(plan, Status.TIMEOUT))
    assert find_check(store, plan, CONTEXT) is None


def test_a_forgotten_plan_leaves_no_check(store, plan):
    made = made_of(plan)
    keep_check(store, plan, CONTEXT, made)
    store.forget(made.document.sha256)
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM checks").fetchone()[0] == 0


def test_a_check_on_the_command_line_adds_no_plan_to_the_corpus(store, plan):
    keep_check(store, plan, CONTEXT, made_of(plan))
    assert store.assessments() == ()


def test_a_missing_plan_is_left_to_the_reader(store, tmp_path):
    assert find_check(store, tmp_path / "none.pdf", CONTEXT) is None


def context(**changed) -> str | None:
    options = {"frameworks": None, "profile": None, "ocr": False, **changed}
    for cached in CACHED:
        cached.cache_clear()
    return check_context(options["frameworks"], profile=options["profile"], ocr=options["ocr"])


def test_the_context_is_the_same_for_the_same_question():
    assert context() == context()
    assert context() == context(frameworks=["s3", "S3-P", "egd", "sdg"])


@pytest.mark.parametrize(
    "changed", [{"profile": "regional-no"}, {"ocr": True}, {"frameworks": ["s3"]}]
)
def test_every_option_changes_the_context(changed):
    assert context(**changed) != context()


def test_an_edited_framework_file_changes_the_context(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("one")
    before = context(frameworks=[own])
    own.write_text("two")
    assert context(frameworks=[own]) != before


def test_a_framework_file_that_cannot_be_read_has_no_context(tmp_path):
    assert context(frameworks=[tmp_path / "none.toml"]) is None


@pytest.mark.parametrize("part", ["judge", "strength"])
def test_another_model_changes_the_context(part, tmp_path, monkeypatch):
    models = tmp_path / "models"
    for name in ("judge", "strength"):
        (models / name).mkdir(parents=True)
        for source in (models_folder() / name).glob("*.json"):
            shutil.copy(source, models / name)
    monkeypatch.setenv("ALIGNCHECK_MODELS", str(models))
    before = context()
    weights = next((models / part).glob("*.json"))
    weights.write_text(weights.read_text("utf-8") + " ", "utf-8")
    assert context() != before


def test_other_vectors_of_the_examples_change_what_kept_verdicts_and_results_rest_on(
    tmp_path, monkeypatch
):
    models = tmp_path / "models"
    for name in ("judge", "strength"):
        (models / name).mkdir(parents=True)
    monkeypatch.setenv("ALIGNCHECK_MODELS", str(models))

    def known() -> tuple[str, str]:
        for cached in CACHED:
            cached.cache_clear()
        return versions.judging_version(), versions.checking_version()

    before = known()
    (models / "judge" / "examples.safetensors").write_bytes(b"other vectors")
    assert not set(known()) & set(before)


def test_pictures_are_read_by_a_package_whose_version_counts():
    assert {"pillow", "pdfminer.six"} <= versions.package_versions(versions.READING).keys()
    assert "not installed" not in versions.package_versions(versions.READING).values()


def test_what_tesseract_can_read_changes_the_context_of_a_check_with_ocr(monkeypatch):
    without, before = context(), context(ocr=True)
    monkeypatch.setattr(tesseract, "_told", lambda question: "tesseract 99\nnor eng")
    assert context(ocr=True) != before
    assert context() == without


def test_a_machine_without_tesseract_has_no_version_of_it(monkeypatch):
    monkeypatch.setattr(tesseract, "tesseract", lambda: None)
    assert tesseract.tesseract_version() == ""


@pytest.mark.parametrize(
    "part",
    [
        "documents/pdf/read.py",
        "encoding/onnx_encoder.py",
        "matching/trained.py",
        "grading/signs.toml",
        "frameworks/build.py",
        "frameworks/s3.toml",
        "assess.py",
    ],
)
def test_every_part_of_the_program_that_makes_a_result_changes_the_context(
    part, tmp_path, monkeypatch
):
    package = tmp_path / "aligncheck"
    rooms = ("documents", "encoding", "matching", "grading", "frameworks")
    for room in rooms:
        shutil.copytree(versions.PACKAGE / room, package / room)
    for module in ("assess.py", "assessment.py"):
        shutil.copy(versions.PACKAGE / module, package)
    monkeypatch.setattr(versions, "PACKAGE", package)
    before, judging = context(), versions.judging_version()
    path = package / part
    path.write_text(path.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert context() != before
    judges = part.partition("/")[0] in {"frameworks", "encoding", "matching"}
    assert (versions.judging_version() != judging) == judges


def test_what_a_result_tells_of_the_program_changes_with_what_a_result_depends_on(monkeypatch):
    told = versions.this_program(profile=None, ocr=False)
    assert (told.version, told.sha256) == (aligncheck.__version__, versions.checking_version())
    versions.checking_version.cache_clear()
    monkeypatch.setattr(packages, "_version", lambda package: "99")
    assert versions.this_program(profile=None, ocr=False).sha256 != told.sha256


def test_another_version_of_a_package_changes_the_context(monkeypatch):
    before = context()
    monkeypatch.setattr(packages, "_version", lambda package: "99")
    assert context() != before
