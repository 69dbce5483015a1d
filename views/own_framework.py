"""A framework of one's own: uploaded, checked line by line, and ready for use."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from aligncheck.batch.plan_job import display_name
from aligncheck.frameworks import Fault, Framework, lint_framework, load_framework
from aligncheck.frameworks.loading import framework_file
from views.quote import element, show, table
from views.storage import cached_frameworks, cached_own_frameworks, cached_store
from views.words import counted, escaped, language, plain, say

MOST_BYTES = 5 * 1024 * 1024
MOST_FAULTS = 50  # shown at once; the first ones often explain the rest


def show_own_frameworks() -> None:
    """Files to begin from, the upload, its faults or the way to use it, and what is in use."""
    show(element("p", plain("method.own_intro"), css="quiet"))
    _show_beginnings()
    upload = st.file_uploader(say("method.own_upload"), type="toml", key="own", max_upload_size=5)
    if upload is not None:
        _show_checked(upload.name, upload.getvalue())
    _show_in_use()


def _show_beginnings() -> None:
    """The files of the built-in frameworks, to be changed into one's own."""
    show(element("p", plain("method.own_start")))
    with st.container(horizontal=True):
        for framework in cached_frameworks():
            path = framework_file(framework.id)
            st.download_button(
                escaped(framework.title.in_language(language())),
                path.read_bytes,
                path.name,
                "application/toml",
                key=f"begin_{framework.id}",
                on_click="ignore",
                icon=":material/download:",
            )


def _show_checked(name: str, content: bytes) -> None:
    """The faults of the file, or what it holds."""
    with tempfile.TemporaryDirectory(dir=cached_store().folder) as folder:
        path = Path(folder) / display_name(name)
        path.write_bytes(content[:MOST_BYTES])
        faults = lint_framework(path)
        framework = None if faults else load_framework(path)
    if framework is None:
        _show_faults(faults)
        return
    clash = _clash(framework)
    title = framework.title.in_language(language())
    if clash is not None:
        told = plain("method.own_clash", title=clash.title.in_language(language()))
        show(element("p", told, css="bad"))
        return
    told = counted("method.own_good", len(framework.criteria), title=title)
    show(element("p", told, css="note"))
    if st.button(say("method.own_keep"), key="keep_own", type="primary"):
        _keep(framework, content)
        st.toast(say("method.own_kept"))
        st.rerun()


def _show_faults(faults: Sequence[Fault]) -> None:
    show(element("p", counted("method.own_faults", len(faults)), css="bad"))
    heads = [plain(f"method.fault_{name}") for name in ("line", "place", "message")]
    rows = [_fault_row(fault) for fault in faults[:MOST_FAULTS]]
    show(table(heads, rows))
    if len(faults) > MOST_FAULTS:
        more = counted("method.faults_more", len(faults) - MOST_FAULTS)
        show(element("p", more, css="small quiet"))


def _fault_row(fault: Fault) -> tuple[str, str, str]:
    place = fault.place or plain("method.fault_whole")
    return str(fault.line), place, fault.told.in_language(language())


def _clash(framework: Framework) -> Framework | None:
    """A framework that uses one of the same ids; one of the same id is replaced."""
    ids = {criterion.id for criterion in framework.criteria}
    others = [*cached_frameworks(), *(item for _, item in cached_own_frameworks())]
    for other in others:
        same = other.id == framework.id and other not in cached_frameworks()
        if not same and (other.id == framework.id or ids & {item.id for item in other.criteria}):
            return other
    return None


def _keep(framework: Framework, content: bytes) -> None:
    folder = cached_store().folder / "frameworks"
    folder.mkdir(mode=0o700, exist_ok=True)
    for path, other in cached_own_frameworks():
        if other.id == framework.id:
            path.unlink()
    (folder / display_name(f"{framework.id}.toml")).write_bytes(content)


def _show_in_use() -> None:
    own = cached_own_frameworks()
    if not own:
        return
    show(element("h3", plain("method.own_list")))
    for path, framework in own:
        title = framework.title.in_language(language())
        if st.button(say("method.own_remove", title=title), key=f"remove_{path.stem}"):
            path.unlink(missing_ok=True)
            st.rerun()
