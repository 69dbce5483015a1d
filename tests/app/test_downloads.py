"""Which reports are offered on a checked plan."""

from tests.app.drawn import open_page, plan_id

MARKED = "Planen med merker (PDF)"


def test_the_plan_with_marks_is_offered_only_where_its_pdf_is_kept(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id)
    assert MARKED in offered(app)
    sha256 = next(row.sha256 for row in store.assessments() if row.id == id)
    for kept in store.files(sha256):
        kept.unlink()
    app.run()
    assert "Word" in offered(app)
    assert MARKED not in offered(app)


def offered(app):
    return [item.proto.label.replace("\\", "") for item in app.get("download_button")]
