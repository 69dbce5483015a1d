"""The command line: `aligncheck COMMAND …`.

Exit codes: 0 all done; 1 a document or the model failed; 2 the command, an input or a framework
is wrong; 3 a result or the store cannot be written; 130 interrupted.
"""

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO, TypeAlias

from aligncheck import __version__
from aligncheck.batch.commands import add_batch_parser
from aligncheck.batch.corpus_commands import add_corpus_parser
from aligncheck.batch.options import (
    GivenOnce,
    add_framework_option,
    add_language_option,
    add_model_option,
    add_profile_option,
)
from aligncheck.errors import AligncheckError, OutputError
from aligncheck.evaluate.commands import add_evaluate_parser
from aligncheck.output import harmless
from aligncheck.training.commands import add_train_parser

INTERRUPTED = 130
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")
Command = Callable[[argparse.Namespace], int]
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one clear sentence on stderr."""
    for name in _OFFLINE:
        os.environ.setdefault(name, "1")
    for stream in (sys.stdout, sys.stderr):
        _show_what_it_can(stream)
    given = _parser().parse_args(arguments)
    try:
        code = _code_of(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _leave_stdout()
        return 0
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _leave_stdout()
        print(f"aligncheck: the output cannot be written ({error.strerror})", file=sys.stderr)
        return OutputError.exit_code


def _code_of(given: argparse.Namespace) -> int:
    command: Command = given.command
    try:
        return command(given)
    except AligncheckError as error:
        print(f"aligncheck: {harmless(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("aligncheck: interrupted", file=sys.stderr)
        return INTERRUPTED


def _leave_stdout() -> None:
    """Let what still waits for standard output go nowhere when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_what_it_can(stream: TextIO) -> None:
    """A character that the terminal or a file name cannot hold must not stop a command."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aligncheck",
        description="Hold a plan against smart specialisation, the Green Deal and the UN goals.",
        epilog="Exit codes: 0 done, 1 a plan failed, 2 wrong use, 3 cannot write, 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"aligncheck {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_check(commands)
    _add_classify(commands)
    _add_frameworks(commands)
    _add_report(commands)
    _add_read(commands)
    add_batch_parser(commands)
    add_corpus_parser(commands)
    add_evaluate_parser(commands)
    add_train_parser(commands)
    _add_app(commands)
    return parser


def _add_judging_options(parser: argparse.ArgumentParser) -> None:
    add_framework_option(parser)
    add_model_option(parser)


def _add_check(commands: Subparsers) -> None:
    for name, text in (("check", "hold a plan against frameworks"), ("demo", "check the sample")):
        parser = commands.add_parser(name, help=text, description=text)
        if name == "check":
            parser.add_argument(
                "files", nargs="+", type=Path, metavar="PLAN", help="pdf, docx, odt, html, txt, md"
            )
            parser.add_argument("--as-one", metavar="NAME", help="check all as one plan")
            _add_ocr(parser)
        _add_judging_options(parser)
        _add_checking_options(parser)
        parser.add_argument("--json", type=Path, metavar="OUT", help="write the result as JSON")
        parser.set_defaults(command=_check if name == "check" else _demo)


def _add_checking_options(parser: argparse.ArgumentParser) -> None:
    add_profile_option(parser)
    add_language_option(parser)
    parser.add_argument(
        "--no-cache", action="store_true", help="read and judge anew; look up and keep nothing"
    )


def _add_ocr(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ocr", action="store_true", help="read pages that are pictures")


def _add_report(commands: Subparsers) -> None:
    text = "write a report on a plan or a kept result, or on several side by side"
    parser = commands.add_parser("report", help=text, description=text)
    parser.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="PLAN|RESULT.json",
        help="a plan, or what 'aligncheck check --json' wrote",
    )
    parser.add_argument(
        "--out", type=Path, required=True, action=GivenOnce, metavar="FILE", help="the report"
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        help="word, excel, pdf (the plan with marks), csv, parquet, json, qda or qdc "
        "(default: by the suffix of FILE)",
    )
    parser.add_argument(
        "--plan",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the plan's own file, for RESULT.json as pdf or qda; once for each, if it has several",
    )
    parser.add_argument(
        "--previous",
        type=Path,
        action=GivenOnce,
        metavar="PLAN|RESULT.json",
        help="the last draft: excel gets a sheet of what changed since",
    )
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="take over the decisions in --previous RESULT.json whose passages still stand",
    )
    _add_ocr(parser)
    _add_judging_options(parser)
    _add_checking_options(parser)
    parser.set_defaults(command=_report)


def _add_classify(commands: Subparsers) -> None:
    text = "judge loose passages, one a line"
    parser = commands.add_parser("classify", help=text, description=text)
    parser.add_argument(
        "input", type=Path, metavar="IN.jsonl", help='{"id": …, "text": …} on each line'
    )
    parser.add_argument("output", type=Path, metavar="OUT.jsonl", help="is written, in that order")
    _add_judging_options(parser)
    parser.set_defaults(command=_classify)


def _add_frameworks(commands: Subparsers) -> None:
    text = "list frameworks, or lint your own"
    parser = commands.add_parser("frameworks", help=text, description=text)
    add_language_option(parser)
    parser.set_defaults(command=_frameworks)
    actions = parser.add_subparsers(metavar="ACTION")
    text = "name every fault of a framework file with its line"
    lint = actions.add_parser("lint", help=text, description=text)
    lint.add_argument("file", type=Path, metavar="FILE.toml", help="the framework")
    add_language_option(lint)
    lint.set_defaults(command=_lint)


def _add_read(commands: Subparsers) -> None:
    text = "show what is read from files"
    parser = commands.add_parser("read", help=text, description=text)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="pdf, docx, odt, html, txt, md"
    )
    parser.add_argument("--jsonl", type=Path, metavar="OUT", help="write here instead of stdout")
    _add_ocr(parser)
    add_language_option(parser)
    parser.set_defaults(command=_read)


def _add_app(commands: Subparsers) -> None:
    text = "serve the app and open it in the browser"
    parser = commands.add_parser("app", help=text, description=text)
    parser.add_argument(
        "--address",
        default="127.0.0.1",
        help="where to listen (default: %(default)s, this machine only)",
    )
    parser.add_argument(
        "--port", type=_port, default=8501, help="port of the page (default: %(default)s)"
    )
    parser.add_argument(
        "--host",
        action="append",
        default=[],
        help="name by which people reach a shared server; may be repeated",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.set_defaults(command=_app)


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return number


def _check(given: argparse.Namespace) -> int:
    from aligncheck.terminal.check import run_check

    return run_check(given)


def _demo(given: argparse.Namespace) -> int:
    from aligncheck.terminal.check import run_demo

    return run_demo(given)


def _classify(given: argparse.Namespace) -> int:
    from aligncheck.terminal.check import run_classify

    return run_classify(given)


def _report(given: argparse.Namespace) -> int:
    from aligncheck.terminal.report import run_report

    return run_report(given)


def _frameworks(given: argparse.Namespace) -> int:
    from aligncheck.terminal.catalogue import list_frameworks

    return list_frameworks(given.language)


def _lint(given: argparse.Namespace) -> int:
    from aligncheck.terminal.catalogue import lint

    return lint(given.file, given.language)


def _read(given: argparse.Namespace) -> int:
    from aligncheck.terminal.read import run_read

    return run_read(given.files, given.jsonl, ocr=given.ocr, language=given.language)


def _app(given: argparse.Namespace) -> int:
    from aligncheck.launch import has_screen, run_app

    return run_app(
        address=given.address,
        port=given.port,
        hosts=given.host,
        browser=has_screen() and not given.no_browser,
    )


if __name__ == "__main__":
    sys.exit(main())
