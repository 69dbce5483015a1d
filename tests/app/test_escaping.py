"""Document text reaches the screen through one door; this reads the pages' source for others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligncheck.store import searched_words
from views.quote import element, joined, marked

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "app.py", *sorted((ROOT / "views").glob("*.py"))]
NEVER = {"markdown", "write", "write_stream", "table", "exception", "json", "latex", "title"}
NEVER |= {"header", "subheader", "error", "success", "iframe", "echo", "help"}
READS_MARKDOWN = {
    "badge", "button", "caption", "checkbox", "dialog", "download_button", "expander",
    "feedback", "file_uploader", "form_submit_button", "info", "link_button", "metric",
    "multiselect", "number_input", "page_link", "pills", "popover", "progress", "radio",
    "segmented_control", "selectbox", "slider", "spinner", "status", "tabs", "text_area",
    "text_input", "toast", "toggle", "warning",
}  # fmt: skip
TEXT_ARGUMENTS = {"label", "body", "text", "help", "caption", "captions", "title"}
SAFE_CALLS = {"say", "escaped", "day", "whole", "percent", "decimal", "counted", "str"}
MARKDOWN_OPTIONS = {"pills", "segmented_control", "radio"}
CHOOSERS = {"address.py", "entry.py", "app.py"}
"""The files in which a widget shows options as Markdown; each escapes them."""


def functions(tree: ast.AST) -> Iterator[ast.AST]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def is_safe(node: ast.expr, scope: ast.AST) -> bool:
    """A constant, a text of the catalogue, an escaped text, or made of these."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        return name in SAFE_CALLS
    if isinstance(node, ast.JoinedStr):
        return all(is_safe(part, scope) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return is_safe(node.value, scope)
    if isinstance(node, ast.IfExp):
        return is_safe(node.body, scope) and is_safe(node.orelse, scope)
    if isinstance(node, ast.List):
        return all(is_safe(part, scope) for part in node.elts)
    if isinstance(node, ast.Starred):
        return is_safe(node.value, scope)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return is_safe(node.elt, scope)
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id.isupper()
    if isinstance(node, ast.Name):
        return is_safe_name(node.id, scope)
    return False


def is_safe_name(name: str, scope: ast.AST) -> bool:
    given = [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
    if given:
        return all(is_safe(value, scope) for value in given)
    is_label = isinstance(scope, ast.FunctionDef) and name in {"label", "title"}
    return is_label and name in {argument.arg for argument in scope.args.args}


def streamlit_calls(scope: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_hands_document_text_to_what_reads_markdown(path):
    tree = ast.parse(path.read_text("utf-8"))
    for scope in functions(tree):
        for name, call in streamlit_calls(scope):
            if name not in READS_MARKDOWN:
                continue
            texts = [] if name == "progress" else [*call.args[:1]]
            texts += [item.value for item in call.keywords if item.arg in TEXT_ARGUMENTS]
            for text in texts:
                told = f"{path.name}:{call.lineno} {name}({ast.unparse(text)})"
                assert is_safe(text, scope), told


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_uses_what_shows_raw_html_or_markdown(path):
    tree = ast.parse(path.read_text("utf-8"))
    for name, call in streamlit_calls(tree):
        on_streamlit = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "st"
        assert not (on_streamlit and name in NEVER), f"{path.name}:{call.lineno} st.{name}"
        assert not any(item.arg == "unsafe_allow_html" for item in call.keywords), path.name
        if name == "html" and on_streamlit:
            assert path.name == "quote.py", f"{path.name}:{call.lineno}"
        if name in MARKDOWN_OPTIONS and on_streamlit:
            assert path.name in CHOOSERS, f"{path.name}:{call.lineno} st.{name}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_only_the_quote_module_makes_html(path):
    tree = ast.parse(path.read_text("utf-8"))
    made = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Html"
    ]
    assert not made or path.name == "quote.py"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_only_ids_live_in_the_session(path):
    """Nothing but names, ids and choices is ever put into session state."""
    tree = ast.parse(path.read_text("utf-8"))
    allowed = {"plan", "batch", "clicked", "forgetting", "held", "reason_for", "keys_kept"}
    allowed |= {"jobs", "judged_here", "begun_language"}
    allowed |= {"square", "strips_left"}  # the page whose square was clicked, how often it was left
    emptied = {"reason"}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if (
                isinstance(target, ast.Subscript)
                and ast.unparse(target.value) == "st.session_state"
            ):
                empty = isinstance(node.value, ast.Constant) and node.value.value == ""
                known = allowed | emptied if empty else allowed
                if path.name == "address.py" and ast.unparse(target.slice) == "key":
                    continue  # a list is set to one of its options, which are ids and names
                assert ast.literal_eval(target.slice) in known, f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_caches_for_all_sessions_hold_no_documents(path):
    """A cache without session scope may hold the store, the model and frameworks only."""
    allowed = {"cached_store", "cached_frameworks", "_loaded", "cached_encoder"}
    for scope in functions(ast.parse(path.read_text("utf-8"))):
        for mark in scope.decorator_list:
            told = ast.unparse(mark)
            if "cache_" in told and "scope='session'" not in told:
                assert scope.name in allowed, f"{path.name}: {scope.name}"


def test_html_is_made_of_escaped_text_only():
    evil = "<img src=x onerror=alert(1)>\"'&"
    made = element("p", evil, element("strong", evil), css="quote", title=evil).source
    assert "<img" not in made
    assert made.startswith('<p title="&lt;img')
    assert joined([evil]).source.count("&lt;") == 1


def test_words_are_emphasised_without_opening_a_door():
    made = marked('Fylket <b>skal</b> "kutte" innen 2030', ["skal", "<b>", "innen 2030"]).source
    assert "<mark>innen 2030</mark>" in made
    assert "<b>" not in made


def test_a_word_is_emphasised_where_it_stands_alone_and_not_inside_another():
    made = marked("Medvirkning: vi videreutvikler hvilke mål vi vil nå.", ["vi", "vi vil"]).source
    assert made.count("<mark>") == 2
    assert made.startswith("Medvirkning: <mark>vi</mark> videreutvikler hvilke mål")
    assert "<mark>vi vil</mark>" in made


def test_what_was_searched_for_is_emphasised_to_the_end_of_its_word():
    made = marked("Klimatiltak og nullutslipp; * klima", searched_words('klima "og null"')).source
    assert made == "<mark>Klimatiltak</mark> og nullutslipp; * <mark>klima</mark>"
    assert searched_words('klima "grønn vekst" "?"') == ("klima*", "grønn vekst")


@pytest.mark.parametrize("tag", ["script", "img", "iframe", "style", "a", "form"])
def test_a_tag_that_could_reach_out_is_refused(tag):
    with pytest.raises(ValueError, match="no element"):
        element(tag, "x")
