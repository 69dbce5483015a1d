"""Plans beside each other, and a draft against the one before."""

from dataclasses import replace

from aligncheck.compare import plan, plan_matrix
from aligncheck.decisions import DecisionAction
from aligncheck.documents import Status
from aligncheck.store import PlanRecord
from tests.app.decided import checked_again
from tests.app.drawn import drawn_text, open_page, plan_id
from tests.store.samples import decision
from views.matrix import own_numbers
from views.side_by_side import unlike_labels


def test_the_report_of_the_new_draft_is_downloaded_with_what_changed(app, store):
    old, new = plan_id(store), plan_id(store, "Regional plan for Vidstrand, utkast 2")
    open_page(app, "drafts", old=old, new=new)
    labels = [item.proto.label for item in app.get("download_button")]
    assert "Rapport med endringene (Excel)" in labels


def test_the_plan_with_the_likest_name_is_the_earlier_draft_until_one_is_chosen(app, store):
    open_page(app, "drafts", plan=plan_id(store, "Regional plan for Vidstrand, utkast 2"))
    assert app.selectbox(key="choose_old_nb").value == plan_id(store)
    assert "neppe to utkast" not in drawn_text(app)


def test_two_drafts_of_one_title_and_day_do_not_change_places(app, store):
    old = plan_id(store)
    new = checked_again(store, old)
    open_page(app, "drafts", old=old, new=new)
    app.run()
    chosen = [app.selectbox(key=f"choose_{name}_nb").value for name in ("old", "new")]
    assert chosen == [old, new]


def test_two_plans_held_against_each_other_as_drafts_are_said_to_be_two(app, store):
    other = next(row.id for row in store.assessments() if "Vidstrand" not in row.title)
    open_page(app, "drafts", old=other, new=plan_id(store))
    assert "Dette er neppe to utkast av samme plan" in drawn_text(app)


def test_plans_stand_beside_each_other_with_their_pages(app, store):
    open_page(app, "compare")
    assert not app.exception
    columns = list(app.dataframe[0].value.columns)
    assert len(columns) == 5
    assert "av 4 planer dekker" in drawn_text(app)


def test_it_is_said_how_many_plans_of_how_many_are_compared(app, store):
    open_page(app, "compare")
    assert [item.label for item in app.expander] == ["Planer som sammenlignes: 4 av 4"]
    app.multiselect[0].unselect(plan_id(store)).run()
    assert [item.label for item in app.expander] == ["Planer som sammenlignes: 3 av 4"]
    assert len(app.dataframe[0].value.columns) == 4


def half_read(store):
    """The first plan, kept as one of which two pages were pictures."""
    made = store.load_assessment(plan_id(store))
    document = replace(made.document, status=Status.PARTIAL, unread_pages=(4, 5), sha256="ef" * 32)
    store.save_assessment(replace(made, document=document), plan=PlanRecord("Halvlest plan"))


def test_pages_that_were_not_read_are_told_where_plans_are_compared_and_listed(app, store):
    half_read(store)
    open_page(app, "compare")
    told = "Halvlest plan: 2 av 16 sider kunne ikke leses (side 4–5)."
    assert told in drawn_text(app)
    app.switch_page("views/corpus.py").run()
    table = app.dataframe[0].value
    assert dict(zip(table["Plan"], table["Lest"], strict=True))["Halvlest plan"] == "ikke alt"
    assert list(table["Lest"]).count("") == 4


def test_a_possible_gap_is_marked_in_the_matrix_of_plans(app, store):
    open_page(app, "compare")
    doubtful = [
        item for item in store.load_assessment(plan_id(store)).findings if item.is_uncertain
    ]
    cells = [cell for row in app.dataframe[0].value.itertuples(index=False) for cell in row]
    assert sum(str(cell).endswith("?") and str(cell) != "?" for cell in cells) >= len(doubtful) > 0
    assert "? bak det = mulig hull" in drawn_text(app)


def test_a_draft_is_held_against_the_other_as_people_have_decided(app, store):
    old, new = plan_id(store), plan_id(store, "Regional plan for Vidstrand, utkast 2")
    open_page(app, "drafts", old=old, new=new)
    assert "Med samme ord som før" not in drawn_text(app)
    found = next(item for item in store.load_assessment(new).findings if item.strength == 3)
    store.append_decision(decision(new, found.criterion, "", DecisionAction.REALLY_MISSING))
    app.run()
    assert "teller ikke lenger: 1" in drawn_text(app)


def test_a_cell_that_is_clicked_changes_what_the_lists_show(app, store, monkeypatch):
    clicked = []
    monkeypatch.setattr("views.matrix.show_matrix", lambda matrix: click(matrix, clicked))
    open_page(app, "compare", framework="S3")
    clicked.append((4, 1))
    app.run()
    lists = [app.selectbox(key=f"choose_{name}_nb") for name in ("criterion", "first")]
    assert [item.proto.set_value for item in lists] == [True, True]
    assert lists[0].proto.raw_value == lists[0].options[4]
    assert lists[1].proto.raw_value == lists[1].options[1]
    assert drawn_text(app).count(lists[0].options[4]) >= 1
    others = app.selectbox(key="choose_second_nb")
    assert lists[1].value not in others.options
    assert others.value in others.options


def click(matrix, clicked):
    return matrix.rows[clicked[0][0]].cells[clicked[0][1]] if clicked else None


def test_two_criteria_of_one_label_can_both_be_chosen(store):
    row = store.assessments()[0]
    made = plan(row.title, store.load_assessment(row.id))
    matrix = plan_matrix([made])
    first, second, *rest = matrix.criteria
    twins = replace(matrix, criteria=(first, replace(second, label=first.label), *rest))
    labels = unlike_labels(twins)
    assert labels[first.id] == f"{first.label.nb} ({first.id})"
    assert len(set(labels.values())) == len(labels)


def test_the_columns_of_the_connections_bear_the_numbers_of_the_goals():
    numbers = {"SDG-05": "5", "SDG-13": "13"}
    assert own_numbers(list(numbers)) == numbers
    assert own_numbers(["HAVN", "BY-02"]) == {"HAVN": "1", "BY-02": "2"}
