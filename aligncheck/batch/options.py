"""Options that several commands take, each with the same words in every help."""

import argparse
from pathlib import Path

from aligncheck.encoding.bundled import DEFAULT_MODEL, data_folder

LANGUAGES = ("nb", "nn", "en")


class GivenOnce(argparse.Action):
    """Refuses an option that is given again; argparse alone would drop the first without a word."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Keep the value; ArgumentError where there is one already."""
        first = getattr(namespace, self.dest)
        if first is not None:
            told = f"is given twice, with {first} and {values}; give it once"
            raise argparse.ArgumentError(self, told)
        setattr(namespace, self.dest, values)


def add_framework_option(parser: argparse.ArgumentParser) -> None:
    """`--framework`, which may be repeated: a list of names and files, or None."""
    parser.add_argument(
        "--framework",
        action="append",
        metavar="NAME|FILE.toml",
        help="s3, s3-p, egd, sdg or your own file; may be repeated (default: all built in)",
    )


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """`--model`: the project's own, or another model's name or folder."""
    parser.add_argument(
        "--model",
        default=DEFAULT_MODEL,
        metavar="NAME|FOLDER",
        help=f"{DEFAULT_MODEL} (default), or any sentence-transformers model",
    )


def add_profile_option(parser: argparse.ArgumentParser) -> None:
    """`--profile`: the id of one, or None."""
    parser.add_argument(
        "--profile",
        metavar="ID",
        help="applicability profile, such as regional-no; 'aligncheck frameworks' lists them "
        "(default: none)",
    )


def add_language_option(
    parser: argparse.ArgumentParser, what: str = "language of what is printed"
) -> None:
    """`--language`: nb, nn or en."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default="nb",
        help=f"{what}, not of the plan (default: nb)",
    )


def add_store_option(parser: argparse.ArgumentParser) -> None:
    """`--store`: a data folder, or None for the usual one."""
    here = str(data_folder()).replace("%", "%%")
    parser.add_argument(
        "--store",
        type=Path,
        metavar="FOLDER",
        help="data folder, with plans, results and decisions (default: ALIGNCHECK_DATA where "
        f"set; here {here})",
    )
