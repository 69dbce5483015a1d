"""The commands that judge: check, demo and classify."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from aligncheck.assess import Reader, Stage, check, why_unusable
from aligncheck.assessment import Assessment
from aligncheck.contract import to_json
from aligncheck.documents import Document, read_document, read_plan
from aligncheck.encoding.bundled import DEFAULT_MODEL, find_encoder
from aligncheck.errors import DocumentError, UsageError
from aligncheck.frameworks import Framework, builtin_frameworks, find_framework
from aligncheck.matching.judge import Judge
from aligncheck.output import written_whole
from aligncheck.store import CachedJudge, cached_reader, open_store
from aligncheck.terminal.classify import classified, read_loose_passages, write_lines
from aligncheck.terminal.files import refuse_missing_files, refuse_missing_folder
from aligncheck.terminal.overview import overview
from aligncheck.terminal.progress import ProgressLine

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SAMPLE = CORPUS / "plans" / "nb_regional_plan_vidstrand_2026-2037.pdf"


def run_check(given: argparse.Namespace) -> int:
    """Check each file, or all as one plan; exit code 1 where a document failed."""
    refuse_missing_files(given.files)
    refuse_missing_folder(given.json)
    frameworks = chosen_frameworks(given.framework)
    results: list[Assessment] = []
    with judging_tools(given) as (read, judge):
        sources = _sources(given)
        for source in sources:
            try:
                assessment = checked(source, read, frameworks, judge, given)
            except DocumentError as error:
                print(f"aligncheck: {error}", file=sys.stderr)
                continue
            print(overview(assessment, given.language), end="")
            results.append(assessment)
    if given.json and results:
        contents = [to_json(result) for result in results]
        write_json(contents[0] if len(sources) == 1 else contents, given.json)
    return 0 if len(results) == len(sources) else DocumentError.exit_code


@contextmanager
def judging_tools(given: argparse.Namespace) -> Iterator[tuple[Reader, Judge]]:
    """A reader and a judge; unless told otherwise, ones that remember what they did."""
    read = partial(read_document, ocr=given.ocr)
    judge = chosen_judge(given.model)
    if given.no_cache:
        yield read, judge
        return
    with closing(open_store()) as store:
        options = "ocr" if given.ocr else ""
        yield cached_reader(store, read, options=options), CachedJudge(store, judge)


def run_demo(given: argparse.Namespace) -> int:
    """Check the sample plan that ships with the project."""
    if not SAMPLE.is_file():
        raise UsageError(f"the sample plan is not at {SAMPLE}; run from a checkout of aligncheck")
    given.files, given.as_one, given.ocr = [SAMPLE], None, False
    return run_check(given)


def run_classify(given: argparse.Namespace) -> int:
    """Judge the passages of a JSON-lines file."""
    refuse_missing_folder(given.output)
    passages = read_loose_passages(given.input)
    frameworks, judge = chosen_frameworks(given.framework), chosen_judge(given.model)
    count = write_lines(classified(passages, frameworks, judge), given.output)
    print(f"{count} passages judged → {given.output}", file=sys.stderr)
    return 0


def chosen_frameworks(names: Sequence[str] | None) -> tuple[Framework, ...]:
    """The named frameworks, each once; all built-in ones where none is named."""
    if not names:
        return builtin_frameworks()
    return tuple(dict.fromkeys(find_framework(name) for name in names))


def chosen_judge(model: str) -> Judge:
    """The trained judge, or a zero-shot one on another model."""
    if model == DEFAULT_MODEL:
        from aligncheck.matching.trained import TrainedJudge

        return TrainedJudge()
    from aligncheck.matching.untrained import UntrainedJudge

    return UntrainedJudge(find_encoder(model))


def _sources(given: argparse.Namespace) -> list[Path | Document]:
    if given.as_one:
        return [read_plan(given.files, name=given.as_one, ocr=given.ocr)]
    return list(given.files)


def checked(
    source: Path | Document,
    read: Reader,
    frameworks: Sequence[Framework],
    judge: Judge,
    given: argparse.Namespace,
) -> Assessment:
    """The plan's assessment, with progress on stderr; DocumentError in the chosen language."""
    line = ProgressLine(given.language)
    line(Stage.READING, 0.0)
    document = source if isinstance(source, Document) else read(source)
    if not any(passage.is_evidence for passage in document.passages):
        line.done()
        raise DocumentError(f"{document.name}: {why_unusable(document, given.language)}")
    assessment = check(
        document, frameworks=frameworks, judge=judge, profile=given.profile, progress=line
    )
    line.done()
    return assessment


def write_json(content: object, path: Path) -> None:
    """Write the content whole or not at all; what UTF-8 cannot hold stands as an escape."""
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    with written_whole(path) as temporary:
        temporary.write_bytes(text.encode("utf-8", "backslashreplace"))
