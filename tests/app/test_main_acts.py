"""Each page's main act, done in a real browser as a new user would."""

import io
import re
import zipfile

import pytest

from aligncheck.batch.plan_job import JOB_KIND, PlanFile, PlanJob, to_payload
from aligncheck.batch.waiting import WaitingLine
from aligncheck.decisions import DecisionAction
from aligncheck.store import PlanRecord, open_store
from tests.app.acts import upload
from tests.app.browser import PATIENCE, Visitor, served
from tests.app.conftest import PLANS, RAW
from tests.app.reports_opened import open_report

SAMPLE = PLANS / "nb_regional_plan_vidstrand_2026-2037.pdf"
SHORT = PLANS / "nn_strategi_lauvdal_2026-2032.pdf"
slow = pytest.mark.slow


def shown_well(visitor):
    """Nothing raw on the screen, nothing asked of other machines."""
    assert not RAW.search(visitor.text()), RAW.search(visitor.text())
    assert visitor.outside == []


def test_gaps_their_passages_and_the_marked_page(visitor, sample_id, take_picture):
    page = visitor.go(f"/?plan={sample_id}")
    assert "Planen dekker" in visitor.text()
    take_picture(visitor, "gaps_nb.png")
    page.get_by_text(re.compile(r"● Dekket(?!:)")).first.click()
    visitor.settle()
    visitor.press("Vis på siden")
    page.wait_for_selector("img[alt^='Side']")
    page.get_by_role("heading", name=re.compile(r"^Funn \(\d")).scroll_into_view_if_needed()
    shown_well(visitor)
    assert "passage=" in page.url
    page.reload()
    page.wait_for_selector("img[alt^='Side']")


@slow
def test_a_wheel_is_drawn_and_downloaded(visitor, sample_id, take_picture):
    page = visitor.go(f"/wheel?plan={sample_id}")
    take_picture(visitor, "wheel_nb.png")
    with page.expect_download() as arrived:
        page.get_by_role("button", name="Last ned som PNG").click()
    with open(arrived.value.path(), "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"
    shown_well(visitor)


@slow
def test_passages_that_tie_two_frameworks_are_listed(visitor, sample_id, take_picture):
    visitor.go(f"/connections?plan={sample_id}")
    assert "Kobling med styrke" in visitor.text()
    take_picture(visitor, "connections_nb.png")
    shown_well(visitor)


def test_a_plan_is_reviewed_with_the_keyboard(browser, folder, sample_id, take_picture):
    with served(folder) as server:
        person = Visitor(browser, server.url)
        person.sign("Kari")
        person.go(f"/review?plan={sample_id}&what=evidence")
        take_picture(person, "review_nb.png")
        field = person.page.get_by_label("Begrunnelse (valgfritt)")
        field.click()
        field.press_sequentially("axn 3 mu", delay=20)  # letters in a reason are no verdicts
        person.page.get_by_role("heading", level=1).click()
        person.settle()
        for key in ("a", "x", "3", "u"):
            person.page.keyboard.press(key)
            person.settle()
        shown_well(person)
        person.close()
    made = open_store(folder).decisions(sample_id)
    assert made[0].reason == "axn 3 mu"
    assert [item.action for item in made] == [
        DecisionAction.ACCEPT,
        DecisionAction.REJECT,
        DecisionAction.STRENGTH,
        DecisionAction.UNDO,
    ]


def test_plans_are_compared_and_their_sentences_downloaded(visitor, take_picture):
    page = visitor.go("/compare?framework=S3")
    assert "Side om side" in visitor.text()
    take_picture(visitor, "compare_nb.png")
    with page.expect_download() as arrived:
        page.get_by_role("button", name="Setningene som Word").click()
    with open(arrived.value.path(), "rb") as file:
        open_report("docx", file.read())
    shown_well(visitor)


@slow
def test_two_drafts_are_held_against_each_other(visitor, seeded, sample_id, take_picture):
    rows = {row.title: row.id for row in open_store(seeded).assessments()}
    new = rows["Regional plan for Vidstrand, utkast 2"]
    visitor.go(f"/drafts?old={sample_id}&new={new}")
    assert "Fra Regional plan for Vidstrand" in visitor.text()
    take_picture(visitor, "drafts_nb.png")
    shown_well(visitor)


@slow
def test_the_corpus_is_searched_and_opened_at_the_page(visitor, take_picture):
    page = visitor.go("/corpus?search=havbruk")
    take_picture(visitor, "corpus_nb.png")
    visitor.press("Åpne siden")
    page.wait_for_selector("img[alt^='Side']")
    shown_well(visitor)


@slow
def test_an_own_framework_shows_its_faults_by_line(visitor, take_picture):
    page = visitor.go("/method")
    take_picture(visitor, "method_nb.png")
    page.get_by_role("tab", name="Eget rammeverk").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "eget.toml", "mimeType": "text/plain", "buffer": b'id = "X"\nversion = 1\n'}
    )
    page.wait_for_selector("text=kan ikke brukes ennå")
    shown_well(visitor)


@slow
@pytest.mark.parametrize(
    ("locale", "word"), [("nn-NO", "Sjekk ein plan"), ("en-GB", "Check a plan")]
)
def test_the_browser_gives_the_language(browser, shared_server, locale, word):
    person = Visitor(browser, shared_server.url, locale=locale)
    person.go("/?new=1")
    assert word in person.text()
    person.close()


@slow
def test_a_wide_screen_is_used(browser, shared_server, sample_id, take_picture):
    person = Visitor(browser, shared_server.url, width=1920, height=1080)
    page = person.go(f"/?plan={sample_id}&show=covered")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 1920
    take_picture(person, "check_wide_nb.png")
    person.close()


@slow
def test_the_table_beside_the_wheel_is_moved_sideways_on_a_phone(browser, shared_server, sample_id):
    person = Visitor(browser, shared_server.url, width=390, height=844)
    page = person.go(f"/wheel?plan={sample_id}")
    frame, name = page.locator(".wide"), page.locator(".wide td:nth-child(2)").first
    assert name.bounding_box()["width"] >= 140
    assert frame.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    person.close()


def test_from_upload_over_a_decision_to_the_report_in_one_visit(browser, whole_model, tmp_path):
    """The real judge in the real worker, from an empty store to a Word file with the decision."""
    with served(tmp_path) as server:
        person = Visitor(browser, server.url)
        upload(person, SHORT)
        page = person.page
        page.wait_for_selector("text=Planen dekker", timeout=6 * PATIENCE)
        id = page.url.partition("plan=")[2].partition("&")[0]
        person.sign("Kari")
        person.go(f"/?plan={id}")
        person.press("Mangler virkelig")
        page.wait_for_selector(".human >> text=mangler virkelig")
        content = downloaded(page, "Word")
        shown_well(person)
        person.close()
    open_report("docx", content)
    assert b"Kari" in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    assert [item.action for item in open_store(tmp_path).decisions(id)] == [
        DecisionAction.REALLY_MISSING
    ]


def downloaded(page, label):
    """The report of that format, as it arrives in the downloads folder."""
    page.get_by_role("button", name="Last ned rapport").click()
    with page.expect_download() as arrived:
        page.get_by_role("button", name=label, exact=True).click()
    with open(arrived.value.path(), "rb") as file:
        return file.read()


@slow
def test_from_upload_to_a_report_that_opens(browser, tmp_path, take_picture):
    """The real judge in the real worker, from an empty store to files on the disk."""
    pytest.importorskip("onnxruntime")
    with served(tmp_path) as server:
        person = Visitor(browser, server.url)
        page = person.go("/")
        take_picture(person, "upload_nb.png")
        upload(person, SAMPLE)
        page.wait_for_url("**job=**")
        page.reload()
        page.wait_for_selector("text=Planen dekker", timeout=6 * PATIENCE)
        take_picture(person, "check_nb.png")
        page.get_by_role("button", name="Last ned rapport").click()
        for name, label in (("docx", "Word"), ("xlsx", "Excel"), ("pdf", "Planen med merker")):
            with page.expect_download() as arrived:
                page.get_by_role("button", name=label).click()
            with open(arrived.value.path(), "rb") as file:
                open_report(name, file.read())
        shown_well(person)
        person.close()


@slow
def test_several_plans_are_uploaded_at_once_and_one_is_corrected(browser, tmp_path):
    """The real judge in the real worker; one of the files is broken."""
    pytest.importorskip("onnxruntime")
    broken = tmp_path / "skadet_plan.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    data = tmp_path / "data"
    data.mkdir()
    with served(data) as server:
        person = Visitor(browser, server.url)
        page = person.go("/")
        page.locator("input[type=file]").set_input_files([SHORT, broken, SAMPLE])
        page.get_by_text("Flere planer, én i hver fil").click()
        page.get_by_role("button", name="Sjekk 3 planer").click()
        page.wait_for_selector("text=Sjekker 3 planer")
        page.reload()
        page.wait_for_selector("text=Sjekken av 3 planer er ferdig", timeout=6 * PATIENCE)
        assert "Filen er skadet" in person.text()
        page.get_by_role("button", name="Åpne planen").first.click()
        page.wait_for_selector("text=Planen dekker")
        page.get_by_role("button", name="Rett opplysningene").click()
        page.get_by_label("Navn på planen").fill("Strategi for Lauvdal")
        page.get_by_role("button", name="Lagre").click()
        page.wait_for_selector("h1 >> text=Strategi for Lauvdal")
        page.get_by_label("Navn på planen").wait_for(state="hidden")
        shown_well(person)
        person.close()
    titles = {row.title for row in open_store(data).assessments()}
    assert titles == {"Strategi for Lauvdal", "Nb regional plan vidstrand 2026-2037"}


@slow
def test_a_check_can_be_cancelled(browser, folder):
    before = sorted((folder / "files").iterdir())
    with served(folder) as server:
        person = Visitor(browser, server.url)
        upload(person, SAMPLE)
        page = person.page
        page.get_by_role("button", name="Avbryt").click()
        page.wait_for_selector("text=Sjekken ble avbrutt")
        shown_well(person)
        person.close()
    assert sorted((folder / "files").iterdir()) == before


@slow
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b" ", "Filen"),
        (b"%PDF-1.7\nnothing", "Filen er skadet"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_sentence(browser, folder, content, told):
    with served(folder) as server:
        person = Visitor(browser, server.url)
        page = person.page
        upload(person, {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": content})
        page.wait_for_selector("text=Planen kunne ikke sjekkes", timeout=3 * PATIENCE)
        assert told in person.text()
        page.wait_for_selector("text=Sjekken har ikke lagret noe om planen")
        shown_well(person)
        person.close()


def test_a_scan_that_is_to_be_read_as_pictures_shows_its_new_check(browser, folder, store):
    kept = store.save_file(b"%PDF-1.7 a scan", name="skann.pdf")
    file, said = PlanFile("skann.pdf", str(kept)), PlanRecord("Skannet plan")
    job = PlanJob("Skannet plan", (file,), ("EGD",), None, False, said)
    id = store.start_job(JOB_KIND, to_payload(job))
    store.fail_job(id, "document:no_text")
    with WaitingLine(folder).only_worker(), served(folder) as server:
        person = Visitor(browser, server.url)
        person.go(f"/?job={id}")
        person.press("Les sidene som bilder")
        person.page.wait_for_selector("text=Venter på tur")
        assert "kunne ikke sjekkes" not in person.text()
        person.close()
