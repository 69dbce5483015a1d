"""What stands in the text boxes of a draft is read once, apart from what they are anchored in."""

from pathlib import Path

import odfdo
import pytest

from aligncheck.documents import Kind, read_document

TEXT = "Fylkeskommunen skal halvere utslippene fra egen virksomhet innen 2030."
BOX = "Fylket skal bygge sykkelvei."


def shown(path: Path) -> list[tuple[Kind, str]]:
    return [(passage.kind, passage.text) for passage in read_document(path).passages]


def odt(path: Path, *elements: str, styles: str = "") -> Path:
    """An OpenDocument text of the elements."""
    draft = odfdo.Document("text")
    draft.body.clear()
    if styles:
        draft.insert_style(odfdo.Element.from_tag(styles), automatic=True)
    for element in elements:
        draft.body.append(odfdo.Element.from_tag(element))
    draft.save(str(path))
    return path


FRAME = f"<draw:frame><draw:text-box><text:p>{BOX}</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (f"<text:p>{TEXT}{FRAME}</text:p>", Kind.PARAGRAPH),
        (f"<text:p>{TEXT}<text:span>{FRAME}</text:span></text:p>", Kind.PARAGRAPH),
        (
            f"<text:p><draw:custom-shape><text:p>{BOX}</text:p></draw:custom-shape>{TEXT}</text:p>",
            Kind.PARAGRAPH,
        ),
        (f"<text:h>{TEXT}<draw:g>{FRAME}</draw:g></text:h>", Kind.HEADING),
        (
            "<table:table><table:table-row><table:table-cell>"
            f"<text:p>{TEXT}{FRAME}</text:p></table:table-cell></table:table-row></table:table>",
            Kind.TABLE_ROW,
        ),
    ],
)
def test_a_box_of_an_opendocument_text_stands_after_what_it_is_anchored_in(
    tmp_path: Path, element: str, kind: Kind
) -> None:
    path = odt(tmp_path / "plan.odt", element)
    assert shown(path) == [(kind, TEXT), (Kind.PARAGRAPH, BOX)]


def test_a_box_that_is_anchored_to_a_page_is_read_without_the_picture_beside_it(
    tmp_path: Path,
) -> None:
    picture = "<draw:frame><svg:desc>Et kart</svg:desc></draw:frame>"
    path = odt(tmp_path / "plan.odt", FRAME, picture, f"<text:p>{TEXT}</text:p>")
    assert shown(path) == [(Kind.PARAGRAPH, BOX), (Kind.PARAGRAPH, TEXT)]


def test_a_box_parts_no_list_from_its_lead_in_and_heads_nothing(tmp_path: Path) -> None:
    box = FRAME.replace("<text:p>", "<text:h>Fakta</text:h><text:p>")
    items = "".join(
        f"<text:list-item><text:p>{item}</text:p></text:list-item>"
        for item in (f"kutte utslipp{box}", "spare energi")
    )
    path = odt(
        tmp_path / "plan.odt",
        f"<text:p>Vi skal:{FRAME}</text:p>",
        f"<text:list>{items}</text:list>",
        f"<text:p>{TEXT}</text:p>",
    )
    assert shown(path) == [
        (Kind.BULLET, "Vi skal: kutte utslipp • spare energi"),
        (Kind.PARAGRAPH, BOX),
        (Kind.PARAGRAPH, "Fakta"),
        (Kind.PARAGRAPH, BOX),
        (Kind.PARAGRAPH, TEXT),
    ]


def test_hidden_words_of_an_opendocument_text_are_not_read(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="Gone" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    path = odt(
        tmp_path / "plan.odt",
        '<text:p>Fylket <text:span text:style-name="Gone">kanskje </text:span>vokser.</text:p>',
        f'<text:section text:name="x" text:display="none"><text:p>{BOX}</text:p></text:section>',
        styles=style,
    )
    assert shown(path) == [(Kind.PARAGRAPH, "Fylket vokser.")]
