"""The commands that judge: check, demo and classify."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligncheck.assessment import Assessment
from aligncheck.contract import to_json
from aligncheck.documents import Document
from aligncheck.errors import WHOLE_FOLDER, DocumentError, UsageError
from aligncheck.launch import SAMPLE
from aligncheck.output import harmless, written_whole
from aligncheck.terminal.checker import checker
from aligncheck.terminal.files import (
    refuse_missing_files,
    refuse_missing_folder,
    refuse_overwriting,
    refuse_plans_name,
)
from aligncheck.terminal.overview import overview
from aligncheck.terminal.texts import counted


def run_check(given: argparse.Namespace) -> int:
    """Check each file, or all as one plan; exit code 1 where a document failed.

    The file of `--json` then holds what was found now; where nothing was, it is gone.
    """
    refuse_missing_files(given.files)
    refuse_plans_name(given.json, "--json")
    refuse_missing_folder(given.json)
    refuse_overwriting(given, given.files, given.json)
    with _no_older_result(given.json):
        return _checked(given)


@contextmanager
def _no_older_result(output: Path | None) -> Iterator[None]:
    """Whoever reads the file afterwards never takes the last plan's result for this one's."""
    before = _written(output)
    try:
        yield
    finally:
        if output is not None and before is not None and _written(output) == before:
            output.unlink(missing_ok=True)


def _written(output: Path | None) -> tuple[int, int] | None:
    """Which writing of the file this is; None where there is none, or a pipe or device."""
    if output is None or not output.is_file():
        return None
    found = output.stat()
    return found.st_ino, found.st_mtime_ns


def _checked(given: argparse.Namespace) -> int:
    results: list[Assessment] = []
    with checker(given) as plans:
        sources = _sources(given)
        for source in sources:
            try:
                assessment = plans.check(source)
            except DocumentError as error:
                print(f"aligncheck: {harmless(str(error))}", file=sys.stderr)
                continue
            print(overview(assessment, given.language), end="")
            results.append(assessment)
    if given.json and results:
        contents = [to_json(result) for result in results]
        write_json(contents[0] if len(sources) == 1 else contents, given.json)
    return 0 if len(results) == len(sources) else DocumentError.exit_code


def run_demo(given: argparse.Namespace) -> int:
    """Check the sample plan that ships with the project."""
    if not SAMPLE.is_file():
        raise UsageError(f"the sample plan is not at {SAMPLE}; {WHOLE_FOLDER}")
    given.files, given.as_one, given.ocr = [SAMPLE], None, False
    return run_check(given)


def run_classify(given: argparse.Namespace) -> int:
    """Judge the passages of a JSON-lines file."""
    from aligncheck.frameworks import find_frameworks
    from aligncheck.terminal.classify import classified, read_loose_passages, write_lines
    from aligncheck.terminal.judging import chosen_judge

    refuse_missing_folder(given.output)
    refuse_overwriting(given, [given.input], given.output)
    passages = read_loose_passages(given.input)
    frameworks, judge = find_frameworks(given.framework), chosen_judge(given.model)
    count = write_lines(classified(passages, frameworks, judge), given.output)
    told = counted("judged", count, "en")
    print(f"{told} → {given.output}", file=sys.stderr)
    return 0


def _sources(given: argparse.Namespace) -> list[Path | Document]:
    if given.as_one:
        from aligncheck.documents import read_plan

        return [read_plan(given.files, name=given.as_one, ocr=given.ocr)]
    return list(given.files)


def write_json(content: object, path: Path) -> None:
    """Write the content whole or not at all; what UTF-8 cannot hold stands as an escape."""
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    with written_whole(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
