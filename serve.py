"""The server process of the app: Streamlit, kept from asking other machines who it is.

Where a browser of a foreign origin knocks, Streamlit would look this machine's public address
up at a web service before it refuses. Nothing may leave the machine, so that it does not.
"""

import sys
from collections.abc import Sequence


def serve(arguments: Sequence[str]) -> int:
    """Run Streamlit's own command line with these arguments; its exit code."""
    from streamlit.web import cli

    keep_to_this_machine()
    code: int = cli.main(list(arguments), prog_name="streamlit", standalone_mode=False) or 0
    return code


def keep_to_this_machine() -> None:
    """Let Streamlit know no public address of this machine, instead of looking it up."""
    from streamlit import net_util

    net_util.get_external_ip = _unknown


def _unknown() -> None:
    return None


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
