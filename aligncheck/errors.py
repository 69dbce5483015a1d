"""The tree of errors: each says what is wrong, with what, and what to do.

AligncheckError
├── UsageError       the command or its input is wrong            exit code 2
├── FrameworkError   a framework file cannot be used              exit code 2
├── DocumentError    a document could not be read                 exit code 1
├── ModelError       the model is missing, changed or broken      exit code 1
├── StoreError       the store cannot be read or written          exit code 3
└── OutputError      a result cannot be written where asked       exit code 3
"""

from typing import ClassVar

MEND_MODELS = (
    "restore models/ in the program's folder (git checkout -- models, or unpack the zip file "
    "again), or name a whole copy of it with ALIGNCHECK_MODELS"
)
"""What to do where a file of the bundled models is missing or broken."""
WHOLE_FOLDER = (
    "get the program's folder whole (git clone, or the zip file), then run in it: python3 start.py"
)
"""What to do where the app or the sample plan does not lie beside the package."""


class AligncheckError(Exception):
    """Something that a person can act on; its text is shown as it stands."""

    exit_code: ClassVar[int] = 1


class UsageError(AligncheckError):
    """The command line or an input file is not what the command takes."""

    exit_code = 2


class FrameworkError(AligncheckError):
    """A framework file breaks a rule; the text names file, line and place."""

    exit_code = 2


class DocumentError(AligncheckError):
    """A document gave no passages; the text says why and what to do."""


class ModelError(AligncheckError):
    """The model is missing or is not the one that was asked for."""


class StoreError(AligncheckError):
    """The store in the data folder cannot be read or written."""

    exit_code = 3


class OutputError(AligncheckError):
    """A result file cannot be written."""

    exit_code = 3
