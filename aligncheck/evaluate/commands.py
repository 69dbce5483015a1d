"""The command `aligncheck evaluate …`: measure, print, store, compare with the last time."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aligncheck.errors import UsageError
from aligncheck.evaluate.reading_command import add_reading_parser

if TYPE_CHECKING:
    from aligncheck.evaluate.gold import GoldPassage
    from aligncheck.evaluate.judges import Model
    from aligncheck.evaluate.prediction import Prediction
    from aligncheck.evaluate.report import Report
    from aligncheck.evaluate.results import Labels

OUT_OF_FOLD = "out of fold, grouped by document"
HELD_BACK = "held back: nothing of these labels was trained on"
MAYBE_SEEN = "by the {judge}, which may have been trained on some of these texts"
NEVER_SAW = "by the judges named for each plan, which by the word of who named them never saw it"
PASSAGE_MEASURES = {
    "passages": "F1 of labelled passages, by framework, language and criterion",
    "paraphrases": "the same for passages that avoid the obvious words",
    "false-friends": "the same for passages that only look like evidence",
    "strength": "strength of right labels: within one level, committed or not",
    "calibration": "whether probabilities hold",
}
# argparse has no public name for what add_subparsers gives
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_evaluate_parser(commands: Subparsers) -> None:
    """Add `evaluate` and what it measures to the commands."""
    text = "measure how well the tool judges, on labels of your own or on public ones"
    parser = commands.add_parser("evaluate", help=text, description=text)
    measures = parser.add_subparsers(metavar="MEASURE", required=True)
    for name, help in PASSAGE_MEASURES.items():
        one = _measure(measures, name, help)
        one.add_argument(
            "labels", nargs="+", type=Path, metavar="GOLD.jsonl", help="labelled passages"
        )
        one.add_argument(
            "--predictions",
            type=Path,
            metavar="OOF.jsonl",
            help="score these out-of-fold predictions instead of the model",
        )
        one.add_argument(
            "--picked",
            metavar="WORD",
            help="only passages whose 'picked' says so, such as random (stored as NAME-random)",
        )
    plans = _measure(measures, "documents", "status, false gaps and quotes of whole plans")
    plans.add_argument("labels", nargs="+", type=Path, metavar="GOLD.json", help="labelled plans")
    plans.add_argument(
        "--plans",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="the plans' own files, or pdf and text in it",
    )
    whose = plans.add_mutually_exclusive_group()
    whose.add_argument(
        "--judges",
        nargs="+",
        type=Path,
        metavar="FOLDER",
        help="a trained judge for each plan, in their order: one that never saw it",
    )
    whose.add_argument(
        "--work",
        type=Path,
        metavar="FOLDER",
        help="work folder of 'aligncheck train': each plan by the judge that never saw it, and by "
        "the strength model beside it where the training left one",
    )
    plans.add_argument(
        "--passages",
        nargs="+",
        type=Path,
        metavar="GOLD.jsonl",
        help="labelled passages of the same plans: how many quotes do their labels have?",
    )
    add_reading_parser(measures)
    _measure(measures, "sdg-benchmark", "the public SDG Classification Benchmark")
    pairs = _measure(measures, "pairs", "the same passage in Bokmål and Nynorsk")
    pairs.add_argument("labels", nargs=1, type=Path, metavar="PAIRS.jsonl", help="the pairs")
    targets = _measure(measures, "targets", "UN goals and targets of matched plan excerpts")
    targets.add_argument(
        "labels", nargs=1, type=Path, metavar="EXCERPTS.jsonl", help="excerpts with their targets"
    )
    targets.add_argument(
        "--all-countries",
        action="store_true",
        help="also excerpts of the countries that the stored model was trained on",
    )


def _measure(measures: Subparsers, name: str, help: str) -> argparse.ArgumentParser:
    parser = measures.add_parser(name, help=help, description=help)
    parser.add_argument("--name", default=name, help="store under this name (default: %(default)s)")
    parser.add_argument("--judge", type=Path, metavar="FOLDER", help="another trained judge")
    parser.add_argument("--held-back", action="store_true", help="nothing of this was trained on")
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="where figures are kept")
    storing = parser.add_mutually_exclusive_group()
    storing.add_argument("--no-store", action="store_true", help="print only")
    storing.add_argument(
        "--replace", action="store_true", help="take the place of a result on other labels"
    )
    parser.set_defaults(command=run, measure=name)
    return parser


def run(given: argparse.Namespace) -> int:
    """Measure what was asked for, print it beside the last time and store it; exit code 0."""
    from aligncheck.evaluate.report import report_text
    from aligncheck.evaluate.results import (
        RESULTS,
        Origin,
        comparison_note,
        last_result,
        last_values,
        refuse_other_labels,
        result_json,
        short_hashes,
        store_result,
    )
    from aligncheck.matching.as_trained import trained_frameworks

    folder, stored_as = given.results or RESULTS, _name(given)
    if not given.no_store and not given.replace:
        refuse_other_labels(stored_as, folder, getattr(given, "labels", ()))
    beside = _beside(given)  # refused before anything is measured
    report, labels, model = MEASURES.get(given.measure, _run_passages)(given)
    origin = Origin(_how(given), *model, trained_frameworks(), labels, beside)
    content, last = result_json(stored_as, report, origin), last_result(stored_as, folder)
    name, version, sha256 = model
    print(f"{stored_as} · {name} {version} ({short_hashes(sha256, 8)}) · {origin.how}\n")
    print(report_text(report, last_values(last)), end="")
    print(comparison_note(last, content))
    if not given.no_store:
        print(f"stored: {store_result(content, folder)}", file=sys.stderr)
    return 0


def _labels(given: Mapping[Path, Sequence[object]]) -> "tuple[Labels, ...]":
    """The files as they are named in a result; UsageError for one without a label."""
    from aligncheck.evaluate.results import labels_of

    for path, cases in given.items():
        if not cases:
            raise UsageError(f"{path} holds no label to measure on; check the file")
    return tuple(labels_of(path, len(cases)) for path, cases in given.items())


def _name(given: argparse.Namespace) -> str:
    """The result's name: figures on a part of the passages never take the place of all."""
    name: str = given.name
    part = getattr(given, "picked", None)
    return f"{name}-{part}" if part and name == given.measure else name


def _beside(given: argparse.Namespace) -> "tuple[Labels, ...]":
    """Labelled passages that the quotes of whole plans are compared with."""
    from aligncheck.evaluate.gold import load_each

    return _labels(load_each((given.measure == "documents" and given.passages) or ()))


def _how(given: argparse.Namespace) -> str:
    if getattr(given, "predictions", None) or getattr(given, "work", None):
        return OUT_OF_FOLD
    apart = given.measure == "targets" and not given.all_countries
    unseen = given.held_back or given.measure == "sdg-benchmark" or apart
    if unseen:
        return HELD_BACK
    if getattr(given, "judges", None):
        return NEVER_SAW
    return MAYBE_SEEN.format(judge="judge named" if given.judge else "stored model")


Measured = tuple["Report", tuple["Labels", ...], "Model"]


def _run_passages(given: argparse.Namespace) -> Measured:
    from aligncheck.evaluate.calibration import calibration_report
    from aligncheck.evaluate.gold import labelled_criteria, load_each, only_picked
    from aligncheck.evaluate.passages import passage_report
    from aligncheck.evaluate.strength import strength_report

    files = load_each(given.labels)
    if given.picked is not None:
        files = only_picked(files, given.picked)
    labels = _labels(files)
    passages = tuple(passage for each in files.values() for passage in each)
    predictions, model = _predictions(given, passages)
    reports: dict[str, Callable[[], Report]] = {
        "strength": lambda: strength_report(passages, predictions),
        "calibration": lambda: calibration_report(passages, predictions),
    }
    report = reports.get(
        given.measure, lambda: passage_report(passages, predictions, labelled_criteria())
    )()
    if given.picked is not None:
        note = f"Only passages that were picked as «{given.picked}»."
        report = replace(report, notes=(note, *report.notes))
    return report, labels, model


def _predictions(
    given: argparse.Namespace, passages: "Sequence[GoldPassage]"
) -> "tuple[tuple[Prediction, ...], Model]":
    from aligncheck.evaluate.judges import model_of
    from aligncheck.evaluate.prediction import load_predictions, predict, predictions_of
    from aligncheck.evaluate.results import labels_of
    from aligncheck.matching.trained import TrainedJudge

    if given.predictions is None:
        judge = TrainedJudge(given.judge)
        return predict(passages, judge), model_of(judge)
    known = load_predictions(given.predictions)
    file = labels_of(given.predictions, len(known))
    return predictions_of(passages, known), ("predictions of", file.file, file.sha256)


def _run_documents(given: argparse.Namespace) -> Measured:
    from aligncheck.evaluate.documents import document_report, verdicts_of
    from aligncheck.evaluate.gold import load_gold
    from aligncheck.evaluate.gold_plans import load_plan, plan_file
    from aligncheck.evaluate.judges import checked_by, judges_of, model_of
    from aligncheck.evaluate.labelled_twice import quotes_labelled_twice
    from aligncheck.matching.as_trained import trained_frameworks

    plans = {path: load_plan(path) for path in given.labels}
    labels = _labels({path: tuple(plan.findings) for path, plan in plans.items()})
    files = {path: plan_file(plan, given.plans) for path, plan in plans.items()}
    each = tuple(plans.values())
    judges = judges_of(each, one=given.judge, each=given.judges, work=given.work)
    frameworks = trained_frameworks()
    verdicts = [
        verdict
        for (path, plan), judge in zip(plans.items(), judges, strict=True)
        for verdict in verdicts_of(plan, checked_by(judge, files[path], frameworks))
    ]
    others = []
    if given.passages:
        others = [quotes_labelled_twice(each, load_gold(*given.passages))]
    return document_report(verdicts, others), labels, model_of(*judges)


def _run_benchmark(given: argparse.Namespace) -> Measured:
    from aligncheck.evaluate.goal_benchmark import (
        PACKAGE,
        benchmark_report,
        benchmark_sha256,
        benchmark_texts,
        goals_given,
    )
    from aligncheck.evaluate.judges import model_of
    from aligncheck.evaluate.results import Labels
    from aligncheck.frameworks import find_framework
    from aligncheck.matching.trained import TrainedJudge

    texts, judge = benchmark_texts(), TrainedJudge(given.judge)
    report = benchmark_report(texts, goals_given(texts, judge, find_framework("SDG")))
    return report, (Labels(PACKAGE, benchmark_sha256(), len(texts)),), model_of(judge)


def _run_pairs(given: argparse.Namespace) -> Measured:
    from aligncheck.evaluate.judges import model_of
    from aligncheck.evaluate.pairs import judge_pairs, load_pairs, pair_report
    from aligncheck.matching.trained import TrainedJudge

    pairs = load_pairs(given.labels[0])
    labels, judge = _labels({given.labels[0]: pairs}), TrainedJudge(given.judge)
    return pair_report(judge_pairs(pairs, judge)), labels, model_of(judge)


def _run_targets(given: argparse.Namespace) -> Measured:
    from aligncheck.evaluate.judges import model_of
    from aligncheck.evaluate.targets import kept_apart, load_excerpts, rank, target_report
    from aligncheck.matching.trained import TrainedJudge

    every = load_excerpts(given.labels[0])
    excerpts = every if given.all_countries else kept_apart(every)
    labels, judge = _labels({given.labels[0]: excerpts}), TrainedJudge(given.judge)
    report = target_report(excerpts, rank(excerpts, judge), left_out=len(every) - len(excerpts))
    return report, labels, model_of(judge)


MEASURES: dict[str, Callable[[argparse.Namespace], Measured]] = {
    "documents": _run_documents,
    "sdg-benchmark": _run_benchmark,
    "pairs": _run_pairs,
    "targets": _run_targets,
}
