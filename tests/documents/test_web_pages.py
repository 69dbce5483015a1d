"""What opens on a click on a web page is read as its readers see it."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, Passage, Status, read_document

GOAL = "Mål 1: Kommunen skal kutte utslippene med 60 prosent innen 2030"
TEXT = "Vi skal bygge sykkelveier."


def passages(path: Path, *, body: str) -> tuple[Passage, ...]:
    path.write_text(f"<meta charset='utf-8'><body>{body}</body>", encoding="utf-8")
    return read_document(path).passages


@pytest.mark.parametrize(
    "title",
    [
        f"<h2><button aria-expanded='false'>{GOAL}</button></h2><div><p>{TEXT}</p></div>",
        f"<button aria-controls='x'>{GOAL}</button><div id='x'><p>{TEXT}</p></div>",
        f"<button aria-expanded='false'>{GOAL}</button><div>{TEXT}<p></p></div>",
        f"<details><summary>{GOAL}</summary><p>{TEXT}</p></details>",
        f"<details><summary><h2>{GOAL}</h2></summary><p>{TEXT}</p></details>",
    ],
)
def test_the_title_of_what_opens_on_a_click_is_its_heading(tmp_path: Path, title: str) -> None:
    _, goal, text = passages(tmp_path / "plan.html", body=f"<h1>Klimaplan</h1>{title}")
    assert (goal.kind, goal.text, goal.is_evidence) == (Kind.HEADING, GOAL, True)
    assert (text.text, text.heading) == (TEXT, ("Klimaplan", GOAL))


def test_what_opens_on_a_click_heads_nothing_after_it(tmp_path: Path) -> None:
    body = (
        "<h1>Klimaplan</h1><h2>Mål</h2>"
        "<details><summary>Bakgrunn</summary><h2>Historie</h2></details>"
        f"<details><summary>Forord</summary></details><p>{TEXT}</p>"
    )
    assert passages(tmp_path / "plan.html", body=body)[-1].heading == ("Klimaplan", "Mål")


def test_buttons_that_open_menus_or_stand_beside_a_title_are_no_words_of_the_page(
    tmp_path: Path,
) -> None:
    body = (
        "<button aria-expanded='false'>Meny</button><div><a href='/'>Helse og omsorg</a></div>"
        "<button aria-expanded='false'>Vis mer</button><div><p>Fylket vokser.</p></div>"
        f"<h2>Mål <button>Kopier lenke</button></h2><button>Del</button><p>{TEXT}</p>"
    )
    found = passages(tmp_path / "plan.html", body=body)
    assert [p.text for p in found] == ["Helse og omsorg", "Fylket vokser.", "Mål", TEXT]


def test_a_list_of_terms_gives_each_measure_under_its_name(tmp_path: Path) -> None:
    body = "<dl><dt>Tiltak 1</dt><dd>Opprette klimafond</dd><dt>Tiltak 2</dt><dd>Spare energi</dd>"
    found = passages(tmp_path / "plan.html", body=f"{body}</dl><p>{TEXT}</p>")
    assert [(p.text, p.heading) for p in found if p.is_evidence] == [
        ("Opprette klimafond", ("Tiltak 1",)),
        ("Spare energi", ("Tiltak 2",)),
        (TEXT, ()),
    ]


def test_what_the_page_marks_as_furniture_is_no_evidence(tmp_path: Path) -> None:
    body = (
        f"<div role='dialog'><p>{TEXT}</p></div><div role='navigation'><a>Planer i fylket</a></div>"
        f"<div role='search'>Søk i fylkets planer</div><p>{TEXT}</p>"
        "<div role='contentinfo'>Ring fylkets sentralbord</div>"
    )
    found = passages(tmp_path / "plan.html", body=body)
    assert [p.kind for p in found] == [*[Kind.HEADER] * 3, Kind.PARAGRAPH, Kind.FOOTER]


@pytest.mark.parametrize("main", ["<main>", "<div role='main'>"])
def test_what_stands_around_the_main_text_is_no_evidence(tmp_path: Path, main: str) -> None:
    around = "<a href='#'>Hopp til innholdet på siden</a><div><p>Vi bruker kapsler.</p>"
    end = main.replace("<", "</").split()[0].rstrip(">") + ">"
    body = f"{around}{main}<p>{TEXT}</p><p>{GOAL}.</p>{end}</div><p>Var siden til nytte?</p>"
    found = passages(tmp_path / "plan.html", body=body)
    assert [p.text for p in found if p.is_evidence] == [TEXT, f"{GOAL}."]


def test_a_main_text_that_holds_hardly_anything_hides_nothing(tmp_path: Path) -> None:
    body = f"<main><p>Plan</p></main><p>{TEXT}</p>"
    assert passages(tmp_path / "plan.html", body=body)[-1].is_evidence


@pytest.mark.parametrize("tag", ["<div>", "<font>", "<ul><li>", "<table><tr><td>", "<b>"])
def test_a_page_whose_tags_are_never_closed_is_read_to_its_end(tmp_path: Path, tag: str) -> None:
    body = "".join(f"{tag}<p>Vi skal bygge vei {number}.</p>" for number in range(600))
    text = " ".join(p.text for p in passages(tmp_path / "plan.html", body=body))
    assert all(f"Vi skal bygge vei {number}." in text for number in range(600))


def test_a_page_that_is_too_deep_to_be_read_whole_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(f"<p>{TEXT}{'<div>' * 5000}<p>{GOAL}", encoding="utf-8")
    document = read_document(tmp_path / "plan.html")
    assert (document.status, len(document.warnings)) == (Status.PARTIAL, 1)
    assert [passage.text for passage in document.passages] == [TEXT]
